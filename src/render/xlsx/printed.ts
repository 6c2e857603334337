import type { WriteOptions } from 'hucre/xlsx'
import { columnLetters } from '../../workbook/address.ts'
import type { Sheet, Workbook } from '../../workbook/sheet.ts'
import { cellText } from './cell-text.ts'

type NamedRange = NonNullable<WriteOptions['namedRanges']>[number]

/** What stands on every page again: rows, and on pages side by side the columns that stay in view. */
export function repeated({ name, repeat, freeze, repeatColumns }: Sheet): NamedRange[] {
  if (repeat === undefined) return []
  const rows = `${sheetInFormula(name)}!$${repeat.from}:$${repeat.to}`
  const columns = repeatColumns ?? freeze?.columns ?? 0
  const range = columns === 0 ? rows : `${sheetInFormula(name)}!$A:$${columnLetters(columns)},${rows}`
  return [{ name: '_xlnm.Print_Titles', range, scope: name }]
}

/** What is printed of a sheet with so many rows, where it is not all of it. */
export function printed(sheet: Sheet, rows: number): NamedRange[] {
  const { name, columns, printedTo, blocks = [] } = sheet
  if (printedTo === undefined && blocks.length === 0) return []
  const printedBlocks = blocks.length === 0 ? [{ from: 1, to: columns.length }] : blocks
  const ranges = printedBlocks.map(
    ({ from, to }) => `${sheetInFormula(name)}!$${columnLetters(from)}$1:$${columnLetters(to)}$${printedTo ?? rows}`,
  )
  return [{ name: '_xlnm.Print_Area', range: ranges.join(','), scope: name }]
}

/** The most that the foot of a page may hold is 255 characters, of which some are its codes. */
const mostInFooter = 150

/** The foot of every page: what the workbook is, which sheet, and which page of how many. */
export function footerOf({ title, footer = title }: Workbook): string {
  const plain = cellText(footer)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const text = plain.length <= mostInFooter ? plain : `${[...plain].slice(0, mostInFooter / 2).join('')}…`
  return `&L${text.replaceAll('&', '&&')}&C&A&RPage &P of &N`
}

/** The name of a sheet as a formula writes it. */
function sheetInFormula(name: string): string {
  return `'${name.replaceAll("'", "''")}'`
}
