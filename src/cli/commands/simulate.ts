import { Command, InvalidArgumentError, Option } from 'commander'
import { rowName } from '../../formula/node.ts'
import type { Row } from '../../model/row.ts'
import type { NamedPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { rowNamed } from '../../open/project.ts'
import { estimatesOf } from '../../questions/simulate/estimates.ts'
import { type Drawn, type Simulation, type SimulationAsked, simulationOf } from '../../questions/simulate/simulation.ts'
import { simulationChapter } from '../../report/simulation.ts'
import { simulationRemarks } from '../../report/simulation-remarks.ts'
import { viewOf } from '../../report/views/view.ts'
import { type Answer, addQuestionOptions, answerQuestion, type QuestionOptions } from '../answer-question.ts'
import { readRow, rowInView } from '../asked-figure.ts'
import type { YearChoice } from '../choices.ts'
import type { Done } from '../done.ts'
import { beginDraws, type DrawsFile } from '../draws-out.ts'
import { type Host, UsageError } from '../host.ts'
import { addManual } from '../manual.ts'
import { collect, readYears } from '../options.ts'
import { formatsFor } from '../outputs.ts'
import { Problems } from '../problems.ts'
import { Progress } from '../progress.ts'
import { openAll } from '../read-scenarios.ts'
import { shownYears } from '../shown-years.ts'
import { Turns } from '../turns.ts'
import { viewChoice } from '../view-options.ts'
import manual from './simulate.md'

const formats = formatsFor('figures')

/** Beyond this a percentile is known far better than any range. */
const mostDraws = 2 ** 28

interface SimulateOptions extends QuestionOptions {
  readonly row: readonly string[]
  readonly draws: number
  readonly seed: number
  readonly sampler: 'sobol' | 'random'
  readonly risks: 'on' | 'off'
  readonly years?: YearChoice
  readonly drawsOut?: string
}

/** `scenario simulate <file>`. */
export function command(host: Host, done: Done): Command {
  const own = new Command('simulate')
    .description('How far the ranges and risks of a definition spread a row: percentiles, chances and a fan chart.')
    .argument('<file>', 'a definition in YAML or CSV; - is standard input')
    .option('--row <row>', 'a row to ask about; repeatable; headroom and the out-of-hospital envelope', collect, [])
    .option('--draws <n>', 'how many draws', whole('--draws', 16, mostDraws), 100_000)
    .option('--seed <n>', 'the seed of the random numbers', whole('--seed', 0, 2 ** 32 - 1), 1)
    .addOption(
      new Option('--sampler <which>', 'even points, or numbers at random')
        .choices(['sobol', 'random'])
        .default('sobol'),
    )
    .addOption(new Option('--risks <which>', 'whether risks are drawn').choices(['on', 'off']).default('on'))
    .option('--draws-out <file>', 'write every draw of the rows to a file, csv or ndjson')
    .option('--years <which>', 'which years to show people: all, key, a list or a range', readYears)
  addManual(addQuestionOptions(own, formats), manual, host)
  return own.action(async (file: string, options: SimulateOptions) =>
    done(
      await answerQuestion(
        'simulate',
        file,
        options,
        formats,
        (scenario) => answerOf(scenario, file, options, host),
        host,
      ),
    ),
  )
}

function whole(option: string, from: number, to: number): (text: string) => number {
  return (text) => {
    const digits = text.replaceAll('_', '').replaceAll(',', '')
    const number = digits.length <= 12 && /^\d+$/.test(digits) ? Number(digits) : Number.NaN
    if (number >= from && number <= to) return number
    throw new InvalidArgumentError(`${option} takes a whole number from ${from} to ${to}.`)
  }
}

/** What a board asks about where it names no row: what is left, then what there is to spend, or cost. */
const usualRows: readonly (readonly NamedPath[])[] = [
  ['headroom', 'out-of-hospital.envelope'],
  ['funding.total'],
  ['spend.total'],
]

async function answerOf(scenario: Scenario, file: string, options: SimulateOptions, host: Host): Promise<Answer> {
  const rows = rowsAsked(scenario, file, options, host)
  const answers = rows.map((row) => answered(scenario, row, options))
  const { draws: asked, seed, sampler: how } = options
  const hasRisks = options.risks === 'on'
  const turned = turnedBy(scenario, file, options, host)
  const simulation = simulationOf(scenario, { answers, draws: asked, seed, how, hasRisks, ...(turned && { turned }) })
  const { figures, risks, draws, central } = simulation
  if (figures.length + risks.length === 0) throw new UsageError(nothingToDraw(scenario, hasRisks))
  const view = viewOf(scenario, { ...viewChoice(options), decimals: options.decimals })
  const sink =
    options.drawsOut === undefined ? undefined : await beginDraws(options.drawsOut, rows, view, options, host)
  const { drawn, isStopped } = await drawBlocks(simulation, sink, options.quiet === true, host)
  const written = sink?.end(!isStopped)
  const simulated = rows.map((row, at) => ({ row, central: central[at] ?? [], years: estimatesOf(drawn.tallied, at) }))
  return {
    chapter: (_view, made) =>
      simulationChapter(
        {
          scenario,
          file,
          rows: simulated,
          shown: shownYears(scenario, options.years ?? 'key'),
          draws: isStopped ? drawsOf(drawn) : draws,
          asked,
          seed,
          how,
          figures: figures.length,
          risks: risks.length,
          risksLeftOut: hasRisks ? 0 : scenario.definition.risks.length,
          remarks: simulationRemarks(scenario, simulation, drawn, view),
          isPartial: isStopped,
        },
        view,
        made,
      ),
    isFinding: false,
    isStopped,
    ...(written === undefined ? {} : { written }),
  }
}

/** Draw all blocks; Ctrl-C ends it with what is drawn. */
async function drawBlocks(
  simulation: Simulation,
  sink: DrawsFile | undefined,
  isQuiet: boolean,
  host: Host,
): Promise<{ readonly drawn: Drawn; readonly isStopped: boolean }> {
  const isInterrupted = host.heedInterrupts()
  const progress = new Progress(host, isQuiet, simulation.draws, 'draws')
  const turns = new Turns()
  const drawing = simulation.draw(0, simulation.blocks.length)
  let left = simulation.blocks.length
  for (let drawn = drawing.next(); drawn !== undefined; drawn = drawing.next()) {
    left -= 1
    sink?.add(drawn)
    progress.at(drawn.block.draw + drawn.block.count)
    await turns.take()
    if (isInterrupted()) break
  }
  progress.end()
  if (left > 0)
    host.err(
      `scenario: stopped after ${simulation.blocks.length - left} of ${simulation.blocks.length} blocks of draws; what is told rests on those.\n`,
    )
  return { drawn: drawing.done(), isStopped: left > 0 }
}

/** How many draws were made. */
function drawsOf({ tallied }: Drawn): number {
  return tallied.reduce((sum, { draws }) => sum + draws, 0)
}

function rowsAsked(scenario: Scenario, file: string, options: SimulateOptions, host: Host): readonly Row[] {
  if (options.row.length > 0) return options.row.map((name) => readRow(scenario, name, file, options, host))
  const usual = usualRows.map((paths) => paths.flatMap((path) => rowNamed(scenario.projection, path) ?? []))
  const rows = usual.find((found) => found.length > 0)
  if (rows === undefined)
    throw new UsageError('Name the row to ask about with --row: this scenario has no headroom, funding or spend.')
  return rows
}

/** What points are turned by: the first of the usual rows, of the scenario without what the command line changes. */
function turnedBy(
  scenario: Scenario,
  file: string,
  options: SimulateOptions,
  host: Host,
): SimulationAsked['turned'] | undefined {
  const [stands] =
    options.set.length === 0 ? [{ scenario }] : openAll([file], { ...options, set: [] }, host, new Problems(false))
  const own = stands?.scenario ?? scenario
  const row = usualRows.flat().find((path) => rowNamed(own.projection, path) !== undefined)
  return row === undefined ? undefined : { scenario: own, formula: { op: 'row', path: rowName(row), lag: 0 } }
}

/** A row as a formula over the rows of a plan; one that is made when it is asked for is written out. */
function answered(scenario: Scenario, row: Row, options: SimulateOptions): SimulationAsked['answers'][number] {
  const isPlanned = scenario.projection.plan.position.has(row.path)
  if (!isPlanned && (options.prices === 'real' || options.perHead === true))
    throw new UsageError(`${row.path} is not told in real terms or per head here.`)
  if (!isPlanned) return { formula: row.formula, base: row.base }
  const formula = rowInView(scenario, row, options)
  return { formula: row.formula && formula, base: row.base && formula }
}

function nothingToDraw({ definition }: Scenario, hasRisks: boolean): string {
  const risks = !hasRisks && definition.risks.length > 0 ? ' and its risks are left out' : ' and it has no risks'
  return `Nothing is drawn: no figure of ${definition.title} states a range,${risks}. State one, such as growth: { value: 3%, range: { low: 1%, high: 6% } }.`
}
