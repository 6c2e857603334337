import manifest from '../../package.json' with { type: 'json' }
import type { Made } from '../report/document.ts'
import { unstarted } from '../report/hint.ts'
import { type Host, UsageError } from './host.ts'
import { inputHashes } from './input-hashes.ts'
import type { Output } from './output.ts'
import { type Repeated, startedBy } from './program.ts'

/**
 * What a document is made by. Only a screen tells commands as its reader started the program: a file is the same whoever makes it.
 */
export function madeOf(
  command: string,
  answer: Made['answer'],
  { target, format }: Output,
  options: Repeated,
  host: Host,
): Made {
  const started = startedBy(options, host)
  const isScreen = target === '-' && format.readers === 'screen'
  return {
    command,
    answer,
    version: manifest.version,
    started: isScreen ? started : { ...started, program: unstarted.program },
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
