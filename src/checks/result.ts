import type { Decimal } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import type { Span } from '../diagnostics/span.ts'
import type { Unit } from '../formula/unit.ts'
import type { KnownRow } from '../model/row-path.ts'
import type { RuleName } from '../model/rules.ts'
import type { How, Spread } from './measure.ts'

/** What came of one check. */
export interface CheckResult {
  /** `arithmetic.lines-sum`, `rules.surplus`, `controls.<id>`, `checks.<id>`. */
  readonly id: string
  readonly kind: 'arithmetic' | 'rule' | 'control' | 'author' | 'proof'
  /** Which business rule it is, of a definition or of a member of a place. */
  readonly rule?: RuleName
  /** What is checked, as a sentence without a full stop. */
  readonly title: string
  /** What is so where it fails; undefined where that is only that what the title says does not hold. */
  readonly failing?: string
  readonly outcome: 'pass' | 'fail' | 'not-tested'
  readonly severity: 'error' | 'warn'
  /** The year measured: the first that fails, or else the one nearest to failing. */
  readonly year: FinancialYear | undefined
  /** Set where the funding of that year is assumed: of business rules and of what authors check. */
  readonly isAssumed?: true
  /** Set where a figure that the plan is held against, and that it reads in that year, may still change. */
  readonly isProvisional?: true
  /** Set where such a figure is the limit alone. */
  readonly isLimitProvisional?: true
  /** In how many years it fails and when it is worst, where it fails in more than one. */
  readonly spread?: Spread
  /** The row that was measured; undefined for what is no row. */
  readonly row: KnownRow | undefined
  /** The row that is its limit, where a rule asks for one. */
  readonly against?: KnownRow | undefined
  /** Money in the unit of the definition, rates and shares as fractions. */
  readonly measured: Decimal | undefined
  readonly unit: Unit
  /** What it is held against, in words and as a figure. */
  readonly limit: { readonly how: How; readonly value: Decimal } | undefined
  readonly tolerance: Decimal | undefined
  /** What to say beside the figures: the author's message, or which line it is. */
  readonly detail: string | undefined
  /** Set where the author says that the figures cannot answer it: not tested, and no fault even under --strict. */
  readonly isWaived?: true
  /** Set where it is not tested because it names what is switched off. */
  readonly isOff?: true
  readonly span: Span | undefined
}
