import { resolve } from 'node:path'
import type { Files } from '../../src/definition/layers/load.ts'

/** Files held in memory by path, as a loader reads them. Any other path does not exist. */
export function memoryFiles(held: ReadonlyMap<string, string | Uint8Array>): Files {
  return {
    workingDirectory: process.cwd(),
    real: (path) => resolve(path),
    read: (path) => {
      const found = held.get(path)
      return found === undefined
        ? { ok: false, missing: true, why: 'it does not exist' }
        : { ok: true, bytes: Buffer.from(found) }
    },
  }
}
