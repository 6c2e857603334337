import type { Decimal } from '../base/decimal.ts'
import type { ResultProvenance } from './result-provenance.ts'

/** A value of a record: a figure, a word, or nothing. */
export type RecordValue = Decimal | string | undefined

/** An answer that is no table of rows by year: records under named columns, and the same as one object for JSON. */
export interface Records {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly RecordValue[])[]
  /** The same for a spreadsheet, a column a year, where it is told another way there. */
  readonly wide?: Pick<Records, 'columns' | 'rows'>
  /** The same a line each for ndjson, where it is told another way there. */
  readonly lines?: readonly object[]
  /** Figures are decimals as text. */
  readonly data: object
}

/** What is known of records before the first of them comes, where they come one after the other and are never held. */
export interface RecordHead {
  readonly columns: readonly { readonly name: string; readonly is: 'figure' | 'word' }[]
  /** What JSON tells beside the records. */
  readonly data: object
  readonly version: string
  /** What is recorded so that the answer can be made again. */
  readonly provenance: ResultProvenance | undefined
}
