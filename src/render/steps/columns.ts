import type { FigureStep, Reckoning } from '../../explain/explanation.ts'
import { type StatementTerm, standalone, type Voice } from './phrases.ts'

/** A statement to lay out: its terms, the label of their total, and the years. */
export interface StatementTable {
  readonly label: string
  readonly terms: readonly StatementTerm[]
  readonly years: readonly Reckoning[]
  readonly unit: FigureStep['unit']
}

/** The texts of a statement, a column a year: its terms, then their total. */
export function statementColumns({ terms, years, unit }: StatementTable, voice: Voice): string[][] {
  return years.map(({ value }, at) =>
    [...terms.map(({ values }) => values[at] ?? value), value].map((cell) => standalone(cell, unit, voice)),
  )
}
