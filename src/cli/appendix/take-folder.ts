import { join } from 'node:path'
import { listInWords } from '../../base/list-in-words.ts'
import { type Host, UsageError } from '../host.ts'
import { hashOf } from '../input-hashes.ts'
import { filesListedIn, manifestName } from './manifest-file.ts'

/**
 * Refuse a folder that the appendix cannot take the place of: it is a file, or holds what no earlier appendix wrote there, or what was edited
 * since. Nothing of anybody else's is taken away.
 */
export function refuseFolder(folder: string, host: Host): void {
  if (folder === '' || folder === '-') throw new UsageError('-o names the folder of the appendix: -o appendix/')
  const refuse = (why: string, mend = 'Name another folder.'): never => {
    throw new UsageError(`-o ${folder}: ${why}. ${mend}`)
  }
  const names = host.list?.(folder) ?? []
  if (host.read(folder).ok) refuse('it is a file')
  if (names.length === 0) return
  const read = host.read(join(folder, manifestName))
  const listed = read.ok ? filesListedIn(new TextDecoder().decode(read.bytes)) : undefined
  const hashes = new Map(listed?.map(({ name, sha256 }) => [name, sha256]))
  const other = names.find((name) => listed === undefined || (name !== manifestName && !hashes.has(name)))
  if (other !== undefined) refuse(`it holds ${other}, which no appendix wrote there, and the whole folder is replaced`)
  // A file that was taken away is missed by nobody, and written again.
  const edited = names.filter(
    (name) => name !== manifestName && !isAsWritten(join(folder, name), hashes.get(name), host),
  )
  if (edited.length === 0) return
  const [were, them] = edited.length === 1 ? ['is', 'it'] : ['are', 'them']
  refuse(
    `${listInWords(edited)} in it ${were} not as the appendix wrote ${them}, and the whole folder is replaced`,
    `Move ${them} elsewhere to keep what was changed, or name another folder.`,
  )
}

/** Whether a file has the hash that was listed. One that cannot be read is not known to have it. */
function isAsWritten(path: string, sha256: string | undefined, host: Host): boolean {
  const read = host.read(path)
  return read.ok && hashOf(read.bytes) === sha256
}
