import { Command, Option } from 'commander'
import { checksOf, hasFailedCheck } from '../../checks/checks.ts'
import type { Scenario } from '../../open/open.ts'
import { type Exit, exit, worse } from '../exit.ts'
import type { Host } from '../host.ts'
import type { Done } from '../main.ts'
import { addManual } from '../manual.ts'
import { addCommonOptions, addShowOptions, collect, readYears } from '../options.ts'
import { type OutputOptions, outputsOf } from '../outputs.ts'
import { Problems } from '../problems.ts'
import { readScenarios } from '../read-scenarios.ts'
import { checkRun, type RunOptions, renderRun } from '../render-run.ts'
import { addViewOptions, unlikePricesNote, viewable, viewChoice } from '../view-options.ts'
import { type Delivery, deliver, targetsOf } from '../write-outputs.ts'
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
  const problems = new Problems(options.strict === true)
  const opened = viewable(readScenarios(paths, options, host, problems), choice, problems)
  const scenarios = opened.flatMap(({ scenario }) => scenario ?? [])
  const deliveries = targetsOf(outputs, opened, host)
  checkRun(deliveries, scenarios, options)
  const forPeople = outputs.some(({ format }) => format === 'table' || format === 'markdown')
  host.err(
    problems.text((diagnostic) => {
      if (problems.isError(diagnostic)) return true
      return options.quiet !== true && (forPeople || diagnostic.code !== 'missing-sources')
    }),
  )
  if (options.quiet !== true) {
    const notes = deliveries.map((delivery) => unlikePricesNote(delivery.scenarios, choice))
    host.err([...new Set(notes)].join(''))
  }
  const render = (delivery: Delivery): Promise<string> => renderRun(delivery, options, host)
  const written = await deliver(deliveries, opened, render, options.quiet === true, host)
  const failed = scenarios.filter(hasFailedCheck)
  if (failed.length > 0 && !forPeople && options.quiet !== true) {
    host.err(`CHECKS FAILED in ${failed.map(({ name }) => name).join(', ')}; "scenario check" shows them.\n`)
  }
  const isStrict = options.strict === true
  const verdict: Exit = isStrict && scenarios.some(isUnsettled) ? exit.findings : exit.ok
  return worse(worse(problems.exit, written), verdict)
}

/** Under --strict a check that only warns, or that could not be tested, counts as failed, as it does for `check`. */
function isUnsettled(scenario: Scenario): boolean {
  return checksOf(scenario).some(({ outcome, isWaived }) => outcome !== 'pass' && isWaived !== true)
}
