import { type Command, InvalidArgumentError } from 'commander'
import { type FinancialYear, parseYear } from '../base/financial-year.ts'
import { type MoneyUnit, moneyUnitOf } from '../base/money-unit.ts'
import type { SaidOfBudget } from '../budget/read-budget.ts'
import { mendYear } from '../definition/values/mend-years.ts'
import { collect, wholeNumber } from './options.ts'

/** Options of `init`, as commander hands them over. */
export interface InitOptions {
  readonly from?: string
  readonly mapping?: string
  readonly writeMapping?: string
  readonly lineColumn?: string
  readonly amountColumn?: string
  readonly unit?: MoneyUnit
  readonly isTotal: readonly string[]
  readonly isLine: readonly string[]
  readonly negate?: true
  readonly title?: string
  readonly organisation?: string
  readonly base?: FinancialYear
  readonly years?: number
  readonly force?: true
  readonly input: boolean
  readonly strict?: true
  readonly quiet?: true
}

/** Add the options of `init`. */
export function addInitOptions(command: Command): Command {
  return command
    .option('--from <file>', 'take the lines from a budget or a trial balance in CSV; - is standard input')
    .option('--mapping <file>', 'which budget line belongs to which line, in CSV or YAML')
    .option('--write-mapping <file>', 'write a mapping of the budget to be filled in, and no definition')
    .option('--line-column <column>', 'the column with the names of the budget lines, by its name or letter')
    .option('--amount-column <column>', 'the column with the amounts, by its name or letter')
    .option(
      '--unit <unit>',
      'the unit of the amounts: £, £000 or £m; from their heading where that says it',
      readAnyUnit,
    )
    .option('--is-total <name>', 'the name of a row that adds up others and is left out; repeatable', collect, [])
    .option(
      '--is-line <name>',
      'the name of a row that is a line, though it looks like a total; repeatable',
      collect,
      [],
    )
    .option('--negate', 'spend stands with a minus sign in the budget')
    .option('--title <text>', 'the title of the scenario')
    .option('--organisation <text>', 'the commissioner')
    .option('--base <year>', 'the base year; from the budget, or else the year of today', readBaseYear)
    .option('--years <n>', 'how many years are projected (default: 10)', wholeNumber('--years', 1, 100))
    .option('--force', 'write over files that are there')
    .option('--no-input', 'ask nothing, not even at a terminal')
    .option('--strict', 'treat warnings as errors')
    .option('-q, --quiet', 'print no warnings, only errors')
    .option('--debug', 'print the place of a fault of the program')
}

/** What the command line says of a budget, but for what its mapping says. */
export function saidOfBudget(options: InitOptions): SaidOfBudget {
  return {
    columns: { line: options.lineColumn, amount: options.amountColumn },
    unit: options.unit,
    base: options.base,
    totals: options.isTotal,
    lines: options.isLine,
    negate: options.negate === true,
  }
}

/** A unit as people write it: `£m`, `£000`, `thousands`. */
export function readAnyUnit(text: string): MoneyUnit {
  const unit = moneyUnitOf(text) ?? moneyUnitOf(`£${text}`)
  if (unit === undefined) throw new InvalidArgumentError('Write £, £000, £m or £bn.')
  return unit
}

/** A financial year: `2017/18`. */
export function readBaseYear(text: string): FinancialYear {
  const year = parseYear(text.trim())
  if (year !== undefined) return year
  const meant = mendYear(text.trim())
  throw new InvalidArgumentError(
    `Write a financial year as 2017/18.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
  )
}
