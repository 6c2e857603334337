import { countText } from '../base/count-text.ts'
import { Decimal, zero } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { listInWords } from '../base/list-in-words.ts'
import { poundsIn, unitInWords } from '../base/money-unit.ts'
import { sumOf } from '../base/sum-of.ts'
import type { BudgetLine } from './budget-lines.ts'
import { rowsInWords, signOfFunding, sumOfItems } from './from-budget.ts'
import type { GroupedBudget } from './group-lines.ts'
import { poundsText } from './pounds-text.ts'
import type { Budget } from './read-budget.ts'
import type { FundingStart, StartContent } from './start.ts'
import type { FoundIn } from './unit-of.ts'

/** What was read of a budget and how, a sentence each. */
export function readInWords({
  columns,
  unit,
  base,
  lines,
  totals,
  above,
  headings,
  areCreditsSigned,
  repeated,
}: Budget): readonly string[] {
  const { line, amount } = columns
  const amounts = 'at' in amount ? `"${amount.name}"` : `"${amount.debit.name}" less "${amount.credit.name}"`
  const counted = lines.length + totals.length
  return [
    `Read: ${countText(counted)} ${counted === 1 ? 'row' : 'rows'} with an amount. Names from "${line.name}", amounts from ${amounts}, in ${unitInWords(unit.value)} ${said(unit)}, for ${printYear(base.value)} ${said(base)}.`,
    ...('at' in amount || !areCreditsSigned
      ? []
      : [`No amount in "${amount.credit.name}" stands above nought: each is read as a credit of its size.`]),
    ...(above.length === 0 ? [] : [`Above the names of the columns, so not read: ${rowsInWords(above)}.`]),
    ...totalsInWords(totals),
    ...(headings.length === 0 ? [] : [`No amount, so taken as headings or notes: ${rowsInWords(headings)}.`]),
    ...(repeated.length === 0
      ? []
      : [`In several rows, which are added up: ${listInWords(cut(repeated.map((name) => `"${name}"`)))}.`]),
  ]
}

/** That nothing of a budget was lost on the way into a definition: its amounts are added up again as they are written there. */
export function reconciledInWords(budget: Budget, grouped: GroupedBudget, start: StartContent): readonly string[] {
  const written = (items: readonly Pick<FundingStart, 'base'>[]): Decimal =>
    (sumOf(items.map(({ base }) => new Decimal(base.amount))) ?? zero).times(poundsIn(start.unit))
  const [spend, funding, reserves] = [written(start.lines), written(start.funding), written(start.reserves)]
  const leftOut = sumOfItems(grouped.leftOut)
  const sign = signOfFunding(grouped)
  const difference = budget.total.minus(spend).minus(reserves).minus(funding.times(sign)).minus(leftOut)
  const count = start.lines.length
  const inLines = `${poundsText(spend)} in ${countText(count)} ${count === 1 ? 'line' : 'lines'}`
  const isLess = sign === -1 && start.funding.length > 0
  const parts = [
    isLess ? `spend of ${inLines} less funding of ${poundsText(funding)}` : inLines,
    ...(isLess || start.funding.length === 0 ? [] : [`${poundsText(funding)} of funding`]),
    ...(start.reserves.length === 0
      ? []
      : [
          `${poundsText(reserves)} held in reserve${start.funding.length === 0 ? ', in a comment until funding is stated' : ''}`,
        ]),
    ...(grouped.leftOut.length === 0
      ? []
      : [`${poundsText(leftOut)} left out as marked (${rowsInWords(grouped.leftOut.map(({ row }) => row))})`]),
  ]
  return [
    `Reconciled: the ${countText(budget.lines.length)} budget ${budget.lines.length === 1 ? 'line comes' : 'lines come'} to ${poundsText(budget.total)}; the definition has ${listInWords(parts)}. Difference: ${difference.isZero() ? 'nil' : poundsText(difference)}.`,
    ...(isLess ? ['Funding stands below nought in the file, as a credit, and above nought in the definition.'] : []),
    ...notMappedInWords(grouped.notMapped),
    ...(start.funding.length > 0
      ? []
      : [
          'It states no funding, so nothing is said yet of headroom or surplus: the definition tells where to write the allocation.',
        ]),
  ]
}

function totalsInWords(totals: Budget['totals']): readonly string[] {
  if (totals.length === 0) return []
  const rows = rowsInWords(totals.map(({ line }) => line.row))
  const rounding = totals.flatMap(({ line, off }) =>
    off === undefined || off.isZero() ? [] : `row ${line.row} by ${poundsText(off)}`,
  )
  const also = rounding.length === 0 ? '' : ` Off by rounding: ${listInWords(cut(rounding))}.`
  const others = totals.flatMap(({ line, off }) =>
    off === undefined ? `row ${line.row} (${poundsText(line.pounds)})` : [],
  )
  const marked = others.length === 1 ? 'Marked as a total' : 'Marked as totals'
  return [
    `Left out as ${totals.length === 1 ? 'a total' : 'totals'} of other rows, so that nothing counts twice: ${rows}.${also}`,
    ...(others.length === 0
      ? []
      : [
          `${marked}, and not the sum of rows beside ${others.length === 1 ? 'it' : 'them'}: ${listInWords(cut(others))}.`,
        ]),
  ]
}

function notMappedInWords(lines: readonly BudgetLine[]): readonly string[] {
  if (lines.length === 0) return []
  const rows = rowsInWords(lines.map(({ row }) => row))
  return [`Not mapped, and kept in a line of their own: ${poundsText(sumOfItems(lines))} (${rows}).`]
}

function said({ by }: FoundIn<unknown>): string {
  const words = {
    asked: 'as you said',
    heading: 'by the name of that column',
    title: 'by the title above the table',
    cells: 'by the signs in the cells',
  }
  return words[by]
}

const most = 8

function cut(all: readonly string[]): readonly string[] {
  return all.length > most ? [...all.slice(0, most), `${all.length - most} more`] : all
}
