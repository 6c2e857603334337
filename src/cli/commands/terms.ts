import { Command } from 'commander'
import { keysFor } from '../../definition/keys/reference.ts'
import { renderWhole } from '../../render/renderer.ts'
import { commandOf } from '../../report/hint.ts'
import { nearestTerm, termsChapter, termsFor } from '../../report/terms.ts'
import type { ShowOptions } from '../choices.ts'
import type { Done } from '../done.ts'
import { type Exit, exit, worse } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { madeOf } from '../made-of.ts'
import { addManual } from '../manual.ts'
import { addTextOptions, collect } from '../options.ts'
import { formatNames, formatsFor, type OutputOptions, outputsOf } from '../outputs.ts'
import { pageOf } from '../page-of.ts'
import { programOf, startedBy } from '../program.ts'
import { writeResult } from '../write-result.ts'
import manual from './terms.md'

type TermsOptions = ShowOptions & OutputOptions

/** `scenario terms [row or word]`. */
export function command(host: Host, done: Done): Command {
  const own = new Command('terms')
    .description('Tell what a term or a row means: its formula in words, its unit and its sign.')
    .argument('[words...]', 'a row such as out-of-hospital.envelope, or a word such as envelope; all where left out')
    .option('-f, --format <name>', formatNames(formatsFor()))
    .option('--json', 'the same as --format json')
    .option('-o, --output <file>', 'write to a file, its format from its extension; repeatable', collect, [])
    .option('--debug', 'print the place of a fault of the program')
  return addManual(addTextOptions(own), manual, host).action(async (words: readonly string[], options: TermsOptions) =>
    done(await tell(words.join(' '), options, host)),
  )
}

async function tell(asked: string, options: TermsOptions, host: Host): Promise<Exit> {
  const outputs = outputsOf(options, formatsFor())
  const isAll = asked.trim() === ''
  const meanings = termsFor(isAll ? '*' : asked)
  if (meanings.length === 0) throw unknown(asked, host)
  let result: Exit = exit.ok
  for (const output of outputs) {
    const document = {
      made: madeOf('terms', 'terms', output, { set: [] }, host),
      chapters: [termsChapter(meanings, isAll)],
      summary: undefined,
      verdict: undefined,
      problems: [],
    }
    const [{ render }, page] = await Promise.all([output.format.load(), pageOf(output, options, host)])
    result = worse(result, writeResult(output.target, await renderWhole(render, document, page), host))
  }
  return result
}

function unknown(asked: string, host: Host): UsageError {
  if (/^[\w.-]+$/.test(asked) && keysFor(asked).length > 0)
    return new UsageError(
      `"${asked}" is a key of a definition, and no term or row. ${programOf(host)} schema --keys ${asked}`,
    )
  const near = nearestTerm(asked)
  const meant =
    near === undefined
      ? 'What a definition calls its own lines, funding or contracts is told by that.'
      : `Did you mean ${near}?`
  return new UsageError(
    `No term or row is called "${asked}". ${meant} All: ${commandOf(startedBy({ set: [] }, host), 'terms').text}`,
  )
}
