import { resolve } from 'node:path'
import type { Files } from '../../definition/layers/load.ts'
import type { KeptFile } from '../../questions/parts/part.ts'
import type { Host } from '../host.ts'

/** A host whose files are kept as they are read, and what was kept. */
export interface KeepingHost {
  readonly host: Host
  readonly kept: () => readonly KeptFile[]
}

/** Keep every file that is read, so that a part can hold what it rests on. */
export function keepingHost(host: Host): KeepingHost {
  const reals = new Map<string, Set<string>>()
  const read = new Map<string, Uint8Array>()
  const own: Host = {
    ...host,
    real: (path) => {
      const real = host.real(path)
      reals.set(real, (reals.get(real) ?? new Set()).add(path))
      return real
    },
    read: (path, most) => {
      const found = host.read(path, most)
      if (found.ok) read.set(path, found.bytes)
      return found
    },
  }
  return {
    host: own,
    kept: () => [...read].map(([path, bytes]) => keptFile([path, ...(reals.get(host.real(path)) ?? [])], bytes)),
  }
}

function keptFile(paths: readonly string[], bytes: Uint8Array): KeptFile {
  const buffer = Buffer.from(bytes)
  const text = buffer.toString('utf8')
  const names = [...new Set(paths)]
  return Buffer.from(text, 'utf8').equals(buffer)
    ? { paths: names, text }
    : { paths: names, text: buffer.toString('base64'), isBase64: true }
}

/** The bytes of a file that a part holds. */
export function keptBytes({ text, isBase64 }: KeptFile): Uint8Array {
  return Buffer.from(text, isBase64 === true ? 'base64' : 'utf8')
}

/** Files as a part holds them, under the paths by which they were read. There are no others. */
export function replayedFiles(files: readonly KeptFile[]): Pick<Files, 'read' | 'real' | 'list'> {
  const byPath = new Map(files.flatMap((file) => file.paths.map((path) => [path, file] as const)))
  return {
    // What was one file under several paths is one again.
    real: (path) => resolve(byPath.get(path)?.paths[0] ?? path),
    read: (path) => {
      const file = byPath.get(path)
      return file === undefined
        ? { ok: false, missing: true, why: 'the part does not hold it' }
        : { ok: true, bytes: keptBytes(file) }
    },
    list: () => [],
  }
}
