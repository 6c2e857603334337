import type { Unit } from '../../formula/unit.ts'

/** What is to be known of a term: of a row of the model, or of a word that reports use. */
export interface Meaning {
  readonly name: string
  /** The rows it is of, as METHODS.md names them; none of a word that is no row. */
  readonly rows: readonly string[]
  /** Other words by which people look for it. */
  readonly words: readonly string[]
  /** What it is, as a phrase without a full stop. */
  readonly meaning: string
  /** How it is made, in words; undefined for what is stated or is no figure. */
  readonly formula: string | undefined
  /** Undefined for what is no figure. */
  readonly unit: Unit | undefined
  /** What a figure above nought says; undefined for what is no figure. */
  readonly sign: string | undefined
  /** The section of METHODS.md. */
  readonly section: number
}

/** What stands where a figure above nought is good news and one below it is not. */
export const position = 'positive where money is left, in brackets where it is short'
/** What stands for an amount named for its direction. */
export const amount = 'positive'
/** What stands for a change. */
export const change = 'positive for a rise, negative for a fall'

type Figure = readonly [
  name: string,
  rows: string,
  meaning: string,
  formula: string | undefined,
  sign: string,
  words?: readonly string[],
]

/** The terms of a section and a unit: name, rows (parted by blanks), meaning, formula in words, sign, and other words for it. */
export function figures(section: number, unit: Unit, list: readonly Figure[]): readonly Meaning[] {
  return list.map(([name, rows, meaning, formula, sign, words = []]) => ({
    name,
    rows: rows.split(' '),
    words,
    meaning,
    formula,
    unit,
    sign,
    section,
  }))
}

/** A word that reports use and that is no figure. */
export function word(section: number, name: string, meaning: string, words: readonly string[] = []): Meaning {
  return { name, rows: [], words, meaning, formula: undefined, unit: undefined, sign: undefined, section }
}
