import { Decimal, epsilon, zero } from '../base/decimal.ts'
import { poundsIn } from '../base/money-unit.ts'
import { reckoner } from '../engine/run.ts'
import type { Numeric } from '../formula/node.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { type Projection, rowNamed } from '../open/project.ts'
import { bridgeBetween } from '../questions/bridge/between.ts'
import { sharedCount } from '../questions/compare.ts'
import type { ComparedBridge, ScenariosCompared } from '../report/compare/chapter.ts'
import type { ViewChoice } from '../report/views/view.ts'
import { formulaOfRow, readRow } from './asked-figure.ts'
import { rowChooser, type YearChoice } from './choices.ts'
import { refuseUnlessMoney } from './explain-question.ts'
import { type Host, UsageError } from './host.ts'
import type { Repeated } from './program.ts'
import { readYear } from './read-varied.ts'
import { shownYears } from './shown-years.ts'
import { type ViewOptions, viewChoice } from './view-options.ts'

/** Which bridge is told: of which row, in which year. What is usual stands for what is not asked. */
export interface AskedBridge {
  readonly bridge?: string
  readonly row?: string
}

/** What may be asked of scenarios once they are open. */
export interface AskedComparison extends ViewOptions, Repeated, AskedBridge {
  readonly years?: YearChoice
  readonly rows: readonly string[]
}

/** What is compared as a whole, of which no rows or years are chosen: by a bridge of the row and the year that are asked for, or the usual ones. */
export function wholeComparison(
  scenarios: readonly Scenario[],
  files: readonly string[],
  choice: ViewChoice,
  { set, bridge, row }: Repeated & AskedBridge,
  host: Host,
): ScenariosCompared {
  const asked = { ...(bridge === undefined ? {} : { bridge }), ...(row === undefined ? {} : { row }) }
  return comparisonOf(scenarios, files, { set, ...asked, rows: [] }, choice, host)
}

/** What is compared of scenarios that are open. Throws a `UsageError` where what was asked for is not there. */
export function comparisonOf(
  scenarios: readonly Scenario[],
  files: readonly string[],
  options: AskedComparison,
  choice: ViewChoice,
  host: Host,
): ScenariosCompared {
  const [first] = scenarios as [Scenario]
  const { horizon } = first.definition
  const count = sharedCount(scenarios)
  const [shortest] = scenarios.filter(({ definition }) => definition.horizon.count === count) as [Scenario]
  const whose = 'the years that all scenarios have'
  const asked =
    options.bridge === undefined ? undefined : readYear(options.bridge, '--bridge', { ...horizon, count }, whose)
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
  options: AskedComparison,
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
    return [{ other: at + 1, row, index: where, bridge, differences, toDate: addedUp(first, other, row, choice) }]
  })
}

/**
 * By how much headroom adds up to another sum by the last year that both have; undefined for any other row, and in prices or for people
 * that are others in each year.
 */
function addedUp(first: Scenario, other: Scenario, { path }: Row, choice: ViewChoice): Decimal | undefined {
  const isAdded = path === usualRow && choice.prices !== 'real' && choice.perHead !== true
  const row = isAdded ? rowNamed(first.projection, 'headroom.to-date') : undefined
  return row && differencesOf(first, other, row, (projection) => formulaOfRow(projection, row, choice)).at(-1)
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
