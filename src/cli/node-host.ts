import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { exit } from './exit.ts'
import type { Host, WriteFailure } from './host.ts'
import { nodeFiles, reasonOf } from './node-files.ts'

/** The real world. With `node-files.ts` the only place that touches files, the process and the terminal. */
export function nodeHost(): Host {
  const unfinished = new Set<string>()
  let watching = false
  return {
    ...nodeFiles(),
    env: process.env,
    write: (path, data) => {
      // Until there is something to clean up, Ctrl-C ends the process by itself, a wait for standard input included.
      if (!watching) stopOnSignals(unfinished)
      watching = true
      return writeWhole(path, data, unfinished)
    },
    out: (text) => writeAll(1, text),
    err: (text) => writeAll(2, text),
    columns: () => (isTerminal(1) ? process.stdout.columns : undefined),
    errIsTerminal: () => isTerminal(2),
    today: () => new Date().toISOString().slice(0, 10),
  }
}

/** Written beside and renamed, so that a reader never meets half a file. */
function writeWhole(path: string, data: string, unfinished: Set<string>): WriteFailure {
  const beside = join(dirname(path), `.${process.pid}.${unfinished.size}.part`)
  try {
    mkdirSync(dirname(path), { recursive: true })
    const file = openSync(beside, 'w')
    unfinished.add(beside)
    try {
      writeFileSync(file, data)
    } finally {
      closeSync(file)
    }
    renameSync(beside, path)
    return undefined
  } catch (problem) {
    if (unfinished.has(beside)) rmSync(beside, { force: true })
    return reasonOf(problem)
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
