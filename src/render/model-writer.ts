import type { Scenario } from '../open/open.ts'
import type { Made } from '../report/document.ts'
import type { Piece } from './renderer.ts'

/** Writes scenarios that share their rows as one model. */
export type ModelWriter = (
  scenarios: readonly [Scenario, ...Scenario[]],
  made: Made,
  shown: { readonly decimals: number | undefined },
) => Promise<readonly Piece[]>
