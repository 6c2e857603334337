/** How text is set off. A renderer says what a text is; whether that is shown by colour is decided outside. */
export interface Paint {
  readonly heading: (text: string) => string
  readonly muted: (text: string) => string
  readonly deficit: (text: string) => string
  readonly pass: (text: string) => string
  readonly fail: (text: string) => string
  /** The colour of the nth series of a chart. */
  readonly series: (index: number) => (text: string) => string
}

const same = (text: string): string => text

/** No colour at all: nothing may depend on it. */
export const unpainted: Paint = {
  heading: same,
  muted: same,
  deficit: same,
  pass: same,
  fail: same,
  series: () => same,
}

/** How text for people is laid out. */
export interface Layout {
  readonly width: number
  readonly ascii: boolean
  readonly plain: boolean
  /** Decimal places of money and per cent, where a table does not say. */
  readonly decimals: number
  readonly paint: Paint
}
