import { Decimal, toPlaces, toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { unitInWords } from '../base/money-unit.ts'
import type { Definition, Driver, Input } from '../definition/definition.ts'
import type { ReadFile } from '../definition/layers/load.ts'
import type { Entry } from '../definition/values/entry.ts'
import { takesName } from '../definition/values/rate-kind.ts'
import { quantities } from '../definition/values/scalar.ts'
import { listYears } from '../definition/values/years.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import { type Projection, valueAt } from './project.ts'

const plausibleGrowth = new Decimal('0.15')
const plausibleSavings = new Decimal('0.04')
const plausibleImbalance = new Decimal('0.05')

/** Warn of figures that are allowed and probably not meant. */
export function warnOfDefinition(definition: Definition, files: readonly ReadFile[], today: string, tell: Tell): void {
  for (const input of ratesOf(definition)) warnOfGrowth(input, definition.horizon.base, tell)
  for (const input of amountsOf(definition)) warnOfSign(input, tell)
  warnOfDelays(definition, tell)
  const reviewBy = definition.document.get('review-by')
  if (reviewBy !== undefined && reviewBy < today) {
    tell(diagnose('review-overdue', definition.entries.get('document.review-by')?.span, { date: reviewBy, today }))
  }
  for (const { layer, source } of files) {
    if (layer === undefined || source === undefined) continue
    const [first, ...rest] = withoutSource(layer.entries.values())
    if (first === undefined) continue
    tell(diagnose('missing-sources', { file: source, start: 0, end: 0 }, { count: rest.length + 1, first: first.path }))
  }
}

/** Quantities that name no source. A shared driver is sourced where it is stated, not where it is used. */
export function withoutSource(entries: Iterable<Entry>): Entry[] {
  return [...entries].filter(({ key, provenance, content }) => {
    const refersOnly = takesName(key) && content.form === 'plain' && typeof content.plain.value === 'string'
    const isAssumed = quantities.has(key.kind) && key.kind !== 'whole'
    return isAssumed && key.plainOnly !== true && !refersOnly && provenance.source === undefined
  })
}

/** Amounts that are positive and named for their direction. */
function amountsOf(definition: Definition): Input[] {
  const { reserves, surplus, lines, savings, shifts, changes, risks, contracts, transfers } = definition
  return [
    ...reserves.map(({ amount }) => amount),
    surplus.required?.amount,
    surplus.drawdown,
    surplus.repayment,
    ...lines.flatMap(({ drivers }) =>
      drivers.map((driver) => (driver.is === 'netted' ? driver.efficiency : undefined)),
    ),
    ...savings.flatMap(({ amount, cost }) => [amount, cost]),
    ...risks.flatMap(({ impact, mitigation }) => [impact, mitigation?.impact]),
    ...contracts.flatMap(({ value, index, gain, loss, beyond }) => [
      value,
      ...(index.is === 'formula' ? [index.productivity] : []),
      ...[gain, loss, ...beyond.flatMap((part) => [part.gain, part.loss])].flatMap((part) => [
        part?.band?.is,
        part?.cap?.is,
      ]),
    ]),
    ...transfers.map(({ amount }) => amount),
    ...shifts.flatMap(({ amount, reprovision }) => [amount, reprovision]),
    ...changes.map(({ values }) => values),
  ].flatMap((input) => input ?? [])
}

function warnOfSign({ path, values, unit, entry }: Input, tell: Tell): void {
  const negative = values.find((value) => value?.isNegative() === true && !value.isZero())
  if (negative === undefined) return
  const value = unit === 'rate' ? `${toPlain(negative.times(100))}%` : toPlain(negative)
  tell(diagnose('negative-amount', entry?.span, { path, value }))
}

/** A tranche that a delay moves past the last year is lost without a trace in the figures. */
function warnOfDelays({ savings, shifts, horizon }: Definition, tell: Tell): void {
  const last = horizon.base + horizon.count
  const delayed = [
    ...savings.map(({ amount, share, benchmark, delayYears }) => ({
      input: amount ?? share ?? benchmark?.close,
      years: delayYears,
    })),
    ...shifts.map(({ amount, share, delay }) => ({ input: amount ?? share, years: delay })),
  ]
  for (const { input, years } of delayed) {
    const lost = (input?.values ?? []).flatMap((value, index) =>
      value !== undefined && !value.isZero() && index > 0 && index + years > horizon.count
        ? [horizon.base + index]
        : [],
    )
    if (input === undefined || years === 0 || lost.length === 0) continue
    const args = { path: input.path, years: listYears(lost), last: printYear(last) }
    tell(diagnose('delayed-beyond-horizon', input.entry?.span, args))
  }
}

function ratesOf({ streams, lines, population, prices, contracts }: Definition): Input[] {
  const rates = [
    ...streams.flatMap(({ growth, target, pace }) => [
      growth,
      target?.growth,
      ...(pace?.form.is === 'convergence' ? [pace.form.base] : []),
      ...(pace?.form.is === 'by-distance' ? pace.form.points.map((point) => point.growth) : []),
      pace?.minimum,
      pace?.minimumPerHead,
    ]),
    ...contracts.flatMap(({ index, beyond }) => [
      ...(index.is === 'formula' ? [index.inflation, index.population === 'own' ? undefined : index.population] : []),
      ...beyond.map(({ counterfactual }) => counterfactual),
    ]),
    ...lines.flatMap(({ growth, drivers, activity }) => [
      growth,
      activity?.growth,
      ...drivers.flatMap((driver) => (driver.is === 'rate' ? [driver.rate] : [driver.uplift])),
    ]),
    population?.growth,
    prices.deflator,
  ]
  return [...new Map(rates.flatMap((rate) => (rate === undefined ? [] : [[rate.path, rate] as const]))).values()]
}

function warnOfGrowth({ path, values, entry }: Input, base: number, tell: Tell): void {
  // A rate that is the same every year is the same object every year, and is looked at once.
  let last: Decimal | undefined
  let isBeyond = false
  const beyond = values.flatMap((value, index) => {
    if (value !== last) isBeyond = value?.abs().gt(plausibleGrowth) === true
    last = value
    return isBeyond ? [index] : []
  })
  const [first] = beyond
  if (first === undefined) return
  const value = `${toPlaces((values[first] as Decimal).times(100), 1)}%`
  tell(
    diagnose('implausible-growth', entry?.span, { path, value, years: listYears(beyond.map((index) => base + index)) }),
  )
}

/** Warn of results that are allowed and probably not meant. */
export function warnOfProjection(definition: Definition, projection: Projection, tell: Tell): void {
  warnOfBase(definition, projection, tell)
  // What is said of its members' figures is said with their own definitions.
  if (definition.members.length > 0) return
  warnOfRows(definition, projection, tell)
  warnOfLimits(definition, projection, tell)
  const { savings, horizon, entries } = definition
  for (let index = 1; index <= horizon.count && savings.length > 0; index++) {
    const funding = valueAt(projection, 'funding.recurrent', index)
    const planned = savings.map(({ id }) => valueAt(projection, `savings.${id}.planned`, index) ?? new Decimal(0))
    const total = planned.reduce((sum, value) => sum.plus(value), new Decimal(0))
    if (funding === undefined || funding.lte(0) || total.div(funding).lte(plausibleSavings)) continue
    const largest = planned.reduce((best, value, at) => (value.gt(planned[best] ?? 0) ? at : best), 0)
    const saving = savings[largest]
    const entry = entries.get((saving?.amount ?? saving?.share ?? saving?.benchmark?.close)?.path ?? '')
    const share = `${toPlaces(total.div(funding).times(100), 1)}%`
    tell(diagnose('implausible-savings', entry?.keySpan, { share, year: printYear(horizon.base + index) }))
  }
}

/** A cap that is a share of nothing, such as a required surplus that is not stated, lets nobody share in anything. */
function warnOfLimits({ contracts, horizon }: Definition, projection: Projection, tell: Tell): void {
  for (const { gain, loss, beyond, starts, ends } of contracts) {
    for (const part of [gain, loss, ...beyond.flatMap((line) => [line.gain, line.loss])]) {
      const { is, of } = part?.cap ?? {}
      if (is === undefined || of === undefined) continue
      const years = Array.from({ length: ends - starts + 1 }, (_, index) => starts + index).filter(
        (index) => is.values[index]?.gt(0) === true && valueAt(projection, of, index)?.lte(0) === true,
      )
      if (years.length < ends - starts + 1) continue
      const args = { path: is.path, of, years: listYears(years.map((index) => horizon.base + index)) }
      tell(diagnose('limit-of-nothing', is.entry?.span, args))
    }
  }
}

/** Growth that no single rate states: of what is given by amounts, and of drivers together. */
function warnOfRows({ lines, streams, entries, horizon }: Definition, projection: Projection, tell: Tell): void {
  const worked = [
    ...streams.filter(({ amounts }) => amounts !== undefined).map(({ id }) => [`funding.${id}`, 'amounts'] as const),
    ...lines.filter(({ amounts }) => amounts !== undefined).map(({ id }) => [`lines.${id}`, 'amounts'] as const),
    // Where a driver by itself is beyond it, that is what has been said.
    ...lines
      .filter(({ drivers }) => drivers.length > 1 && !drivers.some(isBeyondAlone))
      .map(({ id }) => [`lines.${id}`, 'drivers'] as const),
  ]
  for (const [path, key] of worked) {
    const values = Array.from({ length: horizon.count + 1 }, (_, index) => valueAt(projection, `${path}.growth`, index))
    const first = [...entries.values()].find(
      (entry) => entry.path === `${path}.${key}` || entry.path.startsWith(`${path}.${key}.`),
    )
    warnOfGrowth({ path: `${path}.${key}`, unit: 'rate', values, entry: first }, horizon.base, tell)
  }
}

function warnOfBase({ unit, lines }: Definition, projection: Projection, tell: Tell): void {
  const funding = valueAt(projection, 'funding.total', 0)
  const spend = valueAt(projection, 'spend.total', 0)
  if (funding === undefined || spend === undefined || funding.lte(0)) return
  const apart = spend.minus(funding).div(funding).abs()
  if (apart.lte(plausibleImbalance)) return
  const amount = (value: Decimal): string =>
    `${unitInWords(unit)} ${toPlaces(value, 1)}`.replace('£ ', '£').replace(/^£(\w+) (.*)$/, '£$2 $1')
  tell(
    diagnose('unbalanced-base', lines[0]?.base.entry?.keySpan, {
      lines: amount(spend),
      funding: amount(funding),
      share: `${toPlaces(apart.times(100), 1)}%`,
    }),
  )
}

function isBeyondAlone(driver: Driver): boolean {
  const { values } = driver.is === 'rate' ? driver.rate : driver.uplift
  return values.some((value) => value?.abs().gt(plausibleGrowth))
}
