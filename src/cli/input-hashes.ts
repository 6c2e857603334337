import { normalize } from 'node:path'
import type { Scenario } from '../open/open.ts'

/** SHA-256 of every file a scenario rests on, by the path it was read under. */
export function inputHashes({ files }: Scenario): Record<string, string> {
  return Object.fromEntries(
    files.flatMap(({ source, bytes }) =>
      source === undefined || bytes === undefined ? [] : [[normalize(source.path), hashOf(bytes)]],
    ),
  )
}

/** SHA-256 of some bytes. What hashes is loaded when it is first asked for. */
export function hashOf(bytes: Uint8Array): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(bytes).digest('hex')
}
