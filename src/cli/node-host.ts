import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { FileRead } from '../definition/load.ts'
import { exit } from './exit.ts'
import type { Host, WriteFailure } from './host.ts'

/** The real world. The only file that touches files, the process and the terminal. */
export function nodeHost(): Host {
  const unfinished = new Set<string>()
  stopOnSignals(unfinished)
  return {
    env: process.env,
    workingDirectory: process.cwd(),
    read: readPath,
    real: realPath,
    write: (path, data) => writeWhole(path, data, unfinished),
    out: (text) => writeAll(1, text),
    err: (text) => writeAll(2, text),
    columns: () => (isTerminal(1) ? process.stdout.columns : undefined),
    errIsTerminal: () => isTerminal(2),
    today: () => new Date().toISOString().slice(0, 10),
  }
}

function readPath(path: string): FileRead {
  try {
    return { ok: true, bytes: readFileSync(path === '-' ? 0 : path) }
  } catch (problem) {
    const { code = '' } = problem as NodeJS.ErrnoException
    if (path === '-' && code === 'EOF') return { ok: true, bytes: new Uint8Array() }
    return { ok: false, missing: code === 'ENOENT' || code === 'ENOTDIR', why: reasons[code] ?? code.toLowerCase() }
  }
}

const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of the path is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  ELOOP: 'its links go round in a circle',
  ENAMETOOLONG: 'the name is too long',
  EAGAIN: 'nothing is connected to standard input',
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}

/** Written beside and renamed, so that a reader never meets half a file. */
function writeWhole(path: string, data: string, unfinished: Set<string>): WriteFailure {
  const beside = join(dirname(path), `.${process.pid}.${unfinished.size}.part`)
  try {
    mkdirSync(dirname(path), { recursive: true })
    unfinished.add(beside)
    const file = openSync(beside, 'w')
    try {
      writeFileSync(file, data)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside, path)
    return undefined
  } catch (problem) {
    rmSync(beside, { force: true })
    const { code = '', message } = problem as NodeJS.ErrnoException
    return reasons[code] ?? (code === '' ? message : code.toLowerCase())
  } finally {
    unfinished.delete(beside)
  }
}

function stopOnSignals(unfinished: ReadonlySet<string>): void {
  const stop = (): void => {
    for (const path of unfinished) rmSync(path, { force: true })
    process.exit(exit.interrupted)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** Write everything, waiting for a slow reader; a reader that has gone ends the program quietly. */
function writeAll(file: 1 | 2, text: string): void {
  let rest = Buffer.from(text, 'utf8')
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(file, rest))
    } catch (problem) {
      const { code } = problem as NodeJS.ErrnoException
      if (code === 'EPIPE') process.exit(process.exitCode ?? exit.ok)
      if (code !== 'EAGAIN') throw problem
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

/** Asked without loading the terminal streams, which cost a tenth of the start-up. */
function isTerminal(file: 1 | 2): boolean {
  try {
    return fstatSync(file).isCharacterDevice() && (file === 1 ? process.stdout : process.stderr).isTTY === true
  } catch {
    return false
  }
}
