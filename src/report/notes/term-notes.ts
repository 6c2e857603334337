import type { BoardTerm } from '../../model/board-terms.ts'
import type { Scenario } from '../../open/open.ts'
import { rowCalled } from '../../open/project.ts'
import type { Table } from '../document.ts'
import type { Cell } from '../figure.ts'
import type { Sentence } from '../sentence.ts'

/** What the terms mean that a board may not know, a line each: those of the rows that tables show. */
export function termNotes({ projection }: Scenario, tables: readonly Table[]): Sentence[] {
  const found = new Set<BoardTerm>()
  for (const { rows } of tables)
    for (const { cells } of rows)
      for (const path of rowsOf(cells)) {
        const term = rowCalled(projection, path)?.term
        if (term !== undefined) found.add(term)
      }
  return [...found].map(({ name, meaning }) => [`${name}: ${meaning}.`])
}

/** The rows of a line of a table, which all its figures are of. */
function rowsOf(cells: readonly Cell[]): readonly string[] {
  for (const cell of cells) if ('of' in cell && cell.of !== undefined) return cell.of.rows
  return []
}
