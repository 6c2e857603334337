import type { Workbook } from '../../src/workbook/sheet.ts'
import { cellsByPlace } from './sheet-cells.ts'
import { readBy } from './sheet-formula.ts'
import { sheetSizes } from './sheet-sizes.ts'
import type { At } from './workbook-cells.ts'

/** Of the largest size among a cell's value and the values it is calculated from, as the compiled engine is held to. */
const close = 1e-9

/** The cells that rest on what is stored in the workbook, and so say another thing after a change than a new workbook would. */
function restingOnStored(cells: ReadonlyMap<string, At>): (place: string) => boolean {
  const known = new Map<string, boolean>()
  const rests = (place: string): boolean => {
    const before = known.get(place)
    if (before !== undefined) return before
    known.set(place, false)
    const placed = cells.get(place)
    const own =
      placed?.cell.look === 'stored' ||
      (placed?.cell.formula !== undefined && readBy(placed.cell.formula, placed.sheet).some(rests))
    known.set(place, own)
    return own
  }
  return rests
}

/**
 * The cells of a workbook that another program calculates otherwise than the engine, with both values. Numbers may differ by a billionth
 * of the largest they are calculated from; texts, and cells without a value, not at all, but for the last digit of a figure in a sentence. Of a
 * workbook that was `changed`, what compares it with what is stored in it is left out.
 */
export function apartIn(
  book: Workbook,
  calculated: (place: string) => number | string | boolean | undefined,
  changed = false,
): unknown[] {
  const cells = cellsByPlace(book)
  const isLeftOut = changed ? restingOnStored(cells) : () => false
  const sizeOf = sheetSizes(cells, (place) => cells.get(place)?.cell.value)
  return [...cells].flatMap(([place, { cell }]: [string, At]) => {
    if (cell.formula === undefined || isLeftOut(place)) return []
    const [ours, theirs] = [cell.value ?? '', calculated(place) ?? '']
    const isSame =
      typeof ours === 'number' && typeof theirs === 'number'
        ? Math.abs(ours - theirs) <= close * sizeOf(place)
        : ours === theirs || (typeof ours === 'string' && typeof theirs === 'string' && isSameSentence(ours, theirs))
    return isSame ? [] : [[place, ours, theirs, cell.formula]]
  })
}

/** Whether two sentences are the same but for how the last digit of a figure is rounded. */
function isSameSentence(one: string, other: string): boolean {
  const figure = /[0-9][0-9,]*(?:\.[0-9]+)?/g
  const words = (text: string): string => text.replaceAll(figure, '#')
  const figures = (text: string): string[] => text.match(figure) ?? []
  const others = figures(other)
  return (
    words(one) === words(other) &&
    figures(one).every((text, at) => {
      const next = others[at] ?? ''
      const places = text.split('.')[1]?.length ?? 0
      const apart = Math.abs(Number(text.replaceAll(',', '')) - Number(next.replaceAll(',', '')))
      return text === next || ((next.split('.')[1]?.length ?? 0) === places && apart < 1.5 * 10 ** -places)
    })
  )
}
