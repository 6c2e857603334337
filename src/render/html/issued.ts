import type { Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import type { Register } from '../../questions/register/register.ts'
import type { ViewChoice } from '../../report/views/view.ts'

/** What a register is made of that a page tells. */
export interface Issued {
  readonly scenario: Scenario
  /** The file as it was given. */
  readonly file: string
  /** The row that swings are of, in the last year. */
  readonly row: Row
  readonly register: Register
  readonly view: ViewChoice
}
