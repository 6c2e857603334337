import { Decimal, zero } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { padLeft, padRight, textWidth } from '../../base/text-width.ts'
import { figureText } from '../../formula/unit-print.ts'
import { spreadYears } from '../spread-years.ts'
import { valueSpan } from '../value-span.ts'

/** The scale of a chart: labelled values at even steps, each exactly on a row. */
export interface ValueAxis {
  /** The value of the lowest row. */
  readonly bottom: Decimal
  /** From one labelled value to the next. */
  readonly step: Decimal
  readonly rowsPerStep: number
  /** The number of the highest row; the lowest is 0. */
  readonly top: number
  /** Labels of one width by row, deficits in brackets. */
  readonly labels: ReadonlyMap<number, string>
  /** Undefined where zero is not on the axis. */
  readonly zeroRow: number | undefined
  /** Says where the axis starts or ends when zero is not on it. */
  readonly warning: string | undefined
}

/** Steps for labels, as people count; the others only where they fill the height clearly better. */
const steps = [
  { step: new Decimal(1), worth: 1 },
  { step: new Decimal(2), worth: 1 },
  { step: new Decimal(5), worth: 1 },
  { step: new Decimal(4), worth: 0.9 },
  { step: new Decimal(3), worth: 0.85 },
  { step: new Decimal('2.5'), worth: 0.8 },
]

/**
 * The scale on which the lines take up most of the height, with a label at least every other row.
 *
 * @param values Every finite value that is drawn, at least one.
 * @param height Rows above the lowest that may be used; 4 or more.
 */
export function valueAxis(values: readonly Decimal[], height: number): ValueAxis {
  const { low, high } = valueSpan(values)
  const range = high.minus(low)
  const scalesOf = (...exponents: readonly number[]) =>
    exponents.flatMap((exponent) =>
      steps.flatMap(({ step: mantissa, worth }) => {
        const step = mantissa.times(new Decimal(`1e${exponent}`))
        const first = low.div(step).floor()
        const count = high.div(step).ceil().minus(first).toNumber()
        const rowsPerStep = Math.floor(height / count)
        return count < 2 || rowsPerStep < 2
          ? []
          : [{ step, first, count, rowsPerStep, filled: range.div(step).toNumber() * rowsPerStep * worth }]
      }),
    )
  const usual = scalesOf(range.e - 1, range.e)
  // Never empty: of 1, 2, 4 and 5 one covers any range in two or three steps, and a step longer than the range in two. Of a low chart
  // only two have room.
  const candidates = usual.length > 0 ? usual : scalesOf(range.e + 1)
  const { step, first, count, rowsPerStep } = candidates.reduce((best, other) =>
    other.filled > best.filled ? other : best,
  )
  const marks = Array.from({ length: count + 1 }, (_, index) => first.plus(index).times(step))
  const zeroAt = marks.findIndex((mark) => mark.isZero())
  return {
    bottom: first.times(step),
    step,
    rowsPerStep,
    top: count * rowsPerStep,
    labels: new Map(align(marks, step).map((label, index) => [index * rowsPerStep, label])),
    zeroRow: zeroAt < 0 ? undefined : zeroAt * rowsPerStep,
    warning: zeroAt < 0 ? warningOf(marks, step) : undefined,
  }
}

/**
 * How far up the axis a value lies, in rows and parts of a row. A plain number: it is for drawing only. To nine places, so that
 * what lies half-way between two rows does.
 */
export function rowOf({ bottom, step, rowsPerStep }: ValueAxis, value: Decimal): number {
  const rows = (value.minus(bottom).toNumber() * rowsPerStep) / step.toNumber()
  return Math.round(rows * 1e9) / 1e9
}

/** Written in full and made equally wide; a figure above zero leaves room for the bracket that closes one below it. */
function align(marks: readonly Decimal[], step: Decimal): string[] {
  const texts = marks.map((mark) => label(mark, step))
  const spaced = texts.some((text) => text.endsWith(')'))
    ? texts.map((text) => (text.endsWith(')') ? text : `${text} `))
    : texts
  const width = Math.max(...spaced.map(textWidth))
  return spaced.map((text) => padLeft(text, width))
}

function label(mark: Decimal, step: Decimal): string {
  return mark.isZero() ? '0' : figureText(mark, 'money', step.decimalPlaces())
}

function warningOf(marks: readonly Decimal[], step: Decimal): string {
  const first = marks[0] ?? zero
  const last = marks.at(-1) ?? zero
  return first.gt(0)
    ? `the axis starts at ${label(first, step)}, not at zero`
    : `the axis ends at ${label(last, step)}, not at zero`
}

/** Where the years stand, in columns from the first year. Years that are missing leave their room empty. */
export interface YearAxis {
  /** By year; with more years than columns, neighbours share one. */
  readonly columns: readonly number[]
  /** Columns of the whole axis. */
  readonly width: number
  /** Whether there are more years than columns. */
  readonly shared: boolean
  /** The columns at which lines carry their letters: every year where there is room. */
  readonly lettered: readonly number[]
  /** Every year where there is room, else the years that are labelled. */
  readonly ticks: readonly number[]
  readonly labels: readonly { readonly column: number; readonly text: string }[]
}

/** Columns of a label like 2017/18. */
export const yearWidth = 7

const widestYear = 24

/** Spread years, in ascending order, over at most so many columns. */
export function yearAxis(years: readonly FinancialYear[], room: number): YearAxis {
  const first = years[0] ?? 0
  const elapsed = years.map((year) => year - first)
  const total = Math.max(1, elapsed.at(-1) ?? 0)
  const fitting = Math.min((room - 1) / total, widestYear)
  // Years of one width look calm, unless that leaves more than a fifth of the room unused.
  const whole = Math.floor(fitting)
  const perYear = whole >= 0.8 * fitting ? whole : fitting
  const columns = elapsed.map((count) => Math.round(count * perYear))
  const between = columns.slice(1).map((column, index) => column - (columns[index] ?? 0))
  const roomy = Math.min(...between) >= 3
  const lettered = spreadYears(elapsed, columns, roomy ? 3 : 5)
  const labelled = spreadYears(elapsed, columns, yearWidth + 1)
  return {
    columns,
    width: (columns.at(-1) ?? 0) + 1,
    shared: new Set(columns).size < columns.length,
    lettered: lettered.map((index) => columns[index] ?? 0),
    ticks: roomy ? columns : labelled.map((index) => columns[index] ?? 0),
    labels: labelled.map((index) => ({ column: columns[index] ?? 0, text: printYear(years[index] ?? 0) })),
  }
}

/** The labels of the years below a drawing that begins so many columns in. */
export function yearLine({ labels }: YearAxis, left: number): string {
  return labels.reduce((line, { column, text }) => padRight(line, left + column - Math.floor(yearWidth / 2)) + text, '')
}
