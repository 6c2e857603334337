import { existsSync, readdirSync, statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { Host, Staged } from '../../src/cli/host.ts'
import type { Machine } from '../../src/cli/machine.ts'
import { main } from '../../src/cli/main.ts'
import { nodeFiles } from '../../src/cli/node-files.ts'
import type { SimulateJob } from '../../src/cli/simulate-workers.ts'
import type { Piece } from '../../src/render/renderer.ts'
import { forgedMachine } from './forged-machine.ts'

export interface World {
  /** Files that stand beside those of the repository, by path from its root. `-` is standard input. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  readonly env?: Readonly<Record<string, string>>
  readonly columns?: number
  /** Why no file can be written. */
  readonly unwritable?: string
  /** Whether a person watches standard error. */
  readonly isWatched?: boolean
  /** What a person at the terminal answers to one question after the other, and then presses Ctrl-C; undefined where there is none. */
  readonly answers?: readonly string[]
  /** What the program runs on. */
  readonly machine?: Machine
  /** Whether Ctrl-C was pressed, by what stands on standard output so far. */
  readonly interrupted?: (out: string) => boolean
}

export interface Outcome {
  readonly exit: number
  readonly out: string
  readonly err: string
  /** Files that were written, as text and as they are. */
  readonly written: ReadonlyMap<string, string>
  readonly bytes: ReadonlyMap<string, Uint8Array>
}

/** Run the real command line in this process, over the repository's files and some in memory. */
export async function runCli(
  argv: readonly string[],
  {
    files = {},
    env = {},
    columns,
    unwritable,
    isWatched = false,
    answers,
    machine = forgedMachine,
    interrupted,
  }: World = {},
): Promise<Outcome> {
  let out = ''
  let err = ''
  const written = new Map<string, string>()
  const bytes = new Map<string, Uint8Array>()
  const stage = (path: string, pieces: () => readonly Piece[]): Staged => ({
    keep: () => {
      if (unwritable === undefined) {
        bytes.set(path, Buffer.concat(pieces().map(bytesOf)))
        written.set(path, pieces().map(textOf).join(''))
      }
      return unwritable
    },
    drop: () => {},
  })
  const host: Host = {
    env,
    workingDirectory: process.cwd(),
    real: (path) => resolve(path),
    read: (path, most) => {
      const held = files[path]
      if (held !== undefined) return { ok: true, bytes: typeof held === 'string' ? Buffer.from(held) : held }
      if (path === '-' || !existsSync(path)) return { ok: false, missing: true, why: 'it does not exist' }
      if (statSync(path).isDirectory()) return { ok: false, missing: false, why: 'it is a folder' }
      return nodeFiles().read(path, most)
    },
    list: (folder) => {
      const held = Object.keys(files).flatMap((path) => {
        const way = relative(folder, path)
        return way.startsWith('..') ? [] : [way.split('/')[0] ?? '']
      })
      const isFolder = existsSync(folder) && statSync(folder).isDirectory()
      if (held.length === 0 && !isFolder) return undefined
      return [...new Set([...held, ...(isFolder ? readdirSync(folder) : [])])]
    },
    stage: (path, pieces) => stage(path, () => pieces),
    stageFolder: (path, inside) => {
      const staged = [...inside].map(([name, pieces]) => stage(`${path.replace(/\/+$/, '')}/${name}`, () => pieces))
      return {
        keep: () => staged.map((one) => one.keep()).find((failure) => failure !== undefined),
        drop: () => {},
      }
    },
    begin: (path) => {
      const pieces: Piece[] = []
      return { ...stage(path, () => pieces), write: (piece) => pieces.push(piece) }
    },
    out: (piece) => {
      out += textOf(piece)
    },
    err: (text) => {
      err += text
    },
    columns: () => columns,
    errIsTerminal: () => isWatched,
    isAttended: () => answers !== undefined,
    machine: () => machine,
    converse: () => {
      const left = [...(answers ?? [])]
      return {
        ask: async (question) => {
          err += question
          const given = left.shift()
          err += `${given ?? '^C'}\n`
          return given
        },
        close: () => {},
      }
    },
    outIsGone: () => false,
    fork: (job) => ({
      // Loaded when it is asked for, so that a test may take parts of the program for others.
      answer: import('../../src/cli/simulate-workers.ts').then(({ drawJob }) => drawJob(job as SimulateJob, host)),
      stop: () => {},
    }),
    heedInterrupts: () => () => interrupted?.(out) ?? false,
    today: () => '2026-11-22',
  }
  const exit = await main(argv, host)
  return { exit, out, err, written, bytes }
}

function textOf(piece: Piece): string {
  return typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8')
}

function bytesOf(piece: Piece): Uint8Array {
  return typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece
}
