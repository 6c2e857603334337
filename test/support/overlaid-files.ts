import { readFileSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Files } from '../../src/definition/layers/load.ts'

/** The files of the repository. */
export const diskFiles: Files = {
  workingDirectory: process.cwd(),
  real: (path) => {
    try {
      return realpathSync(path)
    } catch {
      return resolve(path)
    }
  },
  read: (path) => {
    try {
      return { ok: true, bytes: readFileSync(path) }
    } catch {
      return { ok: false, missing: true, why: 'it does not exist' }
    }
  },
}

/** The same with some in memory over them, by path. */
export function overlaid(held: ReadonlyMap<string, string>): Files {
  const texts = new Map([...held].map(([path, text]) => [diskFiles.real(path), Buffer.from(text)]))
  return {
    ...diskFiles,
    read: (path) => {
      const bytes = texts.get(diskFiles.real(path))
      return bytes === undefined ? diskFiles.read(path) : { ok: true, bytes }
    },
  }
}
