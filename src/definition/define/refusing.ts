import type { Args, ProblemCode } from '../../diagnostics/catalogue.ts'
import type { Span } from '../../diagnostics/span.ts'
import type { Horizon } from '../values/years.ts'

/** What a rule needs of a reader to refuse values that do not go together. */
export interface Refusing {
  readonly horizon: Horizon
  refuse<C extends ProblemCode>(code: C, span: Span | undefined, args: Args<C>): void
  /** Where a path or the nearest group above it stands; undefined where nobody asks for places. */
  spanOf(path: string): Span | undefined
  /** Whether something that stands there could not be read, so that what is known of it may not be all. */
  hasUnread(path: string): boolean
}
