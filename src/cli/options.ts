import { type Command, InvalidArgumentError, Option } from 'commander'
import { printYear } from '../base/financial-year.ts'
import { moneyUnitOf, moneyUnits } from '../base/money-unit.ts'
import { mendDate } from '../definition/values/mend-date.ts'
import { mendYears } from '../definition/values/mend-years.ts'
import { parseSelector } from '../definition/values/years.ts'
import type { YearChoice } from './choices.ts'

/** So many decimal places may be asked for. */
export const mostDecimals = 12

const collect = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value]

/** Add the options that every command over definitions takes; `strict` says what `--strict` makes a failure. */
export function addCommonOptions(
  command: Command,
  strict = 'treat warnings as errors and failed checks as a failure',
): Command {
  return command
    .option(
      '--set <path=value>',
      'change a value of the definition, or one year of it; repeatable, laid in order: a later one wins',
      collect,
      [],
    )
    .option('--allow-outside', 'let a definition extend files outside the working directory')
    .option('--as-of <date>', 'the date that review dates are held against; today where it is left out', readDate)
    .option('--strict', strict)
    .option('-q, --quiet', 'print no warnings and no progress, only errors')
    .option('--debug', 'print the place of a fault of the program')
}

/** What `verify` needs of a format that has no room for it. */
export const provenanceOption = [
  '--provenance',
  'write what each CSV or ndjson was made from into a file beside it, for verify',
] as const

/** Add the options on where results go and in which of some formats. */
export function addOutputOptions(command: Command, formats: string): Command {
  return command
    .option('-f, --format <name>', formats)
    .option('--csv', 'the same as --format csv')
    .option('--json', 'the same as --format json')
    .option('-o, --output <file>', 'write to a file, its format from its extension; repeatable', collect, [])
    .option('--excel', 'start CSV with a byte-order mark, so that Excel reads £ rightly')
    .option(...provenanceOption)
}

/** Add the options on how figures are shown to people. */
export function addShowOptions(command: Command): Command {
  const figures = command
    .addOption(new Option('--unit <unit>', 'show money in another unit').choices(moneyUnits).argParser(readUnit))
    .option(
      '--decimals <n>',
      'decimal places of money and per cent, for people only',
      wholeNumber('--decimals', 0, mostDecimals),
    )
  return addTextOptions(figures)
}

/** Add the options on how text is laid out. */
export function addTextOptions(command: Command): Command {
  return command
    .option(
      '--width <columns>',
      'width of the text; the terminal, or 80; of a picture its pixels, or 832',
      wholeNumber('--width', 40, 2000),
    )
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

function readUnit(text: string): string {
  if (moneyUnits.some((unit) => unit === text)) return text
  const meant = moneyUnitOf(text)
  throw new InvalidArgumentError(
    `Allowed choices are ${moneyUnits.join(', ')}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
  )
}

function readDate(text: string): string {
  const real = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
  const meant = real ? undefined : mendDate(text)
  if (!real)
    throw new InvalidArgumentError(
      meant === undefined ? 'Write a date as 2027-03-31.' : `Write a date as 2027-03-31. Did you mean ${meant}?`,
    )
  return text
}

/** Read `--years`. */
export function readYears(text: string): YearChoice {
  if (text === 'all' || text === 'key') return text
  return text.split(',').map((part) => {
    const selector = parseSelector(part.trim())
    if (selector?.is === 'years') {
      const { from, to } = selector
      if (from === undefined || to === undefined || from <= to) return selector
      throw new InvalidArgumentError(
        `${part.trim()} runs backwards. Did you mean ${printYear(to)}..${printYear(from)}?`,
      )
    }
    const meant = mendYears(part.trim())
    throw new InvalidArgumentError(
      `Write all, key, years such as 2018/19,2027/28 or a range such as 2018/19..2021/22.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
    )
  })
}

/** Add `--prices` and `--per-head`. */
export function addViewOptions(command: Command): Command {
  return command
    .addOption(new Option('--prices <which>', 'money in cash, or in real terms').choices(['cash', 'real']))
    .option('--per-head', 'money for each resident, in pounds')
}

export { collect }
