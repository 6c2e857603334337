/**
 * What moves a position from one value to another, in the order in which steps of one size are told. `input` is a stated figure of
 * which nothing says more.
 */
export const stepKinds = [
  'funding',
  'growth',
  'people',
  'saving',
  'shift',
  'pressure',
  'investment',
  'responsibility',
  'contract',
  'non-recurrent',
  'reserve',
  'adjustment',
  'prices',
  'efficiency',
  'input',
] as const

export type StepKind = (typeof stepKinds)[number]

/** What a stated figure is in a bridge, where a formula holds it as such. */
export interface StatedStep {
  readonly kind: StepKind
  /** What the step is called by, where several figures are one: a driver. Its own path where undefined. */
  readonly path?: string
}
