import { Decimal } from '../base/decimal.ts'
import { figureText, placesOf } from '../formula/unit-print.ts'
import type { Table } from '../report/document.ts'
import type { Cell } from '../report/figure.ts'

/** Decimal places of money and of per cent. */
export type TablePlaces = Pick<Table, 'decimals' | 'percentDecimals'>

/** A cell as people read it: a deficit in brackets, a rate in per cent. */
export function cellText(cell: Cell, { decimals, percentDecimals }: TablePlaces): string {
  if (cell.is === 'text') return cell.text
  if (cell.is === 'blank') return ''
  return figureText(cell.value, cell.is, placesOf(cell.is, { money: decimals, percent: percentDecimals }))
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
