import type { FoundDifference, TypedCell } from '../../../report/proof.ts'
import { namedCells } from './named-figures.ts'
import type { Book, BookCell } from './read-book.ts'

/** A cell that was typed over, or that the same workbook made again has another figure in. */
export interface FoundCell extends TypedCell {
  /** The words in the second column of its row: the path of an input or of a row. */
  readonly path: string
  /** Whether it has a name of its own, which is that of an input. */
  readonly isNamed: boolean
  /** Whether it holds a number, and is stated or worked out in a workbook that is the model itself: in others every figure follows. */
  readonly isOfModel: boolean
}

/** What differs between a workbook and the same made again. */
export interface BookDifference {
  /** The first cell that shows another thing: one that is worked out before one that is stated, and that before words. */
  readonly first: FoundDifference | undefined
  /** Cells that hold another figure than was written, or a figure in place of a formula, in the order of the sheets. */
  readonly typed: readonly FoundCell[]
  /** Whether no formula holds what it comes to, because a program saved it that works out nothing. */
  readonly isUncalculated: boolean
}

/** A program that calculates anew may end in other last digits. */
const negligible = 1e-9

/**
 * Hold the cells of a workbook against those of the same made again, by what they show. `isExact` where one program wrote both, so that
 * not even a last digit may differ.
 */
export function differenceInBooks(was: Book, is: Book, isExact: boolean): BookDifference {
  const typed: FoundCell[] = []
  const isUncalculated = calculatesNothing(was)
  // Sheets on which cells have names: a workbook that is the model itself names the figures that it states, and no other one names any.
  const stated = new Set([...is.names.keys()].map((at) => at.slice(0, at.lastIndexOf('!'))))
  const found: (FoundDifference | undefined)[] = []
  const note = (rank: number, what: string, before: string, now: string): void => {
    found[rank] ??= { what, was: before, is: now }
  }
  for (const [sheet, now] of is.sheets) {
    const before = was.sheets.get(sheet)
    if (before === undefined) {
      note(2, `the sheet ${sheet}`, 'nothing', 'there')
      continue
    }
    const known = namedCells(before)
    const named = namedCells(now)
    for (const [key, { address, cell, name, second }] of named) {
      const own = known.get(key)
      const at = `${sheet}!${own?.address ?? address}`
      const isTyped = cell.isFormula && own !== undefined && !own.cell.isFormula
      const isLeftOut = isUncalculated && own?.cell.isFormula === true
      const isSame = isLeftOut || sameValue(own?.cell.value, cell.value, isExact)
      const what = name === '' ? at : `${name}, ${at}`
      const isStated = !cell.isFormula && typeof cell.value === 'number'
      const called = is.names.get(`${sheet}!${address}`)
      if (isTyped || (isStated && !isSame))
        typed.push({
          cell: at,
          what: called ?? name,
          path: second,
          isNamed: called !== undefined,
          isFormula: isTyped,
          isOfModel: typeof own?.cell.value === 'number' && (isTyped ? stated.size > 0 : stated.has(sheet)),
          was: said(cell),
          is: said(own?.cell),
        })
      // That a file is another is told by itself.
      if (isSame || isHash(cell)) continue
      const isFigure = typeof cell.value === 'number' || typeof own?.cell.value === 'number'
      note(isFigure ? (cell.isFormula ? 0 : 1) : 2, what, said(own?.cell), said(cell))
    }
    for (const [key, { address, cell, name }] of known)
      if (!named.has(key) && cell.value !== '')
        note(2, name === '' ? `${sheet}!${address}` : `${name}, ${sheet}!${address}`, said(cell), 'nothing')
  }
  for (const sheet of was.sheets.keys()) if (!is.sheets.has(sheet)) note(2, `the sheet ${sheet}`, 'there', 'nothing')
  return { first: found.find((one) => one !== undefined), typed, isUncalculated }
}

function calculatesNothing({ sheets }: Book): boolean {
  let isFound = false
  for (const cells of sheets.values())
    for (const { value, isFormula } of cells.values()) {
      if (isFormula && value !== '') return false
      isFound ||= isFormula
    }
  return isFound
}

function sameValue(was: string | number | undefined, is: string | number, isExact: boolean): boolean {
  if (was === is) return true
  if (typeof was !== 'number' || typeof is !== 'number') return (was ?? '') === is
  return !isExact && Math.abs(was - is) <= negligible * Math.max(1, Math.abs(was), Math.abs(is))
}

function isHash({ value }: BookCell): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

/** Longer texts are cut. */
const longest = 100

function said(cell: BookCell | undefined): string {
  if (cell === undefined || cell.value === '') return 'nothing'
  const text = `${cell.value}`
  return text.length <= longest ? text : `${text.slice(0, longest)}...`
}
