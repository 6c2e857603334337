import type { Scenario } from '../open/open.ts'
import { renderTable } from '../render/table.ts'
import { buildReport } from '../report/build-report.ts'
import { type ViewChoice, viewOf } from '../report/view.ts'
import { rowChooser } from './choices.ts'
import type { Host } from './host.ts'
import { layoutOf } from './layout.ts'
import type { RunOptions } from './run-options.ts'
import { summaryOfSeveral } from './several.ts'
import { yearsOf } from './shown-years.ts'
import { viewChoice } from './view-options.ts'

/** Scenarios as people read them on the screen, with a summary where there are several. */
export async function renderScreen(
  scenarios: readonly Scenario[],
  options: RunOptions,
  host: Host,
  toTerminal: boolean,
): Promise<string> {
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

/** A year column takes nine characters or more beside the labels and the change. */
function fits({ definition }: Scenario, width: number): boolean {
  return 32 + (definition.horizon.count + 2) * 9 <= width
}
