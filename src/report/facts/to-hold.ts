import { type Decimal, one } from '../../base/decimal.ts'
import type { Scenario } from '../../open/open.ts'
import { growthThatHoldsEnvelope } from '../../questions/hold-envelope.ts'
import { type Sentence, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'
import { isPlain, type View } from '../views/view.ts'
import { headWords } from '../views/view-words.ts'
import { envelopeToday } from './envelope.ts'

/** The growth of funding at which the envelope of the last year is that of the base year. */
export function toHold(figures: FiguresInView): Sentence[] {
  const { scenario, view } = figures
  if (!scenario.definition.lines.some(({ setting }) => setting === 'out-of-hospital')) return []
  const today = envelopeToday(figures)
  const growth = growthThatHolds(scenario, view)
  if (today === undefined || growth === undefined) return []
  const rate = figures.rate(growth, 1, undefined)
  // Funding grows in cash and in total, whatever is to be held.
  const funding = `${view.isPerHead ? 'total recurrent funding' : 'recurrent funding'}${view.isReal ? ' in cash' : ''}`
  const held = say`To hold ${today}${headWords(view)} in ${view.prices}, ${funding}`
  if (growth.abs().lt('1e-12')) return [say`${held} must not fall.`]
  const how = growth.isNegative() ? say`fall no faster than ${{ ...rate, isSize: true }}` : say`grow ${rate}`
  return [say`${held} must ${how} a year on average.`]
}

function growthThatHolds(scenario: Scenario, view: View): Decimal | undefined {
  if (isPlain(view)) return growthThatHoldsEnvelope(scenario)
  // What one unit of cash is worth at the start over what it is worth at the end: prices, or residents, risen since.
  const [start, end] = [view.money(one, 0), view.money(one, scenario.definition.horizon.count)]
  return start === undefined || end === undefined ? undefined : growthThatHoldsEnvelope(scenario, start.div(end))
}
