import { normalize } from 'node:path'
import type { Scenario } from '../open/open.ts'

/** SHA-256 of every file a scenario rests on, by the path it was read under. What hashes is loaded for the first of them. */
export function inputHashes({ files }: Scenario): Record<string, string> {
  const { createHash } = process.getBuiltinModule('node:crypto')
  return Object.fromEntries(
    files.flatMap(({ source, bytes }) =>
      source === undefined || bytes === undefined
        ? []
        : [[normalize(source.path), createHash('sha256').update(bytes).digest('hex')]],
    ),
  )
}
