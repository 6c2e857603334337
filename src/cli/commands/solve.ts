import { Command } from 'commander'
import { printYear } from '../../base/financial-year.ts'
import { offInWords } from '../../definition/layers/switched-off.ts'
import { formatDiagnostic } from '../../diagnostics/format.ts'
import type { Condition } from '../../formula/node.ts'
import { conditionInView, NotInView } from '../../model/condition-in-view.ts'
import type { Scenario } from '../../open/open.ts'
import { rowAt } from '../../open/project.ts'
import { askedCondition } from '../../questions/asked-condition.ts'
import { comparesForEquality, type Interval, solve, usualInterval } from '../../questions/solve.ts'
import type { Varied } from '../../questions/varied.ts'
import { solveChapter } from '../../report/solve.ts'
import { type Answer, addQuestionOptions, answerQuestion, type QuestionOptions } from '../answer-question.ts'
import type { Done } from '../done.ts'
import { type Host, UsageError } from '../host.ts'
import { addManual } from '../manual.ts'
import { formatsFor } from '../outputs.ts'
import { readInterval, readVaried, readWhen } from '../read-varied.ts'
import manual from './solve.md'

const formats = formatsFor('figures')

interface SolveOptions extends QuestionOptions {
  readonly vary: string
  readonly until: string
  readonly in?: string
  readonly between?: string
}

/** `scenario solve <file> --vary <path> --until <condition>`. */
export function command(host: Host, done: Done): Command {
  const own = new Command('solve')
    .description('Find the value of an input at which a condition becomes true: switching values, break-even.')
    .argument('<file>', 'a definition in YAML or CSV; - is standard input')
    .requiredOption('--vary <path>', 'the input, such as lines.acute.growth; a year of it, or a pattern')
    .requiredOption('--until <condition>', "what is to be true, such as 'headroom >= 0'")
    .option('--in <year>', 'the year in which it is to be true, or all or any of the projected years; the last')
    .option('--between <a..b>', 'where to search, such as 0%..6%')
  addManual(addQuestionOptions(own, formats), manual, host)
  return own.action(async (file: string, options: SolveOptions) =>
    done(await answerQuestion('solve', file, options, formats, (scenario) => answerOf(scenario, file, options), host)),
  )
}

function answerOf(scenario: Scenario, file: string, options: SolveOptions): Answer {
  const { model, projection } = scenario
  const { until } = options
  const varied = readVaried(model, options.vary, '--vary')
  const when = readWhen(options.in, '--in', model.horizon)
  const { condition, written } = conditionOf(scenario, options)
  const interval = intervalOf(scenario, varied, options)
  const solved = solve(projection, varied, condition, when, interval, written)
  const year = typeof when === 'number' ? ` in ${printYear(model.horizon.base + when)}` : ''
  if (solved === undefined) throw new UsageError(`--vary ${options.vary}: it has no effect on ${until}${year}.`)
  return {
    chapter: (view, made) => solveChapter({ scenario, file, varied, until, when, solved }, view, made),
    isFinding: solved.solutions.length === 0,
  }
}

function intervalOf({ model }: Scenario, varied: Varied, { between, unit }: SolveOptions): Interval {
  if (between !== undefined) return readInterval(between, '--between', varied, model, unit)
  const usual = usualInterval(varied)
  if (usual !== undefined) return usual
  throw new UsageError(
    `${varied.path} is nought as stated, which says nothing of how far to search: give --between a..b.`,
  )
}

/** The condition as it is meant, and as it was typed. */
function conditionOf(
  scenario: Scenario,
  { until, prices, perHead }: SolveOptions,
): { readonly condition: Condition; readonly written: Condition } {
  const read = askedCondition(scenario, '--until', until)
  if ('off' in read && read.off !== undefined) throw new UsageError(`--until: ${offInWords(read.off)}.`)
  if ('problems' in read) throw new UsageError(read.problems.map((problem) => formatDiagnostic(problem)).join('\n'))
  const { condition } = read
  if (comparesForEquality(condition))
    throw new UsageError('--until: what is equal is so at single numbers, which no search meets. Write >= or <=.')
  try {
    const meant = { isReal: prices === 'real', isPerHead: perHead === true }
    const inView = conditionInView(condition, (path) => rowAt(scenario.projection, path), meant)
    return { condition: inView, written: condition }
  } catch (problem) {
    if (!(problem instanceof NotInView)) throw problem
    throw new UsageError(
      `--until: ${problem.message} is added up over years, which --prices real and --per-head do not tell. Divide in the condition.`,
    )
  }
}
