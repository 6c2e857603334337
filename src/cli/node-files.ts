import { closeSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { FileRead, Files } from '../definition/layers/load.ts'

/** The files of this machine, for reading. */
export function nodeFiles(): Files {
  // A batch asks seven times for each file, and no file moves while it is read.
  const known = new Map<string, string>()
  const real = (path: string): string => {
    const earlier = known.get(path)
    if (earlier !== undefined) return earlier
    const found = realPath(path)
    known.set(path, found)
    return found
  }
  return { workingDirectory: realPath(process.cwd()), read: readPath, real, list: listFolder }
}

/** No text is longer in this runtime, nearly. */
const mostBytes = 500 * 2 ** 20
const tooLarge = 'it is larger than 500 MiB'

function readPath(path: string, most: number = mostBytes): FileRead {
  try {
    const bytes = isShort(path, most) ? readFileSync(path) : readUpTo(path, most + 1)
    return bytes.length > mostBytes ? { ok: false, missing: false, why: tooLarge } : { ok: true, bytes }
  } catch (problem) {
    const { code = '' } = problem as NodeJS.ErrnoException
    if (path === '-' && code === 'EOF') return { ok: true, bytes: new Uint8Array() }
    return { ok: false, missing: code === 'ENOENT' || code === 'ENOTDIR', why: reasonOf(problem) }
  }
}

/** Whether it is a file that is known to end: a pipe and a device may go on for ever. */
function isShort(path: string, most: number): boolean {
  if (path === '-') return false
  const found = statSync(path)
  return found.isFile() && found.size > 0 && found.size <= most
}

const leastChunk = 2 ** 16
const mostChunk = 2 ** 24

/** The first bytes of what may be longer than anybody wants. */
function readUpTo(path: string, most: number): Uint8Array {
  const descriptor = path === '-' ? 0 : openSync(path, 'r')
  try {
    const chunks: Uint8Array[] = []
    let length = 0
    for (let size = leastChunk; length < most; size = Math.min(2 * size, mostChunk)) {
      const chunk = Buffer.allocUnsafe(Math.min(size, most - length))
      const read = readSync(descriptor, chunk)
      if (read === 0) break
      // A pipe gives little at a time, which need not hold what it did not fill.
      chunks.push(read < chunk.length / 2 ? Buffer.from(chunk.subarray(0, read)) : chunk.subarray(0, read))
      length += read
    }
    return Buffer.concat(chunks)
  } finally {
    if (descriptor !== 0) closeSync(descriptor)
  }
}

function listFolder(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder)
  } catch {
    return undefined
  }
}

const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  EEXIST: 'a part of the path is not a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of the path is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  ELOOP: 'its links go round in a circle',
  ENAMETOOLONG: 'the name is too long',
  ERR_FS_FILE_TOO_LARGE: tooLarge,
  EAGAIN: 'nothing is connected to standard input',
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return resolve(path)
  }
}

/** Why a file could not be read or written, in words. */
export function reasonOf(problem: unknown): string {
  const { code = '', message } = problem as NodeJS.ErrnoException
  return reasons[code] ?? (code === '' ? message : code.toLowerCase())
}
