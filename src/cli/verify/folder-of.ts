import { dirname, isAbsolute, relative, resolve } from 'node:path'
import type { LeadsFrom } from '../../report/proof.ts'
import type { ResultProvenance } from '../../report/result-provenance.ts'
import type { Host } from '../host.ts'
import { hashOf } from '../input-hashes.ts'

/** A path as it is read from a folder, told from where the program stands. */
export function inFolder(folder: string, path: string, { workingDirectory }: Host): string {
  if (isAbsolute(path) || folder === workingDirectory) return path
  return relative(workingDirectory, resolve(folder, path)) || '.'
}

/**
 * Where the paths that a result records lead from: the folder of the result or the nearest above it that has all the files, else the
 * working folder; undefined where that has not, with the files that it lacks. A result most often stands with what it was made from, so
 * that a namesake elsewhere is not taken for it; one in the working folder that holds something else is told.
 */
export function folderOf(
  path: string,
  { inputs }: ResultProvenance,
  host: Host,
): { readonly folder: string; readonly leadsFrom: LeadsFrom | undefined } | { readonly missing: readonly string[] } {
  const working = host.workingDirectory
  const names = Object.keys(inputs)
  const missingIn = (folder: string): string[] => names.filter((name) => !host.read(inFolder(folder, name, host)).ok)
  const above = foldersAbove(host.real(path)).find((folder) => missingIn(folder).length === 0)
  const missing = above === undefined ? missingIn(working) : []
  if (missing.length > 0) return { missing }
  const folder = above ?? working
  if (folder === working || names.every((name) => isAbsolute(name))) return { folder, leadsFrom: undefined }
  const hashIn = (of: string, name: string): string | undefined => {
    const read = host.read(inFolder(of, name, host))
    return read.ok ? hashOf(read.bytes) : undefined
  }
  const others = names.flatMap((name) => {
    const there = hashIn(working, name)
    return there === undefined || there === hashIn(folder, name) ? [] : [{ name, isRecorded: there === inputs[name] }]
  })
  const leadsFrom = {
    folder: inFolder(folder, '', host),
    notRead: others.map(({ name }) => name),
    areRecorded: others.every(({ isRecorded }) => isRecorded),
  }
  return { folder, leadsFrom }
}

/** The folder of a file, and all above it. */
function foldersAbove(path: string): string[] {
  const folders: string[] = []
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    folders.push(folder)
    if (dirname(folder) === folder) return folders
  }
}
