import type { Host } from './host.ts'
import { TakenPlaces } from './taken-places.ts'

/** The files that `init` reads: a budget and its mapping, where there are any. */
interface Inputs {
  readonly from?: string | undefined
  readonly mapping?: string | undefined
}

/** Throws a `UsageError` where a file would be written over one that is read: `--force` is for what an earlier run wrote. */
export function refuseInputs(targets: readonly string[], { from, mapping }: Inputs, host: Host): void {
  const places = new TakenPlaces([], [], host)
  // Both may be one file: what is read twice is not lost.
  if (from !== undefined) places.reads('budget', from)
  if (mapping !== undefined) places.reads('mapping', mapping)
  for (const target of targets) places.writes(target)
}
