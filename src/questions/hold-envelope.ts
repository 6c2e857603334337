import { averageOf, averageRate } from '../base/average-rate.ts'
import { Decimal, one, zero } from '../base/decimal.ts'
import type { Definition } from '../definition/definition.ts'
import { rerunner } from '../engine/rerun.ts'
import { inMembers, type NamedPath } from '../model/row-path.ts'
import type { Scenario } from '../open/open.ts'
import { type Projection, positionNamed } from '../open/project.ts'

/** Of the envelope: far below the digits that anybody is shown. */
const closeEnough = new Decimal('1e-9')
const usualGrowth = new Decimal('0.02')
const widest = new Decimal('0.25')
const mostSteps = 40

/**
 * The average growth of recurrent funding, a year, at which the out-of-hospital envelope of the last year is that of the
 * base year times `factor`, both in cash: 1.6% is 0.016. A factor of one holds the envelope in cash; the rise of prices,
 * or of the population, over the years holds it in real terms, or per head.
 *
 * Every stream that grows by a rate, or at a pace of change, is given one same rate; other streams, adjustments and
 * amounts stay as stated. The answer is the growth of all recurrent funding that follows, so that it can be held against
 * the growth a definition assumes. Undefined where no stream grows by a rate, or where that rate lies beyond 25% either way.
 */
export function growthThatHoldsEnvelope(scenario: Scenario, factor: Decimal = one): Decimal | undefined {
  const { projection } = scenario
  const { values } = projection
  const { count } = scenario.definition.horizon
  const rows = growthRows(scenario.definition).flatMap((path) => positionNamed(projection, path) ?? [])
  const envelope = positionNamed(projection, 'out-of-hospital.envelope')
  const funding = positionNamed(projection, 'funding.recurrent')
  const growth = positionNamed(projection, 'funding.growth')
  if (rows.length === 0 || envelope === undefined || funding === undefined || growth === undefined) return undefined
  const target = values[envelope]?.[0]?.times(factor)
  if (target === undefined || target.lte(0)) return undefined
  const from = values[funding]?.[0]
  if (from === undefined || from.lte(0)) return undefined
  // Money that comes with a change of responsibility is no growth: there it is compounded, and else read off the ends.
  const hasMoves = movesServices(scenario.definition)
  const run = atGrowth(projection, rows, [envelope, hasMoves ? growth : funding])
  let tried: { readonly rate: Decimal; readonly values: readonly Series[] } | undefined
  const at = (rate: Decimal): readonly Series[] => {
    if (tried === undefined || !tried.rate.eq(rate)) tried = { rate, values: run(rate) }
    return tried.values
  }
  const miss = (rate: Decimal): Decimal | undefined => at(rate)[0]?.[count]?.minus(target)
  // Funding that does not grow misses by so much; the growth that would fill that gap is nearly always the answer.
  const withoutGrowth = miss(zero)
  const filled = withoutGrowth && averageRate(from, from.minus(withoutGrowth), count)
  const rate = withoutGrowth && rootOf(miss, withoutGrowth, filled ?? usualGrowth, target.times(closeEnough))
  const answer = rate && at(rate)[1]
  if (answer === undefined) return undefined
  if (hasMoves) return averageOf(answer.slice(1))
  const to = answer[count]
  return to && averageRate(from, to, count)
}

type Series = readonly (Decimal | undefined)[]

/** What some rows come to if every stream grows by one rate: as its stated growth, or in the place of what its pace gives. */
function atGrowth(
  { plan, inputs, values, ...ran }: Projection,
  growths: readonly number[],
  wanted: readonly number[],
): (rate: Decimal) => readonly Series[] {
  const inputOf = (row: number): number[] => {
    const code = plan.formulas[row]
    return code?.op === 'input' && code.lag === 0 ? [code.input] : []
  }
  const stated = growths.flatMap(inputOf)
  const worked = growths.filter((row) => inputOf(row).length === 0)
  const rerun = rerunner({ ...ran, plan, inputs, values }, { inputs: stated, rows: worked }, wanted)
  return (rate) => {
    const everyYear = (of: Series = []): Series => of.map((value, index) => (index === 0 ? value : rate))
    return rerun({
      inputs: stated.map((input) => everyYear(inputs[input])),
      rows: worked.map((row) => everyYear(values[row])),
    })
  }
}

/** Whether services move to or from the commissioner, or any member of it, with their money. */
function movesServices({ responsibilities, members }: Definition): boolean {
  return responsibilities.length > 0 || members.some(({ definition }) => movesServices(definition))
}

/** The growth of every stream that grows by a rate or at a pace, in a place that of its members. */
function growthRows({ streams, members }: Definition, within: readonly string[] = []): NamedPath[] {
  if (members.length > 0) {
    return members.flatMap(({ id, definition }) => growthRows(definition, [...within, id]))
  }
  return streams
    .filter(({ growth, pace }) => growth !== undefined || pace !== undefined)
    .map(({ id }) => inMembers(within, `funding.${id}.growth`))
}

/** Where a smoothly rising function comes within `close` of nought, by a secant from 0 and a good guess. */
function rootOf(
  miss: (growth: Decimal) => Decimal | undefined,
  missAtZero: Decimal,
  guess: Decimal,
  close: Decimal,
): Decimal | undefined {
  if (missAtZero.abs().lte(close)) return zero
  let [before, missBefore, now] = [zero, missAtZero, guess]
  for (let step = 0; step < mostSteps; step++) {
    const missNow = miss(now)
    if (missNow === undefined) return undefined
    if (missNow.abs().lte(close)) return now
    if (missNow.eq(missBefore)) return undefined
    const next = now.minus(missNow.times(now.minus(before)).div(missNow.minus(missBefore))).toDecimalPlaces(15)
    if (next.abs().gt(widest)) return undefined
    before = now
    missBefore = missNow
    now = next
  }
  return undefined
}
