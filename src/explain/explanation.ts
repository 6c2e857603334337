import type { Decimal } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import type { Expression } from '../formula/expression.ts'
import type { Unit } from '../formula/unit.ts'
import type { KnownRow } from '../model/row-path.ts'
import type { Scenario } from '../open/open.ts'
import type { StatedInput } from './stated-input.ts'

/** A row or an input: its path, and what people call it. */
export interface Named {
  readonly path: string
  readonly label: string
}

/** A leaf of a formula in words: a number, or a name with the number of the step that explains it. */
export type WordLeaf =
  | { readonly op: 'number'; readonly value: Decimal }
  | {
      readonly op: 'name'
      /** Without the title of the item where the row explained has the same. */
      readonly label: string
      /** Undefined where the explanation stops before it. */
      readonly step: string | undefined
      /** Which year, where it is not the same: `last year's` before the label, `in 2019/20` after it. */
      readonly before: string
      readonly after: string
    }

/** A leaf of a formula with its figures: a number, a row in a year, or an input in a year. */
export type ValueLeaf =
  | { readonly op: 'number'; readonly value: Decimal }
  | {
      readonly op: 'figure'
      readonly path: KnownRow
      readonly year: FinancialYear
      readonly value: Decimal
      readonly unit: Unit
    }
  | {
      readonly op: 'input'
      readonly path: string
      readonly year: FinancialYear
      readonly value: Decimal
      readonly unit: Unit
    }

/** One year of a formula: its figures, and what they come to. */
export interface Reckoning {
  readonly year: FinancialYear
  readonly of: Expression<ValueLeaf>
  readonly value: Decimal
}

/**
 * Why something is nothing: the definition has nothing of the kind, or nothing happens in the base year, or what it belongs
 * to is not in force then.
 */
export type Nothing = 'in-definition' | 'in-base-year' | 'not-in-force'

/** A row that a formula names and that is nothing. */
export interface Dropped extends Named {
  readonly why: Nothing
}

/** A formula in words and its arithmetic, year by year. */
export interface Explained {
  /** Whether this is how the row starts in the base year, and other years are made in another way. */
  readonly isBase: boolean
  readonly words: Expression<WordLeaf>
  readonly years: readonly Reckoning[]
  readonly dropped: readonly Dropped[]
  /** Why all of it is nothing, where it is. */
  readonly nothing: Nothing | undefined
}

/** Rows that are one and the same figure, the first named first, down to what is explained. */
export interface Alias {
  readonly names: readonly (Named & {
    /** The label without the title of the item, where the name before it has the same. */
    readonly short: string
  })[]
  /** Rows that would be added or taken away on the way, and are nothing. */
  readonly dropped: readonly Dropped[]
}

interface Numbered extends Named {
  /** `1`, `1.2`; empty for the figure that was asked for. */
  readonly number: string
  /** 0 for the figure that was asked for. */
  readonly level: number
  readonly aliases: readonly Alias[]
}

/** A row, explained once for all the years in which the figure rests on it. */
export interface FigureStep extends Numbered {
  readonly is: 'figure'
  readonly unit: Unit
  /** What is counted, in the author's words: of activity and of measures. */
  readonly words: string | undefined
  /** The year in whose prices money is by its own formula; cash where undefined. */
  readonly realPrices: FinancialYear | undefined
  readonly workings: readonly Explained[]
}

/** An input, where an explanation ends. */
export interface InputStep extends Numbered {
  readonly is: 'input'
  /** The label without the title of the item, where a row of the same item is the input. */
  readonly short: string
  /** Undefined for a word, such as the month a scheme starts in. */
  readonly unit: Unit | undefined
  readonly input: StatedInput
}

export type Step = FigureStep | InputStep

/** The figure that was explained, in other prices or per head: what it is divided by, and what it comes to. */
export interface Conversion {
  /** `In 2017/18 prices`. */
  readonly label: string
  /** Whether it comes to pounds, rather than to the unit of the explanation. */
  readonly isPerHead: boolean
  /** For data: `GBP per head`, `real 2017/18`. */
  readonly machineUnit: string
  readonly priceBase: string
  /** Undefined where the year has nothing to divide by. */
  readonly arithmetic: Reckoning | undefined
  /** Why there is no such figure, where it is for another reason. */
  readonly why?: string
}

/** How one figure was made, in the order in which it is told: what was asked for first. */
export interface Explanation {
  readonly scenario: Scenario
  readonly asked: Named & {
    readonly unit: Unit | undefined
    /** What is counted, in the author's words: of activity and of measures. */
    readonly words: string | undefined
    /** The year in whose prices money is by its own formula; cash where undefined. */
    readonly realPrices: FinancialYear | undefined
    readonly year: FinancialYear
    readonly value: Decimal | undefined
  }
  /** What money is shown in. */
  readonly unit: MoneyUnit
  readonly steps: readonly Step[]
  /** Why there is no value, a sentence a cause; empty where there is one. */
  readonly why: readonly string[]
  /** Whether there was more to tell than the depth allows. */
  readonly isCut: boolean
  /** How the figure, made in cash, is told in other prices or per head, where that was asked for. */
  readonly conversions?: readonly Conversion[]
}
