import { Decimal } from '../../base/decimal.ts'
import { isZeroText } from '../../base/number-text.ts'
import type { Hint } from '../hint.ts'
import { firstTold } from '../most-told.ts'
import { type SaidFigure, type Sentence, saidText, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'

/** How far each stream with a target is from it, in per cent and in money, at the start and at the end. */
export function distances(figures: FiguresInView, hint: Hint): Sentence[] {
  const { scenario, last } = figures
  const sentences = scenario.definition.streams.flatMap(({ id, title }) => {
    const [start, end] = [0, last].map((index) => figures.percent(`funding.${id}.distance`, index, 1))
    const distanceIn = (index: number, target: string | undefined): Sentence | undefined => {
      const distance = index === 0 ? start : end
      return distance && fromTarget(distance, figures.money(`funding.${id}.above-target`, index), target)
    }
    const [from, to] = [distanceIn(0, 'target'), distanceIn(last, isOneSide(start, end) ? undefined : 'it')]
    if (from === undefined || to === undefined) return []
    return [say`${title}: ${from} in ${figures.yearText(0)}, ${to} in ${figures.yearText(last)}.`]
  })
  return firstTold(sentences, 'streams with a target', hint('run', '--rows', 'funding.*.distance'))
}

/** Whether both lie on one side, so that the side is said once. */
function isOneSide(start: SaidFigure | undefined, end: SaidFigure | undefined): boolean {
  if (start === undefined || end === undefined || isNone(start) || isNone(end)) return false
  // Beside a target that has been named, how near it is needs no side.
  if (isSlight(end)) return true
  if (isSlight(start)) return false
  return start.value.isNegative() === end.value.isNegative()
}

function isNone(distance: SaidFigure): boolean {
  return isZeroText(saidText({ ...distance, isSize: true }))
}

/** Less than half of the last digit that is told: a sentence would take places upon places to say how much. */
function isSlight(distance: SaidFigure): boolean {
  return !isNone(distance) && distance.value.abs().times(2).lt(lastDigit(distance))
}

function lastDigit({ places }: SaidFigure): Decimal {
  return new Decimal(10).pow(-places - 2)
}

function fromTarget(distance: SaidFigure, amount: SaidFigure | undefined, target: string | undefined): Sentence {
  const size: SaidFigure = { ...distance, isSize: true }
  if (isNone(distance)) return [`at ${target}`]
  if (isSlight(distance)) {
    const within = say`within ${{ ...size, value: lastDigit(distance), of: undefined }}`
    return target === undefined ? within : say`${within} of ${target}`
  }
  const inMoney = amount === undefined ? [] : say` (${{ ...amount, isSize: true }})`
  if (target === undefined) return say`${size}${inMoney}`
  return say`${size}${inMoney} ${distance.value.isNegative() ? 'below' : 'above'} ${target}`
}
