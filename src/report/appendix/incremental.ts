import { type Decimal, zero } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { listInWords } from '../../base/list-in-words.ts'
import type { ItemId } from '../../definition/definition.ts'
import { yearsOf } from '../../definition/values/years.ts'
import { hasEnvelope } from '../../model/care-settings.ts'
import type { RowPath } from '../../model/row-path.ts'
import { rowNamed, rowValueIfAny } from '../../open/project.ts'
import type { Column, Table, TableRow } from '../document.ts'
import type { Cell } from '../figure.ts'
import { statusOf } from '../figures.ts'
import type { Sentence } from '../sentence.ts'
import { Summary } from '../tables/summary.ts'
import { changeOf } from '../tables/table-builder.ts'
import { basisOf } from '../views/view.ts'
import { headed, type TableContent } from './content.ts'
import type { AppendixTold, ToldScenario } from './told.ts'

/** FC-6: what each scenario differs from the counterfactual by, line by line, and all of them side by side. */
export function incremental(told: AppendixTold): TableContent | undefined {
  const { first, others, all } = told
  if (others.length === 0) return undefined
  const years = sharedYears(all)
  const summary = new Summary({ unit: first.view.cash.unit, decimals: first.view.decimals })
  for (const { scenario } of all) summary.add(scenario, years)
  const side = summary.sideBySide()
  return {
    of: all,
    tables: [
      ...others.map((other) => differenceTable(first, other, years)),
      ...(side === undefined ? [] : [side.table]),
    ],
    charts: (side?.charts ?? []).map((chart) => ({ ...chart, title: `${chart.title} of each scenario` })),
    notes: drawnIn(told),
  }
}

/** Where what is left is drawn. */
function drawnIn({ files: { chart } }: AppendixTold): Sentence[] {
  return chart === undefined ? [] : [[`What is left for care out of hospital in each is drawn in ${chart}.`]]
}

/** The years that all have, in the order of time. */
function sharedYears(all: readonly ToldScenario[]): readonly FinancialYear[] {
  const [first = [], ...others] = all.map(({ scenario }) => yearsOf(scenario.definition.horizon))
  return first.filter((year) => others.every((own) => own.includes(year)))
}

interface Measured {
  readonly label: string
  readonly role: TableRow['role']
  readonly path: RowPath
}

/** The lines of both, those of the first before those that only the other has. */
function measuresOf(first: ToldScenario, other: ToldScenario): readonly Measured[] {
  const lines = new Map<ItemId, string>()
  for (const { scenario } of [first, other])
    for (const { id, title } of scenario.definition.lines) if (!lines.has(id)) lines.set(id, title)
  return [
    { label: 'Funding', role: 'item', path: 'funding.total' },
    ...[...lines].map(([id, title]) => ({ label: title, role: 'item' as const, path: `lines.${id}.spend` as const })),
    { label: 'Total spend', role: 'total', path: 'spend.total' },
    { label: 'Headroom', role: 'position', path: 'headroom' },
    ...([first, other].every(({ scenario }) => hasEnvelope(scenario.definition))
      ? [{ label: 'Out-of-hospital envelope', role: 'position', path: 'out-of-hospital.envelope' } as const]
      : []),
    { label: 'Recurrent headroom', role: 'position', path: 'headroom.recurrent' },
    { label: 'In-year surplus / (deficit)', role: 'position', path: 'in-year' },
  ]
}

function differenceTable(first: ToldScenario, other: ToldScenario, years: readonly FinancialYear[]): Table {
  const alike: string[] = []
  const rows: TableRow[] = []
  const [spend, lines]: [number[], number[]] = [[], []]
  for (const { label, role, path } of measuresOf(first, other)) {
    const cells = years.map((year): Cell => {
      const value = differenceIn(path, first, other, year)
      return value === undefined ? { is: 'blank' } : { is: 'money', value, of: undefined }
    })
    if (cells.every(({ is }) => is === 'blank')) continue
    if (role === 'item' && cells.every((cell) => cell.is !== 'money' || cell.value.isZero())) {
      alike.push(label)
      continue
    }
    if (path === 'spend.total') spend.push(rows.length)
    else if (role === 'item' && path !== 'funding.total') lines.push(rows.length)
    rows.push({ role, label, cells: [...cells, changeOf(cells)] })
  }
  const [total] = spend
  const [{ title }, counter] = [other.scenario.definition, first.scenario.definition.title]
  const table: Table = {
    heading: '',
    basis: '',
    decimals: first.view.decimals,
    percentDecimals: 1,
    columns: [...years.map((year): Column => columnOf(year, other)), { label: 'change', note: '', isChange: true }],
    rows,
    additions: total === undefined ? [] : [{ total, parts: lines.map((row) => ({ row, sign: 1 as const })) }],
    notes: alike.length === 0 ? [] : [[`The same in both: ${listInWords(alike)}.`]],
  }
  return headed(
    table,
    `Incremental: ${title} less ${counter}, ${span(years)}`,
    `${basisOf(first.view)}; above nought is more than in ${counter}`,
  )
}

function columnOf(year: FinancialYear, { scenario }: ToldScenario): Column {
  const status = statusOf(year, scenario)
  return { label: printYear(year), note: status === 'confirmed' ? '' : status }
}

function span(years: readonly FinancialYear[]): string {
  return `${printYear(years[0] ?? 0)} to ${printYear(years.at(-1) ?? 0)}`
}

/** How much more one has than the other. A line that one of them does not have costs nothing there. */
function differenceIn(
  path: RowPath,
  first: ToldScenario,
  other: ToldScenario,
  year: FinancialYear,
): Decimal | undefined {
  const [mine, theirs] = [first, other].map(({ scenario, view }) => {
    const index = year - scenario.definition.horizon.base
    if (rowNamed(scenario.projection, path) === undefined) return scenario.model.absent.has(path) ? undefined : zero
    const value = rowValueIfAny(scenario.projection, path, index)
    return value && view.money(value, index)
  })
  return mine && theirs && theirs.minus(mine)
}
