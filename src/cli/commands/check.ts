import { Command, Option } from 'commander'
import manifest from '../../../package.json' with { type: 'json' }
import type { Making } from '../../render/reporters/reporter.ts'
import { countsInWords } from '../../report/check-words.ts'
import { type Examined, judge, only, passes, type Verdict } from '../../report/verdict.ts'
import { type CheckOutput, checkOutputs } from '../check-outputs.ts'
import type { CommonOptions, ShowOptions } from '../choices.ts'
import type { Done } from '../done.ts'
import { type Exit, exit, worse } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { inputHashes } from '../input-hashes.ts'
import { layoutOf } from '../layout.ts'
import { addManual } from '../manual.ts'
import { addCommonOptions, addShowOptions, collect } from '../options.ts'
import { placeholder } from '../placeholder.ts'
import { Problems } from '../problems.ts'
import { openAll } from '../read-scenarios.ts'
import type { ViewOptions } from '../view-options.ts'
import { writeResult } from '../write-result.ts'
import manual from './check.md'

interface CheckOptions extends CommonOptions, ShowOptions, Pick<ViewOptions, 'prices' | 'perHead'> {
  readonly reporter?: string
  readonly json?: true
  readonly output: readonly string[]
}

/** `scenario check <file...>`. */
export function command(host: Host, done: Done): Command {
  const check = new Command('check')
    .description('Hold definitions and results against checks; the verdict for CI.')
    .argument('<file...>', 'definitions in YAML or CSV; - is standard input')
    .option('--reporter <name>', 'junit, github or json instead of text')
    .option('--json', 'the same as --reporter json')
    .option(
      '-o, --output <file>',
      'a file, .xml for junit, .json for json; {scenario} is each name; repeatable',
      collect,
      [],
    )
    // Known only to be answered: rules are about cash.
    .addOption(new Option('--prices <which>').hideHelp())
    .addOption(new Option('--per-head').hideHelp())
  addManual(addShowOptions(addCommonOptions(check)), manual)
  return check.action(async (files: string[], options: CheckOptions) =>
    done(await checkScenarios(files, options, host)),
  )
}

async function checkScenarios(paths: readonly string[], options: CheckOptions, host: Host): Promise<Exit> {
  if (options.prices !== undefined || options.perHead === true) {
    throw new UsageError('check holds rules in cash, so it takes no --prices and no --per-head; "scenario run" does.')
  }
  const outputs = checkOutputs(options)
  const problems = new Problems(options.strict === true)
  const examined = examine(paths, options, host, problems)
  const verdict = judge(examined, options.strict === true, options.unit)
  const deliveries = deliver(outputs, verdict, host)
  // The list of text says which values have no source; then there is no need to say how many.
  const isListed = deliveries.some(({ reporter, target }) => reporter === 'text' && target === '-')
  host.err(
    problems.text((problem) => {
      if (problems.isError(problem)) return true
      return options.quiet !== true && !(isListed && problem.code === 'missing-sources')
    }),
  )
  let code = worse(problems.exit, passes(verdict) ? exit.ok : exit.findings)
  for (const delivery of deliveries) code = worse(code, await write(delivery, options, host))
  if (outputs.every(({ target }) => target !== '-') && (options.quiet !== true || !passes(verdict))) {
    host.err(`${passes(verdict) ? 'pass' : 'FAIL'}: ${countsInWords(verdict.counts)}\n`)
  }
  return code
}

/** Read every file. A wrong one does not stop the others, and is part of the verdict. */
function examine(paths: readonly string[], options: CheckOptions, host: Host, problems: Problems): Examined[] {
  return openAll(paths, options, host, problems).map((opened) => ({ ...opened, scenario: opened.projected }))
}

interface Delivery extends CheckOutput {
  readonly verdict: Verdict
}

/** A target with `{scenario}` is one file for each scenario. None may meet another, or a definition that was read. */
function deliver(outputs: readonly CheckOutput[], verdict: Verdict, host: Host): Delivery[] {
  const deliveries = outputs.flatMap(({ target, reporter }): Delivery[] =>
    target.includes(placeholder)
      ? verdict.scenarios.map((one) => ({
          target: target.replaceAll(placeholder, one.name),
          reporter,
          verdict: only(verdict, (scenario) => scenario === one),
        }))
      : [{ target, reporter, verdict }],
  )
  const taken = new Set(
    verdict.scenarios.flatMap(({ path, scenario }) => filesOf(path, scenario?.files).map(host.real)),
  )
  for (const { target } of deliveries) {
    if (target === '-') continue
    const real = host.real(target)
    if (taken.has(real))
      throw new UsageError(`${target} would overwrite a definition or another result. Choose another -o.`)
    taken.add(real)
  }
  return deliveries
}

function filesOf(
  path: string,
  files: readonly { readonly source: { readonly path: string } | undefined }[] = [],
): string[] {
  return [path, ...files.flatMap(({ source }) => source?.path ?? [])].filter(
    (name) => name !== '-' && name !== '<stdin>',
  )
}

async function write({ target, reporter, verdict }: Delivery, options: CheckOptions, host: Host): Promise<Exit> {
  return writeResult(target, [await render(reporter, verdict, options, host, target === '-')], host)
}

async function render(
  reporter: CheckOutput['reporter'],
  verdict: Verdict,
  options: CheckOptions,
  host: Host,
  toTerminal: boolean,
): Promise<string> {
  if (reporter === 'text') {
    return (await import('../../render/check-text.ts')).renderCheckText(
      verdict,
      await layoutOf(options, host, toTerminal),
    )
  }
  const making = makingOf(options, verdict, host)
  switch (reporter) {
    case 'junit':
      return (await import('../../render/reporters/junit.ts')).renderJunit(verdict, making)
    case 'github':
      return (await import('../../render/reporters/github.ts')).renderGithub(verdict, making)
    case 'json':
      return (await import('../../render/reporters/json.ts')).renderCheckJson(verdict, making)
  }
}

function makingOf(options: CheckOptions, { scenarios, strict }: Verdict, host: Host): Making {
  const problems = new Problems(strict)
  for (const scenario of scenarios) for (const problem of scenario.problems) problems.tell(problem)
  return {
    version: manifest.version,
    decimals: options.decimals ?? 1,
    timestamp: timestampOf(host),
    problems: problems.list(),
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
