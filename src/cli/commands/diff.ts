import { Command } from 'commander'
import { addChartOption } from '../add-chart-option.ts'
import { addQuestionOptions } from '../answer-question.ts'
import { diffDefinitions } from '../diff/diff-definitions.ts'
import type { DiffOptions } from '../diff/diff-options.ts'
import { diffResults } from '../diff/diff-results.ts'
import { isSavedResult } from '../diff/saved-result.ts'
import type { Done } from '../done.ts'
import type { Exit } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { addManual } from '../manual.ts'
import { collect, readYears } from '../options.ts'
import { ofAll } from '../output.ts'
import { formatsFor, outputsOf } from '../outputs.ts'
import manual from './diff.md'

const formats = formatsFor('figures', 'charts')

/** `scenario diff <before> <after>`. */
export function command(host: Host, done: Done): Command {
  const own = new Command('diff')
    .description(
      'What changed from one version to another, and what it did: of two definitions, or of two saved results.',
    )
    .argument('<before>', 'a definition, or a result in JSON or CSV; - is standard input')
    .argument('<after>', 'the same as it is now')
    .option('--row <row>', 'a row to tell the effect on; repeatable; headroom and the envelope', collect, [])
    .option('--bridge <year>', 'the year of the steps; the last, or where the difference is largest')
    .option('--years <which>', 'which years to show: all, key, a list or a range', readYears)
  addManual(addQuestionOptions(addChartOption(own, ['envelope', 'spend', 'bridge']), formats), manual, host)
  return own.action(async (before: string, after: string, options: DiffOptions) =>
    done(await diff([before, after], options, host)),
  )
}

async function diff(files: readonly [string, string], options: DiffOptions, host: Host): Promise<Exit> {
  const outputs = outputsOf(options, formats)
  const each = outputs.find((output) => !ofAll(output))
  if (each !== undefined) throw new UsageError(`-o ${each.target}: a diff is of both versions together, in one result.`)
  // Standard input can be read but once: it is a definition.
  const read = files.map((path) => ({ path, read: path === '-' ? undefined : host.read(path) }))
  const results = read.flatMap(({ path, read: own }) =>
    own?.ok === true && isSavedResult(own.bytes) ? [{ path, bytes: own.bytes }] : [],
  )
  const [only, ...more] = results
  if (only === undefined) return diffDefinitions(files, options, outputs, host)
  if (more.length === 0) {
    const other = files.find((path) => path !== only.path) ?? ''
    throw new UsageError(`${only.path} is a result, and ${other} is none: give two definitions, or two results.`)
  }
  return diffResults(results, options, outputs, host)
}
