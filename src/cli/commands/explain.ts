import { Command } from 'commander'
import { explain } from '../../explain/explain.ts'
import type { Explanation } from '../../explain/explanation.ts'
import { renderWhole } from '../../render/renderer.ts'
import { explainChapter } from '../../report/explain.ts'
import { commandOf } from '../../report/hint.ts'
import type { ViewChoice } from '../../report/views/view.ts'
import { Batch, type Draft } from '../batch.ts'
import type { CommonOptions, ShowOptions } from '../choices.ts'
import type { Done } from '../done.ts'
import { type Exit, worse } from '../exit.ts'
import { readQuestion, refuseUnlessMoney, unknownQuestion } from '../explain-question.ts'
import { type Host, UsageError } from '../host.ts'
import { madeOf } from '../made-of.ts'
import { addManual } from '../manual.ts'
import { addCommonOptions, addShowOptions, addViewOptions, collect, wholeNumber } from '../options.ts'
import type { Output } from '../output.ts'
import { formatNames, formatsFor, type OutputOptions, outputsOf } from '../outputs.ts'
import { pageOf } from '../page-of.ts'
import { Problems } from '../problems.ts'
import { startedBy } from '../program.ts'
import { openAll } from '../read-scenarios.ts'
import { exitOfChecks } from '../strict-checks.ts'
import { type ViewOptions, viewable, viewChoice } from '../view-options.ts'
import manual from './explain.md'

interface ExplainOptions extends CommonOptions, ShowOptions, ViewOptions, OutputOptions {
  readonly depth?: number | 'all'
}

/** `scenario explain <file> <row> <year>`. */
export function command(host: Host, done: Done): Command {
  const own = new Command('explain')
    .description('Show how one figure was made: formula, figures, and each input with its place and source.')
    .usage('[options] <file> <row> <year>')
    // Declared as optional so that what is missing can be named together with what this scenario has.
    .argument('[file]', 'a definition in YAML or CSV; - is standard input')
    .argument('[row]', 'a row such as headroom, or an input such as lines.acute.growth')
    .argument('[year]', 'a financial year, such as 2023/24')
    .option('-f, --format <name>', formatNames(formatsFor()))
    .option('--json', 'the same as --format json')
    .option('-o, --output <file>', 'write to a file, its format from its extension; repeatable', collect, [])
    .option(
      '--depth <n>',
      'how many levels to go down from the figure, or all to the inputs; 0 where people read it, all in JSON',
      readDepth,
    )
  addManual(addShowOptions(addViewOptions(addCommonOptions(own))), manual, host)
  return own.action(async (file: Word, row: Word, year: Word, options: ExplainOptions) =>
    done(await explainFigure({ file, row, year }, options, host)),
  )
}

/** A word of the command line that may not have been given. */
type Word = string | undefined

interface Words {
  readonly file: Word
  readonly row: Word
  readonly year: Word
}

async function explainFigure({ file, row, year }: Words, options: ExplainOptions, host: Host): Promise<Exit> {
  const outputs = outputsOf(options, formatsFor())
  const started = startedBy(options, host)
  if (file === undefined) {
    const { text } = commandOf(started, 'explain', 'scenarios/3pct.yaml', 'headroom', '2023/24')
    throw new UsageError(`explain needs a file, a row and a year. Write: ${text}`)
  }
  const choice = viewChoice(options)
  const problems = new Problems(options.strict === true)
  const [read] = openAll([file], options, host, problems)
  const opened = read && viewable(read, choice, problems)
  // Whether an input has a source is said beside it.
  host.err(
    problems.text(
      (problem) => problems.isError(problem) || (options.quiet !== true && problem.code !== 'missing-sources'),
    ),
  )
  const scenario = opened?.scenario
  if (opened === undefined || scenario === undefined) return problems.exit
  const question = readQuestion(scenario, { file, row, year }, started)
  const explained = async (depth: number | 'all'): Promise<Explanation> => {
    const levels = depth === 'all' ? undefined : depth
    const inCash = explain(scenario, { ...question, unit: options.unit, depth: levels })
    if (inCash === undefined) throw unknownQuestion(scenario, question.path, file, started)
    return converted(inCash, choice)
  }
  const asked = await explained(options.depth ?? usualDepth)
  // Programs are told all of it, once for all of them.
  const isWhole = options.depth === undefined && outputs.some((output) => !isForPeople(output))
  const whole = isWhole ? await explained('all') : asked
  const quiet = options.quiet === true
  const draftOf = (output: Output): Draft => draft(isForPeople(output) ? asked : whole, file, output, options, host)
  const batch = new Batch(outputs, [opened], draftOf, quiet, host)
  await batch.add(opened)
  const written = await batch.write(quiet)
  return worse(worse(problems.exit, written), exitOfChecks([scenario], options, host))
}

/** How many levels people are told where they do not say: the figure and what it is made of. */
const usualDepth = 0

function isForPeople({ format: { readers } }: Output): boolean {
  return readers === 'screen' || readers === 'people'
}

const levelsIn = wholeNumber('--depth', 0, 100)

function readDepth(text: string): number | 'all' {
  return text === 'all' ? text : levelsIn(text)
}

/** The explanation in the format of an output. */
function draft(explanation: Explanation, file: string, output: Output, options: ExplainOptions, host: Host): Draft {
  const made = madeOf('explain', 'derivation', output, options, host)
  const named = file === '-' ? 'standard input' : file
  return {
    add: () => {},
    text: async () => {
      const [{ render }, page] = await Promise.all([output.format.load(), pageOf(output, options, host)])
      const levels = typeof options.depth === 'number' ? options.depth : usualDepth
      const chapters = [explainChapter(explanation, named, options.decimals ?? 1, made, levels)]
      return renderWhole(render, { made, chapters, summary: undefined, verdict: undefined, problems: [] }, page)
    },
  }
}

/** An explanation with its figure in the view asked for as well. Only money can be viewed in other ways. */
async function converted(explanation: Explanation, choice: ViewChoice): Promise<Explanation> {
  if (choice.prices !== 'real' && choice.perHead !== true) return explanation
  refuseUnlessMoney(explanation.scenario, explanation.asked.path, choice)
  const { conversionsOf } = await import('../../report/views/conversion.ts')
  return { ...explanation, conversions: conversionsOf(explanation, choice) }
}
