import { parse } from 'csv-parse/sync'
import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { SavedCheck, SavedFact, SavedResult, SavedRow } from '../../report/diff/saved.ts'
import type { Host } from '../host.ts'
import { isRecord } from '../parts/read-part.ts'
import { recordedIn, utf8In } from '../verify/recorded.ts'
import { type RowNames, RowsByYear } from './rows-by-year.ts'

/** The columns by which a table is known as a result, and those that a tidy one has besides. */
const columns = ['scenario', 'row', 'label', 'unit', 'price_base'] as const
const yearPattern = /^\d{4}\/\d{2}$/
const decimal = /^-?\d+(?:\.\d+)?$/

/** Whether a file is a result that the program wrote, and no definition. */
export function isSavedResult(bytes: Uint8Array): boolean {
  const text = utf8In(bytes.subarray(0, 400)).replace(/^\ufeff/, '')
  return text.startsWith(columns.join()) || /^\{\s*"schemaVersion"/.test(text)
}

/** Read a saved result; undefined, with the reason told, where it holds no rows by year. */
export function readSavedResult(path: string, bytes: Uint8Array, host: Host, tell: Tell): SavedResult | undefined {
  const text = utf8In(bytes).replace(/^\ufeff/, '')
  const found = text.startsWith('{') ? contentOfJson(text) : rowsOfTable(text)
  const content =
    typeof found === 'string' || 'rows' in found ? found : { rows: found, checks: undefined, facts: undefined }
  if (typeof content === 'string' || content.rows.length === 0) {
    const why = typeof content === 'string' ? content : 'it holds no row'
    tell(diagnose('no-result', undefined, { path, why }))
    return undefined
  }
  return { path, ...content, provenance: recordedIn(path, bytes, host)?.provenance }
}

/** The rows, checks and facts of a document of JSON, or why it has no rows. */
function contentOfJson(text: string): Pick<SavedResult, 'rows' | 'checks' | 'facts'> | string {
  let whole: unknown
  try {
    whole = JSON.parse(text)
  } catch {
    return 'it is no JSON'
  }
  const scenarios = isRecord(whole) && Array.isArray(whole.scenarios) ? (whole.scenarios as unknown[]) : []
  const found = new RowsByYear()
  const checks: SavedCheck[] = []
  const facts: SavedFact[] = []
  for (const scenario of scenarios) {
    if (!isRecord(scenario) || !Array.isArray(scenario.rows) || !areTexts(scenario.years))
      return 'it holds no rows by year'
    const name = textIn(scenario, 'scenario')
    for (const check of itemsIn(scenario.checks)) if (isRecord(check)) checks.push(checkOf(name, check))
    for (const text of itemsIn(scenario.facts)) if (typeof text === 'string') facts.push({ scenario: name, text })
    for (const row of scenario.rows as unknown[]) {
      if (!isRecord(row) || !Array.isArray(row.values)) return 'a row of it has no values'
      const values = row.values as unknown[]
      if (values.length !== scenario.years.length || !values.every(isFigure))
        return 'a row of it has not one figure a year'
      const names = namesOf((name) => (name === 'scenario' ? scenario.scenario : row[name]))
      for (const [at, year] of scenario.years.entries()) {
        const why = found.add(names, year, values[at] as string | null)
        if (why !== undefined) return why
      }
    }
  }
  return scenarios.length === 0 ? 'it holds no scenarios' : { rows: found.rows(), checks, facts }
}

function checkOf(scenario: string, check: Readonly<Record<string, unknown>>): SavedCheck {
  const [id, title, outcome] = [textIn(check, 'id'), textIn(check, 'title'), textIn(check, 'outcome')]
  const [severity, year, measured] = [textIn(check, 'severity'), textIn(check, 'year'), textIn(check, 'measured')]
  // Of what is no figure no unit is known.
  const unit = decimal.test(measured) ? textIn(check, 'unit') : ''
  return { scenario, id, title, outcome, severity, year, measured, unit }
}

function itemsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function textIn(of: Readonly<Record<string, unknown>>, name: string): string {
  const own = of[name]
  return typeof own === 'string' ? own : ''
}

/** The rows of wide or tidy CSV, or why it has none. */
function rowsOfTable(text: string): readonly SavedRow[] | string {
  let lines: string[][]
  try {
    lines = parse(text) as string[][]
  } catch {
    return 'it is no well-formed CSV'
  }
  const [head = [], ...rest] = lines
  const at = new Map(head.map((name, index) => [name, index]))
  const years = head.flatMap((name, index) => (yearPattern.test(name) ? [[name, index] as const] : []))
  const [year, value] = [at.get('year'), at.get('value')]
  const isTidy = year !== undefined && value !== undefined
  if (!isTidy && years.length === 0) return 'it has no years'
  const found = new RowsByYear()
  for (const [index, line] of rest.entries()) {
    const names = namesOf((name) => line[at.get(name) ?? -1])
    const cells = isTidy ? [[line[year] ?? '', value] as const] : years
    for (const [name, column] of cells) {
      const cell = line[column] ?? ''
      if (cell !== '' && !decimal.test(cell)) return `"${cell}" in line ${index + 2} is no figure`
      const why = found.add(names, name, cell === '' ? null : cell)
      if (why !== undefined) return why
    }
  }
  return found.rows()
}

function namesOf(of: (name: string) => unknown): RowNames {
  const text = (name: string): string => {
    const own = of(name)
    return typeof own === 'string' ? own : ''
  }
  return {
    scenario: text('scenario'),
    row: text('row'),
    member: text('member'),
    label: text('label'),
    unit: text('unit'),
    priceBase: text('price_base'),
  }
}

function isFigure(value: unknown): boolean {
  return value === null || (typeof value === 'string' && decimal.test(value))
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
