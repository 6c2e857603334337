import type { Decimal } from '../base/decimal.ts'

/** What a figure that a reader may change is measured in, by which its control moves. */
export type LeverKind = 'rate' | 'share' | 'money' | 'pounds' | 'people' | 'number'

/** A figure of a scenario that a reader may change: what `--set` names, and what is told beside its control. */
export interface Lever {
  /** As `--set` names it: `lines.acute.growth`, or `lines.acute.growth.2020/21` where it is stated by year. */
  readonly path: string
  /** The input it is of. */
  readonly input: string
  /** The years that it is for, as they are written, where it is stated by year. */
  readonly years: string | undefined
  readonly label: string
  readonly kind: LeverKind
  /** As it is written in the definition, and as people read it. */
  readonly text: string
  readonly words: string
  /** The number as issued: of rates and shares in per cent. */
  readonly at: Decimal
  /** How far a slider goes; undefined where the figure is only typed. */
  readonly reach: SliderReach | undefined
  readonly source: string | undefined
  /** Set where it is an amount or a number of people that does not go by year: what is, rather than what may come. */
  readonly isFact?: true
}

/** Where a slider begins and ends, and how far one step of it moves, in the terms of the number. */
export interface SliderReach {
  readonly from: number
  readonly to: number
  readonly step: number
}
