import { type Decimal, one, toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { twelveDigits } from '../base/twelve-digits.ts'
import { combinationAt, isNone, type SweptBlock, type SweptValue } from '../questions/sweep.ts'
import type { Page } from '../render/page.ts'
import type { RecordFormat, RecordWriter } from '../render/record-writer.ts'
import type { Made } from '../report/document.ts'
import { provenanceOf } from '../report/provenance.ts'
import type { RecordHead } from '../report/records.ts'
import { roundedNote } from '../report/sweep.ts'
import type { SweepAnswer } from '../report/sweep-answer.ts'
import { RowFigures } from '../report/varied-words.ts'
import type { View } from '../report/views/view.ts'
import { viewed } from '../report/views/viewed.ts'

/** The answers of a sweep as records in a format: one for each combination and each figure that is asked of it. */
export class SweepRecords {
  private readonly answer: SweepAnswer
  private readonly writer: RecordWriter
  /** The cells of each number of each figure but the last, written once. */
  private readonly numbers: readonly (readonly string[])[]
  /** By number of the last figure, then by what is asked: what stands before the answer. */
  private readonly middles: readonly (readonly string[])[]
  private readonly printed: readonly ((value: SweptValue) => string)[]
  private isFirst = true

  constructor(answer: SweepAnswer, view: View, made: Made, format: RecordFormat, page: Page) {
    const { sides, asked, scenario } = answer
    this.answer = answer
    this.writer = format(headOf(answer, view, made), page)
    const { cells, between, figure } = this.writer
    const written = sides.map(({ numbers }, side) => numbers.map((number) => cells(side, [toPlain(number)]) + between))
    const words = asked.map((one) => cells(sides.length, wordsOf(one, answer, view)) + between)
    this.numbers = written.slice(0, -1)
    this.middles = (written.at(-1) ?? []).map((number) => words.map((own) => number + own))
    const told = figure(sides.length + wordColumns.length)
    this.printed = asked.map(({ row }) => {
      const print = printerOf(new RowFigures(scenario, row, view))
      return (value) => told(print(value))
    })
  }

  get head(): string {
    return this.writer.head
  }

  /** The records of combinations that follow each other, the first by its number. */
  of(from: number, block: SweptBlock): string {
    const { sides, asked } = this.answer
    const { before, after, separator } = this.writer
    const { printed, middles } = this
    const at = combinationAt(sides, from)
    const last = at.length - 1
    const end = after + separator
    const opening = (): string => before + this.numbers.map((own, side) => own[at[side] ?? 0] ?? '').join('')
    let start = opening()
    let text = this.isFirst || block.length === 0 ? '' : separator
    this.isFirst = false
    for (let next = 0; next < block.length; ) {
      const own = middles[at[last] ?? 0] ?? []
      for (let figure = 0; figure < asked.length; figure++, next++)
        text += start + (own[figure] ?? '') + (printed[figure]?.(block[next]) ?? '') + end
      if (this.advance(at) < last) start = opening()
    }
    return separator === '' || text === '' ? text : text.slice(0, -separator.length)
  }

  /** What ends the records, where those of so many combinations are missing. */
  end(left: number): string {
    return this.writer.end(left * this.answer.asked.length)
  }

  /** To the next combination, the last figure fastest; the first figure that has another number. */
  private advance(at: number[]): number {
    for (let side = at.length - 1; side >= 0; side--) {
      const next = (at[side] ?? 0) + 1
      const isOver = next >= (this.answer.sides[side]?.numbers.length ?? 0)
      at[side] = isOver ? 0 : next
      if (!isOver) return side
    }
    return 0
  }
}

const wordColumns = ['row', 'year', 'unit', 'price_base'] as const

function wordsOf({ row, index }: SweepAnswer['asked'][number], { scenario }: SweepAnswer, view: View): string[] {
  const { unit, priceBase } = viewed(view, row)
  return [row.path, printYear(scenario.definition.horizon.base + index), unit, priceBase]
}

function printerOf(figures: RowFigures): (value: SweptValue) => string | undefined {
  const factor = figures.inView(one).toNumber()
  return (value) => {
    if (isNone(value)) return undefined
    return typeof value === 'number' ? twelveDigits(value * factor) : toPlain(figures.inView(value as Decimal))
  }
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
