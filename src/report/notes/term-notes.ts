import { type BoardTerm, boardTerms } from '../../model/board-terms.ts'
import type { Scenario } from '../../open/open.ts'
import { rowCalled } from '../../open/project.ts'
import type { Table } from '../document.ts'
import type { Cell } from '../figure.ts'
import type { Sentence } from '../sentence.ts'

const { shadow } = boardTerms

/** What the terms mean that a board may not know, a line each: those of the rows that tables show. */
export function termNotes(scenario: Scenario, tables: readonly Table[]): Sentence[] {
  return toldOf(termsIn(scenario, tables))
}

/** Tables beside a first one, each with what its own terms mean that none before it has, so that a term is told where it stands. */
export function termsApart(scenario: Scenario, first: Table, beside: readonly Table[]): Table[] {
  const told = termsIn(scenario, [first])
  return beside.map((table) => {
    const own = [...termsIn(scenario, [table])].filter((term) => !told.has(term))
    for (const term of own) told.add(term)
    return own.length === 0 ? table : { ...table, notes: [...table.notes, ...toldOf(own)] }
  })
}

function toldOf(terms: Iterable<BoardTerm>): Sentence[] {
  return [...terms].map(({ name, meaning }) => [`${name}: ${meaning}.`])
}

function termsIn({ projection }: Scenario, tables: readonly Table[]): Set<BoardTerm> {
  const found = new Set<BoardTerm>()
  for (const { rows, columns } of tables) {
    const isInShadow = columns.some(({ note }) => note === shadow.name.toLowerCase())
    for (const { cells } of rows)
      for (const path of rowsOf(cells)) {
        const term = rowCalled(projection, path)?.term
        // That word stands over years, and not in rows.
        if (term !== undefined && (term !== shadow || isInShadow)) found.add(term)
      }
  }
  return found
}

/** The rows of a line of a table, which all its figures are of. */
function rowsOf(cells: readonly Cell[]): readonly string[] {
  for (const cell of cells) if ('of' in cell && cell.of !== undefined) return cell.of.rows
  return []
}
