import type { Files } from '../definition/layers/load.ts'

/** What came of writing a file; undefined where it was written. */
export type WriteFailure = string | undefined

/** Everything a command may touch outside its arguments. Tests pass one built on memory. */
export interface Host extends Files {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Write a file whole or not at all, making its folders. Returns why not. */
  readonly write: (path: string, data: string) => WriteFailure
  readonly out: (text: string) => void
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
