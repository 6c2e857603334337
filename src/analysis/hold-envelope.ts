import { averageRate } from '../base/average-rate.ts'
import { Decimal } from '../base/decimal.ts'
import { rerunner } from '../engine/rerun.ts'
import type { Scenario } from './open.ts'

const closeEnough = new Decimal('1e-9')
const widest = new Decimal('0.25')
const mostSteps = 40

/**
 * The average growth of recurrent funding, a year, at which the out-of-hospital envelope of the last year is that of the
 * base year in cash: 1.6% is 0.016.
 *
 * Every stream that grows by a rate is given one same rate; other streams, adjustments and amounts stay as stated. The
 * answer is the growth of all recurrent funding that follows, so that it can be held against the growth a definition
 * assumes. Undefined where no stream grows by a rate, or where that rate lies beyond 25% either way.
 */
export function growthThatHoldsEnvelope(scenario: Scenario): Decimal | undefined {
  const { plan, values } = scenario.projection
  const { count } = scenario.definition.horizon
  const streams = scenario.definition.streams.filter(({ growth }) => growth !== undefined)
  const rows = streams.flatMap(({ id }) => plan.position.get(`funding.${id}.growth`) ?? [])
  const [envelope, funding] = ['out-of-hospital.envelope', 'funding.recurrent'].map((path) => plan.position.get(path))
  if (rows.length === 0 || envelope === undefined || funding === undefined) return undefined
  const target = values[envelope]?.[0]
  if (target === undefined || target.lte(0)) return undefined
  const rerun = rerunner(plan, values, rows, envelope)
  const rate = rootOf((growth) => rerun(growth)[count]?.minus(target))
  if (rate === undefined) return undefined
  const [from, to] = [values[funding]?.[0], rerunner(plan, values, rows, funding)(rate)[count]]
  return from === undefined || to === undefined ? undefined : averageRate(from, to, count)
}

/** Where a smoothly rising function is nought, by a secant through two guesses: five or six steps. */
function rootOf(miss: (growth: Decimal) => Decimal | undefined): Decimal | undefined {
  let [before, now] = [new Decimal(0), new Decimal('0.02')]
  let missBefore = miss(before)
  for (let step = 0; step < mostSteps; step++) {
    const missNow = miss(now)
    if (missBefore === undefined || missNow === undefined || missNow.eq(missBefore)) return undefined
    const next = now.minus(missNow.times(now.minus(before)).div(missNow.minus(missBefore))).toDecimalPlaces(15)
    if (next.abs().gt(widest)) return undefined
    if (next.minus(now).abs().lt(closeEnough)) return next
    before = now
    missBefore = missNow
    now = next
  }
  return undefined
}
