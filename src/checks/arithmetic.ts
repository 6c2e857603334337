import { additionChecks, type TotalOfParts } from './additions.ts'
import type { CheckedRow, CheckFigures, YearValues } from './figures.ts'
import type { CheckResult } from './result.ts'

/**
 * METHODS.md, section 12: whether the figures agree with one another. Totals are added up here from what they are made of
 * (`additionChecks`), not read off the formulas of the rows.
 *
 * Amounts must agree to half a penny whatever their size. Accounts are usually held to a millionth of a total, which on
 * £273m is £273; but nothing here is rounded, so any real difference is a fault of the program.
 */
export function arithmeticChecks(figures: CheckFigures): CheckResult[] {
  const known = new Map<readonly CheckedRow[], YearValues>()
  const summed = (rows: readonly CheckedRow[]): YearValues => {
    const values = known.get(rows) ?? figures.sums(rows)
    known.set(rows, values)
    return values
  }
  const worked = ({ added, less }: TotalOfParts): YearValues => {
    const taken = less.map(summed)
    return summed(added).map((value, index) =>
      taken.reduce((left, of) => {
        const away = of[index]
        return left && away && left.minus(away)
      }, value),
    )
  }
  return additionChecks(figures).flatMap(({ id, title, additions }) => {
    const readings = additions.flatMap((addition) => figures.equal(addition.of, worked(addition)))
    return figures.result(id, title, readings) ?? []
  })
}
