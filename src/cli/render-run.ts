import manifest from '../../package.json' with { type: 'json' }
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import type { Scenario } from '../open/open.ts'
import { buildReport } from '../report/build-report.ts'
import { type FigureTable, figuresOf } from '../report/figures.ts'
import type { Table } from '../report/report.ts'
import { summaryOf } from '../report/summary.ts'
import { type ViewChoice, viewOf } from '../report/view.ts'
import { type Host, UsageError } from './host.ts'
import { layoutOf } from './layout.ts'
import { type CommonOptions, isChosen, rowChooser, type ShowOptions, type YearChoice } from './options.ts'
import { refuseUnlikeBases, type ViewOptions, viewChoice } from './view-options.ts'
import type { Delivery } from './write-outputs.ts'

export interface RunOptions extends CommonOptions, ShowOptions, ViewOptions {
  readonly years?: YearChoice
  readonly rows: readonly string[]
  readonly excel?: true
  readonly by?: 'member'
}

/** Refuse what cannot be shown of any scenario, before anything is written. */
export function checkRun(deliveries: readonly Delivery[], scenarios: readonly Scenario[], options: RunOptions): void {
  if (scenarios.length === 0) return
  checkYears(scenarios, options)
  checkRows(scenarios, options)
  if (options.by === 'member') refuseWithoutMembers(scenarios)
  for (const delivery of deliveries) refuseUnlikeBases(delivery.scenarios, viewChoice(options))
  if (options.excel === true && !deliveries.some(({ format }) => format === 'csv' || format === 'tidy')) {
    throw new UsageError('--excel goes with CSV. Add --csv, or name an -o that ends in .csv.')
  }
}

/** Render some scenarios in the format of a delivery. Each format is loaded only when it is asked for. */
export async function renderRun(
  { format, target, scenarios }: Delivery,
  options: RunOptions,
  host: Host,
): Promise<string> {
  const mark = options.excel === true ? '\ufeff' : ''
  switch (format) {
    case 'csv':
      return mark + (await import('../render/csv.ts')).renderCsv(await figures(scenarios, options))
    case 'tidy':
      return mark + (await import('../render/csv.ts')).renderTidy(await figures(scenarios, options))
    case 'json':
      return (await import('../render/json.ts')).renderJson(await figures(scenarios, options), {
        version: manifest.version,
        inputs: (await import('./input-hashes.ts')).inputHashes,
      })
    case 'ndjson':
      return (await import('../render/json.ts')).renderNdjson(await figures(scenarios, options))
    case 'markdown':
      return renderDocument(scenarios, options)
    case 'table':
      return renderScreen(scenarios, options, host, target === '-')
  }
}

async function renderScreen(
  scenarios: readonly Scenario[],
  options: RunOptions,
  host: Host,
  toTerminal: boolean,
): Promise<string> {
  const { renderTable } = await import('../render/table.ts')
  const layout = await layoutOf(options, host, toTerminal)
  const rows = options.rows.length === 0 ? undefined : rowChooser(options.rows)
  const choice: ViewChoice = { ...viewChoice(options), decimals: options.decimals }
  const reports = scenarios.map((scenario) =>
    buildReport(scenario, {
      view: viewOf(scenario, choice),
      rows,
      byMember: options.by === 'member',
      years: yearsOf(scenario, options.years ?? (fits(scenario, layout.width) && !layout.plain ? 'all' : 'key')),
    }),
  )
  return renderTable(reports, rows === undefined ? summaryOfSeveral(scenarios, choice) : undefined, layout)
}

async function renderDocument(scenarios: readonly Scenario[], options: RunOptions): Promise<string> {
  const { renderMarkdown } = await import('../render/markdown.ts')
  const rows = options.rows.length === 0 ? undefined : rowChooser(options.rows)
  const choice: ViewChoice = { ...viewChoice(options), decimals: options.decimals }
  const reports = scenarios.map((scenario) =>
    buildReport(scenario, {
      view: viewOf(scenario, choice),
      rows,
      byMember: options.by === 'member',
      years: yearsOf(scenario, options.years ?? 'all'),
    }),
  )
  const summary = rows === undefined ? summaryOfSeveral(scenarios, choice) : undefined
  const { inputHashes } = await import('./input-hashes.ts')
  const made = scenarios.flatMap((scenario) => Object.entries(inputHashes(scenario)))
  const provenance = [
    `Made by scenario ${manifest.version}${options.set.length === 0 ? '' : ` with ${options.set.map((set) => `--set ${set}`).join(' ')}`} from:`,
    ...[...new Map(made)].map(([path, hash]) => `${path}, SHA-256 ${hash}`),
  ]
  return renderMarkdown(reports, summary, provenance)
}

function summaryOfSeveral([first, ...others]: readonly Scenario[], choice: ViewChoice): Table | undefined {
  return first === undefined || others.length === 0 ? undefined : summaryOf([first, ...others], choice)
}

async function figures(scenarios: readonly Scenario[], options: RunOptions): Promise<FigureTable[]> {
  const wanted = rowChooser(options.rows)
  const choice = viewChoice(options)
  const partsOfRow = options.by === 'member' ? (await import('../questions/by-member.ts')).partsOfRow : undefined
  return scenarios.map((scenario) => {
    const shown = new Set(yearsOf(scenario, options.years ?? 'all'))
    const partsOf = partsOfRow && ((path: string) => partsOfRow(scenario, path))
    return figuresOf(scenario, {
      wanted,
      view: viewOf(scenario, choice),
      years: (year) => shown.has(year),
      ...(partsOf && { partsOf }),
    })
  })
}

function refuseWithoutMembers(scenarios: readonly Scenario[]): void {
  const without = scenarios.find(({ definition }) => definition.members.length === 0)
  if (without === undefined) return
  throw new UsageError(`${without.name} combines no other definitions, so --by member has nothing to show of it.`)
}

/** A year column takes nine characters or more beside the labels and the change. */
function fits({ definition }: Scenario, width: number): boolean {
  return 32 + (definition.horizon.count + 2) * 9 <= width
}

/** The years to show. Key years are the base, the first two, the fifth and the last. */
function yearsOf({ definition: { horizon } }: Scenario, choice: YearChoice): FinancialYear[] {
  const all = Array.from({ length: horizon.count + 1 }, (_, index) => horizon.base + index)
  if (choice !== 'key') return all.filter((year) => isChosen(choice, year))
  const key = new Set([0, 1, 2, 5, horizon.count])
  return all.filter((_, index) => key.has(index))
}

function checkYears(scenarios: readonly Scenario[], { years }: RunOptions): void {
  if (years === undefined || years === 'all' || years === 'key') return
  // A year that is asked for and not there must not be left out in silence.
  const missing = years.some((selector) => !scenarios.some((scenario) => yearsOf(scenario, [selector]).length > 0))
  if (!missing) return
  const spans = scenarios.map(
    ({ definition: { horizon } }) => `${printYear(horizon.base)} to ${printYear(horizon.base + horizon.count)}`,
  )
  throw new UsageError(`--years names a year outside these scenarios, which run ${[...new Set(spans)].join(' and ')}.`)
}

function checkRows(scenarios: readonly Scenario[], { rows }: RunOptions): void {
  for (const pattern of rows) {
    const wanted = rowChooser([pattern])
    if (scenarios.some(({ projection }) => projection.model.rows.some(wanted))) continue
    throw new UsageError(
      `No row matches "${pattern}". Rows have names such as headroom, lines.acute.spend or lines.*.spend.`,
    )
  }
}
