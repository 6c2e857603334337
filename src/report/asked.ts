import type { FinancialYear } from '../base/financial-year.ts'
import type { Row } from '../model/row.ts'
import type { ViewChoice } from './views/view.ts'

/** What was asked to be shown of a scenario. */
export interface Asked {
  /** How money is shown. */
  readonly view: ViewChoice
  readonly years: readonly FinancialYear[]
  /** Rows asked for by name; undefined for the usual table. */
  readonly rows: ((row: Row) => boolean) | undefined
  /** Whether each row is followed by what the members of the place bring to it. */
  readonly isByMember: boolean
  /** Whether people are shown facts and the table alone. */
  readonly isBrief?: boolean
  /** Whether what only warns, or could not be tested, counts as failed. */
  readonly isStrict?: boolean
  /** Whether a screen may leave out what does not fit it. */
  readonly isFirstScreen?: boolean
  /** Whether its reader may change it where no file can be read again: what asks for that is then not told, changed or not. */
  readonly isChangeable?: boolean
}
