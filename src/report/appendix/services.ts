import type { FinancialYear } from '../../base/financial-year.ts'
import { yearsOf } from '../../definition/values/years.ts'
import { hasEnvelope } from '../../model/care-settings.ts'
import type { Scenario } from '../../open/open.ts'
import type { Table } from '../document.ts'
import { envelopeChart } from '../pictures.ts'
import { chosenTable } from '../tables/chosen-table.ts'
import { heldBack, mainTable } from '../tables/main-table.ts'
import { TableBuilder } from '../tables/table-builder.ts'
import type { View } from '../views/view.ts'
import { basisOf } from '../views/view.ts'
import { headed, type TableContent } from './content.ts'
import { headingOf } from './control.ts'
import { titled } from './titled.ts'
import type { AppendixTold, ToldScenario } from './told.ts'

/** FC-4: the counterfactual by service and year. */
export function baseline({ first }: AppendixTold): TableContent {
  return { of: [first], tables: serviceTables('Baseline', first) }
}

/** FC-5: the same rows of every other scenario. */
export function options({ others }: AppendixTold): TableContent | undefined {
  if (others.length === 0) return undefined
  return { of: others, tables: others.flatMap((one) => serviceTables('Option', one)) }
}

function serviceTables(what: string, one: ToldScenario): Table[] {
  const { scenario, view } = one
  const years = yearsOf(scenario.definition.horizon)
  const growth = chosenTable(
    scenario,
    years,
    view,
    ({ unit, shown, member, section }) =>
      shown && member === undefined && unit === 'rate' && (section === 'lines' || section === 'funding'),
  )
  return [
    headed(serviceTable(scenario, years, view), headingOf(what, one), basisOf(view)),
    headed(withoutChange(growth), headingOf(`${what}, growth as assumed`, one), 'per cent, cash'),
  ]
}

/** Rates do not add up to a change over the years. */
function withoutChange(table: Table): Table {
  const at = table.columns.findIndex(({ isChange }) => isChange === true)
  if (at < 0) return table
  const kept = <One>(all: readonly One[]): readonly One[] => all.filter((_, index) => index !== at)
  return {
    ...table,
    columns: kept(table.columns),
    rows: table.rows.map((row) => ({ ...row, cells: kept(row.cells) })),
  }
}

/** Funding, every line by itself and the total, and what is left: an appendix folds nothing. */
export function serviceTable(scenario: Scenario, years: readonly FinancialYear[], view: View): Table {
  const { definition, model } = scenario
  if (definition.lines.length === 0) return mainTable(scenario, years, view)
  const table = new TableBuilder(scenario, years, view)
  const funding = table.named('item', 'funding.total')
  table.gap()
  const lines = definition.lines.map(({ id, title }) => table.row('item', title, [`lines.${id}.spend`]))
  const spend = table.named('total', 'spend.total')
  table.adds(spend, lines)
  const held = heldBack(table)
  const headroom = table.position('headroom')
  table.adds(headroom, [funding, ...held], [spend])
  if (hasEnvelope(definition) && !model.absent.has('out-of-hospital.envelope')) {
    table.gap()
    table.named('item', 'out-of-hospital.spend')
    table.position('out-of-hospital.envelope')
  }
  return table.build()
}

/** FC-7: what pays for it, what it costs and what is left, in the year, added up and recurrent, for each scenario. */
export function affordability({ all, preferred }: AppendixTold): TableContent {
  const drawn = preferred === undefined ? all : [preferred]
  return {
    of: all,
    tables: all.map(affordabilityTable),
    charts: drawn.flatMap((one) => envelopeChart(one.scenario, one.view).map((chart) => titled(chart, one))),
  }
}

function affordabilityTable(one: ToldScenario): Table {
  const { scenario, view } = one
  const { definition, projection } = scenario
  const table = new TableBuilder(scenario, yearsOf(definition.horizon), view)
  const streams =
    definition.streams.length < 2
      ? []
      : definition.streams.map(({ id, title }) => table.row('item', title, [`funding.${id}.total`]))
  const funding = table.once('total', 'funding.total')
  table.adds(funding, streams)
  // One alone is all funding there is.
  if (streams.length === 0)
    for (const { id, title } of definition.streams) table.once('item', `funding.${id}.total`, title)
  const held = heldBack(table)
  const available = table.once('total', 'available')
  table.adds(available, [funding, ...held])
  const spend = table.once('item', 'spend.total')
  const headroom = table.position('headroom')
  table.adds(headroom, [available], [spend])
  table.toDate('headroom.to-date', headroom)
  const share = projection.model.rows.filter(
    ({ section, unit, shown, member }) => section === 'positions' && unit === 'share' && shown && member === undefined,
  )
  for (const row of share) table.single(row)
  table.gap()
  table.position('in-year')
  table.gap()
  table.once('item', 'funding.recurrent')
  table.once('item', 'spend.recurrent')
  table.position('headroom.recurrent')
  table.position('underlying')
  table.namedIfAny('savings.requirement')
  return headed(table.build(), headingOf('Affordability', one), basisOf(view))
}
