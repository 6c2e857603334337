import type { Files } from '../definition/layers/load.ts'
import type { Piece } from '../render/renderer.ts'

/** What came of writing a file; undefined where it was written. */
export type WriteFailure = string | undefined

/** A file that was written whole beside its place, or could not be written. */
export interface Staged {
  /** Put it in its place. Returns why it cannot be written. */
  readonly keep: () => WriteFailure
  /** Take it away again, with the folders that were made for it. */
  readonly drop: () => void
}

/** Everything a command may touch outside its arguments. Tests pass one built on memory. */
export interface Host extends Files {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Write a file beside its place, making its folders, so that it is there whole or not at all. */
  readonly stage: (path: string, pieces: readonly Piece[]) => Staged
  readonly out: (piece: Piece) => void
  readonly err: (text: string) => void
  /** Columns of the terminal that results go to; undefined where that is no terminal. */
  readonly columns: () => number | undefined
  readonly errIsTerminal: () => boolean
  /** Today, ISO 8601. */
  readonly today: () => string
}

/** Standard output or standard error that cannot be written. Exit code 4. */
export class OutputError extends Error {}

/** A command line that cannot be understood. The message says what to write instead. Exit code 2. */
export class UsageError extends Error {}
