import { epsilon } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import { checksOf } from '../checks/checks.ts'
import type { CheckResult } from '../checks/result.ts'
import type { Definition } from '../definition/definition.ts'
import { listYears } from '../definition/values/years.ts'
import { figureText } from '../formula/unit-print.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import { withoutSource } from '../open/warnings.ts'
import { benchmarkBlocks } from './benchmark-block.ts'
import { chartOf } from './chart-data.ts'
import { lineOf } from './check-line.ts'
import { contractBlocks } from './contract-block.ts'
import { factsOf } from './facts.ts'
import { memberBlocks } from './member-block.ts'
import { memberTable } from './member-table.ts'
import { peopleOf, type Whose } from './people-of.ts'
import type { Block, Report } from './report.ts'
import { riskBlocks } from './risk-block.ts'
import { chosenTable, hasFolded, mainTable } from './tables.ts'
import { basisOf, type CashView, isPlain, type View } from './view.ts'
import { viewNotes } from './view-notes.ts'

/** What a person asked to see. */
export interface Asked {
  /** How money is shown. */
  readonly view: View
  readonly years: readonly FinancialYear[]
  /** Rows asked for by name; undefined for the usual table. */
  readonly rows: ((row: Row) => boolean) | undefined
  /** Whether each row is followed by what the members of the place bring to it. */
  readonly byMember?: boolean
}

/** Make the report of a scenario: what a board needs, in the order in which it needs it. */
export function buildReport(scenario: Scenario, { view, years, rows, byMember = false }: Asked): Report {
  const { definition } = scenario
  const checks = checksOf(scenario)
  const table = byMember
    ? memberTable(scenario, years, view, rows)
    : rows === undefined
      ? mainTable(scenario, years, view)
      : chosenTable(scenario, years, view, rows)
  return {
    name: scenario.name,
    title: definition.title,
    organisation: isNamed(definition) ? undefined : definition.organisation,
    basis: `${basisOf(view)}; ${assumedIn(definition)}`,
    stamp: stampOf(checks),
    facts: [...changedOf(scenario), ...(rows === undefined ? factsOf(scenario, view) : [])],
    table,
    blocks: rows === undefined ? blocksOf(scenario, years, view) : [],
    chart: rows === undefined ? chartOf(scenario, view) : undefined,
    checks: rows === undefined ? summarise(scenario, view.cash) : failedOnly(checks, view.cash),
    notes: notesOf(scenario, years, rows === undefined, view, whoseShown(scenario, rows, byMember)),
  }
}

/** Whether the title begins with the organisation, so that it need not be named before it. */
function isNamed({ title, organisation }: Definition): boolean {
  return organisation !== undefined && title.startsWith(organisation)
}

function blocksOf(scenario: Scenario, years: readonly FinancialYear[], view: View): Block[] {
  return [
    ...memberBlocks(scenario, view),
    ...contractBlocks(scenario, years, view),
    ...benchmarkBlocks(scenario, view),
    ...riskBlocks(scenario, view),
  ]
}

/** What the command line changed, which the title and the files do not tell. */
function changedOf({ settings }: Scenario): string[] {
  return settings.length === 0 ? [] : [`Changed on the command line: ${settings.join('; ')}.`]
}

/** Which years are assumed. */
function assumedIn({ confirmed, horizon }: Definition): string {
  const last = horizon.base + horizon.count
  return confirmed === undefined
    ? `base year ${printYear(horizon.base)}`
    : confirmed >= last
      ? 'funding confirmed in all years'
      : `funding assumed from ${printYear(Math.max(confirmed, horizon.base) + 1)}`
}

function stampOf(checks: readonly CheckResult[]): string | undefined {
  const failed = checks.filter(({ outcome, severity }) => outcome === 'fail' && severity === 'error').length
  return failed === 0 ? undefined : `CHECKS FAILED: ${failed} of ${checks.length}`
}

/** The arithmetic in one line while it is right; every rule, control and check of the author's in a line of its own. */
function summarise(scenario: Scenario, cash: CashView): Report['checks'] {
  const checks = checksOf(scenario)
  const arithmetic = checks.filter(({ kind }) => kind === 'arithmetic')
  const sound = arithmetic.every(({ outcome }) => outcome !== 'fail')
  const rest = checks.filter(({ kind, outcome }) => kind !== 'arithmetic' || outcome === 'fail')
  const lines = rest.map((check) => lineOf(check, cash))
  const deficit = deficitInWords(scenario, cash)
  const noRules = arithmetic.length > 0 && !checks.some(({ rule }) => rule === 'surplus' || rule === 'contingency')
  return [
    ...(sound && arithmetic.length > 0
      ? [{ outcome: 'pass' as const, text: `Arithmetic: all ${arithmetic.length} built-in checks` }]
      : []),
    ...lines,
    ...(noRules
      ? [
          {
            outcome: 'not tested' as const,
            text: `Business rules: this definition states no required surplus and no contingency${deficit}`,
          },
        ]
      : []),
  ]
}

/** A plan that spends more than it has must not read as one that passes because no rule is stated. */
function deficitInWords({ definition, projection }: Scenario, { money, decimals, unit }: CashView): string {
  const { base, count } = definition.horizon
  const years = Array.from({ length: count }, (_, index) => index + 1)
  const short = years.filter((index) => valueAt(projection, 'in-year', index)?.lt(epsilon.neg()) === true)
  const worst = short.reduce<number | undefined>((so, index) => {
    const [value, most] = [index, so ?? index].map((at) => valueAt(projection, 'in-year', at))
    return so === undefined || (value !== undefined && most !== undefined && value.lt(most)) ? index : so
  }, undefined)
  const value = worst === undefined ? undefined : valueAt(projection, 'in-year', worst)
  if (worst === undefined || value === undefined) return ''
  const text = figureText(money(value), 'money', decimals, { told: 'whole', money: unit })
  return `. The in-year position is a deficit in ${short.length} of ${count} years, at worst ${text} in ${printYear(base + worst)}`
}

function failedOnly(checks: readonly CheckResult[], cash: CashView): Report['checks'] {
  return checks.filter(({ outcome }) => outcome === 'fail').map((check) => lineOf(check, cash))
}

/** Whose people are counted, per head, in the rows that a reader sees beside those of what is projected. */
function whoseShown({ definition, projection }: Scenario, rows: Asked['rows'], byMember: boolean): Set<Whose> {
  const chosen = rows === undefined ? [] : projection.model.rows.filter((row) => row.unit === 'money' && rows(row))
  const parts = byMember ? definition.members.map(({ lines }): Whose => (lines === undefined ? 'own' : 'place')) : []
  return new Set([...chosen.map((row) => peopleOf(row).whose), ...parts])
}

function notesOf(
  scenario: Scenario,
  years: readonly FinancialYear[],
  usual: boolean,
  view: View,
  shown: ReadonlySet<Whose>,
): string[] {
  const { definition, files } = scenario
  const { base, count } = definition.horizon
  const all = count + 1
  const entries = files.flatMap(({ layer }) => (layer === undefined ? [] : [...layer.entries.values()]))
  const missing = withoutSource(entries).length
  const note = (when: boolean, text: string): string[] => (when && text !== '' ? [text] : [])
  return [
    ...note(years.length < all, `Years shown: ${listYears(years)}. All ${all} with --years all.`),
    ...note(usual, 'Figures are calculated unrounded and rounded for display. Deficits stand in brackets.'),
    ...note(
      usual && hasFolded(scenario),
      "Small lines are folded into their setting. Every row: --rows '*', or --csv.",
    ),
    ...(usual || view.isReal ? priceNote(scenario) : []),
    ...(isPlain(view) ? [] : viewNotes(scenario, view, shown)),
    ...note(
      usual && definition.members.length === 0 && definition.lines.some(({ benchmarks }) => benchmarks.length > 0),
      benchmarkNote,
    ),
    ...note(usual && definition.contracts.length > 0 && definition.members.length === 0, providerNote),
    ...documentNotes(definition),
    ...note(usual, qualityNote(definition)),
    ...note(
      missing > 0,
      `${missing} of the values in these definitions ${missing === 1 ? 'names' : 'name'} no source; "scenario check" lists them.`,
    ),
    ...note(usual, absent(definition)),
    ...note(usual && base < base + count, 'How a figure was made: scenario explain <file> <row> <year>.'),
  ]
}

const benchmarkNote = "Benchmarks are stated for some lines: --rows 'lines.*.benchmarks.*'."
const providerNote =
  "A provider's result assumes that its cost is the projected cost of the lines in scope. Contract rows: --rows 'contracts.*'."

/** What the author says of the definition itself: a reader must not lose its status and limitations. */
function documentNotes({ document }: Definition): string[] {
  const said = ['status', 'limitations', 'assurance'].flatMap((name) => {
    const text = document.get(name)
    return text === undefined ? [] : [`${name.charAt(0).toUpperCase()}${name.slice(1)}: ${text.replace(/\.$/, '')}.`]
  })
  return said
}

/** How good the evidence is, by the author's own marks. */
function qualityNote({ entries }: Definition): string {
  const marks = [...entries.values()].flatMap(({ provenance }) => provenance.quality ?? [])
  const counts = ['green', 'amber', 'red'].flatMap((mark) => {
    const count = marks.filter((other) => other === mark).length
    return count === 0 ? [] : [`${count} ${mark}`]
  })
  const illustrative = [...entries.values()].filter(({ provenance }) =>
    /^illustrative\b/i.test(provenance.source ?? ''),
  )
  const chosen =
    illustrative.length === 0
      ? ''
      : ` ${illustrative.length} values are illustrative by their own source, chosen and not found.`
  return counts.length === 0 ? '' : `Quality of the evidence, as its authors mark it: ${counts.join(', ')}.${chosen}`
}

function priceNote({ definition, projection }: Scenario): string[] {
  const { prices, horizon } = definition
  const index = Array.from({ length: horizon.count + 1 }, (_, at) => valueAt(projection, 'prices.index', at))
  if (index[prices.base - horizon.base] === undefined)
    return ['No deflator is stated, so nothing is shown in real terms.']
  const values = index.slice(1).map((level, at) => level && index[at] && level.div(index[at]).minus(1))
  const [first] = values
  const isRate = prices.index === undefined && first !== undefined
  // Rates worked out from levels differ in the last of forty digits.
  const same = isRate && values.every((value) => value?.minus(first).abs().lte(epsilon))
  const by = same ? `deflated by ${figureText(first, 'rate', 1)} a year` : 'deflated by the series of the definition'
  const source = [prices.publisher, prices.vintage].filter(Boolean).join(', ')
  return [`Real terms: ${printYear(prices.base)} prices, ${by}${source === '' ? '' : ` (${source})`}.`]
}

/** What the definition leaves out, so that a nought is not read as a forecast. */
function absent(definition: Definition): string {
  const { reserves, surplus, savings, shifts, changes, contracts, risks } = definition
  const missing = [
    ...(reserves.length === 0 ? ['reserves'] : []),
    ...(surplus.required === undefined && surplus.basis !== 'cumulative' ? ['a required surplus'] : []),
    ...(savings.length === 0 ? ['savings'] : []),
    ...(shifts.length === 0 ? ['shifts of care'] : []),
    ...(changes.some(({ kind }) => kind === 'pressures') ? [] : ['pressures']),
    ...(changes.some(({ kind }) => kind === 'investments') ? [] : ['investments']),
    ...(contracts.length === 0 ? ['contracts'] : []),
    ...(risks.length === 0 ? ['risks'] : []),
  ]
  if (missing.length < 2) return missing.length === 0 ? '' : `Not in this definition: ${missing[0]}.`
  return `Not in this definition: ${missing.slice(0, -1).join(', ')} or ${missing.at(-1)}.`
}
