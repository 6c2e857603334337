import { assertNever } from '../../base/assert-never.ts'
import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { SourceFile, Span } from '../../diagnostics/span.ts'
import type { Key } from '../keys/key-types.ts'
import { definitionKeys, provenanceKeys } from '../keys/keys.ts'
import { type CsvCell, type CsvRow, readCells, withoutBlanks } from './csv-cells.ts'
import { type CsvColumn, isPartedOtherwise, readColumns } from './csv-columns.ts'
import { holdsFlow, readFlow } from './csv-flow.ts'
import { readPath } from './csv-path.ts'
import { closeSlot, newSlot, pathOf, type Slot, slotBelow, slotParts } from './csv-tree.ts'
import type { Node } from './tree.ts'

/**
 * Read the CSV notation into the same located tree as YAML: a row a path, the columns in any order. Blank rows and columns
 * that have neither a name nor a value mean nothing. Undefined where the text is no definition at all; the problems are
 * reported.
 */
export function readCsv(file: SourceFile, tell: Tell): Node | undefined {
  if (isPartedOtherwise(file, tell)) return undefined
  let header: CsvRow | undefined
  let reader: RowReader | undefined
  let isEmpty = true
  const take = (row: CsvRow): void => {
    if (header === undefined) {
      header = row
      const columns = readColumns(row.cells.map(withoutBlanks), tell)
      reader = columns && new RowReader(file, columns, tell)
    } else {
      // A header that comes again on a later page says nothing.
      if (isSame(row, header)) return
      isEmpty = false
      reader?.row(row)
    }
  }
  const whole = readCells(file, take, tell)
  if (header !== undefined && reader === undefined) return undefined
  if (isEmpty && whole) tell(diagnose('empty-definition', { file, start: 0, end: 0 }, {}))
  if (reader === undefined || reader.root.below === undefined) return undefined
  return closeSlot(reader.root, !whole || reader.lost, tell)
}

/** A column that is no year, and was perhaps meant for one. */
const mayBeYear = /\d{2}/

class RowReader {
  readonly root: Slot
  /** Whether a row has no place in the tree, so that what is missing from it may have stood there. */
  lost = false
  private readonly columns: readonly CsvColumn[]
  /** Whether no column holds values, so that one without a known name may have been meant to. */
  private readonly valueless: boolean
  private readonly width: number
  private readonly pathAt: number
  private readonly tell: Tell
  private readonly rows = new Map<Slot, Span>()

  constructor(file: SourceFile, columns: readonly CsvColumn[], tell: Tell) {
    this.root = newSlot(definitionKeys, '', { file, start: 0, end: 0 }, undefined)
    this.columns = columns
    this.valueless = !columns.some(({ is }) => is === 'value')
    this.pathAt = columns.findIndex(({ is }) => is === 'path')
    this.width = columns.findLastIndex(({ is }) => is !== 'nameless') + 1
    this.tell = tell
  }

  row({ cells, number }: CsvRow): void {
    this.checkLength(cells, number)
    const given = cells[this.pathAt]
    const path = given && withoutBlanks(given)
    if (path === undefined || path.text === '') {
      this.lose('csv-no-path', (cells.find((cell) => cell !== given && cell.text !== '') as CsvCell).span)
      return
    }
    const segments = readPath(path, this.tell)
    if (segments === undefined) {
      this.lost = true
      return
    }
    let slot = this.root
    for (const segment of segments) slot = slotBelow(slot, segment)
    const first = this.rows.get(slot)
    if (first !== undefined) {
      this.tell(diagnose('duplicate-key', path.span, { name: path.text }, { note: 'first given here', span: first }))
      return
    }
    this.rows.set(slot, path.span)
    slot.belowFirst = slot.below?.size ?? 0
    cells.forEach((cell, index) => {
      const column = this.columns[index]
      if (column !== undefined && cell.text !== '') this.place(slot, column, cell)
    })
  }

  private place(slot: Slot, { is, name }: CsvColumn, cell: CsvCell): void {
    const key = is === 'provenance' ? provenanceKeys[name] : slot.key
    const { text, span } = isWords(key) ? cell : withoutBlanks(cell)
    if (text === '') return
    const scalar: Node = { is: 'scalar', text, span }
    switch (is) {
      case 'value':
        if (holdsFlow(slot.key, text)) this.placeFlow(slot, cell)
        else this.setValue(slot, scalar, span)
        return
      case 'year':
        this.setValue(slotBelow(slot, { name, span }), scalar, span)
        return
      case 'provenance':
        slotParts(slot, 'about').set(name, { key: name, keySpan: span, value: scalar })
        return
      case 'range':
        slotParts(slot, 'range').set(name, { key: name, keySpan: span, value: scalar })
        return
      case 'nameless':
        if (!isBlank(cell)) this.lose('csv-cell-without-column', span)
        return
      case 'unknown':
        if (mayBeYear.test(name) || this.valueless) slot.refused = true
        return
      case 'path':
        return
      default:
        assertNever(is)
    }
  }

  private setValue(slot: Slot, value: Node, span: Span): void {
    if (slot.value === undefined) slot.value = value
    else {
      const related = { note: 'first given here', span: slot.value.span }
      this.tell(diagnose('duplicate-key', span, { name: pathOf(slot).join('.') }, related))
    }
  }

  private placeFlow(slot: Slot, cell: CsvCell): void {
    const node = readFlow(cell, this.tell)
    if (node !== undefined) this.setValue(slot, node, cell.span)
    else slot.refused = true
  }

  /**
   * A row of another length than the header is still read as far as it goes: what it means is likely to be seen. Blank
   * cells beyond the header count: they are what `1,234.5` without its quotes leaves behind.
   */
  private checkLength(cells: readonly CsvCell[], row: number): void {
    if (cells.length >= this.width && cells.length <= this.columns.length) return
    const [first, last] = [cells[this.columns.length] ?? cells[0], cells.at(-1)]
    const span = { ...(first as CsvCell).span, end: (last as CsvCell).span.end }
    this.tell(diagnose('csv-ragged', span, { row, cells: cells.length, columns: this.width }))
  }

  private lose(code: 'csv-no-path' | 'csv-cell-without-column', span: Span): void {
    this.tell(diagnose(code, span, {}))
    this.lost = true
  }
}

/** A header that stands once more, as at the top of every page, says nothing new. */
function isSame({ cells }: CsvRow, header: CsvRow): boolean {
  return cells.length === header.cells.length && cells.every(({ text }, at) => text === header.cells[at]?.text)
}

/** Whether a key takes words, which stay as they are written, blanks and all. */
function isWords(key: Key | undefined): boolean {
  if (key?.is === 'either') return isWords(key.value)
  return key?.is === 'value' && (key.kind === 'text' || key.kind === 'formula' || key.kind === 'path')
}

function isBlank({ text }: CsvCell): boolean {
  return text.trim() === ''
}
