import { Command } from 'commander'
import type { Scenario } from '../../analysis/open.ts'
import { figuresOf } from '../../report/figures.ts'
import { type Exit, exit, worse } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import type { Done } from '../main.ts'
import {
  addCommonOptions,
  addShowOptions,
  type CommonOptions,
  collect,
  isChosen,
  readYears,
  rowChooser,
  type ShowOptions,
  type YearChoice,
} from '../options.ts'
import { type Output, type OutputOptions, outputsOf } from '../outputs.ts'
import { Problems } from '../problems.ts'
import { type Opened, readScenarios } from '../read-scenarios.ts'

interface RunOptions extends CommonOptions, ShowOptions, OutputOptions {
  readonly years?: YearChoice
  readonly rows: readonly string[]
  readonly excel?: true
}

/** `scenario run <file...>`. */
export function command(host: Host, done: Done): Command {
  const run = new Command('run').description('Project scenarios and show facts, table and chart.').argument('<file...>', 'definitions, YAML or CSV; - is standard input')
  addShowOptions(
    addCommonOptions(
      run
        .option('-f, --format <name>', 'table, csv, tidy, json, ndjson or markdown')
        .option('--csv', 'the same as --format csv')
        .option('--json', 'the same as --format json')
        .option('-o, --output <file>', 'write to a file, its format from its extension; repeatable; {scenario} stands for each name', collect, [])
        .option('--years <which>', 'all, key, a list or a range', readYears)
        .option('--rows <pattern>', 'which rows, such as headroom or lines.*.spend; repeatable', collect, [])
        .option('--excel', 'start CSV with a byte-order mark, so that Excel reads £ rightly'),
    ),
  )
  return run.action(async (files: string[], options: RunOptions) => done(await runScenarios(files, options, host)))
}

async function runScenarios(paths: readonly string[], options: RunOptions, host: Host): Promise<Exit> {
  const outputs = outputsOf(options)
  const problems = new Problems(options.strict === true)
  const opened = readScenarios(paths, options, host, problems)
  host.err(problems.text())
  let code: Exit = problems.exit
  if (opened.some(({ scenario }) => scenario === undefined)) return code
  for (const output of outputs) code = worse(code, await write(output, opened, options, host))
  return code
}

async function write({ target, format }: Output, opened: readonly Opened[], options: RunOptions, host: Host): Promise<Exit> {
  const scenarios = opened.flatMap(({ scenario }) => scenario ?? [])
  const text = await render(format, scenarios, options)
  if (target === '-') {
    host.out(text)
    return exit.ok
  }
  const failure = host.write(target, text)
  if (failure === undefined) return exit.ok
  host.err(`scenario: ${target} cannot be written: ${failure}.\n`)
  return exit.io
}

async function render(format: Output['format'], scenarios: readonly Scenario[], options: RunOptions): Promise<string> {
  const wanted = rowChooser(options.rows)
  const choice = options.years === undefined || options.years === 'key' ? 'all' : options.years
  const tables = scenarios.map((scenario) => figuresOf(scenario, { wanted, years: (year) => isChosen(choice, year), unit: options.unit }))
  if (options.rows.length > 0 && tables.every(({ rows }) => rows.length === 0)) {
    throw new UsageError(`No row matches ${options.rows.join(', ')}.`)
  }
  switch (format) {
    case 'csv':
      return (await import('../../render/csv.ts')).renderCsv(tables)
    case 'tidy':
      return (await import('../../render/csv.ts')).renderTidy(tables)
    case 'json':
      return (await import('../../render/json.ts')).renderJson(tables, { version: '', command: '', inputs: () => ({}) })
    case 'ndjson':
      return (await import('../../render/json.ts')).renderNdjson(tables)
    default:
      return (await import('../../render/csv.ts')).renderCsv(tables)
  }
}
