import { isZeroText } from '../../base/number-text.ts'
import type { Hint } from '../hint.ts'
import { firstTold } from '../most-told.ts'
import { type SaidFigure, type Sentence, saidText, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'

/** How far each stream with a target is from it, in per cent and in money, at the start and at the end. */
export function distances(figures: FiguresInView, hint: Hint): Sentence[] {
  const { scenario, last } = figures
  const sentences = scenario.definition.streams.flatMap(({ id, title }) => {
    const distanceIn = (index: number, target: string): Sentence | undefined => {
      const distance = figures.percent(`funding.${id}.distance`, index, 1)
      return distance && fromTarget(distance, figures.money(`funding.${id}.above-target`, index), target)
    }
    const [from, to] = [distanceIn(0, 'its target'), distanceIn(last, 'it')]
    if (from === undefined || to === undefined) return []
    return [say`${title}: ${from} in ${figures.yearText(0)}, ${to} in ${figures.yearText(last)}.`]
  })
  return firstTold(sentences, 'streams with a target', hint('run', '--rows', 'funding.*.distance'))
}

function fromTarget(distance: SaidFigure, amount: SaidFigure | undefined, target: string): Sentence {
  const size: SaidFigure = { ...distance, isSize: true }
  if (isZeroText(saidText(size))) return [`at ${target}`]
  const inMoney = amount === undefined ? [] : say` (${{ ...amount, isSize: true }})`
  return say`${size}${inMoney} ${distance.value.isNegative() ? 'below' : 'above'} ${target}`
}
