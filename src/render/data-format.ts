import type { FigureTable } from '../report/figures.ts'

/** A format for machines. Scenarios are turned into parts one at a time, so that none need be held until all are there. */
export interface DataFormat<Part> {
  readonly part: (table: FigureTable) => Part
  /** The whole text, in pieces. */
  readonly join: (parts: readonly Part[]) => readonly string[]
}
