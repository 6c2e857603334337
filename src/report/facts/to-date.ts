import { epsilon } from '../../base/decimal.ts'
import { type Sentence, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'
import { headWords, priceWords } from '../views/view-words.ts'

/** What the headroom of all projected years comes to by the last: a shortfall that comes back every year adds up. */
export function headroomToDate(figures: FiguresInView): Sentence[] {
  const total = addedUp(figures)
  return [...total, ...balance(figures, total.length > 0)]
}

function addedUp(figures: FiguresInView): Sentence[] {
  const { view, last } = figures
  // Of one year it is the headroom itself.
  const total = last < 2 ? undefined : figures.money('headroom.to-date', last)
  if (total === undefined || total.value.abs().lte(epsilon)) return []
  const way = total.value.isNegative() ? 'is a shortfall of' : 'comes to'
  return [
    say`Headroom added up from ${figures.yearText(1)} to ${figures.yearText(last)} ${way} ${{ ...total, isSize: true }}${headWords(view)}${priceWords(view)}.`,
  ]
}

/**
 * What was left over or lost before the first year, and what it comes to by the last: a plan of later years would hide it. It stands
 * beside the headroom added up where that is told.
 */
function balance(figures: FiguresInView, isBeside: boolean): Sentence[] {
  const { view, last } = figures
  const [before, end] = [0, last].map((index) => figures.money('surplus.carried', index))
  if (last < 1 || before === undefined || end === undefined || before.value.abs().lte(epsilon)) return []
  const [words, what] = [`${headWords(view)}${priceWords(view)}`, before.value.isNegative() ? 'deficit' : 'surplus']
  // Of two histories no balance is made: a board would read it as one.
  if (figures.scenario.definition.rolled.some(({ isBalanceApart }) => isBalanceApart))
    return [
      say`No balance carried forward is told: what is brought forward into ${figures.yearText(0)} is as the plan projected it, and does not rest on the figures that set bases. It is once surplus.brought-forward states a balance of one history, and years.rolled.balance-apart is false.`,
    ]
  return [
    say`${isBeside ? 'Beside that, a' : 'A'} ${what} of ${{ ...before, isSize: true }}${words} is brought forward from ${figures.yearText(0)}: the balance carried forward from ${figures.yearText(last)} is ${end}${words}.`,
  ]
}
