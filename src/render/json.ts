import { toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { checksOf } from '../checks/checks.ts'
import { factsOf } from '../report/facts.ts'
import { daysOf, type FigureRow, type FigureTable } from '../report/figures.ts'
import { tidyColumns } from './csv.ts'
import type { DataFormat } from './data-format.ts'

/** What produced an output, for formats that have room to say so. */
export interface Provenance {
  readonly version: string
  /** SHA-256 of every file a scenario rests on, by path. */
  readonly inputs: (scenario: FigureTable['scenario']) => Readonly<Record<string, string>>
}

/** One JSON document. Values are decimals as strings: no reader's binary fractions get at them. */
export function jsonOf({ version, inputs }: Provenance): DataFormat<string> {
  return {
    part: (table) => JSON.stringify(contentOf(table, inputs), null, 2).replaceAll('\n', '\n    '),
    join: (parts) => [
      `{\n  "schemaVersion": 1,\n  "program": "scenario",\n  "version": ${JSON.stringify(version)},\n  "scenarios": [`,
      ...parts.map((part, index) => `${index === 0 ? '' : ','}\n    ${part}`),
      parts.length === 0 ? ']\n}\n' : '\n  ]\n}\n',
    ],
  }
}

function contentOf({ scenario, years, rows, view }: FigureTable, inputs: Provenance['inputs']): object {
  const { definition } = scenario
  return {
    scenario: scenario.name,
    title: definition.title,
    organisation: definition.organisation,
    unit: view.unit,
    years: years.map(printYear),
    inputs: inputs(scenario),
    set: scenario.settings,
    facts: factsOf(scenario, view),
    checks: checksOf(scenario).map(({ id, title, outcome, severity, year, measured }) => ({
      id,
      title,
      outcome,
      severity,
      year: year === undefined ? null : printYear(year),
      measured: measured === undefined ? null : toPlain(measured),
    })),
    rows: rows.map(({ row, unit, priceBase, figures, member }) => ({
      row: row.path,
      label: row.label,
      unit,
      price_base: priceBase,
      ...memberOf(member),
      values: figures.map(({ value }) => (value === undefined ? null : toPlain(value))),
      status: figures.map(({ status }) => status),
    })),
  }
}

/** Whose own figures a row of a place holds, and the share of them that the place adds up. */
function memberOf(member: FigureRow['member']): object {
  if (member === undefined) return {}
  return { member: member.id, share: member.share === undefined ? null : toPlain(member.share) }
}

/** One JSON object a line, one line a figure: the tidy columns. */
export const ndjson: DataFormat<string> = {
  part: ({ scenario, rows }) =>
    rows
      .flatMap(({ row, unit, priceBase, figures, member }) =>
        figures.map(({ year, value, status }) => {
          const { start, end } = daysOf(year)
          const values = [
            scenario.name,
            row.path,
            row.label,
            unit,
            priceBase,
            printYear(year),
            start,
            end,
            value === undefined ? null : toPlain(value),
            status,
          ]
          const columns = Object.fromEntries(tidyColumns.map((column, index) => [column, values[index]]))
          return `${JSON.stringify({ ...columns, ...memberOf(member) })}\n`
        }),
      )
      .join(''),
  join: (parts) => parts,
}
