import type { Decimal } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import type { Span } from '../diagnostics/span.ts'
import type { Unit } from '../formula/unit.ts'
import type { Scenario } from './open.ts'

/** What came of one check. */
export interface CheckResult {
  /** `arithmetic.lines-sum`, `rules.surplus`, `controls.<id>`, `checks.<id>`. */
  readonly id: string
  readonly kind: 'arithmetic' | 'rule' | 'control' | 'author'
  /** What is checked, as a sentence without a full stop. */
  readonly title: string
  readonly outcome: 'pass' | 'fail' | 'not-tested'
  readonly severity: 'error' | 'warn'
  /** The year measured: the first that fails, or else the one nearest to failing. */
  readonly year: FinancialYear | undefined
  readonly measured: Decimal | undefined
  readonly unit: Unit
  /** What it is held against, in words and as a figure. */
  readonly limit: { readonly how: 'at least' | 'at most' | 'above' | 'below' | 'equal to' | 'other than'; readonly value: Decimal } | undefined
  readonly tolerance: Decimal | undefined
  /** What to say beside the figures: the author's message, or which line it is. */
  readonly detail: string | undefined
  readonly span: Span | undefined
}

/** Every check of a scenario with the value measured, passing or not: built-in, controls, the author's. */
export function checksOf(_scenario: Scenario): readonly CheckResult[] {
  return []
}
