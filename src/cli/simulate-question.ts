import { type FinancialYear, parseYear } from '../base/financial-year.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import type { Drawn, DrawnBlock } from '../questions/simulate/drawing.ts'
import { replicates, type Simulation, type SimulationAsked, simulationOf } from '../questions/simulate/simulation.ts'
import { turnedBy, usualRowsOf } from '../questions/simulate/usual.ts'
import { simulationChapter } from '../report/simulation.ts'
import { answerOfDraws } from '../report/simulation-told.ts'
import type { Answer, OpenedQuestion } from './answer-question.ts'
import { readRow, rowInView } from './asked-figure.ts'
import { type Host, UsageError } from './host.ts'
import type { HeldQuestion } from './parts/held-question.ts'
import { Problems } from './problems.ts'
import { Progress } from './progress.ts'
import { openAll } from './read-scenarios.ts'
import { Turns } from './turns.ts'

/** All that the answer of a simulation rests on beside its files, as plain data, so that another process can ask the same. */
export interface SimulateQuestion extends HeldQuestion {
  /** Names of rows; none for the usual ones. */
  readonly rows: readonly string[]
  /** The years that people are shown. */
  readonly years: readonly string[]
  readonly draws: number
  readonly seed: number
  readonly sampler: 'sobol' | 'random'
  readonly risks: 'on' | 'off'
}

/** One draw in each replicate. */
export const leastDraws = replicates

/** Beyond this a percentile is known far better than any range. */
export const mostDraws = 2 ** 28

/** A simulation of a scenario, ready to be drawn. */
export interface AskedSimulation {
  readonly rows: readonly Row[]
  readonly base: FinancialYear
  readonly simulation: Simulation
}

/** What a question asks of its scenario. Throws a `UsageError` where it cannot be asked. */
export function askedSimulation(scenario: Scenario, question: SimulateQuestion, host: Host): AskedSimulation {
  const rows = rowsAsked(scenario, question, host)
  const answers = rows.map((row) => answered(scenario, row, question))
  const { draws, seed, sampler: how, risks } = question
  const hasRisks = risks === 'on'
  const turned = turnedAsItStands(scenario, question, host)
  const simulation = simulationOf(scenario, { answers, draws, seed, how, hasRisks, ...(turned && { turned }) })
  if (simulation.figures.length + simulation.risks.length === 0) throw new UsageError(nothingToDraw(scenario, hasRisks))
  return { rows, base: scenario.definition.horizon.base, simulation }
}

/** The answer that draws give. */
export function simulationAnswer(
  question: SimulateQuestion,
  { scenario, view }: OpenedQuestion,
  { rows, simulation }: AskedSimulation,
  drawn: Drawn,
): Answer {
  const { file, years, draws, seed, sampler: how, risks } = question
  const asked = {
    scenario,
    file,
    rows: rows.map((row) => ({ row, formula: answered(scenario, row, question).formula })),
    shown: years.flatMap((year) => parseYear(year) ?? []),
    draws,
    seed,
    how,
    hasRisks: risks === 'on',
  }
  const answer = answerOfDraws(asked, simulation, drawn, view)
  return {
    chapter: (own, made) => simulationChapter(answer, own, made),
    isFinding: false,
    isStopped: answer.isPartial,
  }
}

/** Draw blocks from one up to before another, telling each to `watch`; Ctrl-C ends it early. */
export async function drawBlocks(
  simulation: Simulation,
  { from, to }: { readonly from: number; readonly to: number },
  isInterrupted: () => boolean,
  isQuiet: boolean,
  host: Host,
  watch?: (drawn: DrawnBlock) => void,
): Promise<Drawn> {
  const sizes = simulation.blocks.slice(from, to).reduce((sum, { count }) => sum + count, 0)
  const progress = new Progress(host, isQuiet, sizes, 'draws')
  const turns = new Turns()
  const drawing = simulation.draw(from, to, watch !== undefined)
  let done = 0
  for (let drawn = drawing.next(); drawn !== undefined; drawn = drawing.next()) {
    watch?.(drawn)
    done += drawn.block.count
    progress.at(done)
    await turns.take()
    if (isInterrupted()) break
  }
  progress.end()
  return drawing.done()
}

function rowsAsked(
  scenario: Scenario,
  { rows: names, file, ...question }: SimulateQuestion,
  host: Host,
): readonly Row[] {
  if (names.length > 0) return names.map((name) => readRow(scenario, name, file, question, host))
  const rows = usualRowsOf(scenario)
  if (rows.length === 0)
    throw new UsageError('Name the row to ask about with --row: this scenario has no headroom, funding or spend.')
  return rows
}

/** What points are turned by, in the scenario without what the command line changes. */
function turnedAsItStands(
  scenario: Scenario,
  { file, set, allowOutside }: SimulateQuestion,
  host: Host,
): SimulationAsked['turned'] {
  const plain = { set: [], ...(allowOutside && { allowOutside }) }
  const [stands] = set.length === 0 ? [{ scenario }] : openAll([file], plain, host, new Problems(false))
  return turnedBy(stands?.scenario ?? scenario)
}

/** A row as a formula over the rows of a plan; one that is made when it is asked for is written out. */
function answered(scenario: Scenario, row: Row, question: SimulateQuestion): SimulationAsked['answers'][number] {
  const isPlanned = scenario.projection.plan.position.has(row.path)
  if (!isPlanned && (question.prices === 'real' || question.perHead === true))
    throw new UsageError(`${row.path} is not told in real terms or per head here.`)
  if (!isPlanned) return { formula: row.formula, base: row.base }
  const formula = rowInView(scenario, row, question)
  return { formula: row.formula && formula, base: row.base && formula }
}

function nothingToDraw({ definition }: Scenario, hasRisks: boolean): string {
  const risks = !hasRisks && definition.risks.length > 0 ? 'its risks are left out' : 'it has no risks'
  return `Nothing is drawn: no figure of ${definition.title} states a range, and ${risks}. State one, such as growth: { value: 3%, range: { low: 1%, high: 6% } }.`
}
