import { Decimal, epsilon, toPlaces, zero } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { listInWords } from '../base/list-in-words.ts'
import { type MoneyUnit, unitInWords } from '../base/money-unit.ts'
import { isZeroText } from '../base/number-text.ts'
import { sumOf } from '../base/sum-of.ts'
import type { Definition, Driver, Input, ItemId } from '../definition/definition.ts'
import type { Entry } from '../definition/values/entry.ts'
import { listYears } from '../definition/values/years.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import { withinMembers } from '../model/in-member.ts'
import { baseApart } from './base-apart.ts'
import { type Projection, rowByYear, rowCalled, rowValue, valueAt } from './project.ts'
import { plausibleGrowth, warnOfGrowth } from './warn-of-growth.ts'
import { notCalculatedIn } from './why.ts'
import { type ToldOf, withItsMembers } from './with-its-members.ts'

const plausibleSavings = new Decimal('0.04')

/** Warn of results that are allowed and probably not meant: of a place, and of each of its members by name. */
export function warnOfProjection(definition: Definition, projection: Projection, tell: Tell): void {
  for (const told of withItsMembers(definition, tell)) {
    warnOfBase(told, projection)
    // Measures of a member are none of what is projected.
    if (told.members.length === 0) warnOfMeasures(told, projection)
    // Lines, savings and contracts of a place are those of its members, each of which comes by itself.
    if (told.definition.members.length > 0) continue
    warnOfRows(told, projection)
    warnOfLimits(told, projection)
    warnOfBenchmarks(told, projection)
    warnOfSavings(told, projection)
  }
}

/** A measure that cannot be calculated in some year: its blank cells say nothing of why. */
function warnOfMeasures({ definition, tell }: ToldOf, projection: Projection): void {
  if (definition.measures.length === 0) return
  const { base } = definition.horizon
  const spans = new Map(definition.measures.map(({ id, formulaSpan }) => [`measures.${id}`, formulaSpan]))
  for (const row of projection.model.rows) {
    const span = spans.get(row.path)
    if (span === undefined) continue
    for (const { years, why } of notCalculatedIn(projection, row)) {
      const args = { path: row.path, years: listYears(years.map((index) => base + index)), why }
      tell(diagnose('measure-not-calculated', span, args))
    }
  }
}

/** Savings of a year that are more of funding than anybody has planned. */
function warnOfSavings({ definition, named, tell }: ToldOf, projection: Projection): void {
  const { savings, horizon, entries } = definition
  const plans = savings.map(({ id }) => rowByYear(projection, named(`savings.${id}.planned`)))
  for (let index = 1; index <= horizon.count && savings.length > 0; index++) {
    const funding = rowValue(projection, named('funding.recurrent'), index)
    const planned = plans.map((plannedIn) => plannedIn(index) ?? zero)
    const total = planned.reduce((sum, value) => sum.plus(value), zero)
    if (funding === undefined || funding.lte(0) || total.div(funding).lte(plausibleSavings)) continue
    const largest = planned.reduce((best, value, at) => (value.gt(planned[best] ?? 0) ? at : best), 0)
    const saving = savings[largest]
    const entry = entries.get((saving?.amount ?? saving?.share ?? saving?.benchmark?.close)?.path ?? '')
    const share = `${toPlaces(total.div(funding).times(100), 1)}%`
    tell(diagnose('implausible-savings', entry?.keySpan, { share, year: printYear(horizon.base + index) }))
  }
}

/** A cap that is a share of nothing, such as a required surplus that is not stated, lets nobody share in anything. */
function warnOfLimits({ definition, members, tell }: ToldOf, projection: Projection): void {
  const { contracts, horizon } = definition
  for (const { gain, loss, beyond, starts, ends } of contracts) {
    for (const part of [gain, loss, ...beyond.flatMap((line) => [line.gain, line.loss])]) {
      const { is, of } = part?.cap ?? {}
      if (is === undefined || of === undefined) continue
      const limit = rowCalled(projection, withinMembers(members, of))
      const inForce = Array.from({ length: Math.min(ends, horizon.count) - starts + 1 }, (_, index) => starts + index)
      const years = inForce.filter(
        (index) => is.values[index]?.gt(0) === true && limit && valueAt(projection, limit.path, index)?.lte(0) === true,
      )
      if (years.length === 0 || years.length < inForce.length) continue
      const args = { path: is.path, of, years: listYears(years.map((index) => horizon.base + index)) }
      tell(diagnose('limit-of-nothing', is.entry?.span, args))
    }
  }
}

/**
 * A gap is that of the base year and never negative, so that a scheme which closes one to a benchmark that its line already meets
 * saves nothing in any of its years: nobody sees that in a row of noughts.
 */
function warnOfBenchmarks({ definition, named, tell }: ToldOf, projection: Projection): void {
  const { savings, horizon, unit, entries } = definition
  for (const { id, line, benchmark, delayYears, cost } of savings) {
    if (benchmark === undefined || benchmark.close.values[0]?.isZero() !== false) continue
    const { to, from, until } = benchmark
    const own = `lines.${line}.benchmarks.${to}` as const
    const above = rowValue(projection, named(`${own}.variance`), 0)
    const last = Math.min(until + delayYears, horizon.count)
    const years = Array.from({ length: Math.max(0, last - from - delayYears + 1) }, (_, at) => from + delayYears + at)
    if (above === undefined || above.gt(epsilon) || years.length === 0) continue
    const path = `savings.${id}.benchmark`
    const args = {
      path,
      benchmark: own,
      year: printYear(horizon.base),
      standing: standingBelow(above.neg(), unit),
      years: listYears(years.map((index) => horizon.base + index)),
      cost: costInWords(cost, definition),
    }
    tell(diagnose('benchmark-met', entries.get(`${path}.to`)?.span, args))
  }
}

/** What a scheme is stated to cost over the projected years, and in which of them; undefined where it is nothing. */
function costInWords(cost: Input | undefined, { horizon, unit }: Definition): string | undefined {
  const stated = (cost?.values ?? []).flatMap((value, index) =>
    index > 0 && index <= horizon.count && value?.isZero() === false ? [{ value, year: horizon.base + index }] : [],
  )
  const total = sumOf(stated.map(({ value }) => value))
  return total && `${amountInWords(total, unit)} in ${listYears(stated.map(({ year }) => year))}`
}

/** How far a line stands below its benchmark. */
function standingBelow(by: Decimal, unit: MoneyUnit): string {
  if (by.abs().lte(epsilon)) return 'at it'
  return isZeroText(toPlaces(by, 1)) ? 'just below it' : `${amountInWords(by, unit)} below it`
}

/** Growth that no single rate states: of what is given by amounts, and of drivers together. */
function warnOfRows({ definition, named, tell }: ToldOf, projection: Projection): void {
  const { lines, streams, entries, horizon } = definition
  const warn = (kind: 'lines' | 'funding', id: ItemId, key: string, entry: Entry | undefined): void => {
    const indices = Array.from({ length: horizon.count + 1 }, (_, index) => index)
    const values = indices.map(rowByYear(projection, named(`${kind}.${id}.growth`)))
    warnOfGrowth({ path: `${kind}.${id}.${key}`, values, span: entry?.span }, horizon.base, tell)
  }
  for (const { id, amounts } of streams) if (amounts !== undefined) warn('funding', id, 'amounts', amounts.entry)
  for (const { id, amounts, drivers } of lines) {
    if (amounts !== undefined) warn('lines', id, 'amounts', amounts.entry)
    // Where a driver by itself is beyond it, that is what has been said.
    if (drivers.length < 2 || drivers.some(isBeyondAlone)) continue
    const first = `lines.${id}.drivers.${drivers[0]?.name ?? ''}`
    warn('lines', id, 'drivers', entries.get(first) ?? entries.get(`${first}.uplift`))
  }
}

function warnOfBase({ definition, named, tell }: ToldOf, projection: Projection): void {
  const { unit, lines, members, rolled } = definition
  const funding = rowValue(projection, named('funding.total'), 0)
  const spend = rowValue(projection, named('spend.total'), 0)
  const apart = baseApart(spend, funding)
  if (funding === undefined || spend === undefined || apart === undefined) return
  tell(
    // What a place takes of its members is what may not balance, and no line of one of them.
    diagnose('unbalanced-base', members[0]?.span ?? lines[0]?.base.entry?.keySpan, {
      lines: amountInWords(spend, unit),
      funding: amountInWords(funding, unit),
      share: `${toPlaces(apart.times(100), 1)}%`,
      rolledFrom:
        rolled.length === 0
          ? undefined
          : listInWords([...new Set(rolled.map(({ from }) => printYear(from)))].toSorted()),
      isJoined: rolled.some(({ actuals }) => actuals !== undefined),
    }),
  )
}

/** `£2.5 million`. */
function amountInWords(value: Decimal, unit: MoneyUnit): string {
  return `${unitInWords(unit)} ${toPlaces(value, 1)}`.replace('£ ', '£').replace(/^£(\w+) (.*)$/, '£$2 $1')
}

function isBeyondAlone(driver: Driver): boolean {
  // People may move so: their groups are warned of where they stand.
  if (driver.is === 'people') return false
  const { values } = driver.is === 'rate' ? driver.rate : driver.uplift
  return values.some((value) => value?.abs().gt(plausibleGrowth))
}
