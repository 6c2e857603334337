import type { BookCell } from './read-book.ts'

/** A cell with what it is of. */
export interface NamedCell {
  /** `B3`. */
  readonly address: string
  readonly cell: BookCell
  /** The words at the head of its row and the heading above it: `Headroom, headroom in 2018/19`; empty for those words themselves. */
  readonly name: string
  /** The words in the second column of its row, where sheets have the path of an input or of a row; empty where there are none. */
  readonly second: string
}

/**
 * The cells of a sheet by what they are of, so that one is found again where a row above it is new. A row is known by its first two
 * columns where they hold words, and of several that are alike by which of them it is; every cell of it by the last words above.
 */
export function namedCells(cells: ReadonlyMap<string, BookCell>): ReadonlyMap<string, NamedCell> {
  const named = new Map<string, NamedCell>()
  const alike = new Map<string, number>()
  const headings = new Map<string, string>()
  let row = ''
  let words: string[] = []
  let [key, isCounted] = ['', false]
  let second = ''
  for (const [address, cell] of cells) {
    const digits = address.search(/\d/)
    const [column, own] = [address.slice(0, digits), address.slice(digits)]
    if (own !== row) [row, words, isCounted, second] = [own, [], false, '']
    const isWords = typeof cell.value === 'string' && cell.value !== ''
    if ((column === 'A' || column === 'B') && (isWords || cell.isFormula)) {
      // Words that a formula makes hold figures, and are no name.
      words.push(cell.isFormula ? '' : `${cell.value}`)
      if (column === 'B' && !cell.isFormula) second = `${cell.value}`
      named.set(address, { address, cell, name: '', second: '' })
      if (!cell.isFormula) headings.set(column, `${cell.value}`)
      continue
    }
    if (!isCounted) {
      const known = words.join('\n')
      const count = alike.get(known) ?? 0
      alike.set(known, count + 1)
      key = `${known}\n${count}`
      isCounted = true
    }
    const heading = headings.get(column)
    const head = words.filter((word) => word !== '').join(', ')
    const name = `${head === '' ? `row ${row}` : head}${heading === undefined || isWords ? '' : ` in ${heading}`}`
    const place = `${key}\n${heading ?? column}`
    named.set(named.has(place) ? `${place}\n${column}` : place, { address, cell, name, second })
    if (isWords && !cell.isFormula) headings.set(column, `${cell.value}`)
  }
  return named
}
