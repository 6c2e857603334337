import type { Format } from '../render/formats.ts'
import { render } from '../render/text/text.ts'
import { answer } from './answer.ts'
import type { Draft } from './batch.ts'
import type { Exit } from './exit.ts'
import type { Host } from './host.ts'
import type { Output } from './output.ts'
import { draftOf } from './run-draft.ts'
import type { RunOptions } from './run-options.ts'
import { runScenarios } from './run-scenarios.ts'

/** What the command line says of `run` where it says nothing. */
const options: RunOptions = { set: [], rows: [] }

/** The format for people, loaded with the program. */
const screen: Format = {
  name: 'table',
  extensions: [],
  needs: undefined,
  readers: 'screen',
  load: async () => ({ render }),
}

/**
 * `scenario run <file>` with no option: the same as `main`, without all that would find out which command and which options were
 * meant. Never ends the process and never throws.
 */
export async function plainRun(path: string, host: Host): Promise<Exit> {
  const draft = (output: Output): Draft => draftOf(output, options, host, undefined, true)
  try {
    return await runScenarios([path], [{ target: '-', format: screen }], options, draft, host)
  } catch (problem) {
    return answer(problem, false, host)
  }
}
