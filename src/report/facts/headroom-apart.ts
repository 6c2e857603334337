import { epsilon, zero } from '../../base/decimal.ts'
import { sumOf } from '../../base/sum-of.ts'
import type { RowPath } from '../../model/row-path.ts'
import { joined, type SaidFigure, type Sentence, say, seenDigitsOf } from '../sentence.ts'
import { ownContracts } from '../tables/contracts.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'
import { headWords, priceWords } from '../views/view-words.ts'

/** What contracts are paid below or above their price. */
const ofContracts = 'underlying.contracts'

/** What one year alone brings or bears, as it is added to headroom where it does not: its row, its sign and its words. */
const ofOneYear: readonly (readonly [RowPath, 1 | -1, string])[] = [
  ['underlying.non-recurrent-funding', 1, 'without funding of one year only'],
  ['underlying.repayment', 1, 'without repayment of earlier deficits'],
  ['underlying.lost', 1, 'without ring-fence underspend of one year only'],
  [ofContracts, 1, 'with contracts at full price'],
  ['underlying.non-recurrent-spend', 1, 'without non-recurrent spend'],
  ['underlying.non-recurrent-savings', 1, 'without non-recurrent savings'],
  ['surplus.drawdown', -1, 'without drawing on earlier surplus'],
]

/**
 * Headroom of the last year, and what leads from there to the savings to be found, which leave out what one year alone brings: the two
 * stand on one screen, and would else seem to contradict. Nothing where they are the same, or `headroomAsPaid` is told.
 */
export function headroomApart(figures: FiguresInView): Sentence[] {
  const { view, last } = figures
  const apart = positionsApart(figures)
  if (apart === undefined || headroomAsPaid(figures) !== undefined) return []
  const { now, recurrent, parts } = apart
  if (isOfContractsAlone(apart)) return paidAndFull(figures, now, recurrent)
  const told = parts.map(
    ({ value, added, words }) =>
      say`${{ ...value, isSize: true }} ${added.value.isNegative() ? 'less' : 'more'} ${words}`,
  )
  const here = say`Headroom in ${figures.yearText(last)} is ${now}${headWords(view)}${priceWords(view)}`
  const aside = areDigitsRight(figures, now, recurrent, parts) ? '' : ', before rounding'
  const all = say`${joined(told, ', ')}${aside}`
  // Where no more is to be found the sentence before has told recurrent headroom.
  if (needsNoMore(figures)) return [say`${here}, and ${all}.`]
  const paid = parts.some(({ isOfContracts }) => isOfContracts) ? ' with contracts as paid' : ''
  return [say`${here}${paid}. Savings are counted from recurrent headroom: ${all}.`]
}

/**
 * Headroom of the last year, to be told beside recurrent headroom where no more is to be found and nothing lies between the two but what
 * contracts are paid below or above their price.
 */
export function headroomAsPaid(figures: FiguresInView): SaidFigure | undefined {
  const apart = positionsApart(figures)
  const isTold = apart !== undefined && isOfContractsAlone(apart) && needsNoMore(figures)
  return isTold && !apart.recurrent.value.isZero() ? apart.now : undefined
}

/** Headroom of the last year with contracts at their full price, where that alone lies between it and headroom as they are paid. */
export function headroomAtFullPrice(figures: FiguresInView): SaidFigure | undefined {
  const apart = positionsApart(figures)
  return apart !== undefined && isOfContractsAlone(apart) ? apart.recurrent : undefined
}

function needsNoMore(figures: FiguresInView): boolean {
  return figures.money('savings.requirement', figures.last)?.value.isZero() === true
}

interface Apart {
  readonly now: SaidFigure
  readonly recurrent: SaidFigure
  readonly parts: readonly Part[]
}

/** The two positions of the last year and all that lies between them; undefined where they are the same, or there is more than can be told. */
function positionsApart(figures: FiguresInView): Apart | undefined {
  const { last } = figures
  const [now, recurrent] = [figures.money('headroom', last), figures.money('headroom.recurrent', last)]
  if (now === undefined || recurrent === undefined) return undefined
  const apart = recurrent.value.minus(now.value)
  if (apart.abs().lte(epsilon)) return undefined
  const parts = ofOneYear.flatMap(([path, sign, words]): Part[] => {
    const value = figures.money(path, last)
    return value === undefined || value.value.abs().lte(epsilon)
      ? []
      : [{ value, added: { ...value, value: value.value.times(sign) }, words, isOfContracts: path === ofContracts }]
  })
  // Of a place taken line by line the parts need not be all there is: what does not add up is not said to.
  const added = sumOf(parts.map((part) => part.added.value)) ?? zero
  return added.minus(apart).abs().gt(epsilon) ? undefined : { now, recurrent, parts }
}

function isOfContractsAlone({ parts }: Apart): boolean {
  return parts.length === 1 && parts[0]?.isOfContracts === true
}

/** Headroom as contracts are paid and at their full price, where nothing else lies between: whole figures, which a reader may repeat. */
function paidAndFull(figures: FiguresInView, paid: SaidFigure, full: SaidFigure): Sentence[] {
  const { view, last } = figures
  const isShort = paid.value.isNegative() && full.value.isNegative()
  const [first, second] = isShort ? [paid, full].map((one) => ({ ...one, isSize: true })) : [paid, full]
  const start = say`${isShort ? 'Shortfall' : 'Headroom'} in ${figures.yearText(last)}: ${first}${headWords(view)}${priceWords(view)}`
  return [say`${start} with contracts as paid, ${second} at their full price.`]
}

interface Part {
  readonly value: SaidFigure
  readonly added: SaidFigure
  readonly words: string
  readonly isOfContracts: boolean
}

/** Whether the digits lead from the one to the other, and of contracts from the prices told of the last year to what is paid then. */
function areDigitsRight(
  figures: FiguresInView,
  now: SaidFigure,
  recurrent: SaidFigure,
  parts: readonly Part[],
): boolean {
  const { scenario, last } = figures
  const steps = sumOf(parts.map(({ added }) => seenDigitsOf(added))) ?? zero
  if (!seenDigitsOf(now).plus(steps).eq(seenDigitsOf(recurrent))) return false
  const contracts = parts.find(({ isOfContracts }) => isOfContracts)
  const short = ownContracts(scenario).flatMap(({ id, ends }) => {
    if (ends !== last) return []
    const [price, paid] = [figures.money(`contracts.${id}.value`, last), figures.money(`contracts.${id}.payment`, last)]
    return price === undefined || paid === undefined ? [] : [seenDigitsOf(paid).minus(seenDigitsOf(price))]
  })
  const paidLess = sumOf(short)
  return contracts === undefined || paidLess === undefined || paidLess.eq(seenDigitsOf(contracts.added))
}
