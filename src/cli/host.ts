import type { Files } from '../definition/layers/load.ts'
import type { Diagnostic } from '../diagnostics/catalogue.ts'
import type { Piece } from '../render/renderer.ts'
import type { Maker } from '../report/result-provenance.ts'
import type { Dialogue } from './dialogue.ts'
import type { Machine } from './machine.ts'

/** What came of writing a file; undefined where it was written. */
export type WriteFailure = string | undefined

/** A file that was written whole beside its place, or could not be written. */
export interface Staged {
  /** Put it in its place. Returns why it cannot be written. */
  readonly keep: () => WriteFailure
  /** Take it away again, with the folders that were made for it. */
  readonly drop: () => void
}

/** A file that is being written beside its place, piece by piece. That it cannot be written is told by `keep`. */
export interface Begun extends Staged {
  readonly write: (piece: Piece) => void
}

/** What another thread does, and how to stop it. */
export interface Forked {
  readonly answer: Promise<unknown>
  readonly stop: () => void
}

/** Everything a command may touch outside its arguments. Tests pass one built on memory. */
export interface Host extends Files {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Write a file beside its place, making its folders, so that it is there whole or not at all. */
  readonly stage: (path: string, pieces: readonly Piece[]) => Staged
  /**
   * The same for a whole folder, its files by their names: it is there whole or not at all, and takes the place of one that is there.
   */
  readonly stageFolder: (path: string, files: ReadonlyMap<string, readonly Piece[]>) => Staged
  /** The same for what comes piece by piece. A pipe or a device is written to at once. */
  readonly begin: (path: string) => Begun
  readonly out: (piece: Piece) => void
  /** Whether nobody reads standard output any more. */
  readonly outIsGone: () => boolean
  readonly err: (text: string) => void
  /** Columns of the terminal that results go to; undefined where that is no terminal. */
  readonly columns: () => number | undefined
  readonly errIsTerminal: () => boolean
  /** Whether a person may be asked: standard input and standard output are terminals. */
  readonly isAttended: () => boolean
  readonly converse: () => Dialogue
  /** What the program runs on. */
  readonly machine: () => Machine
  /** From now on the first Ctrl-C does not end the process: the answer says whether it came. Another ends it at once. */
  readonly heedInterrupts: () => () => boolean
  /** Have another thread do a job, which is plain data, as its answer is. */
  readonly fork: (job: object) => Forked
  /** What results say they are made by, where they are made again to be held against others. */
  readonly asMaker?: Maker
  /** Today, ISO 8601. */
  readonly today: () => string
}

/** Standard output or standard error that cannot be written. Exit code 4. */
export class OutputError extends Error {}

/** A command line that cannot be understood. The message says what to write instead. Exit code 2. */
export class UsageError extends Error {}

/** A value of an option that a definition would refuse; it is told as it would be of a definition, with the exit code of that. */
export class RefusedValue extends UsageError {
  readonly problem: Diagnostic

  constructor(problem: Diagnostic) {
    super(problem.message)
    this.problem = problem
  }
}
