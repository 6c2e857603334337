import { Decimal } from '../base/decimal.ts'
import { valueAt } from '../engine/project.ts'
import { rerunner } from '../engine/rerun.ts'
import type { Scenario } from './open.ts'

const closeEnough = new Decimal('1e-9')
const widest = new Decimal('0.25')
const mostSteps = 40

/**
 * The growth of funding, the same each year, at which the out-of-hospital envelope of the last year is that of the base
 * year in cash. Every stream that grows by a rate grows at it; other streams stay. A fraction (1.6% is 0.016); undefined
 * where no stream grows by a rate, or where the answer lies beyond 25% either way.
 */
export function growthThatHoldsEnvelope({ definition, projection }: Scenario): Decimal | undefined {
  const { plan, values } = projection
  const last = definition.horizon.count
  const streams = definition.streams.filter(({ growth }) => growth !== undefined)
  const rows = streams.flatMap(({ id }) => plan.position.get(`funding.${id}.growth`) ?? [])
  const envelope = plan.position.get('out-of-hospital.envelope')
  const target = valueAt(projection, 'out-of-hospital.envelope', 0)
  if (rows.length === 0 || envelope === undefined || target === undefined || target.lte(0)) return undefined
  const rerun = rerunner(plan, values, rows, envelope)
  const miss = (growth: Decimal): Decimal | undefined => rerun(growth)[last]?.minus(target)

  // A secant through two guesses: the envelope rises smoothly with growth, so it needs five or six steps.
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
