import type { Shard } from './shard.ts'

/** A file that a part rests on, whole, under every path by which it was read. */
export interface KeptFile {
  readonly paths: readonly string[]
  readonly text: string
  /** Whether the text is bytes in base64, which are no UTF-8. */
  readonly isBase64?: true
}

/** What a part says of the run that it is of: the same in all its parts. */
export interface PartIdentity {
  readonly command: string
  /** What was asked, with every option that the answer rests on, those that were left out included. */
  readonly options: Readonly<Record<string, unknown>>
  /** What random numbers begin with, where there are any. */
  readonly seed: number | null
  /** SHA-256 of every file, by the path it was read under. */
  readonly inputs: Readonly<Record<string, string>>
  readonly files: readonly KeptFile[]
}

/** What a process that does one share of a run leaves for the merger. */
export interface RunPart extends PartIdentity {
  /** The file that it was read from. */
  readonly path: string
  readonly shard: Shard
  readonly payload: unknown
}
