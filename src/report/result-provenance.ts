/** By name of the scenario, then by path: figures that are stated, as they are written. */
export type StatedValues = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What made a result. */
export interface Maker {
  readonly version: string
  /** Which build of that version: a digest of the program's own files; undefined where it was not built but run as it is written. */
  readonly build?: string | undefined
}

/**
 * What a result records so that it can be made again and held against what was written: the one rule for every format with
 * room for it, and for the file beside those without.
 */
export interface ResultProvenance extends Maker {
  readonly program: 'scenario'
  /** What to type after the name of the program to have the same result on standard output. */
  readonly command: readonly string[]
  /** Which of the scenarios of the command it is of, where it holds one of several and is told apart from them by its name. */
  readonly scenario?: string
  /** The time that it is stamped with, where the caller fixed one. */
  readonly timestamp?: string
  /** SHA-256 of every file that it rests on, by path. */
  readonly inputs: Readonly<Record<string, string>>
  /** By name of the scenario, then by path: every figure stated, as it is written. */
  readonly values: StatedValues
}
