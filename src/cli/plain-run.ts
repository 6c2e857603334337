import { answer } from './answer.ts'
import type { Exit } from './exit.ts'
import type { Host } from './host.ts'
import { renderScreen } from './render-screen.ts'
import type { RunOptions } from './run-options.ts'
import { runScenarios } from './run-scenarios.ts'
import { wholeDraft } from './whole-draft.ts'

/** What the command line says of `run` where it says nothing. */
const options: RunOptions = { set: [], rows: [] }

/**
 * `scenario run <file>` with no option: the same as `main`, without all that would find out which command and which options were
 * meant. Never ends the process and never throws.
 */
export async function plainRun(path: string, host: Host): Promise<Exit> {
  const draft = (): ReturnType<typeof wholeDraft> =>
    wholeDraft((scenarios) => renderScreen(scenarios, options, host, true))
  try {
    return await runScenarios([path], [{ target: '-', format: 'table' }], options, draft, host)
  } catch (problem) {
    return answer(problem, false, host)
  }
}
