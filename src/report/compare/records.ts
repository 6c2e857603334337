import { type Decimal, toPlain } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { against } from '../../questions/compare.ts'
import { type FigureRow, type FigureTable, statusIn } from '../figures.ts'
import type { Records, RecordValue } from '../records.ts'
import { nameCells, nameColumns, yearCells, yearColumns } from '../tidy-columns.ts'

/** A row of a scenario beside that of the first; a row that it has not is that of the first without values. */
interface ComparedRow {
  readonly table: FigureTable
  readonly first: FigureTable
  readonly row: FigureRow
  readonly own: FigureRow | undefined
  readonly other: FigureRow | undefined
}

/** Every row that any of some scenarios has, of each of them, beside that of the first; in the order in which they are first listed. */
function comparedRows(tables: readonly FigureTable[]): readonly ComparedRow[] {
  const [first] = tables
  if (first === undefined) return []
  const rows = new Map<string, FigureRow>()
  const byPath = tables.map((table) => new Map(table.rows.map((row) => [row.row.path as string, row])))
  for (const { rows: own } of tables) for (const row of own) if (!rows.has(row.row.path)) rows.set(row.row.path, row)
  return tables.flatMap((table, at) =>
    Array.from(rows, ([path, row]) => ({
      table,
      first,
      row: byPath[at]?.get(path) ?? row,
      own: byPath[at]?.get(path),
      other: at === 0 ? undefined : byPath[0]?.get(path),
    })),
  )
}

/** The figures of all scenarios, a record a figure: the tidy columns with `against` and `difference` after `value`. */
export function tidyRecords(tables: readonly FigureTable[]): Pick<Records, 'columns' | 'rows'> {
  const columns = [...nameColumns, ...yearColumns, 'value', 'against', 'difference', 'status']
  const rows = comparedRows(tables).flatMap(({ table, first, row, own, other }) =>
    table.years.map((year, at): readonly RecordValue[] => {
      const value = own?.values[at]
      const { difference } = against(value, other?.values[at])
      const status = own === undefined ? 'not-applicable' : statusIn(table, own, at)
      const beside = table === first ? '' : first.name
      return [...nameCells(table.name, row), ...yearCells(year), value, beside, difference, status]
    }),
  )
  return { columns, rows }
}

/** The same in wide form: for each row of each scenario its values, then what they differ by from those of the first. */
export function wideRecords(tables: readonly FigureTable[]): Pick<Records, 'columns' | 'rows'> {
  const years = tables[0]?.years ?? []
  const columns = [...nameColumns, 'against', 'figure', ...years.map(printYear)]
  const rows = comparedRows(tables).flatMap(({ table, first, row, own, other }) => {
    const names = nameCells(table.name, row)
    const beside = table === first ? '' : first.name
    const values = years.map((_, at) => own?.values[at])
    const differences = values.map((value, at) => against(value, other?.values[at]).difference)
    return [
      [...names, beside, 'value', ...values],
      ...(table === first ? [] : [[...names, beside, 'difference', ...differences]]),
    ]
  })
  return { columns, rows }
}

/** The rows as JSON holds them: a list of values for each scenario. */
export function rowsData(tables: readonly FigureTable[]): readonly object[] {
  const text = (value: Decimal | undefined): string | null => (value === undefined ? null : toPlain(value))
  const all = comparedRows(tables)
  const paths = new Set(all.map(({ row }) => row.row.path as string))
  const grouped = new Map<string, ComparedRow[]>([...paths].map((path) => [path, []]))
  for (const one of all) grouped.get(one.row.row.path)?.push(one)
  return Array.from(grouped, ([path, own]) => {
    const row = own[0]?.row
    return {
      row: path,
      label: row?.row.label,
      unit: row?.unit,
      price_base: row?.priceBase,
      scenarios: own.map(({ table, first, own: mine, other }) => ({
        scenario: table.name,
        values: table.years.map((_, at) => text(mine?.values[at])),
        ...(table === first
          ? {}
          : {
              difference: table.years.map((_, at) => text(against(mine?.values[at], other?.values[at]).difference)),
              difference_part: table.years.map((_, at) => text(against(mine?.values[at], other?.values[at]).part)),
            }),
      })),
    }
  })
}
