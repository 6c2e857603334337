import { Command, Option } from 'commander'
import { addChartOption } from '../add-chart-option.ts'
import type { Draft } from '../batch.ts'
import type { Done } from '../done.ts'
import type { Host } from '../host.ts'
import { addManual } from '../manual.ts'
import { addModelOptions, type ModelOptions, modelDrafts } from '../model-options.ts'
import { addCommonOptions, addShowOptions, addViewOptions, collect, provenanceOption, readYears } from '../options.ts'
import type { Output } from '../output.ts'
import { formatNames, formatsFor, type OutputOptions, outputsOf } from '../outputs.ts'
import type { NamedFile } from '../read-scenarios.ts'
import { draftOf } from '../run-draft.ts'
import type { RunOptions } from '../run-options.ts'
import { runScenarios } from '../run-scenarios.ts'
import manual from './run.md'

const formats = formatsFor('figures', 'charts')

/** `scenario run <file...>`. */
export function command(host: Host, done: Done): Command {
  const run = new Command('run')
    .description('Project scenarios and show facts, table and chart.')
    .argument('<file...>', 'definitions in YAML or CSV; - is standard input')
    .option('-f, --format <name>', formatNames(formats))
    .option('--csv', 'the same as --format csv')
    .option('--json', 'the same as --format json')
    .option(
      '-o, --output <file>',
      'a file, its format from its extension; {scenario} is each name; repeatable',
      collect,
      [],
    )
    .option('--years <which>', 'which years to show: all, key, a list or a range', readYears)
    .option('--rows <pattern>', 'which rows to show, such as headroom or lines.*.spend; repeatable', collect, [])
    .addOption(
      new Option('--by <what>', 'the figures of each member of a place beside those of the place').choices(['member']),
    )
    .option('--brief', 'facts and table alone, for people')
    .option('--full', 'all of it, however long the screen')
    .option('--summary', 'of several scenarios only what compares them, for people')
    .option('--excel', 'start CSV with a byte-order mark, so that Excel reads £ rightly')
    .option(...provenanceOption)
  addManual(
    addShowOptions(
      addViewOptions(addCommonOptions(addChartOption(addModelOptions(run), ['envelope', 'spend', 'contract']))),
    ),
    manual,
    host,
  )
  return run.action(async (files: string[], options: RunOptions & OutputOptions & ModelOptions) => {
    const outputs = outputsOf(options, formats)
    const modelOf = await modelDrafts('run', outputs, files, options, host)
    const isOne = files.length === 1
    const draft = (output: Output, only?: NamedFile): Draft =>
      modelOf(output, only) ?? draftOf(output, options, host, only, isOne || only !== undefined)
    done(await runScenarios(files, outputs, options, draft, host))
  })
}
