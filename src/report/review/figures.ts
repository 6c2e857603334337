import type { Decimal } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { marksOfQuality, qualities, qualityOf } from '../../definition/values/quality.ts'
import { isPercent, placesOf, unitAsData } from '../../formula/unit-print.ts'
import type { ActualFigures } from '../../model/actuals.ts'
import type { Scenario } from '../../open/open.ts'
import { valueAt } from '../../open/project.ts'
import type { Bearing } from '../../questions/review/bearing.ts'
import type { Hindsights } from '../../questions/review/hindsight.ts'
import { type Review, type Reviewed, type ReviewedYear, reviewOf } from '../../questions/review/review.ts'
import { type Cell, differenceCell } from '../figure.ts'
import { isOutturn } from '../held-words.ts'
import { type SaidFigure, type Sentence, say } from '../sentence.ts'
import { basisOf, moneyOfFigures, type View } from '../views/view.ts'
import { viewed } from '../views/viewed.ts'

/** A row that was asked about: what came out of it, and in the year asked about what would have had to be true. */
export interface AskedRow {
  readonly figures: ActualFigures
  /** By index from the base year: the last one with a figure, where none was named. Undefined where the row has none in that year. */
  readonly index: number | undefined
  /** Undefined where what came out is what was projected, and in the base year. */
  readonly hindsight: Hindsights | undefined
  /** Whether it was not asked what would have had to be true because more rows than are asked about came out further from the plan. */
  readonly isPassedOver: boolean
  /** What more of it than projected means for what is left, in the year asked about; undefined where it says nothing of that. */
  readonly bearing: Bearing | undefined
}

/** One row held against what came out, as it is viewed, with how its figures are told. */
export class ReviewFigures {
  readonly asked: AskedRow
  readonly reviewed: Reviewed
  readonly review: Review
  private readonly view: View
  private readonly base: number

  constructor(scenario: Scenario, asked: AskedRow, view: View) {
    const { row, values } = asked.figures
    const inView = viewed(view, row)
    const { base, count } = scenario.definition.horizon
    const indices = Array.from({ length: count + 1 }, (_, index) => index)
    this.asked = asked
    this.view = view
    this.reviewed = {
      projected: indices.map((index) => {
        const value = valueAt(scenario.projection, row.path, index)
        return value && inView.value(value, index)
      }),
      actual: indices.map((index) => {
        const value = values[index]
        return value && inView.value(value, index)
      }),
      are: areOf(asked),
    }
    this.review = reviewOf(this.reviewed)
    this.base = base
  }

  get label(): string {
    return this.asked.figures.row.label
  }

  /** The year asked about, where both figures of it are known. */
  get year(): ReviewedYear | undefined {
    return this.review.years.find(({ index }) => index === this.asked.index)
  }

  /** Whether its figures are what came out; else its author says in a title what they are. */
  get isOutturn(): boolean {
    return isOutturn(this.asked.figures)
  }

  /** Whether the variance of the year asked about leaves the commissioner more or less, where the row says so: `favourable`. */
  get bearing(): 'favourable' | 'adverse' | undefined {
    const { bearing } = this.asked
    const variance = this.year?.variance
    if (bearing === undefined || variance === undefined || variance.isZero()) return undefined
    return variance.isNegative() === (bearing === -1) ? 'favourable' : 'adverse'
  }

  /** What heads its figures: `Actual`, or `Held against` where a title says what they are. */
  get head(): string {
    return this.isOutturn ? 'Actual' : 'Held against'
  }

  /** What stands beneath a table of figures that may not be what came out, in the author's own words. */
  get standsFor(): Sentence[] {
    const { title } = this.asked.figures.actual
    return this.isOutturn ? [] : [[`Held against: "${title}"${/[.!?]$/.test(title) ? '' : '.'}`]]
  }

  /** How many of its figures may still change, to go on after its head. */
  get changeable(): string {
    const years = this.review.years.filter(({ index }) => this.isProvisional(index)).length
    return years === 0 ? '' : years === this.review.years.length ? ' (provisional)' : ' (in part provisional)'
  }

  yearText(index: number): string {
    return printYear(this.base + index)
  }

  isProvisional(index: number): boolean {
    return this.asked.figures.actual.provisional.includes(index)
  }

  /** A figure of the row in words, with its unit. */
  said(value: Decimal): SaidFigure {
    const { unit } = this.asked.figures.row
    const places = placesOf(unit, { money: this.view.decimals, percent: this.view.percentPlaces(2) })
    return {
      is: unit,
      value,
      of: undefined,
      places,
      told: 'whole',
      ...(unit === 'money' ? { money: moneyOfFigures(this.view) } : {}),
    }
  }

  /** The size of a difference in words: of rates in points. */
  size(value: Decimal): Sentence {
    if (!isPercent(this.asked.figures.row.unit)) return [{ ...this.said(value), isSize: true }]
    const places = this.view.percentPlaces(2)
    return say`${{ is: 'index', value: value.times(100), of: undefined, places, isSize: true }} points`
  }

  cell(value: Decimal | undefined, index?: number): Cell {
    if (value === undefined) return { is: 'blank' }
    const { row } = this.asked.figures
    const of = index === undefined ? undefined : { rows: [row.path], year: this.base + index }
    return { is: row.unit, value, of }
  }

  apart(value: Decimal | undefined): Cell {
    return value === undefined ? { is: 'blank' } : differenceCell(this.asked.figures.row.unit, value)
  }

  /** What its figures are in, for the head of a table or a chart. */
  get basis(): string {
    const { row } = this.asked.figures
    if (this.reviewed.are === 'rates') return 'per cent'
    return row.unit === 'money' ? basisOf(this.view, row) : unitAsData(row.unit, moneyOfFigures(this.view), row.words)
  }

  /** Where the definition says that the figures come from, and what it says of them besides. */
  get source(): string | undefined {
    const { source, note } = this.asked.figures.input.entry?.provenance ?? {}
    if (source === undefined || note === undefined) return source ?? note
    return `${source}${source.endsWith('.') ? '' : '.'} ${note}`
  }

  /** How good its author calls the evidence for them: `red: a judgement, or thin evidence`. */
  get evidence(): string | undefined {
    const { provenance } = this.asked.figures.input.entry ?? {}
    const mark = marksOfQuality.find((one) => provenance !== undefined && one === qualityOf(provenance))
    return mark && `${mark}: ${qualities[mark]}`
  }
}

/** Whether the figures of a row add up over years: money and activity of a year do, people and levels do not. */
function areOf({ figures: { row } }: AskedRow): Reviewed['are'] {
  if (isPercent(row.unit)) return 'rates'
  return (row.unit === 'money' || row.unit === 'activity') && !row.joinsYears ? 'amounts' : 'levels'
}
