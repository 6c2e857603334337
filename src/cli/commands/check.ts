import { Command, Option } from 'commander'
import { type Piece, renderWhole } from '../../render/renderer.ts'
import { verdictLine } from '../../render/verdict-line.ts'
import { checkChapter, checkTogether } from '../../report/check.ts'
import { type Examined, verdictOn } from '../../report/checks/verdict.ts'
import { commandOf } from '../../report/hint.ts'
import type { CommonOptions, ShowOptions } from '../choices.ts'
import type { Done } from '../done.ts'
import { type Exit, exit, worse } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { madeOf } from '../made-of.ts'
import { addManual } from '../manual.ts'
import { addCommonOptions, addShowOptions } from '../options.ts'
import { fileOf, type Output, ofAll } from '../output.ts'
import { pageOf } from '../page-of.ts'
import { Problems } from '../problems.ts'
import { startedBy } from '../program.ts'
import { type NamedFile, namedFiles, openAll } from '../read-scenarios.ts'
import { addReporterOptions, type ReporterOptions, reportsOf } from '../reporter-options.ts'
import { TakenPlaces } from '../taken-places.ts'
import type { ViewOptions } from '../view-options.ts'
import { writeResult } from '../write-result.ts'
import manual from './check.md'

interface CheckOptions extends CommonOptions, ShowOptions, ReporterOptions, Pick<ViewOptions, 'prices' | 'perHead'> {}

/** `scenario check <file...>`. */
export function command(host: Host, done: Done): Command {
  const check = new Command('check')
    .description('Hold definitions and results against checks; the verdict for CI.')
    .argument('<file...>', 'definitions in YAML or CSV; - is standard input')
    // Known only to be answered: rules are about cash.
    .addOption(new Option('--prices <which>').hideHelp())
    .addOption(new Option('--per-head').hideHelp())
  addReporterOptions(check, {
    output: 'a file, .xml for junit, .sarif for sarif, .json for json; {scenario} is each name; repeatable',
  })
  addManual(addShowOptions(addCommonOptions(check)), manual, host)
  return check.action(async (files: string[], options: CheckOptions) =>
    done(await checkScenarios(files, options, host)),
  )
}

async function checkScenarios(paths: readonly string[], options: CheckOptions, host: Host): Promise<Exit> {
  if (options.prices !== undefined || options.perHead === true) {
    const { text } = commandOf(startedBy(options, host), 'run', ...paths)
    throw new UsageError(`check holds rules in cash, so it takes no --prices and no --per-head. To see those: ${text}`)
  }
  const isStrict = options.strict === true
  const outputs = reportsOf(options)
  const places = new TakenPlaces(outputs, namedFiles(paths), host)
  const problems = new Problems(isStrict)
  const opened = openAll(paths, options, host, problems)
  for (const path of opened.flatMap(({ reads }) => reads)) places.reads('definition', path)
  // A wrong file does not stop the others, and is part of the verdict.
  const examined = opened.map((one): Examined => ({ ...one, scenario: one.projected }))
  const all = verdictOn(examined, isStrict)
  const deliveries = deliveriesOf(outputs, examined)
  // The list of text says which values have no source; then there is no need to say how many.
  const isListed = deliveries.some(({ format, target }) => format.readers === 'screen' && target === '-')
  host.err(
    problems.text((problem) => {
      if (problems.isError(problem)) return true
      return options.quiet !== true && !(isListed && problem.code === 'missing-sources')
    }),
  )
  let code = worse(problems.exit, all.passes ? exit.ok : exit.findings)
  for (const delivery of deliveries) {
    code = worse(code, writeResult(delivery.target, await render(delivery, options, host), host))
  }
  if (outputs.every(({ target }) => target !== '-') && (options.quiet !== true || !all.passes)) {
    host.err(`${verdictLine(all)}\n`)
  }
  return code
}

/** What goes into one result. */
interface Delivery extends Output {
  readonly examined: readonly Examined[]
  /** The file that it is of, where each has one of its own. */
  readonly only: NamedFile | undefined
}

/** A target with `{scenario}` is one file for each scenario. */
function deliveriesOf(outputs: readonly Output[], examined: readonly Examined[]): Delivery[] {
  return outputs.flatMap((output): Delivery[] =>
    ofAll(output)
      ? [{ ...output, examined, only: undefined }]
      : examined.map((one) => ({
          ...output,
          target: fileOf(output, one.name),
          examined: [one],
          only: one,
        })),
  )
}

/** The verdict on some of the files in a format. The format is loaded when it is asked for. */
async function render(
  { examined, only, ...output }: Delivery,
  options: CheckOptions,
  host: Host,
): Promise<readonly Piece[]> {
  const isStrict = options.strict === true
  const [{ render: renderer }, page] = await Promise.all([output.format.load(), pageOf(output, options, host)])
  const made = madeOf('check', 'verdict', output, options, host, only)
  const problems = new Problems(isStrict)
  for (const file of examined) for (const problem of file.problems) problems.tell(problem)
  const style = { unit: options.unit, decimals: options.decimals ?? 1 }
  const chapters = examined.map((file) => checkChapter(file, isStrict, style, made))
  return renderWhole(renderer, { made, chapters, ...checkTogether(examined, problems.list(), isStrict) }, page)
}
