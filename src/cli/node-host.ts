import {
  closeSync,
  fchmodSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Piece } from '../render/renderer.ts'
import { compileLaterAfter } from './compile-later.ts'
import { nodeDialogue } from './dialogue.ts'
import { exit } from './exit.ts'
import { type Begun, type Forked, type Host, OutputError, type Staged, type WriteFailure } from './host.ts'
import { nodeMachine } from './machine.ts'
import { nodeFiles, reasonOf } from './node-files.ts'
import { stageFolder } from './node-folder.ts'
import { bytesOf, partName, tried } from './node-writing.ts'

/** The real world. With `node-files.ts`, `node-folder.ts` and `node-writing.ts` the only place that touches files, the process and the terminal. */
export function nodeHost(kind: Parameters<typeof compileLaterAfter>[0] = 'any'): Host {
  const unfinished = new Set<string>()
  const interrupts: Interrupts = { isHeeded: false, isAsked: false }
  let watching = false
  // Until there is something to clean up, Ctrl-C ends the process by itself, a wait for standard input included.
  const watch = (): void => {
    if (!watching) stopOnSignals(unfinished, interrupts)
    watching = true
  }
  const files = nodeFiles()
  const hasRead = compileLaterAfter(kind)
  return {
    ...files,
    read: (path, most) => {
      const read = files.read(path, most)
      if (read.ok) hasRead(read.bytes.length)
      return read
    },
    env: process.env,
    stage: (path, pieces) => {
      watch()
      return stage(path, pieces, unfinished)
    },
    stageFolder: (path, files) => {
      watch()
      return stageFolder(path, files, unfinished)
    },
    begin: (path) => {
      watch()
      return begin(path, unfinished)
    },
    out: (piece) => writeAll(1, piece),
    outIsGone: () => gone.has(1),
    err: (text) => writeAll(2, text),
    columns: () => (isTerminal(1) ? process.stdout.columns : undefined),
    errIsTerminal: () => isTerminal(2),
    isAttended: () => isTerminal(1) && process.stdin.isTTY === true,
    converse: () => nodeDialogue(),
    machine: nodeMachine,
    heedInterrupts: () => {
      watch()
      interrupts.isHeeded = true
      return () => interrupts.isAsked
    },
    fork,
    today: () => new Date().toISOString().slice(0, 10),
  }
}

/** What is no file at all (a pipe, a device) is written to as it stands, once it is known to be wanted. */
function stage(path: string, pieces: readonly Piece[], unfinished: Set<string>): Staged {
  if (isDevice(path)) {
    return { keep: () => tried(() => writeFileSync(path, Buffer.concat(pieces.map(bytesOf)))), drop: () => {} }
  }
  const begun = begin(path, unfinished)
  for (const piece of pieces) begun.write(piece)
  return begun
}

/**
 * Written beside and renamed, so that a reader never meets half a file. A link is followed to what it names, a file keeps
 * its permissions.
 */
function begin(path: string, unfinished: Set<string>): Begun {
  let file: number | undefined
  let beside: string | undefined
  let made: string | undefined
  let failure: WriteFailure
  const close = (): void => {
    if (file !== undefined) closeSync(file)
    file = undefined
  }
  const drop = (): void => {
    close()
    if (beside !== undefined) rmSync(beside, { force: true })
    if (beside !== undefined) unfinished.delete(beside)
    if (made !== undefined) removeEmpty(dirname(path), made)
  }
  const attempt = (action: () => void): void => {
    failure ??= tried(action)
    if (failure !== undefined) drop()
  }
  let target = path
  attempt(() => {
    if (isDevice(path)) {
      file = openSync(path, 'w')
      return
    }
    const before = statSync(path, { throwIfNoEntry: false })
    target = before === undefined ? followed(path) : realpathSync(path)
    made = mkdirSync(dirname(target), { recursive: true })
    const name = partName(target)
    file = openSync(name, 'wx', before?.mode ?? 0o666)
    beside = name
    unfinished.add(name)
    // What a process may give to files that it makes is no measure of one that is there.
    if (before !== undefined) fchmodSync(file, before.mode & 0o7777)
  })
  return {
    write: (piece) => {
      if (file !== undefined) attempt(() => writeFileSync(file as number, piece))
    },
    keep: () => {
      const name = beside
      if (failure === undefined) attempt(close)
      if (name === undefined || failure !== undefined) return failure
      attempt(() => renameSync(name, target))
      if (failure === undefined) unfinished.delete(name)
      return failure
    },
    drop,
  }
}

/** What a path stands for that names nothing yet: a link is followed to the file that it waits for. */
function followed(path: string): string {
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
  return isLink ? resolve(dirname(path), readlinkSync(path)) : path
}

/** Whether a path names what is no file and no folder. */
function isDevice(path: string): boolean {
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    return stats !== undefined && !stats.isFile() && !stats.isDirectory()
  } catch {
    return false
  }
}

/** Remove folders that were made for a file, from the innermost to the first of them, as far as nothing is in them. */
function removeEmpty(innermost: string, first: string): void {
  let folder = resolve(innermost)
  while (tried(() => rmdirSync(folder)) === undefined && folder !== resolve(first)) folder = dirname(folder)
}

/** Whether a command ends by itself once it is asked to, and whether it was. */
interface Interrupts {
  isHeeded: boolean
  isAsked: boolean
}

function stopOnSignals(unfinished: ReadonlySet<string>, interrupts: Interrupts): void {
  const stop = (): void => {
    if (interrupts.isHeeded && !interrupts.isAsked) {
      interrupts.isAsked = true
      return
    }
    for (const path of unfinished) rmSync(path, { force: true, recursive: true })
    process.exit(exit.interrupted)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** Streams whose reader has gone. */
const gone = new Set<1 | 2>()

/**
 * Write everything, waiting for a slow reader. Once a reader has gone nothing more is sent to it, quietly; the rest of the
 * work goes on, so that files are written and the exit code is the true one.
 */
function writeAll(file: 1 | 2, piece: Piece): void {
  let rest = bytesOf(piece)
  while (rest.length > 0 && !gone.has(file)) {
    try {
      rest = rest.subarray(writeSync(file, rest))
    } catch (problem) {
      const { code } = problem as NodeJS.ErrnoException
      if (code === 'EPIPE') gone.add(file)
      else if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
      else {
        gone.add(file)
        throw new OutputError(
          `${file === 1 ? 'standard output' : 'standard error'} cannot be written: ${reasonOf(problem)}.`,
        )
      }
    }
  }
}

/** Asked without loading the terminal streams, which cost a tenth of the start-up, unless there may be a terminal. */
function isTerminal(file: 1 | 2): boolean {
  try {
    const stats = fstatSync(file)
    if (!stats.isCharacterDevice() || stats.rdev === nullDevice()) return false
    return (file === 1 ? process.stdout : process.stderr).isTTY === true
  } catch {
    return false
  }
}

/** The device that swallows everything is a character device too. */
function nullDevice(): number | undefined {
  return statSync('/dev/null', { throwIfNoEntry: false })?.rdev
}

/** The word by which the program knows that it is to work for another of its threads. */
export const workerWord = '--worker'

function fork(job: object): Forked {
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const worker = new Worker(process.argv[1] ?? '', { argv: [workerWord], workerData: job })
  const answer = new Promise<unknown>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`A worker ended with ${code}`)))
  })
  // Whoever waits is told; where nobody does it was stopped.
  answer.catch(() => {})
  return { answer, stop: () => void worker.terminate() }
}
