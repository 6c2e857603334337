import { formatDiagnostic } from '../diagnostics/format.ts'
import { visible } from '../diagnostics/visible.ts'
import { type Exit, exit } from './exit.ts'
import { type Host, OutputError, RefusedValue, UsageError } from './host.ts'

/** Say what went wrong, where there is somebody to say it to, and in which exit code. */
export function answer(problem: unknown, debug: boolean, host: Host): Exit {
  const say = (text: string): void => {
    try {
      host.err(text)
    } catch {
      // Nobody is listening; the exit code still tells.
    }
  }
  if (problem instanceof RefusedValue) {
    say(`${formatDiagnostic(problem.problem)}\n`)
    return exit.badInput
  }
  if (problem instanceof UsageError) {
    say(`scenario: ${seen(problem.message)}\n`)
    return exit.usage
  }
  if (problem instanceof OutputError) {
    say(`scenario: ${seen(problem.message)}\n`)
    return exit.io
  }
  const detail = problem instanceof Error ? (debug ? problem.stack : problem.message) : String(problem)
  say(`scenario: a fault of the program, please report it with the definition that shows it: ${detail}\n`)
  if (!debug) say('Run it again with --debug for the place.\n')
  return exit.internal
}

/** What a name of a file may hold is not obeyed by a terminal; lines stay lines. */
function seen(message: string): string {
  return message.split('\n').map(visible).join('\n')
}
