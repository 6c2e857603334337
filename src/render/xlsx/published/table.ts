import type { SheetCell } from '../../../workbook/sheet.ts'

/** A table that is published: values alone, one a sheet. Those of several scenarios that are alike are one table. */
export interface PublishedTable {
  /** What the sheet is called, as far as that is possible: `Checks`. */
  readonly name: string
  /** What the table is of. */
  readonly title: string
  /** What must be known before it is read: unit, price base, what the columns are. A line each. */
  readonly about: readonly string[]
  readonly heads: readonly string[]
  /** Set of what is there for programs, which other tables tell people: its rows are printed only where a page is wide enough. */
  readonly isData?: true
  /** As many cells each as there are heads. */
  readonly rows: readonly (readonly (SheetCell | undefined)[])[]
}

/** Words in a cell, which wrap. */
export function words(value: string): SheetCell {
  return { value, look: 'text' }
}

/** Tables of several scenarios as one each, where name, heads and what is said of them are alike, in the order in which they first come. */
export function joinedTables(tables: readonly PublishedTable[]): PublishedTable[] {
  const joined = new Map<string, { readonly first: PublishedTable; readonly rows: PublishedTable['rows'][number][] }>()
  for (const table of tables) {
    const { name, about, heads } = table
    const key = JSON.stringify([name, about, heads])
    const known = joined.get(key)
    if (known === undefined) joined.set(key, { first: table, rows: [...table.rows] })
    else for (const row of table.rows) known.rows.push(row)
  }
  return [...joined.values()].flatMap(({ first, rows }) => (rows.length === 0 ? [] : [{ ...first, rows }]))
}
