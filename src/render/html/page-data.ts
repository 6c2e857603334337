import type { FinancialYear } from '../../base/financial-year.ts'
import type { LabelledGroup } from '../../definition/keys/label.ts'
import type { Carried } from '../../living/carried.ts'
import type { OtherPlan } from '../../living/other-plans.ts'
import type { Packed } from '../../living/packed.ts'
import type { SideBySide } from '../../report/document.ts'
import type { Started } from '../../report/hint.ts'
import type { ViewChoice } from '../../report/views/view.ts'

/** What a page carries, as JSON. */
export interface CarriedPage {
  readonly command: string
  readonly version: string
  readonly started: Started
  /** The level of the headings within what is told of a scenario. */
  readonly level: number
  /** How scenarios were asked for that stand side by side, where the page has several. */
  readonly together?: SideBySide['asked']
  /** The keys of what stands in them, with their labels. */
  readonly keys: LabelledGroup
  /** A `CarriedScenario` for each that the page tells of, and a `Carried` for each other plan of one. */
  readonly packed: Packed
  /** Where they stand there, in their order. */
  readonly scenarios: readonly CarriedPlaces[]
}

/** Where in what is packed a scenario stands, and the others that its reader may choose in its place. */
export interface CarriedPlaces {
  readonly at: number
  readonly others: readonly OtherPlace[]
}

/** Another plan with its place. */
export interface OtherPlace extends OtherPlan {
  readonly at: number
}

/** What it carries of a scenario. */
export interface CarriedScenario {
  readonly carried: Carried
  readonly view: ViewChoice
  readonly years: readonly FinancialYear[]
  /** The row that its controls are in the order of. */
  readonly row: string | undefined
}
