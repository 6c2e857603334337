import { join } from 'node:path'
import { diagnose } from '../../diagnostics/catalogue.ts'
import type { VerifiedFile } from '../../report/proof.ts'
import { spokenFor } from '../appendix/verify-appendix.ts'
import type { Host } from '../host.ts'
import { sideFileEnding } from '../side-files.ts'
import { type RecordedResult, recordedIn } from './recorded.ts'
import { unverified } from './verify-file.ts'
import { beginsAsArchive, openArchive } from './workbook/archive.ts'

/** What there is to verify of the files and folders of a command line. */
export interface Gathered {
  /** In the order given; of a folder in the order of names. What cannot be verified is told at once. */
  readonly found: readonly (RecordedResult | VerifiedFile)[]
  /** Files of folders that record nothing. */
  readonly without: readonly string[]
}

/** Find every result that records how it was made. A file that is named must; of a folder those that do are taken. */
export function gather(paths: readonly string[], host: Host): Gathered {
  const found: (RecordedResult | VerifiedFile)[] = []
  const without: string[] = []
  const seen = new Set<string>()
  const isNew = (path: string): boolean => {
    const real = host.real(path)
    if (seen.has(real)) return false
    seen.add(real)
    return true
  }
  const takeFile = (path: string, bytes: Uint8Array): boolean => {
    const result = recordedIn(path, bytes, host)
    // A file beside another speaks for that one: the two are one result.
    if (result !== undefined && isNew(result.path)) found.push(result)
    return result !== undefined
  }
  for (const path of paths) {
    const read = host.read(path)
    if (read.ok) {
      if (!takeFile(path, read.bytes)) found.push(refused(path, whyNot(path, read.bytes)))
      continue
    }
    const before = found.length
    const inside = filesIn(path, host)
    // What the manifest of an appendix speaks for is verified with it.
    const within = (inside?.files ?? []).map(({ name, bytes }) => ({ path: name, bytes }))
    const spoken = spokenFor(within, host)
    for (const { path: name, bytes } of within) if (!spoken.has(name) && !takeFile(name, bytes)) without.push(name)
    for (const { name, why } of inside?.unread ?? []) found.push(unread(name, why))
    if (inside === undefined)
      found.push(
        read.missing
          ? { ...unverified(path), problem: diagnose('file-not-found', undefined, { path, extended: false }) }
          : unread(path, read.why),
      )
    else if (found.length === before)
      found.push(
        refused(path, inside.isEmpty ? 'it is an empty folder' : 'nothing in it records what it was made from'),
      )
  }
  return { found, without }
}

function whyNot(path: string, bytes: Uint8Array): string {
  const archive = beginsAsArchive(bytes) ? openArchive(bytes) : undefined
  if (typeof archive === 'string') return archive
  if (archive !== undefined)
    return 'it does not record what it was made from, or the program that saved it has left that out'
  return path.endsWith(sideFileEnding)
    ? 'it is no record of a file that is there'
    : 'it does not record what it was made from'
}

function refused(path: string, why: string): VerifiedFile {
  return { ...unverified(path), problem: diagnose('no-record', undefined, { path, why }) }
}

function unread(path: string, why: string): VerifiedFile {
  return { ...unverified(path), problem: diagnose('cannot-read', undefined, { path, why }) }
}

/** What stands under a folder. */
interface Inside {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** What can be neither read nor looked into. */
  readonly unread: readonly { readonly name: string; readonly why: string }[]
  readonly isEmpty: boolean
}

/** Every file under a folder but hidden ones, in the order of names; undefined where it is no folder. */
function filesIn(folder: string, host: Host): Inside | undefined {
  if (host.list?.(folder) === undefined) return undefined
  const files: Inside['files'][number][] = []
  const unreadable: Inside['unread'][number][] = []
  const known = new Set<string>()
  const waiting = [folder]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const real = host.real(next)
    if (known.has(real)) continue
    known.add(real)
    for (const own of host.list(next) ?? []) {
      if (own.startsWith('.')) continue
      const name = join(next, own)
      const read = host.read(name)
      if (read.ok) files.push({ name, bytes: read.bytes })
      else if (host.list(name) === undefined)
        unreadable.push({ name, why: read.missing ? 'it is a link to nothing' : read.why })
      else waiting.push(name)
    }
  }
  const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
    one.name < other.name ? -1 : 1
  return {
    files: files.sort(byName),
    unread: unreadable.sort(byName),
    isEmpty: files.length === 0 && unreadable.length === 0,
  }
}
