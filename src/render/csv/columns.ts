import { toPlain } from '../../base/decimal.ts'
import type { FigureRow } from '../../report/figures.ts'
import { nameCells, nameColumns } from '../../report/tidy-columns.ts'
import { textCell } from './csv-text.ts'

/** Whose figures a row holds, its own or its part, and the share that makes them add up; all empty in the rows of the place. */
const memberColumns = ['member', 'share', 'figures'] as const

/** The names of the columns before the figures. */
export function headerNames(isByMember: boolean): readonly string[] {
  return isByMember ? [...nameColumns, ...memberColumns] : nameColumns
}

/** What stands before the figures of a row. */
export function namesOf(scenario: string, figures: FigureRow, isByMember: boolean): string {
  const { member } = figures
  const names = nameCells(scenario, figures).map(textCell).join()
  if (!isByMember) return names
  return `${names},${textCell(member?.id ?? '')},${numberCell(member?.share)},${member?.figures ?? ''}`
}

/**
 * A number, which stands as it is: never quoted, never defused. csv-stringify's own defence against formulas would turn
 * -12.5 into text, and its own number format 1e21 into an exponent.
 */
export function numberCell(value: FigureRow['values'][number]): string {
  return value === undefined ? '' : toPlain(value)
}

/** In front of a whole text: a byte-order mark where Excel is to read it. */
export function markOf({ hasMark }: { readonly hasMark: boolean }): readonly string[] {
  return hasMark ? ['\ufeff'] : []
}
