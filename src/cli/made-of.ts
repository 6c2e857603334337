import manifest from '../../package.json' with { type: 'json' }
import type { Made } from '../report/document.ts'
import type { CommonOptions } from './choices.ts'
import { type Host, UsageError } from './host.ts'
import { inputHashes } from './input-hashes.ts'

/** What a document is made by. */
export function madeOf(command: string, answer: Made['answer'], { set }: CommonOptions, host: Host): Made {
  return {
    command,
    answer,
    version: manifest.version,
    settings: set,
    timestamp: timestampOf(host),
    workingDirectory: host.workingDirectory,
    inputs: inputHashes,
  }
}

/** The time to stamp results with, where the caller fixed one. */
function timestampOf({ env: { SOURCE_DATE_EPOCH: epoch = '' } }: Host): string | undefined {
  if (epoch === '') return undefined
  if (!/^\d{1,12}$/.test(epoch))
    throw new UsageError(`SOURCE_DATE_EPOCH is "${epoch}"; it must be a whole number of seconds.`)
  return new Date(Number(epoch) * 1000).toISOString().slice(0, 19)
}
