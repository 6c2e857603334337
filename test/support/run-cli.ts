import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { main } from '../../src/cli/main.ts'

export interface World {
  /** Files that stand beside those of the repository, by path from its root. `-` is standard input. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  readonly env?: Readonly<Record<string, string>>
  readonly columns?: number
  /** Why no file can be written. */
  readonly unwritable?: string
}

export interface Outcome {
  readonly exit: number
  readonly out: string
  readonly err: string
  readonly written: ReadonlyMap<string, string>
}

/** Run the real command line in this process, over the repository's files and some in memory. */
export async function runCli(
  argv: readonly string[],
  { files = {}, env = {}, columns, unwritable }: World = {},
): Promise<Outcome> {
  let out = ''
  let err = ''
  const written = new Map<string, string>()
  const exit = await main(argv, {
    env,
    workingDirectory: process.cwd(),
    real: (path) => resolve(path),
    read: (path) => {
      const held = files[path]
      if (held !== undefined) return { ok: true, bytes: typeof held === 'string' ? Buffer.from(held) : held }
      if (path === '-' || !existsSync(path)) return { ok: false, missing: true, why: 'it does not exist' }
      if (statSync(path).isDirectory()) return { ok: false, missing: false, why: 'it is a folder' }
      return { ok: true, bytes: readFileSync(path) }
    },
    stage: (path, pieces) => ({
      keep: () => {
        if (unwritable === undefined) written.set(path, pieces.join(''))
        return unwritable
      },
      drop: () => {},
    }),
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    columns: () => columns,
    errIsTerminal: () => false,
    today: () => '2026-11-22',
  })
  return { exit, out, err, written }
}
