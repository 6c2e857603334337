import type { Decimal } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import { amount } from '../report/words.ts'
import type { Chart, ChartSeries } from './chart.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** What marks the nth series in the drawing, its legend and its sentence, so that nothing depends on colour. */
export function letterOf(series: number): string {
  return letters.charAt(series % letters.length)
}

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
export function sentenceOf({ label, values }: ChartSeries, { years, decimals }: Chart): string {
  const known = years.flatMap((year, index): Known[] => {
    const value = values[index]
    return isKnown(value) ? [{ year, value, text: amount(value, decimals) }] : []
  })
  const missing = years.filter((_, index) => !isKnown(values[index]))
  return `${label}: ${[figures(known, missing.length === 0), gaps(missing, years.length)].filter((part) => part !== '').join('; ')}`
}

function figures(known: readonly Known[], complete: boolean): string {
  const [first] = known
  const last = known.at(-1)
  if (first === undefined || last === undefined) return ''
  if (first === last) return dated(first)
  if (known.every(({ text }) => text === first.text)) return `${first.text} in every year${complete ? '' : ' with a value'}`
  const lowest = known.reduce((so, other) => (other.value.lt(so.value) ? other : so))
  const highest = known.reduce((so, other) => (other.value.gt(so.value) ? other : so))
  return `${dated(first)}, ${dated(last)}; lowest ${dated(lowest)}, highest ${dated(highest)}`
}

function dated({ year, text }: Known): string {
  return `${text} in ${printYear(year)}`
}

function gaps(missing: readonly FinancialYear[], years: number): string {
  if (missing.length === 0) return ''
  if (missing.length === years) return 'no values'
  return missing.length <= 2 ? `no value in ${missing.map(printYear).join(' and ')}` : `no value in ${missing.length} of ${years} years`
}
