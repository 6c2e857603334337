import { join } from 'node:path'
import { type Host, UsageError } from '../host.ts'
import { filesListedIn, manifestName } from './manifest-file.ts'

/**
 * Refuse a folder that the appendix cannot take the place of: it is a file, or holds what no earlier appendix wrote there. Nothing of
 * anybody else's is taken away.
 */
export function refuseFolder(folder: string, host: Host): void {
  if (folder === '' || folder === '-') throw new UsageError('-o names the folder of the appendix: -o appendix/')
  const refuse = (why: string): never => {
    throw new UsageError(`-o ${folder}: ${why}. Name another folder.`)
  }
  const names = host.list?.(folder) ?? []
  if (host.read(folder).ok) refuse('it is a file')
  if (names.length === 0) return
  const read = host.read(join(folder, manifestName))
  const listed = read.ok ? filesListedIn(new TextDecoder().decode(read.bytes)) : undefined
  const own = new Set([manifestName, ...(listed ?? []).map(({ name }) => name)])
  const other = names.find((name) => listed === undefined || !own.has(name))
  if (other !== undefined) refuse(`it holds ${other}, which no appendix wrote there, and the whole folder is replaced`)
}
