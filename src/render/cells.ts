import { Decimal } from '../base/decimal.ts'
import type { Cell, Table } from '../report/report.ts'
import { amount, figure, percent } from '../report/words.ts'

/** Decimal places of money and of per cent. */
export type Places = Pick<Table, 'decimals' | 'percentDecimals'>

/** A cell as people read it: a deficit in brackets, a rate in per cent. */
export function cellText(cell: Cell, { decimals, percentDecimals }: Places): string {
  switch (cell.is) {
    case 'money':
      return amount(cell.value, decimals)
    case 'rate':
    case 'share':
      return percent(cell.value, percentDecimals)
    case 'people':
    case 'activity':
      return figure(cell.value, 0)
    case 'index':
    case 'price-index':
    case 'declared':
      return figure(cell.value, 3)
    case 'pounds':
    case 'unit-cost':
      return figure(cell.value, 2)
    case 'text':
      return cell.text
    case 'blank':
      return ''
  }
}

export const roundingNote = 'Rounded figures may not add up to the totals shown, which are exact.'

/** Whether a reader who adds up the rounded figures of a column would miss the total shown. */
export function misadds({ rows, additions, columns, decimals }: Table): boolean {
  const rounded = (row: number, column: number): Decimal | undefined => {
    const cell = rows[row]?.cells[column]
    return cell?.is === 'money' ? cell.value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP) : undefined
  }
  return additions.some(({ total, parts }) =>
    columns.some((_, column) => {
      const whole = rounded(total, column)
      const sum = parts.reduce<Decimal>(
        (so, { row, sign }) => so.plus((rounded(row, column) ?? new Decimal(0)).times(sign)),
        new Decimal(0),
      )
      return whole !== undefined && !whole.eq(sum)
    }),
  )
}

/** Only characters of ASCII: the pound sign becomes GBP. Names that an author wrote are left as they are. */
export function toAscii(text: string): string {
  return text.replace(/£ ?(?=[\p{L}\d(])/gu, 'GBP ').replaceAll('£', 'GBP')
}
