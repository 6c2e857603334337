import { printYear } from '../base/financial-year.ts'
import { once } from '../base/once.ts'
import { checksOf } from '../checks/checks.ts'
import type { Definition } from '../definition/definition.ts'
import type { Scenario } from '../open/open.ts'
import type { Asked } from './asked.ts'
import { chartsOf } from './chart.ts'
import { checkItem } from './checks/check-item.ts'
import { failedChecks, stampOf, summariseChecks } from './checks/check-summary.ts'
import type { Chapter, Made, Table } from './document.ts'
import { factsOf } from './facts/facts.ts'
import { figuresOf } from './figures.ts'
import { notesOf } from './notes/notes.ts'
import type { Sentence } from './sentence.ts'
import { benchmarkTables } from './tables/benchmarks.ts'
import { chosenTable } from './tables/chosen-table.ts'
import { contractTables } from './tables/contracts.ts'
import { mainTable } from './tables/main-table.ts'
import { memberTable } from './tables/member-table.ts'
import { memberTables } from './tables/members.ts'
import { riskTables } from './tables/risks.ts'
import { basisOf, type View, viewOf } from './views/view.ts'

/** The chapter of a scenario in the answer of `run`: what a board needs of it, in the order in which it needs it. */
export function runChapter(scenario: Scenario, asked: Asked, made: Made): Chapter {
  const { definition, settings } = scenario
  const view = viewOf(scenario, asked.view)
  const isUsual = asked.rows === undefined
  const tables = once(() => tablesOf(scenario, asked, view))
  const charts = once(() => (isUsual ? chartsOf(scenario, view) : []))
  const checks = once(() => (isUsual ? summariseChecks(scenario, view.cash) : failedChecks(scenario, view.cash)))
  const notes = once(() => notesOf(scenario, asked, view))
  const figures = once(() => figuresOf(scenario, asked, view))
  const allFacts = once(() => factsOf(scenario, view))
  const inputs = once(() => made.inputs(scenario))
  return {
    name: scenario.name,
    path: scenario.files.at(-1)?.source?.path ?? scenario.name,
    title: headingOf(definition),
    organisation: definition.organisation,
    definition: definition.title,
    basis: `${basisOf(view)}; ${assumedIn(definition)}`,
    get stamp() {
      return stampOf(scenario)
    },
    get facts() {
      return [...changedOf(scenario), ...(isUsual ? allFacts() : [])]
    },
    get tables() {
      return tables()
    },
    get charts() {
      return charts()
    },
    get checks() {
      return checks()
    },
    get notes() {
      return notes()
    },
    derivation: undefined,
    problems: [],
    data: {
      get figures() {
        return figures()
      },
      get facts() {
        return allFacts()
      },
      get checks() {
        return checksOf(scenario).map((check) => checkItem(check, scenario, view.cash, false))
      },
    },
    unit: view.unit,
    cash: view.cash.unit,
    settings,
    get inputs() {
      return inputs()
    },
  }
}

/** The usual table, or the one asked for; beside the usual one members, contracts, benchmarks and risks. */
function tablesOf(scenario: Scenario, { years, rows, isByMember }: Asked, view: View): Table[] {
  const main = isByMember
    ? memberTable(scenario, years, view, rows)
    : rows === undefined
      ? mainTable(scenario, years, view)
      : chosenTable(scenario, years, view, rows)
  if (rows !== undefined) return [main]
  return [
    main,
    ...memberTables(scenario, view),
    ...contractTables(scenario, years, view),
    ...benchmarkTables(scenario, view),
    ...riskTables(scenario, view),
  ]
}

/** The title after the organisation, unless it begins with that. */
function headingOf({ title, organisation }: Definition): string {
  return organisation === undefined || title.startsWith(organisation) ? title : `${organisation}: ${title}`
}

/** What the command line changed, which the title and the files do not tell. */
function changedOf({ settings }: Scenario): Sentence[] {
  return settings.length === 0 ? [] : [[`Changed on the command line: ${settings.join('; ')}.`]]
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
