import { scenarioNames } from '../open/names.ts'
import type { Format } from '../render/formats.ts'
import type { Made } from '../report/document.ts'
import { unstarted } from '../report/hint.ts'
import { type AskedWords, wordsOf } from './asked-words.ts'
import { type Host, UsageError } from './host.ts'
import { inputHashes } from './input-hashes.ts'
import { inputValues } from './input-values.ts'
import { ownMaker } from './maker.ts'
import type { Output } from './output.ts'
import { type Repeated, startedBy } from './program.ts'
import type { NamedFile } from './read-scenarios.ts'

/**
 * What a document is made by. Only a screen tells commands as its reader started the program: a file is the same whoever makes it.
 * `only` is the file of the command line that it is of, where each has a document of its own.
 */
export function madeOf(
  command: string,
  answer: Made['answer'],
  { target, format }: Output,
  options: Repeated,
  host: Host,
  only?: NamedFile,
): Made {
  const started = startedBy(options, host)
  const isScreen = target === '-' && format.readers === 'screen'
  return {
    command,
    answer,
    ...(host.asMaker ?? ownMaker),
    started: isScreen ? started : { ...started, program: unstarted.program },
    settings: options.set,
    timestamp: timestampOf(host),
    workingDirectory: host.workingDirectory,
    asked: options.asked && askedOf(options.asked, answer, format, only),
    inputs: inputHashes,
    values: inputValues,
  }
}

/** What asks for the document again: of one of several files by itself, unless it is told apart from them by its name. */
function askedOf(
  asked: AskedWords,
  answer: Made['answer'],
  format: Format,
  only: NamedFile | undefined,
): Made['asked'] {
  const isApart = only !== undefined && scenarioNames([only.path])[0] !== only.name
  const operands = only === undefined || isApart ? asked.operands : [only.path]
  return {
    command: wordsOf(asked, format, answer === 'verdict' ? '--reporter' : '--format', operands),
    scenario: isApart ? only.name : undefined,
  }
}

/** The time to stamp results with, where the caller fixed one. */
function timestampOf({ env: { SOURCE_DATE_EPOCH: epoch = '' } }: Host): string | undefined {
  if (epoch === '') return undefined
  if (!/^\d{1,12}$/.test(epoch))
    throw new UsageError(`SOURCE_DATE_EPOCH is "${epoch}"; it must be a whole number of seconds.`)
  return new Date(Number(epoch) * 1000).toISOString().slice(0, 19)
}
