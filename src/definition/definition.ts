import type { FinancialYear } from '../base/financial-year.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import type { Span } from '../diagnostics/span.ts'
import type { Entry } from './entry.ts'
import type { Series } from './series.ts'
import type { Horizon } from './years.ts'

/** What an input is measured in. `pounds` is pounds for each resident, whatever the unit of the definition. */
export type InputUnit = 'money' | 'rate' | 'share' | 'people' | 'index' | 'pounds'

/**
 * An input of the model: a value of the definition spread over the years, the base year first. Money is in the unit of
 * the definition, rates and shares are fractions (3% is 0.03).
 */
export interface Input {
  readonly path: string
  readonly unit: InputUnit
  readonly values: Series
  /** How it was written and where; absent for a default. */
  readonly entry: Entry | undefined
}

/** The four settings of a line. */
export type Setting = 'hospital' | 'out-of-hospital' | 'prescribing' | 'other'

interface Item {
  readonly id: string
  readonly title: string
}

export interface Stream extends Item {
  readonly base: Input
  readonly growth: Input | undefined
  readonly amounts: Input | undefined
  readonly adjustments: Input | undefined
  readonly nonRecurrent: Input | undefined
}

/** A share of a funding row, or an amount. */
export interface ShareOrAmount {
  readonly share: Input | undefined
  readonly amount: Input | undefined
  /** Path of the funding row that a share is of. */
  readonly of: string
}

export interface Reserve extends Item, ShareOrAmount {
  readonly kind: 'contingency' | 'non-recurrent' | 'other'
}

export interface Surplus {
  readonly required: ShareOrAmount | undefined
  readonly basis: 'in-year' | 'cumulative'
  readonly broughtForward: Input | undefined
  readonly drawdown: Input | undefined
  readonly repayment: Input | undefined
}

/** What moves a line: a rate, or an uplift less an efficiency. */
export type Driver =
  | { readonly is: 'rate'; readonly name: string; readonly rate: Input }
  | { readonly is: 'netted'; readonly name: string; readonly uplift: Input; readonly efficiency: Input }

export interface Line extends Item {
  readonly setting: Setting
  readonly base: Input
  readonly baseAdjustments: readonly Input[]
  readonly growth: Input | undefined
  readonly drivers: readonly Driver[]
  readonly amounts: Input | undefined
  readonly adjustments: Input | undefined
  readonly nonRecurrent: Input | undefined
}

export interface Saving extends Item {
  readonly line: string
  readonly amount: Input | undefined
  readonly share: Input | undefined
  /** Month of the financial year, April is 1, after the delay. */
  readonly month: number
  /** Whole years by which the delay moves each tranche. */
  readonly delayYears: number
  readonly delivery: Input | undefined
  readonly recurrent: boolean
  readonly identified: boolean
  readonly cost: Input | undefined
  readonly costLine: string
}

export interface Shift extends Item {
  readonly from: string
  readonly to: string
  readonly amount: Input | undefined
  readonly share: Input | undefined
  /** Cumulative share released by age, age 0 first; the last value stays. */
  readonly release: readonly Input[]
  readonly delivery: Input | undefined
  readonly reprovision: Input | undefined
  readonly delay: number
}

/** A pressure or an investment. */
export interface Change extends Item {
  readonly kind: 'pressures' | 'investments'
  readonly line: string
  readonly form: 'new' | 'level' | 'per-head'
  readonly values: Input
  readonly recurrent: boolean
  readonly month: number
}

export interface AuthorCheck {
  readonly id: string
  readonly that: string
  readonly thatSpan: Span
  /** `all`, `any`, a year or a range. */
  readonly scope: string
  readonly scopeSpan: Span
  readonly severity: 'error' | 'warn'
  readonly message: string | undefined
}

export interface Control {
  readonly id: string
  readonly row: string
  readonly rowSpan: Span
  readonly year: FinancialYear
  readonly amount: Input
  readonly tolerance: Input
}

/** A validated scenario definition: everything known, nothing calculated. */
export interface Definition {
  readonly title: string
  readonly organisation: string | undefined
  readonly description: string | undefined
  readonly unit: MoneyUnit
  readonly horizon: Horizon
  readonly confirmed: FinancialYear | undefined
  readonly prices: {
    readonly base: FinancialYear
    readonly deflator: Input | undefined
    readonly index: Input | undefined
    readonly publisher: string | undefined
    readonly vintage: string | undefined
  }
  readonly population: { readonly base: Input; readonly growth: Input } | undefined
  readonly streams: readonly Stream[]
  readonly reserves: readonly Reserve[]
  readonly surplus: Surplus
  readonly lines: readonly Line[]
  readonly savings: readonly Saving[]
  readonly shifts: readonly Shift[]
  readonly changes: readonly Change[]
  readonly checks: readonly AuthorCheck[]
  readonly controls: readonly Control[]
  readonly document: ReadonlyMap<string, string>
  /** Every value of the definition by path, after inheritance. */
  readonly entries: ReadonlyMap<string, Entry>
}
