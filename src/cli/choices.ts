import type { FinancialYear } from '../base/financial-year.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import { names, type Selector } from '../definition/values/years.ts'
import { matcher } from '../formula/pattern.ts'
import type { Row } from '../model/row.ts'
import type { AskedWords } from './asked-words.ts'
import { type Host, UsageError } from './host.ts'

/** Options that mean the same on every command that takes them, as commander hands them over. */
export interface CommonOptions {
  readonly set: readonly string[]
  readonly allowOutside?: true
  readonly strict?: true
  readonly quiet?: true
  readonly asOf?: string
  readonly debug?: true
  /** What was asked, for results to record. */
  readonly asked?: AskedWords
}

/** Options on what to show and how, as commander hands them over. */
export interface ShowOptions {
  readonly unit?: MoneyUnit
  readonly decimals?: number
  readonly width?: number
  readonly plain?: true
  readonly ascii?: true
  readonly color?: boolean
}

/** The date of the run: `--as-of`, or SOURCE_DATE_EPOCH, or today. */
export function dateOf({ asOf }: CommonOptions, host: Host): string {
  const epoch = host.env.SOURCE_DATE_EPOCH
  if (asOf !== undefined) return asOf
  if (epoch === undefined || epoch === '') return host.today()
  if (!/^\d{1,12}$/.test(epoch))
    throw new UsageError(`SOURCE_DATE_EPOCH is "${epoch}"; it must be a whole number of seconds.`)
  return new Date(Number(epoch) * 1000).toISOString().slice(0, 10)
}

/** Which years to show: `all`, `key`, or a list of years and ranges. */
export type YearChoice = 'all' | 'key' | readonly Selector[]

/** Whether a choice of years names a year. */
export function isChosen(choice: Exclude<YearChoice, 'key'>, year: FinancialYear): boolean {
  return choice === 'all' || choice.some((selector) => names(selector, year))
}

/**
 * A test of rows against `--rows`. Working rows are shown where one is named whole, those of the members of a place and those that
 * formulas alone name where the pattern begins as they do.
 */
export function rowChooser(patterns: readonly string[]): (row: Row) => boolean {
  if (patterns.length === 0) return ({ shown, member }) => shown && member === undefined
  const tests = patterns.map((pattern) => ({ exact: pattern, test: matcher(pattern) }))
  return ({ path, shown, inFormulas, member }) =>
    tests.some(({ exact, test }) => {
      if (!shown && inFormulas !== true) return exact === path
      const begins = shown ? (member === undefined ? '' : 'members.') : path.slice(0, path.indexOf('.') + 1)
      return test(path) && exact.startsWith(begins)
    })
}
