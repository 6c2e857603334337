import { averageRate } from '../../base/average-rate.ts'
import { type Decimal, one } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { RowPath } from '../../model/row-path.ts'
import { rowNamed } from '../../open/project.ts'
import { type SaidFigure, type Sentence, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'

/**
 * How prices and people move, where a definition states neither funding nor lines, so that these are all that it is about: beside
 * funding and spend they are told with them.
 */
export function pricesAndPeople(figures: FiguresInView): Sentence[] {
  const { scenario, last } = figures
  const { absent } = scenario.model
  if (!absent.has('spend.total') || !absent.has('funding.total') || last === 0) return []
  const { horizon, prices } = scenario.definition
  const aside = prices.base === horizon.base ? '' : `, 1 in ${printYear(prices.base)},`
  return [
    ...moved(figures, 'prices.index', `The price index${aside}`),
    ...moved(figures, 'population.total', 'The population'),
  ]
}

function moved(figures: FiguresInView, path: RowPath, what: string): Sentence[] {
  const { scenario, last } = figures
  const row = rowNamed(scenario.projection, path)
  if (row === undefined || !figures.hasFormula(path)) return []
  const [from, to] = [figures.ofRow(row, 0), figures.ofRow(row, last)]
  if (from === undefined || to === undefined || !from.value.gt(0)) return []
  const [first, end] = [figures.yearText(0), figures.yearText(last)]
  const change = to.value.div(from.value).minus(one)
  if (change.isZero()) return [say`${what} is ${to} in ${end} as in ${first}.`]
  const rate = averageRate(from.value, to.value, last)
  const size = (value: Decimal): SaidFigure => ({ ...figures.rate(value, 1, undefined), isSize: true })
  const average = rate === undefined ? [] : say`, ${size(rate)} a year on average`
  const [way, told] = change.isNegative() ? ['falls', 'down'] : ['rises', 'up']
  return [say`${what} ${way} from ${from} in ${first} to ${to} in ${end}: ${told} ${size(change)}${average}.`]
}
