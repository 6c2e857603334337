import { type Exit, exit } from './exit.ts'
import type { Host } from './host.ts'

/** Write a result to a file, or to standard output for `-`. A file that cannot be written is told on standard error. */
export function writeResult(target: string, text: string, host: Host): Exit {
  if (target === '-') {
    host.out(text)
    return exit.ok
  }
  const failure = host.write(target, text)
  if (failure === undefined) return exit.ok
  host.err(`scenario: ${target} cannot be written: ${failure}.\n`)
  return exit.io
}
