import type { Command } from 'commander'
import { commandNames } from './command-names.ts'
import type { Host } from './host.ts'
import { programOf } from './program.ts'

/** The program's name where it begins a command line: a command follows it, and no word stands before it, as one does before a noun. */
const started = new RegExp(String.raw`(?<!\w )\bscenario (?=(?:${commandNames.join('|')})\b)`, 'g')

/** Put a manual page after the options of a command's help: the page without its title and its code fences. */
export function addManual(command: Command, page: string, host: Host): Command {
  const text = page.replace(/^# .*\n+/, '').replace(/^```.*\n/gm, '')
  // What a page says to type, its reader can type.
  const typed = text.replace(started, `${programOf(host)} `)
  return command.addHelpText('after', `\n${typed.trimEnd()}\n`)
}
