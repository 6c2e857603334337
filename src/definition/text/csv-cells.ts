import type { CsvError } from 'csv-parse/sync'
import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { SourceFile, Span } from '../../diagnostics/span.ts'
import { blanksInside, blanksUpTo, closingQuote } from './csv-layout.ts'
import { csv } from './packages.ts'

/** A cell: what it holds, its quotes taken off, and where it stands in the file, its quotes with it. */
export interface CsvCell {
  readonly text: string
  /** How many blanks were taken off the front of it. */
  readonly lead: number
  readonly span: Span
  readonly quoted: boolean
}

/** A row that is not blank, with its number as a spreadsheet shows it. */
export interface CsvRow {
  readonly number: number
  readonly cells: readonly CsvCell[]
}

/** Who sees more faults than this has the wrong file, and a fault costs the package more time than a cell. */
const mostFaults = 1000

/**
 * Part a text into cells and say where each one stands; `take` is given each row that is not blank. Rows may differ in length:
 * whoever knows the header complains of it, with a place. False where the cells of a part of the text cannot be told apart, and
 * that part was left out.
 */
export function readCells(file: SourceFile, take: (row: CsvRow) => void, tell: Tell): boolean {
  const reader = new CellReader(file, take)
  let from = 0
  let whole = true
  for (let faults = 0; from < file.text.length && faults < mostFaults; faults++) {
    const fault = reader.read(from)
    if (fault === undefined) break
    whole = false
    tell(diagnose('csv-syntax', { file, start: fault.at, end: fault.at + 1 }, { why: fault.why }))
    // Without its header nothing in the file means anything.
    if (reader.width === undefined) break
    from = fault.next
  }
  return whole
}

interface Fault {
  readonly at: number
  readonly why: string
  /** Where reading may go on. */
  readonly next: number
}

class CellReader {
  /** The cells of the first row. */
  width: number | undefined
  private readonly file: SourceFile
  /** The text of the file, the blanks round quoted cells inside their quotes. */
  private readonly text: string
  private readonly take: (row: CsvRow) => void
  private at = 0
  private number = 0
  private ragged = 0
  /** Where the last row starts. */
  private last = 0

  constructor(file: SourceFile, take: (row: CsvRow) => void) {
    this.file = file
    this.text = blanksInside(file.text)
    this.take = take
  }

  /** Read on from the start of a line until the end or the first fault. */
  read(from: number): Fault | undefined {
    const { text } = this
    this.skipLines(from)
    try {
      if (text.includes('"'))
        csv().parse(text.slice(from), {
          on_record: (cells: readonly string[]) => this.addRow(cells),
          record_delimiter: ['\r\n', '\n'],
          relax_column_count: true,
          skip_empty_lines: true,
        })
      else for (const line of linesOf(text)) this.addRow(line.split(','))
    } catch (problem) {
      if (problem instanceof csv().CsvError) return this.faultOf(problem)
      if (!(problem instanceof TooRagged)) throw problem
      const why = `more than ${mostFaults} rows have another number of cells than the first`
      return { at: this.last, why, next: text.length }
    }
    return undefined
  }

  private addRow(texts: readonly string[]): null {
    const { file, text: source } = this
    this.last = this.at
    const isBlank = texts.every((text) => text.trim() === '')
    const cells = texts.map((text): CsvCell => {
      const start = this.at
      const quoted = source[start] === '"'
      // What the package took off is put back in, to know how much of the file the cell takes.
      const length = quoted ? text.length + 2 + count(text, '"') : text.length
      this.at = start + length + 1
      // Blanks outside of the quotes are none of what is in them.
      const [before, after] = quoted ? layoutOf(file.text, start, start + length) : [0, 0]
      const span = { file, start: start + before, end: start + length - after }
      const whole = text.replaceAll('\r\n', '\n')
      return { text: before + after === 0 ? whole : whole.slice(before, whole.length - after), lead: 0, span, quoted }
    })
    if (!isBlank) this.take({ number: this.number, cells })
    this.skipLines(this.at - 1)
    this.width ??= cells.length
    if (cells.length !== this.width && ++this.ragged > mostFaults) throw new TooRagged()
    return null
  }

  /** Go to the start of the next line that is not empty, counting those passed. */
  private skipLines(from: number): void {
    const { text } = this.file
    this.at = from
    if (from === 0) this.number = 1
    for (let end = breakAt(text, from); end > 0; end = breakAt(text, this.at)) {
      this.at += end
      this.number++
    }
  }

  /** What is wrong with the row that reading has come to. */
  private faultOf({ code, index }: CsvError): Fault {
    const { text } = this
    let start = this.at
    for (let cell = 0; cell < Number(index); cell++)
      start = text.indexOf(',', text[start] === '"' ? closingQuote(text, start) : start) + 1
    const end = text.length
    if (code === 'CSV_QUOTE_NOT_CLOSED')
      return { at: start, why: 'the quote that opens this cell is never closed', next: end }
    if (code !== 'INVALID_OPENING_QUOTE') {
      // Past this point a quote that opens and one that closes cannot be told apart, so nothing more is read.
      return {
        at: closingQuote(text, start),
        why: 'text follows this quote; double each quote that belongs to the cell',
        next: end,
      }
    }
    const at = text.indexOf('"', start)
    const lineEnd = text.indexOf('\n', at)
    this.number++
    return {
      at,
      why: 'a cell with a quote in it must itself stand in quotes, and each quote in it be doubled',
      next: lineEnd === -1 ? end : lineEnd + 1,
    }
  }
}

/** Where there are no quotes, lines and commas are all there is to a row, and the package takes ten times as long. */
function* linesOf(text: string): Generator<string> {
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    const found = text.indexOf('\n', start)
    end = found === -1 ? text.length : found
    const line = text.slice(start, text[end - 1] === '\r' && found !== -1 ? end - 1 : end)
    if (line !== '') yield line
  }
}

/** How many blanks stand before the quotes of a cell and behind them. */
function layoutOf(text: string, start: number, end: number): readonly [number, number] {
  let after = 0
  while (isBlank(text.charCodeAt(end - 1 - after))) after++
  return [blanksUpTo(text, start) - start, after]
}

/** Blanks round a name or a figure are layout: spreadsheets write them for their accounting formats. */
export function withoutBlanks(cell: CsvCell): CsvCell {
  const { text } = cell
  let lead = 0
  let end = text.length
  while (lead < end && isBlank(text.charCodeAt(lead))) lead++
  while (end > lead && isBlank(text.charCodeAt(end - 1))) end--
  return lead === 0 && end === text.length ? cell : { ...cell, text: text.slice(lead, end), lead }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13
}

class TooRagged extends Error {}

function breakAt(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? 2 : text.startsWith('\n', at) ? 1 : 0
}

function count(text: string, character: string): number {
  let found = 0
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) found++
  return found
}

/** Where each character of a cell's text stands in the file; one more for its end. */
export function offsetsOf({ text, lead, span: { file, start }, quoted }: CsvCell): readonly number[] {
  if (!quoted) return Array.from({ length: text.length + 1 }, (_, index) => start + lead + index)
  const offsets: number[] = []
  let at = start + 1
  for (let index = 0; index < lead + text.length; index++) {
    offsets.push(at)
    at += file.text.startsWith('""', at) || file.text.startsWith('\r\n', at) ? 2 : 1
  }
  return [...offsets.slice(lead), at]
}
