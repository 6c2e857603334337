import type { Decimal } from '../../../base/decimal.ts'
import type { Unit } from '../../../formula/unit.ts'
import { isAmount, isPercent, type Places, placesOf } from '../../../formula/unit-print.ts'
import type { Table } from '../../../report/document.ts'
import type { Cell } from '../../../report/figure.ts'
import type { NumberKind, SheetCell } from '../../../workbook/sheet.ts'
import { words } from './table.ts'

/** How a spreadsheet shows a figure of a unit. */
export function kindOf(unit: Unit, places: Places, own?: number): NumberKind {
  const is = isPercent(unit) ? 'percent' : isAmount(unit) ? 'amount' : 'plain'
  return { is, decimals: own ?? placesOf(unit, places) }
}

/** A figure as a cell: the number nearest to it, whole, shown in its unit. */
export function figureCell(value: Decimal | undefined, number: NumberKind): SheetCell | undefined {
  return value === undefined ? undefined : { value: value.toNumber(), look: 'stored', number }
}

/** A cell of a table of the document. */
export function tableCell(cell: Cell, { decimals, percentDecimals }: Table): SheetCell | undefined {
  if (cell.is === 'blank') return undefined
  if (cell.is === 'text') return words(cell.text)
  return figureCell(cell.value, kindOf(cell.is, { money: decimals, percent: percentDecimals }, cell.places))
}
