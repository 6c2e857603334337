import { Command } from 'commander'
import type { Host } from '../host.ts'
import type { Done } from '../main.ts'

/** `scenario schema`. */
export function command(_host: Host, _done: Done): Command {
  return new Command('schema')
}
