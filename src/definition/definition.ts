import type { FinancialYear } from '../base/financial-year.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import type { Input, ItemId } from './input.ts'
import type { Merged } from './layers/merge.ts'
import type { SwitchedOff } from './layers/switched-off.ts'
import type { Appraisal } from './stated/appraisal.ts'
import type { Actual, AuthorCheck, AuthorMeasure, Control, StatedCorrelation } from './stated/author.ts'
import type { Contract } from './stated/contracts.ts'
import type { Line, SharedDriver } from './stated/lines.ts'
import type { Reserve, Responsibility, Stream, Surplus } from './stated/money-in.ts'
import type { Population } from './stated/people.ts'
import type { MemberReference, Transfer } from './stated/place.ts'
import type { Change, Risk, Saving, Shift } from './stated/plan.ts'
import type { Entry } from './values/entry.ts'
import type { Horizon } from './values/years.ts'

// What it states, a file each.
export type { Input, InputPath, InputUnit, Item, ItemId, ListPart } from './input.ts'
export type { Appraisal, AppraisedOption, Benefit, CostAddition, Criterion, DiscountBand } from './stated/appraisal.ts'
export type { Actual, AuthorCheck, AuthorMeasure, Control, StatedCorrelation } from './stated/author.ts'
export type { Agreed, Capitation, Contract, Limit, ScopePart, Sharing } from './stated/contracts.ts'
export type { Driver, Line, Setting, SharedDriver } from './stated/lines.ts'
export type { Pace, Reserve, Responsibility, ShareOrAmount, Stream, Surplus, Target } from './stated/money-in.ts'
export type { PeopleGroup, Population, WeighedGroup } from './stated/people.ts'
export type { MemberReference, Transfer } from './stated/place.ts'
export type { Change, ClosedGap, Month, Risk, RiskEvent, Saving, Shift } from './stated/plan.ts'

/** A member of a place with what its own definition says. */
export interface PlaceMember extends MemberReference {
  /** Its file: the path that a reader knows it by, and the one that tells it from others, whichever way it is reached. */
  readonly file: { readonly path: string; readonly real: string }
  readonly definition: Definition
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
  /** Whether `actuals` are what came out: none is a figure whose author calls it another thing. */
  readonly isOutturn: boolean
  /** Savings that its bases count as found though nobody had identified them, in words; undefined where there are none. */
  readonly unidentified: string | undefined
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

/** The keys of a definition under which things with names stand. */
type ItemsKey = {
  [K in keyof Definition]: Definition[K] extends readonly { readonly id: ItemId }[] ? K : never
}[keyof Definition]

/**
 * The items of a definition, every collection of them. What says of each what becomes of it is of this type and not a part of a definition
 * that is copied, so that a new collection which it forgets does not compile.
 */
export type DefinitionItems = { readonly [K in ItemsKey]: Definition[K] }
