import { type Command, InvalidArgumentError, Option } from 'commander'
import type { FinancialYear } from '../base/financial-year.ts'
import { type MoneyUnit, moneyUnits } from '../base/money-unit.ts'
import { names, parseSelector, type Selector } from '../definition/values/years.ts'
import { matcher } from '../formula/pattern.ts'
import type { Row } from '../model/row.ts'
import { type Host, UsageError } from './host.ts'

/** Options that mean the same on every command that takes them, as commander hands them over. */
export interface CommonOptions {
  readonly set: readonly string[]
  readonly allowOutside?: true
  readonly strict?: true
  readonly quiet?: true
  readonly asOf?: string
  readonly debug?: true
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

const collect = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value]

/** Add the options that every command over definitions takes. */
export function addCommonOptions(command: Command): Command {
  return command
    .option('--set <path=value>', 'change a value of the definition, or one year of it; repeatable', collect, [])
    .option('--allow-outside', 'let a definition extend files outside the working directory')
    .option('--as-of <date>', 'the date that review dates are held against; today where it is left out', readDate)
    .option('--strict', 'treat warnings as errors and failed checks as a failure')
    .option('-q, --quiet', 'print no warnings and no progress, only errors')
    .option('--debug', 'print the place of a fault of the program')
}

/** Add the options on how figures are shown to people. */
export function addShowOptions(command: Command): Command {
  return command
    .addOption(new Option('--unit <unit>', 'show money in another unit').choices(moneyUnits))
    .option('--decimals <n>', 'decimal places of money and per cent, for people only', wholeNumber('--decimals', 0, 12))
    .option('--width <columns>', 'width of the text; the terminal, or 80', wholeNumber('--width', 40, 1000))
    .option('--plain', 'linear text for screen readers: no chart, no columns')
    .option('--ascii', 'draw with ASCII characters only')
    .option('--color', 'use colour even where this is no terminal')
    .option('--no-color', 'use no colour')
}

export function wholeNumber(name: string, from: number, to: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
    if (number >= from && number <= to) return number
    throw new InvalidArgumentError(`${name} takes a whole number from ${from} to ${to}.`)
  }
}

function readDate(text: string): string {
  const real = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
  if (!real) throw new InvalidArgumentError('Write a date as 2027-03-31.')
  return text
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

/** Read `--years`. */
export function readYears(text: string): YearChoice {
  if (text === 'all' || text === 'key') return text
  return text.split(',').map((part) => {
    const selector = parseSelector(part.trim())
    if (selector?.is === 'years') return selector
    throw new InvalidArgumentError('Write all, key, years such as 2018/19,2027/28 or a range such as 2018/19..2021/22.')
  })
}

/** Whether a choice of years names a year. */
export function isChosen(choice: Exclude<YearChoice, 'key'>, year: FinancialYear): boolean {
  return choice === 'all' || choice.some((selector) => names(selector, year))
}

/**
 * A test of rows against `--rows`. Working rows are shown where one is named whole, those of the members of a place where
 * the pattern begins with them.
 */
export function rowChooser(patterns: readonly string[]): (row: Row) => boolean {
  if (patterns.length === 0) return ({ shown, member }) => shown && member === undefined
  const tests = patterns.map((pattern) => ({ exact: pattern, test: matcher(pattern) }))
  return ({ path, shown, member }) =>
    tests.some(({ exact, test }) =>
      shown ? test(path) && (member === undefined || exact.startsWith('members.')) : exact === path,
    )
}

export { collect }
