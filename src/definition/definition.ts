import type { Decimal } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import type { Span } from '../diagnostics/span.ts'
import type { BenefitClass } from './appraisal/benefits.ts'
import type { Merged } from './layers/merge.ts'
import type { SwitchedOff } from './layers/switched-off.ts'
import type { Entry } from './values/entry.ts'
import type { BaseYear, Series } from './values/series.ts'
import type { Horizon } from './values/years.ts'

/** What an input is measured in. `pounds` is pounds for each resident, whatever the unit of the definition. */
export type InputUnit =
  | 'money'
  | 'rate'
  | 'share'
  | 'people'
  | 'index'
  | 'price-index'
  | 'pounds'
  | 'activity'
  | 'unit-cost'
  | 'declared'

declare const ofItem: unique symbol

/**
 * The name of an item as the definition holds it: what an author chose. It is a type of its own, so that only such a name stands where the name
 * of a row has one: a word that the program puts there itself may be a row that does not exist.
 */
export type ItemId = string & { readonly [ofItem]: true }

declare const ofInput: unique symbol

/** The path of an input as it and its entry hold it: a type of its own, as the name of a row is. */
export type InputPath = string & { readonly [ofInput]: true }

/**
 * An input of the model: a value of the definition spread over the years, the base year first. Money is in the unit of
 * the definition, rates and shares are fractions (3% is 0.03).
 */
export interface Input {
  readonly path: InputPath
  readonly unit: InputUnit
  readonly values: Series
  /** How it was written and where; absent for a default. */
  readonly entry: Entry | undefined
  /**
   * How its values come of its entry: spread over the years with this said of the base year, or the one value in all of them. Absent
   * where they come of more than that, so that another entry asks for another definition.
   */
  readonly spread?: BaseYear | 'one'
  /**
   * Set for a month or a year that formulas reckon with. Another one changes the rows themselves, so that it must be read
   * again and the model built anew; every other figure may be changed in the model as it stands.
   */
  readonly isSetting?: true
  /** The year in whose prices an amount of money is stated; that of the money of each year where undefined. */
  readonly pricesOf?: FinancialYear
  /** Set for what a row is held against, and nothing rests on: a stated total and its tolerance, or what came out. */
  readonly target?: 'total' | 'actual'
  /** Set where it is one of a list that stands in one value: an age, or an end of a point of a line. */
  readonly part?: ListPart
}

/** Which part of a list an input is. */
export interface ListPart {
  /** Its place in the list, from 0. */
  readonly at: number
  /** Of a point: which of its two figures. */
  readonly of?: 'at' | 'growth'
  /** What its path adds to that of the value: `[2]`, `[2].at`; nothing where it is the only one. */
  readonly name: string
}

/** The four settings of a line. */
export type Setting = 'hospital' | 'out-of-hospital' | 'prescribing' | 'other'

/** Something that has an id and a title. */
export interface Item {
  readonly id: ItemId
  readonly title: string
}

export interface Stream extends Item {
  readonly base: Input
  readonly growth: Input | undefined
  readonly amounts: Input | undefined
  readonly target: Target | undefined
  readonly pace: Pace | undefined
  readonly adjustments: Input | undefined
  readonly nonRecurrent: Input | undefined
  /** The lines a ring-fenced stream is for; undefined for one that is for all. */
  readonly ringFence: { readonly lines: readonly string[]; readonly isLost: boolean } | undefined
}

/** The fair share of a stream. */
export interface Target {
  readonly base: Input
  readonly growth: Input
  readonly rebasing: Input | undefined
}

/** How a stream moves towards its target, and the growth that it has whatever that gives. */
export interface Pace {
  readonly form:
    | { readonly is: 'by-distance'; readonly points: readonly { readonly at: Input; readonly growth: Input }[] }
    /** Years left to the closing year, that year and the asking one included; one afterwards. */
    | { readonly is: 'close-by'; readonly yearsLeft: Input }
    | { readonly is: 'convergence'; readonly base: Input; readonly convergence: Input }
  readonly minimum: Input | undefined
  readonly minimumPerHead: Input | undefined
}

/** A service that moves to or from the commissioner in one year with its money. */
export interface Responsibility extends Item {
  readonly funding: string
  readonly line: ItemId
  /** The year of the change, by index from the base year. */
  readonly from: number
  readonly amount: Input
  readonly fundingAmount: Input
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

/** The month in which something starts. Another one builds the model anew: from April nothing is left for the next year. */
export interface Month {
  /** 1 for April. */
  readonly number: number
  readonly input: Input
}

/** What moves a line: a rate, or an uplift less an efficiency. */
export type Driver =
  | { readonly is: 'rate'; readonly name: string; readonly rate: Input }
  | { readonly is: 'netted'; readonly name: string; readonly uplift: Input; readonly efficiency: Input }
  | { readonly is: 'people'; readonly name: string; readonly weights: readonly WeighedGroup[] }

/** A group of people, and what one of it weighs. */
export interface WeighedGroup {
  readonly group: string
  readonly weight: Input
}

/** The people of a definition: as a whole, or by group, whose numbers then add up to them. */
export type Population =
  | { readonly is: 'whole'; readonly base: Input; readonly growth: Input }
  | { readonly is: 'groups'; readonly groups: readonly PeopleGroup[] }

/** An age band, or a segment. */
export interface PeopleGroup extends Item {
  readonly base: Input
  readonly growth: Input
  readonly weight: Input
}

/** A rate that lines refer to by name. */
export interface SharedDriver {
  readonly id: ItemId
  readonly rate: Input
}

export interface Line extends Item {
  readonly setting: Setting
  readonly base: Input
  readonly baseAdjustments: readonly Input[]
  readonly growth: Input | undefined
  readonly drivers: readonly Driver[]
  /** Whether the drivers are added rather than compounded. */
  readonly addsDrivers: boolean
  readonly amounts: Input | undefined
  readonly adjustments: Input | undefined
  readonly nonRecurrent: Input | undefined
  readonly activity: { readonly base: Input; readonly growth: Input; readonly unit: string } | undefined
  readonly providers: readonly { readonly id: ItemId; readonly share: Input }[]
  readonly benchmarks: readonly Benchmark[]
}

/** What a line would be at the level of comparable commissioners, stated as an amount or as own spend less that. */
export interface Benchmark extends Item {
  readonly amount: Input | undefined
  readonly variance: Input | undefined
}

export interface Saving extends Item {
  readonly line: ItemId
  readonly amount: Input | undefined
  readonly share: Input | undefined
  readonly benchmark: ClosedGap | undefined
  /** Month of the financial year, April is 1, after the delay. */
  readonly month: Month
  /** Whole years by which the delay moves each tranche. */
  readonly delayYears: number
  readonly delivery: Input | undefined
  readonly recurrent: boolean
  /** The tranche of the base year, of which a part is still to come; undefined where there is none. */
  readonly started: { readonly planned: Input; readonly delivery: Input | undefined; readonly month: Month } | undefined
  readonly identified: boolean
  readonly cost: Input | undefined
  readonly costLine: string
}

/** A part of the gap to a benchmark of the line, closed in equal yearly parts. */
export interface ClosedGap {
  readonly to: ItemId
  /** The whole part that is closed, over all the years of closing. */
  readonly close: Input
  /** Over how many years. */
  readonly years: Input
  /** The first and the last year of closing, by index from the base year. */
  readonly from: number
  readonly until: number
}

export interface Shift extends Item {
  readonly from: ItemId
  readonly to: ItemId
  readonly amount: Input | undefined
  readonly share: Input | undefined
  /** Cumulative share released by age, age 0 first; the last value stays. */
  readonly release: readonly Input[]
  readonly delivery: Input | undefined
  readonly reprovision: Input | undefined
  readonly delay: number
  /** What had moved by the base year, in its money, by years since it moved; the last holds all before it. */
  readonly moved: readonly Input[]
}

/** A pressure or an investment. */
export interface Change extends Item {
  readonly kind: 'pressures' | 'investments'
  readonly line: ItemId
  readonly form: 'new' | 'level' | 'per-head'
  readonly values: Input
  readonly recurrent: boolean
  readonly month: Month
  /** The increment of the base year of which a part is still to come, or the level in it; undefined where there is none. */
  readonly started: { readonly amount: Input; readonly month: Month } | undefined
}

/** A band or a cap by year: an amount of money, or a share. */
export interface Limit {
  readonly is: Input
  /** The row that a share is of; undefined for what the rule names: the value of the contract or a counterfactual. */
  readonly of: string | undefined
  /** Where that row is named, and by which key. */
  readonly ofSpan: Span | undefined
  readonly ofPath: string | undefined
}

/** How what lies between a value and a cost is shared. */
export interface Sharing {
  /** The provider's share; undefined for all of it. */
  readonly share: Input | undefined
  readonly band: Limit | undefined
  readonly cap: Limit | undefined
}

/** A line in the scope of a contract: the share of it, from the year in which it joins. Years are by index, 0 for the base year. */
export interface ScopePart {
  readonly line: ItemId
  readonly share: Input
  /** Undefined where it is in scope from the start. */
  readonly joins: number | undefined
  /** The year whose recurrent spend sets the price of the line; undefined for that of the contract. */
  readonly priced: number | undefined
}

/** A price that follows people: each group by its weight, or at a price in pounds for each of its people. */
export interface Capitation {
  readonly by: 'weights' | 'prices'
  readonly groups: readonly (Item & { readonly each: Input })[]
}

/** What was agreed of a contract before the base year, and what has come of it by then. */
export interface Agreed {
  /** The prices of lines in the money of the pricing year, by line. */
  readonly price: ReadonlyMap<string, Input>
  readonly index: Input | undefined
  /** People as last counted, by group. */
  readonly people: ReadonlyMap<string, Input>
  /** What lines beyond the scope would have cost in the base year, by line. */
  readonly counterfactual: ReadonlyMap<string, Input>
}

/** A whole-population contract. Years are by index, 0 for the base year; what began before it is told as 0. */
export interface Contract extends Item {
  readonly from: number
  readonly starts: number
  readonly ends: number
  readonly priced: number
  readonly agreed: Agreed | undefined
  readonly value: Input | undefined
  readonly scope: readonly ScopePart[]
  readonly index:
    | { readonly is: 'allocation' }
    | {
        readonly is: 'formula'
        /** `own` for the growth of the definition's population. */
        readonly population: Input | 'own' | undefined
        readonly inflation: Input | undefined
        readonly productivity: Input | undefined
      }
  readonly capitation: Capitation | undefined
  /** The years in which the people that it is for are counted, by index: all of them where none are stated. */
  readonly counted: readonly boolean[]
  readonly outcomes:
    | { readonly share: Input; readonly achievement: Input | undefined; readonly isWithin: boolean }
    | undefined
  readonly gain: Sharing
  readonly loss: Sharing
  readonly beyond: readonly {
    readonly line: ItemId
    readonly counterfactual: Input
    readonly gain: Sharing | undefined
    readonly loss: Sharing | undefined
  }[]
  readonly lists: readonly { readonly id: ItemId; readonly people: Input }[]
}

/** A risk of the register. */
export interface Risk extends Item {
  /** 1 to 5. */
  readonly likelihood: Input | undefined
  readonly consequence: Input | undefined
  readonly probability: Input
  readonly line: ItemId | undefined
  readonly impact: Input
  readonly owner: string | undefined
  readonly mitigation:
    | { readonly text: string; readonly probability: Input | undefined; readonly impact: Input | undefined }
    | undefined
  /** Set where it is drawn as an event rather than expected: nought or one by year, both nought as the definition stands. */
  readonly event?: RiskEvent
}

/** Whether a risk happens, and whether its mitigation saves its impact. */
export interface RiskEvent {
  readonly happens: Input
  readonly saved: Input
}

/** A measure of the author's, its formula still text. */
export interface AuthorMeasure extends Item {
  readonly formula: string
  readonly formulaSpan: Span
  readonly unit: string
  readonly unitSpan: Span
}

/** A member of a place, not yet read. */
export interface MemberReference extends Item {
  readonly scenario: string
  /** Where its path stands, which says the folder it is relative to. */
  readonly span: Span
  readonly share: Input | undefined
  readonly residents: Input | undefined
  /** Shares line by line, that of its funding among them under `funding`. */
  readonly lines: ReadonlyMap<string, Input> | undefined
}

/** A member of a place with what its own definition says. */
export interface PlaceMember extends MemberReference {
  /** Its file: the path that a reader knows it by, and the one that tells it from others, whichever way it is reached. */
  readonly file: { readonly path: string; readonly real: string }
  readonly definition: Definition
}

/** The appraisal of options. Years are by index, 0 for the base year. */
export interface Appraisal {
  /** The year with the factor 1, in whose prices it is. */
  readonly base: number
  readonly budget: 'fixed' | 'open'
  /** The rates that years are discounted by, each from its first year on; undefined where none is stated. */
  readonly schedule: readonly DiscountBand[] | undefined
  /** The published rate of each year for effects on health. */
  readonly healthRate: Input
  readonly counterfactual: ItemId | undefined
  /** Over how many years, from the base, an equivalent annual cost is told. */
  readonly life: number
  readonly criteria: readonly Criterion[]
  readonly options: readonly AppraisedOption[]
}

/** A discount rate, from a year on, counted from the base of the appraisal: 1 is the year after it. */
export interface DiscountBand {
  readonly from: number
  readonly rate: Input
}

export interface Criterion extends Item {
  readonly weight: Input
}

/** What is said of an option besides its definition. */
export interface AppraisedOption extends Item {
  readonly comment: string | undefined
  readonly scores: readonly {
    readonly criterion: ItemId
    readonly score: Input
    readonly comment: string | undefined
  }[]
  readonly optimismBias: readonly (Item & CostAddition & { readonly upper: Input; readonly mitigation: Input })[]
  readonly contingency: readonly (Item & CostAddition & { readonly share: Input })[]
  readonly benefits: readonly Benefit[]
}

/** What is added to a row of money of an option. */
export interface CostAddition {
  /** The option's own row, and where and by which key it is named. */
  readonly of: string
  readonly ofSpan: Span | undefined
  readonly ofPath: string
}

export interface Benefit extends Item {
  readonly is: BenefitClass
  /** In the prices of the base of the appraisal; undefined for what is not put in money. */
  readonly amount: Input | undefined
  readonly isHealth: boolean
  readonly comment: string | undefined
}

/** A transfer between two members of a place. */
export interface Transfer extends Item {
  readonly from: ItemId
  readonly to: ItemId
  readonly amount: Input
}

export interface AuthorCheck {
  readonly id: string
  /** What people read in the place of the condition. */
  readonly title: string | undefined
  readonly that: string
  readonly thatSpan: Span
  /** `all`, `any`, a year or a range. */
  readonly scope: string
  readonly scopeSpan: Span
  readonly severity: 'error' | 'warn'
  readonly message: string | undefined
  /** Why the figures of the definition cannot answer it. */
  readonly notTestable: string | undefined
}

export interface Control {
  readonly id: ItemId
  readonly row: string
  readonly rowSpan: Span
  readonly year: FinancialYear
  readonly amount: Input
  readonly yearSpan: Span
  readonly tolerance: Input
  /** Half the last digit of the amount as it was written, whatever its unit. */
  readonly halfDigit: Decimal
}

/** What came out of one row, by year, as it is stated: the model knows in which unit. */
export interface Actual extends Item {
  readonly row: string
  readonly rowSpan: Span
  /** By year of the horizon; undefined in years of which nothing is known. */
  readonly amounts: Input
  /** The years whose figures may still change, by index from the base year. */
  readonly provisional: readonly number[]
  /** Whether the difference from the plan stays in the years that follow. */
  readonly isRecurrent: boolean
}

/** How far two figures are high and low together, by their paths in the definition that says so. */
export interface StatedCorrelation {
  readonly one: string
  readonly other: string
  /** From -1 to 1. */
  readonly value: Decimal
  readonly entry: Entry
}

/** Where a base year comes from that was rolled forward. */
export interface RolledBase {
  /** The title of the member whose base year it is; undefined where it is that of the whole definition. */
  readonly of: string | undefined
  /** The base year of the plan that projected it. */
  readonly from: FinancialYear
  /** What of it is an actual figure, in words; undefined where nothing is. */
  readonly actuals: string | undefined
  /** Whether the balance brought forward is as projected, though actual figures set bases that it would rest on. */
  readonly isBalanceApart: boolean
  /** Whether an actual figure set the base of a line. */
  readonly isSpendActual: boolean
}

/** A validated scenario definition: everything known, nothing calculated. */
export interface Definition {
  readonly title: string
  readonly organisation: string | undefined
  readonly description: string | undefined
  readonly unit: MoneyUnit
  readonly horizon: Horizon
  readonly confirmed: FinancialYear | undefined
  /** Plans of earlier base years that projected this one: one, or of a place those of its members; none where it is stated. */
  readonly rolled: readonly RolledBase[]
  readonly prices: {
    readonly base: FinancialYear
    readonly deflator: Input | undefined
    readonly index: Input | undefined
    readonly publisher: string | undefined
    readonly vintage: string | undefined
  }
  readonly population: Population | undefined
  readonly streams: readonly Stream[]
  readonly reserves: readonly Reserve[]
  readonly surplus: Surplus
  /** Shared drivers. */
  readonly drivers: readonly SharedDriver[]
  readonly lines: readonly Line[]
  readonly savings: readonly Saving[]
  readonly shifts: readonly Shift[]
  readonly changes: readonly Change[]
  readonly responsibilities: readonly Responsibility[]
  readonly contracts: readonly Contract[]
  readonly risks: readonly Risk[]
  /** Those that it states itself; members of a place state their own. */
  readonly correlations: readonly StatedCorrelation[]
  readonly measures: readonly AuthorMeasure[]
  /** The members of a place, or the options of an appraisal, read; of a place its lines, streams and the rest are then theirs, same-named ones together. */
  readonly members: readonly PlaceMember[]
  readonly transfers: readonly Transfer[]
  /** What it says of options; where these are its members, it is about them alone. */
  readonly appraisal: Appraisal | undefined
  readonly checks: readonly AuthorCheck[]
  readonly controls: readonly Control[]
  /** What came out, in the order in which it is stated. Members of a place have their own. */
  readonly actuals: readonly Actual[]
  readonly document: ReadonlyMap<string, string>
  /** Every figure that it states, each once; those of the members of a place stand in their own definitions. */
  readonly inputs: readonly Input[]
  /** What is switched off; of a place, also what its members switch off, under the names that it has there. */
  readonly off: SwitchedOff
  /** Every value of the definition by path, after inheritance. */
  readonly entries: ReadonlyMap<string, Entry>
  /** What it was read from, all its files together: of a place what it says itself. */
  readonly merged: Merged
}
