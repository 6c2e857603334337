import { join } from 'node:path'
import type { Piece } from '../../render/renderer.ts'
import type { Maker, ResultProvenance } from '../../report/result-provenance.ts'
import { manifestName } from '../appendix/manifest-file.ts'
import { type Exit, exit } from '../exit.ts'
import type { Begun, Host } from '../host.ts'
import { placeholder } from '../placeholder.ts'
import { sideFileOf } from '../side-files.ts'
import { inFolder } from './folder-of.ts'

/** Runs a command line in this process. */
export type RunLine = (argv: readonly string[], host: Host) => Promise<Exit>

/** A result that was made again, with the file beside it where it has one; or why there is none. */
export type Remade =
  | {
      readonly bytes: Uint8Array
      readonly beside: Uint8Array | undefined
      /** The files of a folder, by their names, where its command writes one: `bytes` are then those of its manifest. */
      readonly inside: ReadonlyMap<string, Uint8Array>
    }
  | { readonly why: string }

/** A name that no format claims, so that the one asked for is not at odds with it. */
const ending = 'made-again'

/** Make a result again as it records, in a folder, writing to memory alone. */
export async function remade(
  { command, scenario, version, build, timestamp }: ResultProvenance,
  isBeside: boolean,
  folder: string,
  run: RunLine,
  host: Host,
): Promise<Remade> {
  const target = scenario === undefined ? ending : `${placeholder}.${ending}`
  const own = scenario === undefined ? ending : `${scenario}.${ending}`
  const memory = new Memory()
  const argv = [...command, '-o', target, ...(isBeside ? ['--provenance'] : [])]
  const code = await run(argv, memory.host(host, folder, { version, build }, timestamp))
  const within = `${own}/`
  const inside = new Map(
    [...memory.files].flatMap(([path, file]) => {
      const name = path.replaceAll('\\', '/')
      return name.startsWith(within) ? [[name.slice(within.length), file] as const] : []
    }),
  )
  const bytes = memory.files.get(own) ?? inside.get(manifestName)
  if (code === exit.ok || code === exit.findings)
    return bytes === undefined
      ? { why: 'its command writes no such result' }
      : { bytes, beside: memory.files.get(sideFileOf(own)), inside }
  const said = memory.said.trim().replace(/^scenario: /, '')
  return { why: said === '' ? `its command ends with exit code ${code}` : (said.split('\n')[0] ?? '') }
}

/** Where a result is written that is made only to be compared. */
class Memory {
  readonly files = new Map<string, Uint8Array>()
  said = ''

  /** The world as a command sees it that works in a folder: it reads files, and writes none. */
  host(host: Host, folder: string, asMaker: Maker, timestamp: string | undefined): Host {
    const within = (path: string): string => inFolder(folder, path, host)
    return {
      ...host,
      workingDirectory: folder,
      asMaker,
      env: timestamp === undefined ? {} : { SOURCE_DATE_EPOCH: String(Date.parse(`${timestamp}Z`) / 1000) },
      read: (path) =>
        path === '-' ? { ok: false, missing: true, why: 'it was standard input' } : host.read(within(path)),
      real: (path) => host.real(within(path)),
      list: (path) => host.list?.(within(path)),
      stage: (path, pieces) => {
        const begun = this.begin(path)
        for (const piece of pieces) begun.write(piece)
        return begun
      },
      stageFolder: (path, files) => {
        const staged = [...files].map(([name, pieces]) => {
          const begun = this.begin(join(path, name))
          for (const piece of pieces) begun.write(piece)
          return begun
        })
        const drop = (): void => {}
        return { keep: () => staged.map((one) => one.keep()).find((failure) => failure !== undefined), drop }
      },
      begin: (path) => this.begin(path),
      out: () => {},
      outIsGone: () => false,
      err: (text) => {
        this.said += text
      },
      columns: () => undefined,
      errIsTerminal: () => false,
      isAttended: () => false,
    }
  }

  private begin(path: string): Begun {
    const pieces: Piece[] = []
    return {
      write: (piece) => void pieces.push(piece),
      keep: () => {
        this.files.set(path, Buffer.concat(pieces.map((piece) => Buffer.from(piece as Uint8Array))))
        return undefined
      },
      drop: () => {},
    }
  }
}
