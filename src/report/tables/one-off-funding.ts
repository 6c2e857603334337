import { type Decimal, epsilon } from '../../base/decimal.ts'
import { sumOf } from '../../base/sum-of.ts'
import type { RowPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { rowNamed, rowValueIfAny } from '../../open/project.ts'
import { type Sentence, say } from '../sentence.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import type { View } from '../views/view.ts'

/** A stream that is given for single years and never recurs, such as deficit support: by its row, and the last year in which it is given. */
export interface OneOffStream {
  readonly title: string
  readonly path: RowPath
  readonly last: number
}

/** Such streams: in a total of funding nobody would see that they end. */
export function oneOffStreams({ definition, projection }: Scenario): readonly OneOffStream[] {
  const years = Array.from({ length: definition.horizon.count + 1 }, (_, index) => index)
  return definition.streams.flatMap(({ id, title }): OneOffStream[] => {
    const [path, recurrent] = [`funding.${id}.total`, `funding.${id}.recurrent`] as const
    const isGiven = (row: RowPath, index: number): boolean => rowValueIfAny(projection, row, index)?.isZero() === false
    const last = years.findLast((index) => isGiven(path, index))
    const isOneOff = last !== undefined && !years.some((index) => isGiven(recurrent, index))
    return isOneOff && rowNamed(projection, path) !== undefined ? [{ title, path, last }] : []
  })
}

/**
 * What such streams give in a year that balances only with them, as an amount of money; undefined of a year that does not balance, or
 * would without them.
 */
export function oneOffThatBalances(
  { projection }: Scenario,
  streams: readonly OneOffStream[],
  index: number,
): Decimal | undefined {
  const inYear = rowValueIfAny(projection, 'in-year', index)
  const given = sumOf(streams.map(({ path }) => rowValueIfAny(projection, path, index)))
  if (inYear === undefined || given === undefined || inYear.lt(epsilon.neg())) return undefined
  return inYear.minus(given).lt(epsilon.neg()) ? given : undefined
}

/** When such streams end, where that is before the last year. */
export function oneOffNotes(streams: readonly OneOffStream[], scenario: Scenario, view: View): Sentence[] {
  const figures = new FiguresInView(scenario, view)
  return streams.flatMap(({ title, path, last }): Sentence[] => {
    const amount = figures.money(path, last)
    return amount === undefined || last === figures.last
      ? []
      : [say`${title} is not recurrent: it ends with ${amount} in ${figures.yearText(last)}.`]
  })
}
