import { averageOf, averageRate } from '../base/average-rate.ts'
import { type Decimal, epsilon, one, toPlaces, zero } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { figureText } from '../formula/unit-print.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import { growthThatHoldsEnvelope } from '../questions/hold-envelope.ts'
import { contractFacts } from './contract-block.ts'
import { riskFact } from './risk-block.ts'
import { isPlain, type View } from './view.ts'
import { amountIn, headWords, pricesAside, priceWords } from './view-words.ts'

/**
 * What a scenario says, in sentences with figures: first what is assumed, then what follows for care out of hospital.
 * Every amount is of the view, by its own year; what is worked out from amounts is worked out from those.
 */
export function factsOf(scenario: Scenario, view: View): string[] {
  return [
    assumed(scenario, view),
    envelope(scenario, view),
    toBeFound(scenario, view),
    unidentified(scenario, view),
    toHold(scenario, view),
    hospitalShare(scenario),
    ...moves(scenario, view),
    distances(scenario),
    ...contractFacts(scenario, view),
    riskFact(scenario, view),
  ]
    .flat()
    .filter((fact) => fact !== undefined)
}

type Fact = string | undefined

/**
 * Services that move with their money, which no growth rate shows: every year in which some do, because members of a place may
 * move services of the same name in different years.
 */
function moves({ definition, projection }: Scenario, view: View): Fact[] {
  const { base, count } = definition.horizon
  const indices = Array.from({ length: count }, (_, index) => index + 1)
  return definition.responsibilities.map(({ id, title }) => {
    const told = indices.flatMap((index) => {
      const [funding, spend] = ['funding', 'spend'].map((side) =>
        valueAt(projection, `responsibilities.${id}.${side}`, index),
      )
      if (funding === undefined || spend === undefined || (funding.isZero() && spend.isZero())) return []
      const [fundingShown, spendShown] = [view.money(funding, index), view.money(spend, index)]
      if (fundingShown === undefined || spendShown === undefined) return []
      const money = funding.eq(spend) ? 'as much funding' : `${amountIn(view, fundingShown)} of funding`
      const amount = `${amountIn(view, spendShown)}${headWords(view)}`
      return [`${printYear(base + index)}: ${amount} of spend with ${money}${pricesAside(view)}`]
    })
    const left = told.length === 1 ? 'the move' : 'these moves'
    return told.length === 0 ? undefined : `${title}, ${told.join('; ')}. Growth rates leave ${left} out.`
  })
}

/** How far each stream with a target is from it, at the start and at the end. */
function distances({ projection, definition }: Scenario): Fact[] {
  const { base, count } = definition.horizon
  return definition.streams.flatMap(({ id, title }) => {
    const [from, to] = [0, count].map((index) => valueAt(projection, `funding.${id}.distance`, index))
    if (from === undefined || to === undefined) return []
    return [`${title}: ${fromTarget(from)} in ${printYear(base)}, ${fromTarget(to)} in ${printYear(base + count)}.`]
  })
}

function fromTarget(distance: Decimal): string {
  const size = percentText(distance.abs(), 1)
  if (/^0\.0%$/.test(size)) return 'at its target'
  return `${size} ${distance.isNegative() ? 'below' : 'above'} its target`
}

/** The amounts of a row in a view, by index from the base year. */
function amountsOf({ projection }: Scenario, path: string, view: View): (index: number) => Decimal | undefined {
  return (index) => {
    const value = valueAt(projection, path, index)
    return value === undefined ? undefined : view.money(value, index)
  }
}

function assumed(scenario: Scenario, view: View): Fact {
  const { definition } = scenario
  const { base, count } = definition.horizon
  const hospital = hospitalGrowth(scenario)
  const funding = compound(scenario, 'funding.growth')
  if (funding === undefined) return undefined
  const ways = [
    [compound(scenario, 'funding.growth-per-head'), 'per head'] as const,
    [compound(scenario, 'funding.growth-real'), 'in real terms'] as const,
  ].flatMap(([growth, way]) =>
    growth === undefined ? [] : [`${figureText(growth.rate, 'rate', 1, { isSigned: true })} ${way}`],
  )
  const besides = ways.length === 0 ? '' : ` (${ways.join(', ')})`
  const { savings, shifts, changes } = definition
  const before = savings.length + shifts.length + changes.length > 0 ? ' before savings, shifts and other changes' : ''
  // Growth is stated in cash; beside amounts of another kind that must be said.
  const start = isPlain(view) ? 'Assumed:' : `Assumed, in cash${view.isPerHead ? ' and in total' : ''}:`
  const care = hospital === undefined ? start : `${start} ${hospital.name} ${growsBy(hospital)}${before},`
  return `${care} recurrent funding ${growsBy(funding)}${besides}, ${printYear(base)} to ${printYear(base + count)}.`
}

interface Growth {
  /** A year; an average where the years differ. */
  readonly rate: Decimal
  readonly isEven: boolean
}

function growsBy({ rate, isEven }: Growth): string {
  const average = isEven ? '' : ' on average'
  if (rate.abs().lt('0.00005')) return `does not grow${average}`
  const places = rate.abs().lt('0.001') ? 2 : 1
  return `${rate.isNegative() ? 'falls' : 'grows'} ${percentText(rate.abs(), places)} a year${average}`
}

/** The average of a rate over the projected years, compounded. */
function compound({ projection, definition }: Scenario, path: string): Growth | undefined {
  const { count } = definition.horizon
  const rates = Array.from({ length: count }, (_, index) => valueAt(projection, path, index + 1))
  const rate = averageOf(rates)
  const [first] = rates
  // Rates worked out from amounts differ in the last of forty digits.
  const isEven = first !== undefined && rates.every((other) => other?.minus(first).abs().lt('1e-12'))
  return rate === undefined ? undefined : { rate, isEven }
}

/** What is assumed of hospital care: the growth of the one line, or of all of them together if nothing is done. */
function hospitalGrowth(scenario: Scenario): (Growth & { name: string }) | undefined {
  const lines = scenario.definition.lines.filter(({ setting }) => setting === 'hospital')
  const [only] = lines
  if (only === undefined) return undefined
  if (lines.length === 1) {
    const growth = compound(scenario, `lines.${only.id}.growth`)
    return growth === undefined ? undefined : { name: lowerFirst(only.title), ...growth }
  }
  const { definition, projection } = scenario
  const { count } = definition.horizon
  // Services that moved in with their money are no growth of those that were there.
  const moved = definition.responsibilities.filter(({ line }) => lines.some(({ id }) => id === line))
  const total = (index: number): Decimal | undefined =>
    addUp(lines.map(({ id }) => valueAt(projection, `lines.${id}.do-nothing`, index)))
  let grown: Decimal | undefined = one
  for (let index = 1; index <= count; index++) {
    const joined = addUp(moved.map(({ id }) => valueAt(projection, `responsibilities.${id}.spend`, index)))
    const [before, now] = [total(index - 1), total(index)]
    grown =
      before === undefined || before.lte(0) ? undefined : now && grown?.times(now.minus(joined ?? zero).div(before))
  }
  const rate = grown && averageRate(one, grown, count)
  return rate === undefined ? undefined : { name: 'hospital care', rate, isEven: false }
}

function envelope(scenario: Scenario, view: View): Fact[] {
  const { projection, definition } = scenario
  const { base, count } = definition.horizon
  const last = printYear(base + count)
  const at = amountsOf(scenario, 'out-of-hospital.envelope', view)
  const [from, to] = [at(0), at(count)]
  if (from === undefined || to === undefined || !hasOutOfHospital(definition)) return []
  const figure = (value: Decimal): string => amountIn(view, value)
  const change = to.minus(from)
  const isShare = from.gt(0) && !to.isNegative()
  const share = isShare ? `, ${figureText(change.div(from), 'rate', 0, { isSigned: true })}` : ''
  const isSaid = view.isReal && view.isPerHead
  const real = isShare && !isSaid ? perHeadInRealTerms(projection, count) : undefined
  const aside = real === undefined ? '' : `; per head in real terms ${figureText(real, 'rate', 0, { isSigned: true })}`
  const years = Array.from({ length: count + 1 }, (_, index) => index)
  const spent = amountsOf(scenario, 'out-of-hospital.spend', view)(0)
  // Where the base year does not balance, what could be spent is not what is spent.
  const isSpent = spent === undefined || isAlike(projection, 'out-of-hospital.spend', 'out-of-hospital.envelope')
  const against = isSpent ? '' : ` In ${printYear(base)} ${figure(spent)} is spent on it.`
  const way = change.isNegative() ? 'falls' : 'rises'
  const [heads, prices] = [headWords(view), pricesAside(view)]
  // Amounts that were divided may differ in the last of forty digits.
  const sentence = change.abs().lte(epsilon)
    ? `is ${figure(from)}${heads} in ${last} as in ${printYear(base)}${prices}${lowest(years, at, from, (index, value) => `; at its lowest it is ${figure(value)} in ${printYear(base + index)}`)}`
    : `${way} from ${figure(from)} to ${figure(to)}${heads} by ${last}${prices}: ${figure(change)}${share}${aside}`
  return [`Money for out-of-hospital care ${sentence}.${against}`, goneIn(years, at, base)]
}

/** Whether two rows are alike in the base year, to the millionth of the definition's unit. */
function isAlike(projection: Scenario['projection'], ...paths: readonly [string, string]): boolean {
  const [one, other] = paths.map((path) => toPlaces(valueAt(projection, path, 0) ?? zero, 6))
  return one === other
}

/** What to say of the lowest year, where it lies below both ends. */
function lowest(
  years: readonly number[],
  at: (index: number) => Decimal | undefined,
  end: Decimal,
  say: (index: number, value: Decimal) => string,
): string {
  let least: { index: number; value: Decimal } | undefined
  for (const index of years) {
    const value = at(index)
    if (value?.lt(least?.value ?? end)) least = { index, value }
  }
  return least === undefined ? '' : say(least.index, least.value)
}

/** When the money is gone, and whether it comes back for good. */
function goneIn(years: readonly number[], at: (index: number) => Decimal | undefined, base: number): Fact {
  const isGone = (index: number): boolean => at(index)?.lte(0) === true
  const first = years.find(isGone)
  if (first === undefined) return undefined
  const after = [...years].reverse().find(isGone) ?? first
  const back = after < (years.at(-1) ?? 0) ? ` and back in ${printYear(base + after + 1)}` : ''
  return first === 0
    ? `There is none in ${printYear(base)}${back === '' ? '' : `; it is${back.replace(' and', '')}`}.`
    : `It is gone in ${printYear(base + first)}${back}.`
}

/** The change of the envelope per head in real terms, whatever the view. */
function perHeadInRealTerms(projection: Scenario['projection'], count: number): Decimal | undefined {
  const ratio = (path: string): Decimal | undefined => {
    const [start, end] = [valueAt(projection, path, 0), valueAt(projection, path, count)]
    return start === undefined || end === undefined || start.lte(0) ? undefined : end.div(start)
  }
  const [envelope, people, prices] = ['out-of-hospital.envelope', 'population.total', 'prices.index'].map(ratio)
  if (envelope === undefined || people === undefined || prices === undefined || people.isZero()) return undefined
  return envelope.div(people).div(prices).minus(1)
}

function toBeFound(scenario: Scenario, view: View): Fact {
  const { definition } = scenario
  const { base, count } = definition.horizon
  const requirementAt = amountsOf(scenario, 'savings.requirement', view)
  const [requirement, funding, recurrent] = [
    requirementAt(count),
    amountsOf(scenario, 'funding.recurrent', view)(count),
    amountsOf(scenario, 'headroom.recurrent', view)(count),
  ]
  const [heads, prices] = [headWords(view), priceWords(view)]
  if (requirement === undefined || funding === undefined || recurrent === undefined) return undefined
  const year = printYear(base + count)
  if (requirement.isZero()) {
    // What the base year is short of cannot be found by then any more.
    const most = lowest(
      Array.from({ length: count }, (_, index) => index + 1),
      (index) => requirementAt(index)?.neg(),
      zero,
      (index, value) => `, but ${amountIn(view, value.neg())} a year must be found by ${printYear(base + index)}`,
    )
    return `If services grow as projected, recurrent headroom in ${year} is ${amountIn(view, recurrent)}${heads}${prices}: no further savings are needed by then${most}.`
  }
  const earlier = lowest(
    Array.from({ length: count - 1 }, (_, index) => index + 1),
    (index) => requirementAt(index)?.neg(),
    requirement.neg(),
    (index, value) => `; ${amountIn(view, value.neg())} must be found as early as ${printYear(base + index)}`,
  )
  const yearly = requirement.div(count)
  const part = funding.lte(0) ? undefined : yearly.div(funding)
  const share = part === undefined ? '' : `, ${percentText(part, part.lt('0.0005') ? 2 : 1)} of recurrent funding`
  const average = earlier === '' ? `: ${amountIn(view, yearly)} more each year on average${share}` : earlier
  const found = definition.savings.length > 0 ? 'further recurrent savings' : 'recurrent savings'
  return `If services grow as projected, ${found} of ${amountIn(view, requirement)}${heads} a year${prices} must be found by ${year}${average}.`
}

/** A plan that rests on savings nobody has found must not read as one that is settled. */
function unidentified(scenario: Scenario, view: View): Fact {
  const years = Array.from({ length: scenario.definition.horizon.count }, (_, index) => index + 1)
  const over = (path: string): Decimal | undefined => addUp(years.map(amountsOf(scenario, path, view)))
  const [all, unfound] = [over('savings.total'), over('savings.unidentified')]
  if (all === undefined || unfound === undefined || unfound.isZero()) return undefined
  return `The figures rest on new savings of ${amountIn(view, all)}${headWords(view)} over the years${pricesAside(view)}; ${amountIn(view, unfound)} of that has yet to be identified.`
}

function toHold(scenario: Scenario, view: View): Fact {
  const today = amountsOf(scenario, 'out-of-hospital.envelope', view)(0)
  const growth = hasOutOfHospital(scenario.definition) ? growthThatHolds(scenario, view) : undefined
  if (today === undefined || growth === undefined) return undefined
  const rate = percentText(growth, 1)
  // Funding grows in cash and in total, whatever is to be held.
  const funding = `${view.isPerHead ? 'total recurrent funding' : 'recurrent funding'}${view.isReal ? ' in cash' : ''}`
  return `To hold ${amountIn(view, today)}${headWords(view)} in ${view.prices}, ${funding} must ${growth.isNegative() ? `fall no faster than ${rate.replace('-', '')}` : `grow ${rate}`} a year on average.`
}

/** The growth of recurrent funding at which the envelope of the last year, as viewed, is that of the base year. */
function growthThatHolds(scenario: Scenario, view: View): Decimal | undefined {
  if (isPlain(view)) return growthThatHoldsEnvelope(scenario)
  // What one unit of cash is worth at the start over what it is worth at the end: prices, or residents, risen since.
  const [start, end] = [view.money(one, 0), view.money(one, scenario.definition.horizon.count)]
  return start === undefined || end === undefined ? undefined : growthThatHoldsEnvelope(scenario, start.div(end))
}

function hospitalShare({ projection, definition }: Scenario): Fact {
  const lines = definition.lines.filter(({ setting }) => setting === 'hospital')
  const [only] = lines
  if (only === undefined) return undefined
  const shareAt = (index: number): Decimal | undefined => {
    const funding = valueAt(projection, 'funding.total', index)
    const spend = addUp(lines.map(({ id }) => valueAt(projection, `lines.${id}.spend`, index)))
    return funding === undefined || spend === undefined || funding.lte(0) ? undefined : spend.div(funding)
  }
  const [from, to] = [shareAt(0), shareAt(definition.horizon.count)]
  if (from === undefined || to === undefined) return undefined
  const name = lines.length === 1 ? only.title : 'Hospital care'
  const [start, end] = [percentText(from, 0), percentText(to, 0)]
  const base = printYear(definition.horizon.base)
  // Services that moved in or out with their money change the share without any growth.
  if (definition.responsibilities.some(({ line }) => lines.some(({ id }) => id === line)))
    return `${upperFirst(name)} takes ${end} of funding with the services that moved; before them, in ${base}, ${start}.`
  const way = start === end ? 'as in' : to.gt(from) ? `up from ${start} in` : `down from ${start} in`
  return `${upperFirst(name)} takes ${end} of funding, ${way} ${base}.`
}

function percentText(value: Decimal, places: number): string {
  return figureText(value, 'rate', places)
}

function hasOutOfHospital({ lines }: Scenario['definition']): boolean {
  return lines.some(({ setting }) => setting === 'out-of-hospital')
}

function addUp(values: readonly (Decimal | undefined)[]): Decimal | undefined {
  if (values.length === 0) return undefined
  return values.reduce((sum, value) => (sum === undefined || value === undefined ? undefined : sum.plus(value)))
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
