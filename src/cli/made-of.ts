import manifest from '../../package.json' with { type: 'json' }
import type { Made } from '../report/document.ts'
import { type Host, UsageError } from './host.ts'
import { inputHashes } from './input-hashes.ts'
import { type Repeated, startedBy } from './program.ts'

/** What a document is made by. */
export function madeOf(command: string, answer: Made['answer'], options: Repeated, host: Host): Made {
  return {
    command,
    answer,
    version: manifest.version,
    started: startedBy(options, host),
    settings: options.set,
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
