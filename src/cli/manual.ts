import type { Command } from 'commander'

/** Put a manual page after the options of a command's help: the page without its title and its code fences. */
export function addManual(command: Command, page: string): Command {
  const text = page.replace(/^# .*\n+/, '').replace(/^```.*\n/gm, '')
  return command.addHelpText('after', `\n${text.trimEnd()}\n`)
}
