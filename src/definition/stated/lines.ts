import type { Input, Item, ItemId } from '../input.ts'
import type { WeighedGroup } from './people.ts'

/** The four settings of a line. */
export type Setting = 'hospital' | 'out-of-hospital' | 'prescribing' | 'other'

/** A rate that lines refer to by name. */
export interface SharedDriver {
  readonly id: ItemId
  readonly rate: Input
}

/** What moves a line: a rate, or an uplift less an efficiency. */
export type Driver =
  | { readonly is: 'rate'; readonly name: string; readonly rate: Input }
  | { readonly is: 'netted'; readonly name: string; readonly uplift: Input; readonly efficiency: Input }
  | { readonly is: 'people'; readonly name: string; readonly weights: readonly WeighedGroup[] }

export interface Line extends Item {
  readonly setting: Setting
  /** Whether it is income that is taken off spend, such as a rebate: below nought in every year. */
  readonly isCredit: boolean
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
