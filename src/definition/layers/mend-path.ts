import { isAbsolute, join } from 'node:path'
import { nearest } from '../../base/nearest.ts'

/** The names of what stands in a folder; undefined where it cannot be looked into. */
export type ListFolder = (folder: string) => readonly string[] | undefined

/** What is wrong with the form of a path, and what was probably meant, as the author would write it. */
export interface PathMend {
  readonly why?: string
  readonly mend?: string
}

const endings = ['.yaml', '.yml', '.json', '.csv']
/** A path of more parts is no slip of the hand. */
const mostParts = 40
/** Where there are more folders nobody meant one of them. */
const mostFolders = 30

/** What to say of a path, written in a file of a folder, at which there is nothing. */
export function mendPath(written: string, folder: string, list: ListFolder): PathMend {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(written))
    return {
      why: 'It is an address of the web; only files are read, by a path from the folder of the file it stands in',
    }
  const slashed = written.trim().replaceAll('\\', '/')
  if (slashed.startsWith('~'))
    return { why: '"~" is not read; write the path from the folder of the file it stands in' }
  const why = slashed.includes('/') && written.includes('\\') ? { why: 'Folders are parted by /' } : {}
  const found = follow(slashed, folder, list) ?? oneFolderDown(slashed, folder, list)
  // Where nothing is nearer, the same path with the slashes of this program is what can be said.
  const mend = found ?? (written.includes('\\') && !/^[a-z]:/i.test(slashed) ? slashed : undefined)
  return mend === undefined ? why : { ...why, mend }
}

/** Follow a path part by part through what there is: in another case, without its ending, or mistyped in its last part. */
function follow(path: string, folder: string, list: ListFolder): string | undefined {
  const parts = path.split('/')
  if (parts.length > mostParts) return undefined
  let at = isAbsolute(path) ? '/' : folder
  const found: string[] = []
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1
    const next = part === '' || part === '.' || part === '..' ? part : nameIn(list(at) ?? [], part, isLast)
    if (next === undefined) return undefined
    found.push(next)
    at = join(at, next)
  }
  return found.join('/')
}

/** A bare name that stands in one folder of the folder alone, such as `scenarios`: a reader who is one folder up. */
function oneFolderDown(name: string, folder: string, list: ListFolder): string | undefined {
  if (name === '' || name.includes('/')) return undefined
  const inside = (list(folder) ?? [])
    .filter((one) => !one.includes('.') && one !== 'node_modules')
    .slice(0, mostFolders)
  const found = inside.flatMap((one) => {
    const files = (list(join(folder, one)) ?? []).filter(isReadable)
    const same = sameName(files, name, true)
    return same === undefined ? [] : [`${one}/${same}`]
  })
  return found.length === 1 ? found[0] : undefined
}

/** A name in another case; of a file also without its ending. */
function sameName(names: readonly string[], part: string, isFile: boolean): string | undefined {
  const small = part.toLowerCase()
  const wanted = isFile ? [small, ...endings.map((ending) => `${small}${ending}`)] : [small]
  for (const one of wanted) {
    const same = names.find((name) => name.toLowerCase() === one)
    if (same !== undefined) return same
  }
  return undefined
}

function nameIn(names: readonly string[], part: string, isLast: boolean): string | undefined {
  if (names.includes(part)) return part
  const same = sameName(names, part, isLast)
  if (same !== undefined || !isLast) return same
  return nearest(part, names.filter(isReadable))
}

/** Whether a name ends as a definition does. */
function isReadable(name: string): boolean {
  return endings.some((ending) => name.toLowerCase().endsWith(ending))
}
