import type { FinancialYear } from '../base/financial-year.ts'
import type { MoneyUnit } from '../base/money-unit.ts'

/** An amount with where it comes from, in the unit of its definition. */
interface StatedAmount {
  readonly amount: string
  readonly source: string
  readonly quality?: 'illustrative' | undefined
  readonly note?: string | undefined
}

/** A stream of funding to start with: its base, and a growth that stands in for that of its commissioner. */
export interface FundingStart {
  readonly id: string
  readonly title: string
  readonly base: StatedAmount
  readonly growth: string
}

/** Money held in reserve, the same in every year until somebody says otherwise. */
export interface ReserveStart extends Omit<FundingStart, 'growth'> {
  /** Whether it is held as a contingency, so that a check tells where a part of it is spent. */
  readonly isContingency: boolean
}

/** A line to start with. */
export interface LineStart extends FundingStart {
  readonly setting: string
  /** Whether it stands below nought: a rebate or other income that is taken off spend. */
  readonly isCredit: boolean
}

/** What a definition starts with. */
export interface StartContent {
  readonly title: string
  readonly organisation: string | undefined
  readonly unit: MoneyUnit
  readonly base: FinancialYear
  /** How many years are projected. */
  readonly years: number
  readonly lines: readonly LineStart[]
  readonly funding: readonly FundingStart[]
  readonly reserves: readonly ReserveStart[]
  /** The budget that the lines come from; undefined where they are examples. */
  readonly budget: StartBudget | undefined
}

/** What a definition that comes of a budget says of it. */
export interface StartBudget {
  /** The name of its file. */
  readonly name: string
  /** What its spend comes to, in the unit of the definition, and of how many rows. */
  readonly spend: string
  readonly rows: number
}

/** The growth of a line of a budget until somebody puts another in its place. */
export const startingGrowth = '2%'

/** That of a line below nought: a credit or a target that grew by itself would take off more each year. */
export const creditGrowth = '0%'
