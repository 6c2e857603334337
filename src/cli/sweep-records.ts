import { type Decimal, one, toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { once } from '../base/once.ts'
import { twelveDigits } from '../base/twelve-digits.ts'
import type { VariedSide } from '../questions/answers-at.ts'
import { combinationAt, combinationCount, isNone, type SweptBlock, type SweptValue } from '../questions/sweep.ts'
import type { Page } from '../render/page.ts'
import { RecordBytes } from '../render/record-bytes/record-bytes.ts'
import type { RecordFormat, RecordWriter } from '../render/record-writer.ts'
import type { Piece } from '../render/renderer.ts'
import type { Made } from '../report/document.ts'
import { provenanceOf } from '../report/provenance.ts'
import type { RecordHead } from '../report/records.ts'
import { roundedNote } from '../report/sweep.ts'
import type { SweepAnswer } from '../report/sweep-answer.ts'
import { RowFigures } from '../report/varied-words.ts'
import type { View } from '../report/views/view.ts'
import { viewed } from '../report/views/viewed.ts'

/** How an answer is told: what it is multiplied by, as a binary fraction and in decimals. */
interface Told {
  readonly factor: number
  readonly inView: (value: Decimal) => Decimal
}

/** The answers of a sweep as records in a format: one for each combination and each figure that is asked of it. */
export class SweepRecords {
  private readonly answer: SweepAnswer
  private readonly writer: RecordWriter
  /** The last figures, and the cells of each number of those before them, written once. */
  private readonly last: readonly VariedSide[]
  private readonly before: readonly (readonly string[])[]
  /** By combination of the last figures, and for each by what is asked: all from the cells of the first of them to the answer. */
  private readonly leads: readonly string[]
  private readonly told: readonly Told[]
  private readonly figure: ReturnType<RecordWriter['figure']>
  /** Where the answers are binary fractions, made once they are seen to be. */
  private readonly inBytes: () => RecordBytes | undefined
  private isFirst = true

  constructor(answer: SweepAnswer, view: View, made: Made, format: RecordFormat, page: Page) {
    const { sides, asked, scenario } = answer
    this.answer = answer
    this.writer = format(headOf(answer, view, made), page)
    const { cells, between, figure, before, separator, after } = this.writer
    const written = sides.map(({ numbers }, side) => numbers.map((number) => cells(side, [toPlain(number)]) + between))
    const words = asked.map((one) => cells(sides.length, wordsOf(one, answer, view)) + between)
    const count = lastTogether(sides, asked.length)
    this.last = sides.slice(-count)
    this.before = written.slice(0, -count)
    this.leads = [...written.slice(-count), words].reduce((texts, own) =>
      texts.flatMap((text) => own.map((next) => text + next)),
    )
    this.figure = figure(sides.length + wordColumns.length)
    this.told = asked.map(({ row }) => toldOf(new RowFigures(scenario, row, view)))
    this.inBytes = once(() => {
      const longest = this.before.map((texts) => texts.reduce((most, { length }) => Math.max(most, length), 0))
      const start = longest.reduce((sum, length) => sum + length, separator.length + before.length)
      const leads = this.leads.map((text, at) => ({
        text: text + this.figure.before,
        factor: this.told[at % asked.length]?.factor ?? 1,
      }))
      return RecordBytes.of(mostOfUnit * start, leads, this.figure.after + after)
    })
  }

  get head(): string {
    return this.writer.head
  }

  /** Write the records of combinations that follow each other, the first by its number. */
  write(from: number, block: SweptBlock, out: (piece: Piece) => void): void {
    const bytes = block instanceof Float64Array ? this.inBytes() : undefined
    let text = ''
    const send = (): void => {
      if (text !== '') out(text)
      text = ''
    }
    // Records that begin alike, one after the other.
    for (let next = 0; next < block.length; ) {
      const { opening, lead, count } = this.alike(from, next)
      const [start, end] = [next, Math.min(block.length, next + count)]
      const record = (at: number): string => this.record(opening, lead + at - start, block[at])
      // Nothing stands between the first of all and another.
      if (this.isFirst) text += record(next++)
      if (bytes !== undefined && block instanceof Float64Array) {
        send()
        const figures = block.subarray(next, end)
        const first = next
        bytes.write(opening, lead + first - start, figures, (at) => record(first + at), out)
        next = end
      }
      for (; next < end; next++) {
        text += record(next)
        if (text.length > mostHeld) send()
      }
    }
    send()
    bytes?.flush(out)
  }

  /** How the record of an answer begins, its lead, and how many begin like it from there on. */
  private alike(from: number, answer: number): { opening: string; lead: number; count: number } {
    const { sides, asked } = this.answer
    const { separator, before } = this.writer
    const inner = combinationCount(this.last)
    const combination = from + answer / asked.length
    const at = combinationAt(sides.slice(0, -this.last.length), Math.floor(combination / inner))
    const lead = (combination % inner) * asked.length
    const own = this.before.map((texts, side) => texts[at[side] ?? 0] ?? '')
    return { opening: separator + before + own.join(''), lead, count: this.leads.length - lead }
  }

  private record(opening: string, lead: number, value: SweptValue): string {
    const { separator, after } = this.writer
    const start = this.isFirst ? opening.slice(separator.length) : opening
    this.isFirst = false
    return start + this.leads[lead] + this.cell(value, lead % this.answer.asked.length) + after
  }

  /** What ends the records, where those of so many combinations are missing. */
  end(left: number): string {
    return this.writer.end(left * this.answer.asked.length)
  }

  private cell(value: SweptValue, asked: number): string {
    const { before, after, none } = this.figure
    const told = this.told[asked]
    if (isNone(value) || told === undefined) return none
    const text = typeof value === 'number' ? twelveDigits(value * told.factor) : toPlain(told.inView(value as Decimal))
    return before + text + after
  }
}

/** The most UTF-8 bytes of a unit of text. */
const mostOfUnit = 3
/** So much text is held at most. */
const mostHeld = 2 ** 18
/** Leads of records that are written beforehand, unless one figure alone has more. */
const mostLeads = 4096

/** How many of the last figures are written together: so many that records which begin alike are many. */
function lastTogether(sides: readonly VariedSide[], asked: number): number {
  let count = 1
  while (count < sides.length && combinationCount(sides.slice(-count - 1)) * asked <= mostLeads) count++
  return count
}

const wordColumns = ['row', 'year', 'unit', 'price_base'] as const

function wordsOf({ row, index }: SweepAnswer['asked'][number], { scenario }: SweepAnswer, view: View): string[] {
  const { unit, priceBase } = viewed(view, row)
  return [row.path, printYear(scenario.definition.horizon.base + index), unit, priceBase]
}

function toldOf(figures: RowFigures): Told {
  return { factor: figures.inView(one).toNumber(), inView: (value) => figures.inView(value) }
}

function headOf(answer: SweepAnswer, view: View, made: Made): RecordHead {
  const { scenario, sides, asked, isExact } = answer
  const rows = new Map(asked.map(({ row }) => [row.path, row]))
  const years = new Set(asked.map(({ index }) => printYear(scenario.definition.horizon.base + index)))
  return {
    columns: [
      ...sides.map(({ varied }) => ({ name: varied.path, is: 'figure' as const })),
      ...wordColumns.map((name) => ({ name, is: 'word' as const })),
      { name: 'value', is: 'figure' as const },
    ],
    version: made.version,
    provenance: provenanceOf(made, [{ inputs: made.inputs(scenario), values: made.values(scenario) }]),
    data: {
      scenario: scenario.name,
      title: scenario.definition.title,
      vary: sides.map(({ varied, numbers }) => ({
        path: varied.path,
        how: varied.how,
        central: toPlain(varied.central),
        numbers: numbers.length,
      })),
      rows: [...rows.values()].map((row) => ({ row: row.path, label: row.label, unit: viewed(view, row).unit })),
      years: [...years],
      exact: isExact,
      notes: isExact ? [] : [roundedNote],
      set: scenario.settings,
      inputs: made.inputs(scenario),
    },
  }
}
