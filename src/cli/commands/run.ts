import { Command, Option } from 'commander'
import { Batch } from '../batch.ts'
import { type Exit, exit, worse } from '../exit.ts'
import type { Host } from '../host.ts'
import type { Done } from '../main.ts'
import { addManual } from '../manual.ts'
import { addCommonOptions, addShowOptions, collect, readYears } from '../options.ts'
import { type OutputOptions, outputsOf } from '../outputs.ts'
import { Problems } from '../problems.ts'
import { namedFiles, openEach } from '../read-scenarios.ts'
import { draftOf, type RunOptions } from '../render-run.ts'
import { RunFacts } from '../run-facts.ts'
import { addViewOptions, viewable, viewChoice } from '../view-options.ts'
import manual from './run.md'

/** `scenario run <file...>`. */
export function command(host: Host, done: Done): Command {
  const run = new Command('run')
    .description('Project scenarios and show facts, table and chart.')
    .argument('<file...>', 'definitions in YAML or CSV; - is standard input')
    .option('-f, --format <name>', 'table, csv, tidy, json, ndjson or markdown')
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
    .option('--excel', 'start CSV with a byte-order mark, so that Excel reads £ rightly')
  addManual(addShowOptions(addViewOptions(addCommonOptions(run))), manual)
  return run.action(async (files: string[], options: RunOptions & OutputOptions) =>
    done(await runScenarios(files, options, host)),
  )
}

async function runScenarios(paths: readonly string[], options: RunOptions & OutputOptions, host: Host): Promise<Exit> {
  const outputs = outputsOf(options)
  const choice = viewChoice(options)
  const isQuiet = options.quiet === true
  const problems = new Problems(options.strict === true)
  const files = namedFiles(paths)
  const facts = new RunFacts(options)
  const batch = new Batch(outputs, files, (output) => draftOf(output, options, host), isQuiet, host)
  try {
    for (const read of openEach(files, options, host, problems)) {
      const opened = viewable(read, choice, problems)
      if (opened.scenario !== undefined) facts.note(opened.scenario)
      await batch.add(opened)
    }
    facts.refuse(outputs)
    const forPeople = outputs.some(({ format }) => format === 'table' || format === 'markdown')
    host.err(
      problems.text((diagnostic) => {
        if (problems.isError(diagnostic)) return true
        return !isQuiet && (forPeople || diagnostic.code !== 'missing-sources')
      }),
    )
    if (!isQuiet) host.err(facts.unlikePricesNote(outputs))
    const written = await batch.write(isQuiet)
    if (facts.failed.length > 0 && !forPeople && !isQuiet) {
      host.err(`CHECKS FAILED in ${facts.failed.join(', ')}; "scenario check" shows them.\n`)
    }
    return worse(worse(problems.exit, written), facts.isUnsettled ? exit.findings : exit.ok)
  } finally {
    batch.discard()
  }
}
