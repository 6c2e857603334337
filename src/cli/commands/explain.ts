import { Command } from 'commander'
import packageJson from '../../../package.json' with { type: 'json' }
import { explain } from '../../analysis/explain.ts'
import type { Explanation } from '../../analysis/explanation.ts'
import type { Scenario } from '../../analysis/open.ts'
import { type FinancialYear, parseYear, printYear } from '../../base/financial-year.ts'
import { nearest } from '../../base/nearest.ts'
import type { Exit } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { layoutOf } from '../layout.ts'
import type { Done } from '../main.ts'
import { addManual } from '../manual.ts'
import {
  addCommonOptions,
  addShowOptions,
  type CommonOptions,
  collect,
  type ShowOptions,
  wholeNumber,
} from '../options.ts'
import { type Format, type OutputOptions, outputsOf } from '../outputs.ts'
import { Problems } from '../problems.ts'
import { readScenarios } from '../read-scenarios.ts'
import { type Delivery, deliver, targetsOf } from '../write-outputs.ts'
import manual from './explain.md'

interface ExplainOptions extends CommonOptions, ShowOptions, OutputOptions {
  readonly depth?: number
}

const supported: readonly Format[] = ['table', 'json', 'markdown']
const usage = 'Write: scenario explain <file> <row> <year>'

/** `scenario explain <file> <row> <year>`. */
export function command(host: Host, done: Done): Command {
  const own = new Command('explain')
    .description('Show how one figure was made: formula, figures, and each input with its place and source.')
    .usage('[options] <file> <row> <year>')
    .argument('[file]', 'a definition in YAML or CSV; - is standard input')
    .argument('[row]', 'a row such as headroom or lines.acute.spend, or an input such as lines.acute.growth')
    .argument('[year]', 'a financial year, such as 2023/24')
    .option('-f, --format <name>', 'table, json or markdown')
    .option('--json', 'the same as --format json')
    .option('-o, --output <file>', 'write to a file, its format from its extension; repeatable', collect, [])
    .option(
      '--depth <n>',
      'how many levels of figures to go down; to the inputs where it is left out',
      wholeNumber('--depth', 0, 100),
    )
  addManual(addShowOptions(addCommonOptions(own)), manual)
  return own.action(
    async (file: string | undefined, row: string | undefined, year: string | undefined, options: ExplainOptions) =>
      done(await explainFigure({ file, row, year }, options, host)),
  )
}

interface Asked {
  readonly file: string | undefined
  readonly row: string | undefined
  readonly year: string | undefined
}

async function explainFigure({ file, row, year }: Asked, options: ExplainOptions, host: Host): Promise<Exit> {
  const outputs = outputsOf(options, supported)
  if (file === undefined)
    throw new UsageError(
      `explain needs a file, a row and a year. ${usage}, such as scenarios/3pct.yaml headroom 2023/24.`,
    )
  const problems = new Problems(options.strict === true)
  const [opened] = readScenarios([file], options, host, problems)
  // An explanation says of each input whether it has a source.
  host.err(
    problems.text(
      (diagnostic) => problems.isError(diagnostic) || (options.quiet !== true && diagnostic.code !== 'missing-sources'),
    ),
  )
  const scenario = opened?.scenario
  if (opened === undefined || scenario === undefined) return problems.exit
  const question = { ...readQuestion(scenario, file, row, year), unit: options.unit, depth: options.depth }
  const explanation = explain(scenario, question)
  if (explanation === undefined) throw new UsageError(unknownRow(scenario, question.path, file))
  const deliveries = targetsOf(outputs, [opened], host)
  return deliver(
    deliveries,
    [opened],
    (delivery) => render(delivery, { explanation, file }, options, host),
    options.quiet === true,
    host,
  )
}

interface Answer {
  readonly explanation: Explanation
  readonly file: string
}

function readQuestion(
  scenario: Scenario,
  file: string,
  row: string | undefined,
  text: string | undefined,
): { path: string; year: FinancialYear } {
  const { horizon } = scenario.definition
  const [first, last] = [horizon.base, horizon.base + horizon.count].map(printYear)
  const example = `scenario explain ${file} headroom ${last}`
  if (row === undefined) {
    throw new UsageError(
      `explain needs a row and a year from ${first} to ${last}, such as: ${example}\nRows are ${someRows(scenario)} and others; "scenario run ${file} --csv" lists them all.`,
    )
  }
  if (text === undefined) {
    const name = parseYear(row) === undefined ? row : 'headroom'
    throw new UsageError(
      `explain needs ${name === row ? 'a year' : 'a row before the year'}; this scenario has ${first} to ${last}. Write: scenario explain ${file} ${name} ${last}`,
    )
  }
  const year = parseYear(text)
  if (year === undefined) {
    const swapped = parseYear(row) !== undefined
    throw new UsageError(
      swapped
        ? `Give the row before the year: scenario explain ${file} ${text} ${row}`
        : `"${text}" is not a financial year. Write one from ${first} to ${last}, such as ${last}.`,
    )
  }
  if (year < horizon.base || year > horizon.base + horizon.count) {
    throw new UsageError(`${printYear(year)} lies outside this scenario, which has ${first} to ${last}.`)
  }
  return { path: row, year }
}

/** The rows that most people ask for. */
function someRows({ projection }: Scenario): string {
  return ['headroom', 'out-of-hospital.envelope', 'in-year', 'underlying', 'funding.total', 'spend.total']
    .filter((path) => projection.plan.position.has(path))
    .join(', ')
}

function unknownRow(scenario: Scenario, name: string, file: string): string {
  const { projection, definition } = scenario
  const known = [
    ...projection.model.rows.filter(({ working }) => !working).map(({ path }) => path),
    ...definition.entries.keys(),
  ]
  const close: string[] = []
  for (
    let next = nearest(name, known);
    next !== undefined && close.length < 3;
    next = nearest(
      name,
      known.filter((path) => !close.includes(path)),
    )
  ) {
    close.push(next)
  }
  const inside = known.filter((path) => !close.includes(path) && path.includes(name.toLowerCase())).slice(0, 5)
  const offers = [...close, ...inside]
  const meant =
    offers.length === 0
      ? ` Rows are ${someRows(scenario)} and others.`
      : ` Did you mean ${offers.length === 1 ? '' : 'one of '}${offers.join(', ')}?`
  return `No row or input is called "${name}".${meant} "scenario run ${file} --csv" lists every row.`
}

async function render(
  { format, target }: Delivery,
  { explanation, file }: Answer,
  options: ExplainOptions,
  host: Host,
): Promise<string> {
  switch (format) {
    case 'json': {
      const { renderExplanationJson } = await import('../../render/explain-json.ts')
      const { inputHashes } = await import('../input-hashes.ts')
      return renderExplanationJson(explanation, {
        version: packageJson.version,
        inputs: inputHashes(explanation.scenario),
      })
    }
    case 'markdown':
      return (await import('../../render/explain-markdown.ts')).renderExplanationMarkdown(
        explanation,
        file,
        options.decimals ?? 1,
        await provenanceOf(explanation, options),
      )
    default: {
      const layout = await layoutOf(options, host, target === '-')
      return layout.plain
        ? (await import('../../render/explain-plain.ts')).renderExplanationPlain(explanation, file, layout)
        : (await import('../../render/explain-text.ts')).renderExplanation(explanation, file, layout)
    }
  }
}

/** What a document was made by and from, a line each. */
async function provenanceOf({ scenario }: Explanation, { set }: ExplainOptions): Promise<string[]> {
  const { inputHashes } = await import('../input-hashes.ts')
  const changes = set.length === 0 ? '' : ` with ${set.map((one) => `--set ${one}`).join(' ')}`
  return [
    `Made by scenario ${packageJson.version}${changes} from:`,
    ...Object.entries(inputHashes(scenario)).map(([path, hash]) => `${path}, SHA-256 ${hash}`),
  ]
}
