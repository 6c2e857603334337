import type { Piece } from '../../render/renderer.ts'
import type { ResultProvenance } from '../../report/result-provenance.ts'
import { hashOf } from '../input-hashes.ts'
import { bytesOf } from '../node-writing.ts'
import { isRecord } from '../parts/read-part.ts'

/** A file of an appendix as its manifest tells it. */
export interface ListedFile {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
}

/** The text of `manifest.json`: what the appendix was made from and by, and the hash of each of its files. */
export function manifestText(
  title: string,
  files: ReadonlyMap<string, readonly Piece[]>,
  provenance: ResultProvenance,
): string {
  const listed = [...files].map(([name, pieces]): ListedFile => {
    const bytes = Buffer.concat(pieces.map(bytesOf))
    return { name, sha256: hashOf(bytes), bytes: bytes.length }
  })
  const { program, version } = provenance
  const told = { schemaVersion: 1, program, version, command: 'appendix', title, files: listed, provenance }
  return `${JSON.stringify(told, null, 2)}\n`
}

/**
 * The files that such a text lists; undefined where it is none. An appendix is one folder without others in it, so that one that names a file
 * anywhere else is none: nothing beyond the folder is read or replaced by what a file from outside says.
 */
export function filesListedIn(text: string): readonly ListedFile[] | undefined {
  try {
    const whole: unknown = JSON.parse(text)
    if (!isRecord(whole) || whole.command !== 'appendix' || !Array.isArray(whole.files)) return undefined
    const isListed = (one: unknown): one is ListedFile =>
      isRecord(one) && typeof one.name === 'string' && isPlainName(one.name) && typeof one.sha256 === 'string'
    return whole.files.every(isListed) ? whole.files : undefined
  } catch {
    return undefined
  }
}

function isPlainName(name: string): boolean {
  return /^[^/\\]+$/.test(name) && name !== '.' && name !== '..'
}

/** What the manifest of an appendix is called. */
export const manifestName = 'manifest.json'
