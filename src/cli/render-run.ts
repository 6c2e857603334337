import manifest from '../../package.json' with { type: 'json' }
import type { Scenario } from '../open/open.ts'
import type { DataFormat } from '../render/data-format.ts'
import { buildReport } from '../report/build-report.ts'
import { type FigureTable, figuresOf } from '../report/figures.ts'
import { type ViewChoice, viewOf } from '../report/view.ts'
import type { Draft } from './batch.ts'
import { rowChooser } from './choices.ts'
import type { Host } from './host.ts'
import type { Output } from './outputs.ts'
import type { RunOptions } from './run-options.ts'
import { summaryOfSeveral } from './several.ts'
import { yearsOf } from './shown-years.ts'
import { viewChoice } from './view-options.ts'
import { wholeDraft } from './whole-draft.ts'

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
      return wholeDraft(async (scenarios) => {
        const { renderScreen } = await import('./render-screen.ts')
        return renderScreen(scenarios, options, host, output.target === '-')
      })
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

/** With a byte-order mark in front, where Excel is to read it. */
function marked<Part>(format: DataFormat<Part>, { excel }: RunOptions): DataFormat<Part> {
  return excel === true ? { ...format, join: (parts) => ['\ufeff', ...format.join(parts)] } : format
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
