import type { ProsePart } from '../../report/prose.ts'

/** A stretch of text in one look. */
export interface WordRun {
  readonly text: string
  readonly look: ProsePart['look']
}

export interface WordColumn {
  readonly label: string
  readonly isWords: boolean
}

export interface WordRow {
  readonly label: string
  readonly cells: readonly string[]
  readonly isStrong: boolean
  /** Whether it stands under the title of what it belongs to. */
  readonly isUnder: boolean
}

/** What stands for one thing in every place of a chart: a plain number each; undefined leaves a gap. */
export interface WordSeries {
  readonly label: string
  readonly values: readonly (string | undefined)[]
  /** How bars look; lines look by their order. */
  readonly look?: 'unseen' | 'whole' | 'up' | 'down'
}

/** Lines over the years; a bridge, bars upon one another; or bars from a value, which lie on their side. */
export interface WordChart {
  readonly form: 'lines' | 'bridge' | { readonly from: string; readonly areApart: boolean }
  readonly title: string
  /** What it says in figures, for whoever does not see it. */
  readonly description: string
  readonly unit: string
  readonly categories: readonly string[]
  readonly series: readonly WordSeries[]
}

/** A part of a document for a word processor, free of the package that writes it. */
export type WordBlock =
  | { readonly is: 'heading'; readonly level: 1 | 2 | 3; readonly runs: readonly WordRun[] }
  | { readonly is: 'paragraph' | 'second' | 'stamp'; readonly runs: readonly WordRun[] }
  /** Its start is the number of the first item; undefined where items have none. */
  | { readonly is: 'list'; readonly start: number | undefined; readonly items: readonly (readonly WordRun[])[] }
  | { readonly is: 'chart'; readonly chart: WordChart }
  | { readonly is: 'table'; readonly columns: readonly WordColumn[]; readonly rows: readonly WordRow[] }

/** A whole document. */
export interface WordText {
  readonly title: string
  readonly program: string
  /** ISO 8601 without a zone, in universal time; undefined where nobody fixed it. */
  readonly timestamp: string | undefined
  readonly blocks: readonly WordBlock[]
}
