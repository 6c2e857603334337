import type { Piece } from '../render/renderer.ts'
import { type Exit, exit } from './exit.ts'
import type { Host, Staged } from './host.ts'

/** Write a result to a file, or to standard output for `-`. A file that cannot be written is told on standard error. */
export function writeResult(target: string, pieces: readonly Piece[], host: Host): Exit {
  if (target !== '-') return putInPlace(target, host.stage(target, pieces), host)
  for (const piece of pieces) host.out(piece)
  return exit.ok
}

/** Put a file that stands beside its place into it. Where that fails, it is told on standard error. */
export function putInPlace(target: string, staged: Staged, host: Host): Exit {
  const failure = staged.keep()
  if (failure === undefined) return exit.ok
  host.err(`scenario: ${target} cannot be written: ${failure}.\n`)
  return exit.io
}
