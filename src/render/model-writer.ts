import type { Scenario } from '../open/open.ts'
import type { ScenariosCompared } from '../report/compare/chapter.ts'
import type { Made } from '../report/document.ts'
import type { Piece } from './renderer.ts'

/** Writes scenarios that share their rows as one model. */
export type ModelWriter = (
  scenarios: readonly [Scenario, ...Scenario[]],
  made: Made,
  /** The decimal places that were asked for, and what several scenarios are when they are compared. */
  shown: { readonly decimals: number | undefined; readonly compared: ScenariosCompared | undefined },
) => Promise<readonly Piece[]>
