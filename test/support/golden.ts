import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect } from 'vitest'

/**
 * Compare output with a stored file, byte for byte.
 *
 * Not a snapshot: those treat CRLF and LF alike, and our CSV must not. GOLDEN=write stores what is there instead.
 */
export function expectGolden(path: string, actual: string): void {
  if (process.env.GOLDEN === 'write') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, actual)
  }
  expect(existsSync(path), `${path} does not exist: run npm run golden and read what it writes`).toBe(true)
  expect(actual).toBe(readFileSync(path, 'utf8'))
}
