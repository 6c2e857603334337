import { listInWords } from '../base/list-in-words.ts'
import type { Scenario } from '../open/open.ts'
import type { ScenariosCompared } from '../report/compare/chapter.ts'
import { commandOf, type Started } from '../report/hint.ts'
import { type Unlike, unlikeIn } from '../workbook/unlike.ts'
import type { Draft } from './batch.ts'
import type { AskedBridge } from './comparison-of.ts'
import { type Host, UsageError } from './host.ts'
import { madeOf } from './made-of.ts'
import { type Output, ofAll } from './output.ts'
import { refuseOnTerminal } from './page-of.ts'
import { type Repeated, startedBy } from './program.ts'
import type { NamedFile } from './read-scenarios.ts'

/** A result that is the model of its scenarios. Throws a `UsageError` as soon as one comes that does not share the rows of the first. */
export function modelDraft(
  command: string,
  output: Output,
  files: readonly string[],
  options: Repeated & AskedBridge,
  host: Host,
  only?: NamedFile,
): Draft {
  const scenarios: Scenario[] = []
  const made = madeOf(command, 'results', output, options, host, only)
  /** What the command that compares says of them, in the same words. */
  const compared = async (): Promise<ScenariosCompared> => {
    const { wholeComparison } = await import('./comparison-of.ts')
    return wholeComparison(scenarios, files, { decimals: options.decimals }, options, host)
  }
  return {
    add: (scenario) => {
      refuseOnTerminal(output, host)
      const [first] = scenarios
      if (first !== undefined && ofAll(output))
        refuseUnlike(unlikeIn([first, scenario]), files, startedBy(options, host))
      scenarios.push(scenario)
    },
    text: async () => {
      const [first, ...others] = scenarios
      const { loadModel } = output.format
      if (first === undefined || loadModel === undefined) throw new Error('A model is written of one scenario at least')
      const { writeModel } = await loadModel()
      const { decimals } = options
      return writeModel([first, ...others], made, {
        decimals,
        compared: others.length > 0 ? await compared() : undefined,
      })
    },
  }
}

/** So many differences are told: the rest are of the same kind. */
const mostTold = 5

function refuseUnlike(unlike: readonly Unlike[], files: readonly string[], started: Started): void {
  if (unlike.length === 0) return
  const told = unlike.slice(0, mostTold).map(({ path, how }) => (path === undefined ? how : `${path} (${how})`))
  const rest = unlike.length - told.length
  const list = listInWords(rest === 0 ? told : [...told, `${rest} more`])
  const each = commandOf(started, 'run', ...files, '-o', '{scenario}.xlsx').text
  throw new UsageError(
    `One workbook shows scenarios in turn on the same sheets, and these do not share their rows: ${list}. Give each a workbook of its own: ${each}`,
  )
}
