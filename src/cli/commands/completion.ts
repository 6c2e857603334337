import { Argument, Command } from 'commander'
import bash from '../complete/scripts/bash.sh'
import fish from '../complete/scripts/fish.sh'
import powershell from '../complete/scripts/powershell.ps1'
import zsh from '../complete/scripts/zsh.sh'
import type { Done } from '../done.ts'
import { exit } from '../exit.ts'
import type { Host } from '../host.ts'
import { addManual } from '../manual.ts'
import manual from './completion.md'

const scripts: Readonly<Record<string, string>> = { bash, zsh, fish, powershell }

/** `scenario completion <shell>`. */
export function command(host: Host, done: Done): Command {
  const completion = new Command('completion')
    .description('Print the script by which a shell completes command lines.')
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(scripts)))
  return addManual(completion, manual, host).action((shell: string) => {
    host.out(scripts[shell] ?? '')
    done(exit.ok)
  })
}
