import type { Decimal } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import type { Unit } from '../formula/unit.ts'

/** A cell that still knows what it is. Renderers decide how it looks. */
export type Cell =
  | { readonly is: Unit; readonly value: Decimal }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'blank' }

export interface TableRow {
  /** A position or a total is set off from the items above it; a gap is an empty line. */
  readonly role: 'item' | 'total' | 'position' | 'gap'
  readonly label: string
  readonly cells: readonly Cell[]
}

export interface Column {
  readonly label: string
  /** `base`, `assumed` and the like; empty where there is nothing to say. */
  readonly note: string
}

/** Rows of a table that add up to another one, so that a reader who adds the rounded figures can be warned. */
export interface Addition {
  readonly total: number
  readonly parts: readonly { readonly row: number; readonly sign: 1 | -1 }[]
}

export interface Table {
  readonly heading: string
  /** Unit and price base, where the table stands by itself. */
  readonly basis: string
  /** Decimal places of money. */
  readonly decimals: number
  /** Decimal places of per cent. */
  readonly percentDecimals: number
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
  readonly additions: readonly Addition[]
}

/** Lines over the years. */
export interface ChartData {
  readonly title: string
  readonly unit: string
  readonly years: readonly FinancialYear[]
  readonly series: readonly { readonly label: string; readonly values: readonly (Decimal | undefined)[] }[]
}

export interface CheckLine {
  readonly outcome: 'pass' | 'FAIL' | 'warn' | 'not tested'
  readonly text: string
}

/** A table of its own under a heading, with what must be said of it. */
export interface Block {
  readonly table: Table
  readonly notes: readonly string[]
}

/** What a scenario says to a board, free of any format. */
export interface Report {
  readonly name: string
  readonly title: string
  readonly organisation: string | undefined
  /** Unit, price base and which years are assumed, once for everything below. */
  readonly basis: string
  /** `CHECKS FAILED` in words, where they did. */
  readonly stamp: string | undefined
  readonly facts: readonly string[]
  readonly table: Table
  /** What stands beside the usual table: members, contracts, benchmarks, risks. */
  readonly blocks: readonly Block[]
  readonly chart: ChartData | undefined
  readonly checks: readonly CheckLine[]
  readonly notes: readonly string[]
}
