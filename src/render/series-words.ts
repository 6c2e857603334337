import type { Decimal } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import { listInWords } from '../base/list-in-words.ts'
import { figureText } from '../formula/unit-print.ts'
import type { Chart, ChartSeries } from '../report/document.ts'

/** Whether there is a value to draw. */
export function isKnown(value: Decimal | undefined): value is Decimal {
  return value?.isFinite() === true
}

interface Known {
  readonly year: FinancialYear
  readonly value: Decimal
  readonly text: string
}

/** A series in figures: its first, last, lowest and highest value with their years. */
export function seriesSentence(
  { label, values }: ChartSeries,
  { years, decimals }: Pick<Chart, 'years' | 'decimals'>,
  figure: (value: Decimal) => string = (value) => figureText(value, 'money', decimals),
): string {
  const known = years.flatMap((year, index): Known[] => {
    const value = values[index]
    return isKnown(value) ? [{ year, value, text: figure(value) }] : []
  })
  if (known.length === 0) return `${label}: no values`
  const missing = years.filter((_, index) => !isKnown(values[index]))
  return `${label}: ${[figures(known, missing.length === 0), gaps(missing, years.length)].filter((part) => part !== '').join('; ')}`
}

function figures(known: readonly Known[], complete: boolean): string {
  const [first] = known
  const last = known.at(-1)
  if (first === undefined || last === undefined) return ''
  if (first === last) return dated(first)
  if (known.every(({ text }) => text === first.text))
    return `${first.text} in every year${complete ? '' : ' with a value'}`
  const lowest = known.reduce((so, other) => (other.value.lt(so.value) ? other : so))
  const highest = known.reduce((so, other) => (other.value.gt(so.value) ? other : so))
  const ends = [first, last].map(
    (end) => `${dated(end)}${end === lowest ? ' (lowest)' : end === highest ? ' (highest)' : ''}`,
  )
  const turns = [
    ...(lowest === first || lowest === last ? [] : [`lowest ${dated(lowest)}`]),
    ...(highest === first || highest === last ? [] : [`highest ${dated(highest)}`]),
  ]
  return [ends.join(', '), ...(turns.length === 0 ? [] : [turns.join(', ')])].join('; ')
}

function dated({ year, text }: Known): string {
  return `${text} in ${printYear(year)}`
}

function gaps(missing: readonly FinancialYear[], years: number): string {
  if (missing.length === 0) return ''
  return missing.length <= 2
    ? `no value in ${listInWords(missing.map(printYear))}`
    : `no value in ${missing.length} of ${years} years`
}
