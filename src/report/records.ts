import type { Decimal } from '../base/decimal.ts'

/** A value of a record: a figure, a word, or nothing. */
export type RecordValue = Decimal | string | undefined

/** An answer that is no table of rows by year: records under named columns, and the same as one object for JSON. */
export interface Records {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly RecordValue[])[]
  /** Figures are decimals as text. */
  readonly data: object
}
