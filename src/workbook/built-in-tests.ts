import { type Decimal, one, zero } from '../base/decimal.ts'
import { additionChecks } from '../checks/additions.ts'
import { type CheckedRow, CheckFigures } from '../checks/figures.ts'
import { oneSidedChecks, sharesChecked } from '../checks/sound.ts'
import { input, less, number, plus, row, sum } from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import type { Unit } from '../formula/unit.ts'
import type { Scenario } from '../open/open.ts'
import { type CheckTest, type Comparing, together } from './check-tests.ts'

/**
 * The checks of the program's own arithmetic that a workbook can make, told as comparisons: that totals are what their parts come to,
 * that nothing is on the other side of nought than it can be, and that shares are shares. That no figure is missing is asked of the cells themselves.
 */
export function builtInTests(scenario: Scenario): CheckTest[] {
  const figures = new CheckFigures(scenario)
  const halfPenny = number(figures.halfPenny)
  const comparing = (
    how: Comparing['how'],
    left: Numeric,
    right: Numeric,
    unit: Unit,
    text: string,
    isOfThose?: true,
  ): Comparing => ({
    op: 'compare',
    how,
    left,
    right,
    tolerance: unit === 'money' ? halfPenny : undefined,
    when: undefined,
    years: figures.years.map(() => true),
    lag: 0,
    unit,
    text,
    ...(isOfThose && { isOfThose }),
  })
  const least = (of: Numeric[], unit: Unit): Comparing =>
    comparing('at least', { op: 'min', of }, number(zero), unit, 'The least of them', true)
  const largest = (of: Numeric[], unit: Unit, limit: Decimal): Comparing =>
    comparing('at most', { op: 'max', of }, number(limit), unit, 'The largest of them', true)
  const sums = additionChecks(figures).map(({ id, title, additions }) => {
    const of = additions.map(({ of: total, added, less: taken }) => {
      const terms = [...added.map((one) => plus(rowOf(one))), ...taken.flat().map((one) => less(rowOf(one)))]
      return comparing('equal to', sum(...terms), row(total), 'money', figures.label(total))
    })
    return test(id, title, of)
  })
  const signs = oneSidedChecks(scenario.projection.model.rows).map(({ id, title, how, rows }) => {
    const of = rows.map(({ path }) => row(path))
    return test(
      id,
      title,
      rows.slice(0, 1).map(({ unit }) => (how === 'at least' ? least(of, unit) : largest(of, unit, zero))),
    )
  })
  const { id, title, inputs } = sharesChecked(scenario.model)
  const of = inputs.map((share) => input(share))
  const shares = test(id, title, of.length === 0 ? [] : [least(of, 'share'), largest(of, 'share', one)])
  return [...sums, ...signs, shares].filter(({ asks }) => asks !== undefined)
}

function rowOf(one: CheckedRow): Numeric {
  return row(typeof one === 'string' ? one : one.path)
}

function test(id: string, title: string, of: readonly Comparing[]): CheckTest {
  return {
    id: `arithmetic.${id}`,
    title,
    kind: 'Built in',
    severity: 'error',
    isAny: false,
    asks: together('each', of),
    note: '',
  }
}
