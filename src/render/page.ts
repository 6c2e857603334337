import type { ChartName } from '../report/chart-data.ts'

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

/** What a document is put on, for whoever reads it. A format takes what concerns it. */
export interface Page {
  /** Columns that text may fill. */
  readonly width: number
  /** Only ASCII is drawn. */
  readonly ascii: boolean
  /** Linear text, to be read aloud: no columns, no drawing. */
  readonly plain: boolean
  /** A byte-order mark in front, by which Excel knows the encoding. */
  readonly hasMark: boolean
  readonly paint: Paint
  /** The one picture that is asked for, of a format that holds one; undefined for whichever there is. */
  readonly chart?: ChartName
  /** Pixels from side to side of a picture; what is usual where undefined. */
  readonly pictureWidth?: number
  /** The program that a page carries to a browser, in which readers change what it shows; undefined where there is none. */
  readonly program?: () => string
}

/** The page of what no screen shows. */
export const offScreen: Page = { width: 80, ascii: false, plain: false, hasMark: false, paint: unpainted }
