import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { against } from '../../questions/compare.ts'
import type { Addition, Table, TableRow } from '../document.ts'
import { type Cell, differenceCell } from '../figure.ts'
import type { FigureRow, FigureTable } from '../figures.ts'
import type { View } from '../views/view.ts'
import { basisOf } from '../views/view.ts'

/** Rows that were asked for: for each a block of all scenarios, each with what it differs by from the first. */
export function chosenBlocks(
  tables: readonly FigureTable[],
  titles: readonly string[],
  years: readonly FinancialYear[],
  view: View,
): Table {
  const labels = new Map<string, string>()
  for (const { rows } of tables) for (const { row } of rows) if (!labels.has(row.path)) labels.set(row.path, row.label)
  const rows: TableRow[] = []
  const additions: Addition[] = []
  const byPath = tables.map((table) => new Map(table.rows.map((row) => [row.row.path as string, row])))
  for (const [path, label] of labels) {
    if (rows.length > 0) rows.push({ role: 'gap', label: '', cells: [] })
    rows.push({ role: 'total', label, cells: years.map(() => blank) })
    const top = rows.length
    const first = byPath[0]?.get(path)
    for (const [at, table] of tables.entries()) {
      const own = byPath[at]?.get(path)
      rows.push({ role: 'item', label: titles[at] ?? table.name, cells: cellsOf(own, years, tables[at]) })
      if (at === 0 || own === undefined || first === undefined) continue
      const differences = years.map((_, column): Cell => {
        const [mine, theirs] = [rows.at(-1)?.cells[column], rows[top]?.cells[column]]
        if (mine === undefined || theirs === undefined || !('value' in mine) || !('value' in theirs)) return blank
        const { difference } = against(mine.value, theirs.value)
        return difference === undefined ? blank : differenceCell(own.row.unit, difference)
      })
      rows.push({ role: 'item', label: 'difference from the first', cells: differences })
      additions.push({
        total: rows.length - 1,
        parts: [
          { row: rows.length - 2, sign: 1 },
          { row: top, sign: -1 },
        ],
      })
    }
  }
  return {
    heading: '',
    basis: basisOf(view),
    decimals: view.decimals,
    percentDecimals: view.percentPlaces(1),
    columns: years.map((year) => ({ label: printYear(year), note: '' })),
    rows,
    additions,
    notes: [],
  }
}

const blank: Cell = { is: 'blank' }

function cellsOf(row: FigureRow | undefined, years: readonly FinancialYear[], table: FigureTable | undefined): Cell[] {
  return years.map((year) => {
    const value = row?.values[table?.years.indexOf(year) ?? -1]
    return row === undefined || value === undefined
      ? blank
      : { is: row.row.unit, value, of: { rows: [row.row.path], year } }
  })
}
