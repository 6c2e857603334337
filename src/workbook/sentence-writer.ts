import { Decimal, epsilon, zero } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import type { Scenario } from '../open/open.ts'
import { absolute, columnLetters } from './address.ts'
import type { SheetLine } from './line.ts'
import { type Said, saidAll, saidIf, saidMoney, verbatim } from './said.ts'
import type { SheetCell } from './sheet.ts'
import { cellInYear, cellsInYears, type SummaryRow } from './summary-rows.ts'
import { columnOfYear, headingRow, plainColumn } from './timeline.ts'

/** A figure of a sentence: its cell, and the value that it has now. */
export interface CellFigure {
  readonly cell: string
  readonly value: Decimal | undefined
}

export const nought: CellFigure = { cell: '0', value: zero }

/** Writes sentences as formulas: figures, years and money of a scenario, each as a part that follows its cell. */
export class SentenceWriter {
  protected readonly scenario: Scenario
  protected readonly decimals: number
  protected readonly last: number
  /** What counts as nothing, as a formula. */
  protected readonly nothing: string

  /** `negligible` is the cell of what counts as nothing beside the money of a year, which is that of `whole`. */
  constructor(whole: SummaryRow | undefined, negligible: SheetLine, scenario: Scenario, decimals: number) {
    this.scenario = scenario
    this.decimals = decimals
    this.last = scenario.definition.horizon.count
    const part = absolute(negligible.sheet, plainColumn, negligible.row)
    this.nothing = whole === undefined ? '0' : `${part}*ABS(${this.of(whole, this.last).cell})`
  }

  /** The first year, of those from one to another, in which a row has a figure. `values` are those of these years. */
  protected yearOf(
    { cell, value }: CellFigure,
    range: string,
    from: number,
    to: number,
    values: readonly Decimal[],
  ): Said {
    const headings = [from, to].map((index) => `$${columnLetters(columnOfYear(index))}$${headingRow}`).join(':')
    return {
      formula: `INDEX(${headings},MATCH(${cell},${range},0))`,
      text: this.year(from + values.findIndex((one) => value?.eq(one) === true)).text,
    }
  }

  /** A row from one year to another. */
  protected range({ settled }: SummaryRow, from: number, to: number): string {
    return cellsInYears(settled, from, to)
  }

  /** After a difference, where its digits are not those of the two figures beside it. */
  protected unrounded(less: CellFigure, difference: CellFigure, more: CellFigure): Said {
    const { decimals } = this
    const shown = ({ value = zero }: CellFigure): Decimal => value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP)
    const rounded = (formula: string): string => `ROUND(${formula},${decimals})`
    // Rounded once more, because fractions in binary leave a little of what is nought.
    return saidIf(
      `${rounded(`${rounded(less.cell)}+${rounded(difference.cell)}-${rounded(more.cell)}`)}<>0`,
      !shown(less).plus(shown(difference)).eq(shown(more)),
      verbatim(', before rounding'),
      verbatim(''),
    )
  }

  /** The figures of some rows in a year, added up. */
  protected total(rows: readonly SummaryRow[], index: number): CellFigure {
    const figures = rows.map((row) => this.of(row, index))
    const [only] = figures
    if (figures.length === 1 && only !== undefined) return only
    const areThere = figures.every(({ value }) => value !== undefined)
    return {
      cell: `(${figures.map(({ cell }) => cell).join('+')})`,
      value: areThere ? figures.reduce((so, { value = zero }) => so.plus(value), zero) : undefined,
    }
  }

  protected of({ settled, valueIn }: SummaryRow, index: number): CellFigure {
    return { cell: cellInYear(settled, index, true), value: valueIn(index) }
  }

  protected year(index: number): Said {
    return {
      formula: `$${columnLetters(columnOfYear(index))}$${headingRow}`,
      text: printYear(this.scenario.definition.horizon.base + index),
    }
  }

  protected money(figure: CellFigure): Said {
    return this.ifLess(figure, nought, saidAll(verbatim('-'), this.size(figure)), this.size(figure))
  }

  protected size({ cell, value = zero }: CellFigure): Said {
    return saidMoney(`ABS(${cell})`, value.abs(), this.scenario.definition.unit, this.decimals)
  }

  /** One of two parts, by whether a figure is less than another one by more than rounding leaves. */
  protected ifLess(one: CellFigure, other: CellFigure, then: Said, otherwise: Said): Said {
    // As the first screen has it, and the cell: rounding in the 40th digit is no money.
    const isLess = (other.value ?? zero).minus(one.value ?? zero).gt(epsilon)
    return saidIf(`${one.cell}<${other.cell}-${this.nothing}`, isLess, then, otherwise)
  }

  /** A sentence that is told only where its figures have a value. */
  protected where(figures: readonly CellFigure[], ...parts: readonly Said[]): SheetCell {
    const areThere = figures.every(({ value }) => value !== undefined)
    const test = `AND(${figures.map(({ cell }) => `ISNUMBER(${cell})`).join()})`
    const { formula, text } = saidIf(test, areThere, saidAll(...parts), verbatim(''))
    return { formula, value: text, look: 'label' }
  }
}
