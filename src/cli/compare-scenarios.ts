import { Decimal, epsilon, zero } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { poundsIn } from '../base/money-unit.ts'
import { once } from '../base/once.ts'
import { reckoner } from '../engine/run.ts'
import type { Numeric } from '../formula/node.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { type Projection, rowNamed } from '../open/project.ts'
import { bridgeBetween } from '../questions/bridge/between.ts'
import { sharedCount } from '../questions/compare.ts'
import type { Format } from '../render/formats.ts'
import { renderWhole } from '../render/renderer.ts'
import { type ComparedBridge, compareChapter, type ScenariosCompared } from '../report/compare/chapter.ts'
import { commandOf } from '../report/hint.ts'
import type { ViewChoice } from '../report/views/view.ts'
import type { QuestionOptions } from './answer-question.ts'
import { formulaOfRow, readRow } from './asked-figure.ts'
import { Batch, type Draft } from './batch.ts'
import { rowChooser, type YearChoice } from './choices.ts'
import { type Exit, exit, worse } from './exit.ts'
import { refuseUnlessMoney } from './explain-question.ts'
import { type Host, UsageError } from './host.ts'
import { madeOf } from './made-of.ts'
import { type ModelOptions, modelDrafts } from './model-options.ts'
import { isForPeople, type Output, ofAll } from './output.ts'
import { outputsOf } from './outputs.ts'
import { pageOf } from './page-of.ts'
import { Problems } from './problems.ts'
import { startedBy } from './program.ts'
import { openAll } from './read-scenarios.ts'
import { readYear } from './read-varied.ts'
import { RunFacts } from './run-facts.ts'
import { shownYears } from './shown-years.ts'
import { sideText } from './side-files.ts'
import { viewable, viewChoice } from './view-options.ts'

/** What was asked of `scenario compare`. */
export interface CompareOptions extends QuestionOptions, ModelOptions {
  readonly bridge?: string
  readonly from?: string
  readonly row?: string
  readonly years?: YearChoice
  readonly rows: readonly string[]
}

/** Open scenarios, hold them against the first and write what comes of it to every output. */
export async function compareScenarios(
  files: readonly string[],
  options: CompareOptions,
  formats: readonly Format[],
  host: Host,
): Promise<Exit> {
  if (options.from !== undefined)
    throw new UsageError('--from goes with one scenario, whose bridge leads from that year to another.')
  const outputs = outputsOf(options, formats)
  const modelOf = await modelDrafts('compare', outputs, files, options, host)
  const each = outputs.find((output) => !ofAll(output))
  if (each !== undefined)
    throw new UsageError(`-o ${each.target}: a comparison is of all files together, in one result.`)
  const choice = viewChoice(options)
  const quiet = options.quiet === true
  const problems = new Problems(options.strict === true)
  const opened = openAll(files, options, host, problems).map((one) => viewable(one, choice, problems))
  const scenarios = opened.flatMap(({ scenario }) => scenario ?? [])
  const forPeople = outputs.some(isForPeople)
  host.err(
    problems.text(
      (problem) => problems.isError(problem) || (!quiet && forPeople && problem.code !== 'missing-sources'),
    ),
  )
  if (scenarios.length < opened.length) return problems.exit
  const facts = new RunFacts(
    {
      ...options,
      years: options.years as YearChoice,
    },
    (verb, ...after) => commandOf(startedBy(options, host), verb, ...files, ...after).text,
  )
  for (const scenario of scenarios) facts.note(scenario)
  facts.refuse(outputs)
  refuseUnlike(scenarios, choice)
  // What cannot be told is known before anything is written; of the model alone nothing is told.
  const comparison = outputs.every((output) => modelOf(output) !== undefined)
    ? undefined
    : comparisonOf(scenarios, files, options, choice, host)
  const told = (output: Output): Draft => {
    const made = madeOf('compare', 'records', output, options, host)
    const decimals = isForPeople(output) ? options.decimals : undefined
    const chapter = once(() => {
      if (comparison === undefined) throw new Error('Nothing was compared')
      return compareChapter({ ...comparison, choice: { ...choice, decimals } }, made)
    })
    return {
      add: () => {},
      text: async () => {
        const [{ render }, page] = await Promise.all([output.format.load(), pageOf(output, options, host)])
        const document = { made, chapters: [chapter()], summary: undefined, verdict: undefined, problems: [] }
        return renderWhole(render, document, page)
      },
      madeFrom: () => sideText(made, [chapter()]),
    }
  }
  const draftOf = (output: Output): Draft => modelOf(output) ?? told(output)
  const batch = new Batch(outputs, opened, draftOf, true, host)
  for (const one of opened) await batch.add(one)
  const written = worse(problems.exit, await batch.write(true))
  return worse(written, facts.isUnsettled ? exit.findings : exit.ok)
}

/** Figures of unlike units, prices or years are no differences. */
export function refuseUnlike(scenarios: readonly Scenario[], { unit, perHead }: ViewChoice): void {
  const [first, ...others] = scenarios as [Scenario, ...Scenario[]]
  const own = first.definition
  for (const { name, definition } of others) {
    if (definition.horizon.base !== own.horizon.base)
      throw new UsageError(
        `${first.name} begins in ${printYear(own.horizon.base)} and ${name} in ${printYear(definition.horizon.base)}: scenarios of unlike base years are not compared. Give both one years.base, with the figures of that year.`,
      )
    if (definition.prices.base !== own.prices.base)
      throw new UsageError(
        `${first.name} is in ${printYear(own.prices.base)} prices and ${name} in ${printYear(definition.prices.base)} prices: scenarios of unlike price bases are not compared. Give them one prices.base.`,
      )
    if (definition.unit !== own.unit && unit === undefined && perHead !== true)
      throw new UsageError(
        `${first.name} is in ${own.unit} and ${name} in ${definition.unit}: say in which to compare them, with --unit ${own.unit}.`,
      )
  }
}

function comparisonOf(
  scenarios: readonly Scenario[],
  files: readonly string[],
  options: CompareOptions,
  choice: ViewChoice,
  host: Host,
): ScenariosCompared {
  const [first] = scenarios as [Scenario]
  const { horizon } = first.definition
  const count = sharedCount(scenarios)
  const [shortest] = scenarios.filter(({ definition }) => definition.horizon.count === count) as [Scenario]
  const asked = options.bridge === undefined ? undefined : readYear(options.bridge, '--bridge', { ...horizon, count })
  const isAsked = options.bridge !== undefined || options.row !== undefined
  const row = rowOf(scenarios, files, options, host)
  const bridges =
    row === undefined ? [] : bridgesOf(scenarios, row, asked ?? count, asked === undefined, choice, isAsked)
  const index = asked ?? bridges[0]?.index ?? count
  return {
    scenarios,
    files,
    choice,
    shownYears: shownYears(shortest, options.years ?? 'key'),
    dataYears: shownYears(shortest, options.years ?? 'all'),
    year: horizon.base + index,
    rows: options.rows.length === 0 ? undefined : rowChooser(options.rows),
    bridges,
    isBridgeAsked: isAsked,
    isUsualRow: options.row === undefined || options.row === usualRow,
  }
}

const usualRow = 'headroom'

/** The row of the bridge. What was asked for must be in all of them; what is usual is left out where it is not. */
function rowOf(
  scenarios: readonly Scenario[],
  files: readonly string[],
  options: CompareOptions,
  host: Host,
): Row | undefined {
  const usual = scenarios.map(({ projection }) => rowNamed(projection, usualRow))
  if (options.row === undefined && options.bridge === undefined && usual.includes(undefined)) return undefined
  const name = options.row ?? usualRow
  const rows = scenarios.map((scenario, at) => readRow(scenario, name, files[at] ?? scenario.name, options, host))
  const [first] = rows
  if (first !== undefined && (options.prices === 'real' || options.perHead === true) && options.row !== undefined)
    refuseUnlessMoney(scenarios[0] as Scenario, first.path, viewChoice(options))
  return first
}

/** How a row of the first becomes that of each of the others in a year: in the year given, or where none is asked for, in one that tells. */
export function bridgesOf(
  scenarios: readonly Scenario[],
  row: Row,
  index: number,
  isFree: boolean,
  choice: ViewChoice,
  isAsked: boolean,
): ComparedBridge[] {
  const [first, ...others] = scenarios as [Scenario, ...Scenario[]]
  const formulaIn = (projection: Projection): Numeric | undefined =>
    projection.plan.position.has(row.path) ? formulaOfRow(projection, row, choice) : undefined
  const all = others.map((other) => differencesOf(first, other, row, formulaIn))
  const where = isFree ? tellingYear(all, index) : index
  return others.flatMap((other, at): ComparedBridge[] => {
    const differences = all[at] ?? []
    const bridge = bridgeBetween(first, other, { formulaIn, index: where })
    if (bridge === undefined) {
      if (isAsked)
        throw new UsageError(`${row.path} has no value in that year in both ${first.name} and ${other.name}.`)
      return []
    }
    return [{ other: at + 1, row, index: where, bridge, differences }]
  })
}

/**
 * One year for all pairs: the last, or where in each of them next to nothing is left of the difference by then, that of the largest
 * difference of all.
 */
function tellingYear(all: readonly (readonly (Decimal | undefined)[])[], last: number): number {
  const sizes = all.map((differences) => differences.map((value) => value?.abs() ?? zero))
  const years = Array.from({ length: last + 1 }, (_, at) => Decimal.max(zero, ...sizes.map((own) => own[at] ?? zero)))
  const most = years.reduce((found, size, at) => (size.gt((years[found] ?? zero).plus(epsilon)) ? at : found), last)
  const isGone = sizes.every((own) => (own[last] ?? zero).times(nextToNothing).lte(Decimal.max(zero, ...own)))
  return isGone ? most : last
}

/** Less than one part in so many of the largest difference is next to nothing. */
const nextToNothing = 10

/** By how much a row of another scenario differs from that of the first, by index, in the unit of the first. */
function differencesOf(
  first: Scenario,
  other: Scenario,
  row: Row,
  formulaIn: (projection: Projection) => Numeric | undefined,
): (Decimal | undefined)[] {
  const factor = row.unit === 'money' ? poundsIn(other.definition.unit).div(poundsIn(first.definition.unit)) : undefined
  const [one, two] = [first, other].map(({ projection }) => {
    const formula = formulaIn(projection)
    return formula && reckoner(projection.plan, formula)(projection)
  })
  return Array.from({ length: sharedCount([first, other]) + 1 }, (_, index) => {
    const [start, end] = [one?.(index), two?.(index)]
    return start && end && (factor === undefined ? end : end.times(factor)).minus(start)
  })
}
