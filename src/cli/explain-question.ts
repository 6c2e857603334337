import { type FinancialYear, parseYear, printYear } from '../base/financial-year.ts'
import { listInWords } from '../base/list-in-words.ts'
import { nearest } from '../base/nearest.ts'
import { offAt, offInWords } from '../definition/layers/switched-off.ts'
import { mendYear } from '../definition/values/mend-years.ts'
import { unitNoun } from '../formula/unit-print.ts'
import type { RowPath } from '../model/row-path.ts'
import type { Scenario } from '../open/open.ts'
import { rowCalled, rowNamed } from '../open/project.ts'
import { commandOf, type Started } from '../report/hint.ts'
import type { ViewChoice } from '../report/views/view.ts'
import { UsageError } from './host.ts'
import { rowMeant } from './row-meant.ts'

/** What was asked on the command line, in its order. */
export interface AskedFor {
  readonly file: string
  readonly row: string | undefined
  readonly year: string | undefined
}

/** Read the row and the year of a question about a scenario. Throws a `UsageError` that says what to give instead. */
export function readQuestion(
  scenario: Scenario,
  { file, row, year: text }: AskedFor,
  started: Started,
): { readonly path: string; readonly year: FinancialYear } {
  const { base, count } = scenario.definition.horizon
  const [first, last] = [printYear(base), printYear(base + count)]
  const usual = usualRow(scenario)
  const write = (...words: readonly string[]): string => `Write: ${commandOf(started, 'explain', file, ...words).text}`
  if (row === undefined) {
    throw new UsageError(
      `explain needs a row and a year from ${first} to ${last}. ${write(usual, last)}\n${listRows(scenario, file, started)}`,
    )
  }
  const isSwapped = parseYear(row) !== undefined
  if (text === undefined) {
    const [missing, name] = isSwapped ? ['a row before the year', usual] : ['a year', row]
    throw new UsageError(`explain needs ${missing}; this scenario has ${first} to ${last}. ${write(name, last)}`)
  }
  const year = parseYear(text)
  if (year === undefined) {
    const meant = mendYear(text)
    throw new UsageError(
      isSwapped
        ? `Give the row before the year. ${write(text, row)}`
        : `"${text}" is not a financial year. Write one from ${first} to ${last}, such as ${meant !== undefined && meant >= first && meant <= last ? meant : last}.`,
    )
  }
  if (year < base || year > base + count) {
    throw new UsageError(`${printYear(year)} lies outside this scenario, which has ${first} to ${last}.`)
  }
  return { path: row, year }
}

/**
 * Refuse `--prices real` and `--per-head` for what is not a row of money. An input is what a file says; whose year's prices
 * it is in, only the rows that use it tell.
 */
export function refuseUnlessMoney({ projection }: Scenario, path: string, { prices, perHead }: ViewChoice): void {
  const row = rowCalled(projection, path)
  const unit = row?.unit
  if (unit === 'money' && prices === 'real' && row?.realPrices !== undefined)
    throw new UsageError(`${path} is in real terms already, by its own formula.`)
  if (unit === 'money') return
  const why =
    unit === undefined || unit === 'pounds' || unit === 'unit-cost'
      ? '--prices real and --per-head take rows of money'
      : prices === 'real' && perHead !== true
        ? 'it is the same at any prices'
        : 'only money is told per head'
  throw new UsageError(`${path} is ${unit === undefined ? 'an input' : unitNoun(unit)}: ${why}.`)
}

const mostOffers = 5

/** What to say of a row that is not there: the nearest names, then those that contain it. */
export function unknownQuestion(scenario: Scenario, name: string, file: string, started: Started): UsageError {
  const { projection, definition } = scenario
  const item = offAt(projection.model.off, name)
  if (item !== undefined) return new UsageError(`There is no "${name}": ${offInWords(item)}.`)
  const why = projection.model.absent.why(name)
  if (why !== undefined)
    return new UsageError(`There is no "${name}": ${why} (${file}). ${listRows(scenario, file, started)}`)
  const one = rowMeant(scenario, name)
  if (one !== undefined && !one.includes('*'))
    return new UsageError(`No row or input is called "${name}". Did you mean ${one}? ${allRows(file, started)}`)
  const rows = projection.model.rows.filter(({ shown }) => shown).map(({ path }) => path)
  const known = [...rows, ...definition.entries.keys()]
  const offers: string[] = []
  const wanted = name.toLowerCase()
  const within = known.filter((path) => path.split('.').includes(wanted))
  for (
    let close = nearest(name, known);
    close !== undefined && offers.length < 3;
    close = nearest(name, left(known, offers))
  ) {
    offers.push(close)
  }
  offers.push(...left(within, offers).slice(0, mostOffers - offers.length))
  const meant =
    offers.length === 0
      ? listRows(scenario, file, started)
      : `Did you mean ${listInWords(offers, 'or')}? ${allRows(file, started)}`
  return new UsageError(`No row or input is called "${name}". ${meant}`)
}

function left(known: readonly string[], taken: readonly string[]): string[] {
  return known.filter((path) => !taken.includes(path))
}

/** The rows that most people ask for. */
const common: readonly RowPath[] = [
  'headroom',
  'out-of-hospital.envelope',
  'in-year',
  'underlying',
  'funding.total',
  'spend.total',
]

/** They, and where the others are. */
function listRows(scenario: Scenario, file: string, started: Started): string {
  return `Rows are ${rowsOf(scenario).join(', ')} and others. ${allRows(file, started)}`
}
/** The row that a question is about where none is named: headroom, or what a scenario without it has in its place. */
export function usualRow(scenario: Scenario): string {
  return rowsOf(scenario)[0] ?? 'headroom'
}

/** Those of them that a scenario has, or else the first that outputs list. */
function rowsOf({ projection }: Scenario): readonly string[] {
  const rows = common.filter((path) => rowNamed(projection, path) !== undefined)
  return rows.length > 0
    ? rows
    : projection.model.rows
        .flatMap(({ shown, base, formula, path }) => (shown && (base ?? formula) ? [path] : []))
        .slice(0, common.length)
}

function allRows(file: string, started: Started): string {
  return `Every row: ${commandOf(started, 'run', file, '--csv').text}`
}
