import type { Command } from 'commander'
import type { Host } from './host.ts'
import { programOf } from './program.ts'

/** Put a manual page after the options of a command's help: the page without its title and its code fences. */
export function addManual(command: Command, page: string, host: Host): Command {
  const text = page.replace(/^# .*\n+/, '').replace(/^```.*\n/gm, '')
  // What a page says to type, its reader can type.
  const typed = text.replace(/(?<!npx )\bscenario (?=[a-z]+ )/g, `${programOf(host)} `)
  return command.addHelpText('after', `\n${typed.trimEnd()}\n`)
}
