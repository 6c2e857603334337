import { averageOf, averageRate } from '../../base/average-rate.ts'
import { type Decimal, one, zero } from '../../base/decimal.ts'
import { sumOf } from '../../base/sum-of.ts'
import type { RowPath } from '../../model/row-path.ts'
import { rowValue, rowValueIfAny } from '../../open/project.ts'
import { joined, type SaidFigure, type Sentence, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'
import { isPlain } from '../views/view.ts'

/** What is assumed: the growth of hospital care, and that of funding in all its ways. */
export function assumed(figures: FiguresInView): Sentence[] {
  const { scenario, view } = figures
  const hospital = hospitalGrowth(figures)
  const funding = compound(figures, 'funding.growth')
  if (funding === undefined) return []
  const ways = [
    way(compound(figures, 'funding.growth-per-head'), 'per head'),
    way(compound(figures, 'funding.growth-real'), 'in real terms'),
  ].flat()
  const besides = ways.length === 0 ? [] : say` (${joined(ways, ', ')})`
  const { savings, shifts, changes } = scenario.definition
  const before = savings.length + shifts.length + changes.length > 0 ? ' before savings, shifts and other changes' : ''
  // Growth is stated in cash; beside amounts of another kind that must be said.
  const start = isPlain(view) ? 'Assumed:' : `Assumed, in cash${view.isPerHead ? ' and in total' : ''}:`
  const care = hospital && say` ${hospital.name} ${growsBy(hospital.growth)}${before},`
  return [
    say`${start}${care} recurrent funding ${growsBy(funding)}${besides}, ${figures.yearText(0)} to ${figures.yearText(figures.last)}.`,
  ]

  function way(growth: Growth | undefined, name: string): Sentence[] {
    return growth === undefined ? [] : [say`${{ ...figures.rate(growth.rate, 1, growth.of), isSigned: true }} ${name}`]
  }

  function growsBy({ rate, isEven, of }: Growth): Sentence {
    const average = isEven ? '' : ' on average'
    if (rate.abs().lt('0.00005')) return say`does not grow${average}`
    const size: SaidFigure = { ...figures.rate(rate, rate.abs().lt('0.001') ? 2 : 1, of), isSize: true }
    return say`${rate.isNegative() ? 'falls' : 'grows'} ${size} a year${average}`
  }
}

interface Growth {
  /** A year; an average where the years differ. */
  readonly rate: Decimal
  readonly isEven: boolean
  readonly of: SaidFigure['of']
}

/** The average of a rate over the projected years, compounded. */
function compound({ scenario, last }: FiguresInView, path: RowPath): Growth | undefined {
  const rates = Array.from({ length: last }, (_, index) => rowValueIfAny(scenario.projection, path, index + 1))
  const rate = averageOf(rates)
  const [first] = rates
  // Rates worked out from amounts differ in the last of forty digits.
  const isEven = first !== undefined && rates.every((other) => other?.minus(first).abs().lt('1e-12'))
  return rate === undefined ? undefined : { rate, isEven, of: undefined }
}

/** What is assumed of hospital care: the growth of the one line, or of all of them together if nothing is done. */
function hospitalGrowth(figures: FiguresInView): { readonly growth: Growth; readonly name: string } | undefined {
  const { scenario, last } = figures
  const { definition, projection } = scenario
  const lines = definition.lines.filter(({ setting }) => setting === 'hospital')
  const [only] = lines
  if (only === undefined) return undefined
  if (lines.length === 1) {
    const growth = compound(figures, `lines.${only.id}.growth`)
    return growth === undefined ? undefined : { name: lowerFirst(only.title), growth }
  }
  // Services that moved in with their money are no growth of those that were there.
  const moved = definition.responsibilities.filter(({ line }) => lines.some(({ id }) => id === line))
  const total = (index: number): Decimal | undefined =>
    sumOf(lines.map(({ id }) => rowValue(projection, `lines.${id}.do-nothing`, index)))
  let grown: Decimal | undefined = one
  for (let index = 1; index <= last; index++) {
    const came = sumOf(moved.map(({ id }) => rowValue(projection, `responsibilities.${id}.spend`, index)))
    const [before, now] = [total(index - 1), total(index)]
    grown = before === undefined || before.lte(0) ? undefined : now && grown?.times(now.minus(came ?? zero).div(before))
  }
  const rate = grown && averageRate(one, grown, last)
  return rate === undefined ? undefined : { name: 'hospital care', growth: { rate, isEven: false, of: undefined } }
}

function lowerFirst(text: string): string {
  const [first = '', second = ''] = text
  const isWord = first >= 'A' && first <= 'Z' && second >= 'a' && second <= 'z'
  return isWord ? first.toLowerCase() + text.slice(1) : text
}
