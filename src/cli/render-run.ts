import manifest from '../../package.json' with { type: 'json' }
import type { Scenario } from '../open/open.ts'
import type { DataFormat } from '../render/data-format.ts'
import { buildReport } from '../report/build-report.ts'
import { type FigureTable, figuresOf } from '../report/figures.ts'
import type { Table } from '../report/report.ts'
import { summaryOf } from '../report/summary.ts'
import { type ViewChoice, viewOf } from '../report/view.ts'
import type { Draft } from './batch.ts'
import type { Host } from './host.ts'
import { layoutOf } from './layout.ts'
import { type CommonOptions, rowChooser, type ShowOptions, type YearChoice } from './options.ts'
import type { Output } from './outputs.ts'
import { yearsOf } from './shown-years.ts'
import { type ViewOptions, viewChoice } from './view-options.ts'

export interface RunOptions extends CommonOptions, ShowOptions, ViewOptions {
  readonly years?: YearChoice
  readonly rows: readonly string[]
  readonly excel?: true
  readonly by?: 'member'
}

/** Start a result in the format of an output. Each format is loaded only when it is asked for. */
export function draftOf(output: Output, options: RunOptions, host: Host): Draft {
  switch (output.format) {
    case 'csv':
      return dataDraft(async () => marked((await import('../render/csv.ts')).wide, options), options)
    case 'tidy':
      return dataDraft(async () => marked((await import('../render/csv.ts')).tidy, options), options)
    case 'json':
      return dataDraft(async () => {
        const { inputHashes } = await import('./input-hashes.ts')
        return (await import('../render/json.ts')).jsonOf({ version: manifest.version, inputs: inputHashes })
      }, options)
    case 'ndjson':
      return dataDraft(async () => (await import('../render/json.ts')).ndjson, options)
    case 'markdown':
      return wholeDraft((scenarios) => renderDocument(scenarios, options))
    case 'table':
      return wholeDraft((scenarios) => renderScreen(scenarios, options, host, output.target === '-'))
  }
}

/** A result for machines: of each scenario only the text is kept. */
function dataDraft<Part>(load: () => Promise<DataFormat<Part>>, options: RunOptions): Draft {
  const parts: Part[] = []
  return {
    add: async (scenario) => {
      parts.push((await load()).part(await figures(scenario, options)))
    },
    text: async () => (await load()).join(parts),
  }
}

/** A result for people, which holds scenarios side by side and so needs them all. */
function wholeDraft(render: (scenarios: readonly Scenario[]) => Promise<string>): Draft {
  const scenarios: Scenario[] = []
  return {
    add: (scenario) => {
      scenarios.push(scenario)
    },
    text: async () => [await render(scenarios)],
  }
}

/** With a byte-order mark in front, where Excel is to read it. */
function marked<Part>(format: DataFormat<Part>, { excel }: RunOptions): DataFormat<Part> {
  return excel === true ? { ...format, join: (parts) => ['\ufeff', ...format.join(parts)] } : format
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

async function figures(scenario: Scenario, options: RunOptions): Promise<FigureTable> {
  const partsOfRow = options.by === 'member' ? (await import('../questions/by-member.ts')).partsOfRow : undefined
  const shown = new Set(yearsOf(scenario, options.years ?? 'all'))
  return figuresOf(scenario, {
    wanted: rowChooser(options.rows),
    view: viewOf(scenario, viewChoice(options)),
    years: (year) => shown.has(year),
    ...(partsOfRow && { partsOf: (path: string) => partsOfRow(scenario, path) }),
  })
}

/** A year column takes nine characters or more beside the labels and the change. */
function fits({ definition }: Scenario, width: number): boolean {
  return 32 + (definition.horizon.count + 2) * 9 <= width
}
