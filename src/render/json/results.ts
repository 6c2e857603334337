import { toPlain } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { unitAsData } from '../../formula/unit-print.ts'
import type { Chapter, Table } from '../../report/document.ts'
import type { Cell } from '../../report/figure.ts'
import { type FigureRow, type FigureTable, statusIn } from '../../report/figures.ts'
import { lineText } from '../../report/sentence.ts'

/** The results of a scenario; answers that are tables and not rows of a model have these instead. */
export function resultsData(chapter: Chapter): object {
  const { name, definition, organisation, unit, settings, inputs, data } = chapter
  const { figures, facts, checks } = data
  return {
    scenario: name,
    title: definition,
    organisation,
    unit,
    years: figures?.years.map(printYear),
    inputs,
    set: settings,
    facts: facts.map(lineText),
    checks: checks.map(({ found: { id, title, outcome, severity, year, measured, unit: measuredIn }, foundIn }) => ({
      id,
      title,
      outcome,
      severity,
      year: year === undefined ? null : printYear(year),
      measured: measured === undefined ? null : toPlain(measured),
      unit: unitAsData(measuredIn, foundIn),
    })),
    ...(figures === undefined
      ? { tables: chapter.tables.map(tableData) }
      : { rows: figures.rows.map((row) => rowData(row, figures)) }),
  }
}

function rowData(figureRow: FigureRow, table: FigureTable): object {
  const { row, unit, priceBase, values, member } = figureRow
  return {
    row: row.path,
    label: row.label,
    unit,
    price_base: priceBase,
    ...memberData(member),
    values: values.map((value) => (value === undefined ? null : toPlain(value))),
    status: values.map((_, at) => statusIn(table, figureRow, at)),
  }
}

/** Whose figures a row of a place holds, the share that makes them add up, and whether they are its own or its part. */
export function memberData(member: FigureRow['member']): object {
  if (member === undefined) return {}
  const { id, share, figures } = member
  return { member: id, share: share === undefined ? null : toPlain(share), figures }
}

function tableData({ heading, basis, columns, rows }: Table): object {
  return {
    heading,
    basis,
    columns: columns.map(({ label, note }) => ({ label, note })),
    rows: rows.filter(({ role }) => role !== 'gap').map(({ label, cells }) => ({ label, cells: cells.map(cellData) })),
  }
}

function cellData(cell: Cell): object | string | null {
  if (cell.is === 'blank') return null
  if (cell.is === 'text') return cell.text
  const { is, value, of } = cell
  const since = of?.since === undefined ? undefined : printYear(of.since)
  return { is, value: toPlain(value), rows: of?.rows, year: of && printYear(of.year), since }
}
