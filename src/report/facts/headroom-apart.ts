import { epsilon, zero } from '../../base/decimal.ts'
import type { RowPath } from '../../model/row-path.ts'
import { joined, type Sentence, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'
import { headWords, priceWords } from '../views/view-words.ts'

/** What one year alone brings or bears, as it is added to headroom where it does not: its row, its sign and its words. */
const ofOneYear: readonly (readonly [RowPath, 1 | -1, string])[] = [
  ['underlying.non-recurrent-funding', 1, 'without funding of one year only'],
  ['underlying.repayment', 1, 'without repayment of earlier deficits'],
  ['underlying.lost', 1, 'without underspends lost in one year only'],
  ['underlying.contracts', 1, 'with contracts paid in full'],
  ['underlying.non-recurrent-spend', 1, 'without non-recurrent spend'],
  ['underlying.non-recurrent-savings', 1, 'without non-recurrent savings'],
  ['surplus.drawdown', -1, 'without drawing on earlier surplus'],
]

/**
 * Headroom of the last year, and what leads from there to the savings to be found, which leave out what one year alone brings: the two stand on one screen, and would else seem to contradict. Nothing where they are the same.
 */
export function headroomApart(figures: FiguresInView): Sentence[] {
  const { view, last } = figures
  const [now, recurrent] = [figures.money('headroom', last), figures.money('headroom.recurrent', last)]
  if (now === undefined || recurrent === undefined) return []
  const apart = recurrent.value.minus(now.value)
  if (apart.abs().lte(epsilon)) return []
  const parts = ofOneYear.flatMap(([path, sign, words]) => {
    const value = figures.money(path, last)
    return value === undefined || value.value.abs().lte(epsilon)
      ? []
      : [{ value, added: value.value.times(sign), words }]
  })
  const explained = parts.reduce((sum, { added }) => sum.plus(added), zero)
  // Of a place taken line by line the parts need not be all there is: what does not add up is not said to.
  if (explained.minus(apart).abs().gt(epsilon)) return []
  const told = parts.map(
    ({ value, added, words }) => say`${{ ...value, isSize: true }} ${added.isNegative() ? 'less' : 'more'} ${words}`,
  )
  return [
    say`Headroom in ${figures.yearText(last)} is ${now}${headWords(view)}${priceWords(view)}, and ${joined(told, ', ')}.`,
  ]
}
