import { Command } from 'commander'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import type { Scenario } from '../../open/open.ts'
import type { Shard } from '../../questions/parts/shard.ts'
import { addChartOption } from '../add-chart-option.ts'
import { addQuestionOptions, openQuestion, type QuestionOptions } from '../answer-question.ts'
import type { ChartOption } from '../chart-option.ts'
import type { YearChoice } from '../choices.ts'
import type { Done } from '../done.ts'
import { type Exit, worse } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { inputHashes } from '../input-hashes.ts'
import { addManual } from '../manual.ts'
import { collect, readYears } from '../options.ts'
import { fileOf } from '../output.ts'
import { formatsFor, outputsOf } from '../outputs.ts'
import { heldOptions } from '../parts/held-question.ts'
import { inPartsPage } from '../parts/in-parts.ts'
import { keepingHost } from '../parts/kept-files.ts'
import { readShard } from '../parts/read-shard.ts'
import { sweepPayload } from '../parts/sweep-parts.ts'
import { partTarget, writePart } from '../parts/write-part.ts'
import { readSide, readYear } from '../read-varied.ts'
import { refuseSetOfVaried } from '../refuse-set-of-varied.ts'
import { shownYears } from '../shown-years.ts'
import { exitOfChecks } from '../strict-checks.ts'
import { askedSweep, type SweepQuestion, sweptNumbers } from '../sweep-question.ts'
import { blocksOf, writeSweep } from '../sweep-run.ts'
import { TakenPlaces } from '../taken-places.ts'
import manual from './sweep.md'

const formats = formatsFor('figures', 'charts')

/** What the manual page shows in shares. */
const exampleInParts = 'scenario sweep scenarios/3pct.yaml --vary lines.acute.growth=0%..6%:0.1%'

interface SweepOptions extends QuestionOptions, ChartOption {
  readonly vary: readonly string[]
  readonly row: readonly string[]
  readonly year: readonly string[]
  readonly years?: YearChoice
  readonly shard?: string
}

/** `scenario sweep <file> --vary <path=a..b:step>...`. */
export function command(host: Host, done: Done): Command {
  const own = new Command('sweep')
    .description('A row at every combination of the numbers of some figures.')
    .argument('<file>', 'a definition in YAML or CSV; - is standard input')
    .option(
      '--vary <path=a..b:step>',
      'a figure and the numbers it is given; repeatable, the last fastest',
      collect,
      [],
    )
    .option('--row <row>', 'a row to ask about; repeatable; headroom where it is left out', collect, [])
    .option('--year <year>', 'a financial year to ask about; repeatable; the last where it is left out', collect, [])
    .option('--years <which>', 'the same as a list or a range: all, key, 2018/19,2027/28, 2018/19..2021/22', readYears)
    .option('--shard <i/n>', 'do one share of n and write it as a part, for merge')
  addManual(
    addQuestionOptions(addChartOption(own, ['grid']), formats),
    `${manual}\n${inPartsPage(exampleInParts)}`,
    host,
  )
  return own.action(async (file: string, options: SweepOptions) => done(await sweepFile(file, options, host)))
}

async function sweepFile(file: string, options: SweepOptions, host: Host): Promise<Exit> {
  if (options.vary.length === 0)
    throw new UsageError("sweep needs --vary, such as --vary 'lines.acute.growth=0%..6%:1%'.")
  if (options.shard !== undefined) return sweepPart(file, readShard(options.shard), options, host)
  const outputs = outputsOf(options, formats)
  const asked = openQuestion(file, options, host)
  if ('exit' in asked) return asked.exit
  const { opened, scenario } = asked
  new TakenPlaces(outputs, [opened], host).read(scenario.files)
  const question = questionOf(file, options, scenario)
  const sweep = askedSweep(scenario, question, host)
  return writeSweep(question, asked, sweep, blocksOf(sweep, 0, sweep.count), outputs, options, host)
}

async function sweepPart(file: string, shard: Shard, options: SweepOptions, host: Host): Promise<Exit> {
  const target = partTarget(options)
  const keeping = keepingHost(host)
  const asked = openQuestion(file, options, keeping.host)
  if ('exit' in asked) return asked.exit
  const { opened, scenario } = asked
  new TakenPlaces([{ target }], [opened], host).read(scenario.files)
  const question = questionOf(file, options, scenario)
  const sweep = askedSweep(scenario, question, host)
  const isStopped = host.heedInterrupts()
  const identity = {
    command: 'sweep',
    options: heldOptions(question),
    seed: null,
    inputs: inputHashes(scenario),
    files: keeping.kept(),
  }
  const payload = sweepPayload(sweep, shard, isStopped, options.quiet === true, host)
  const written = await writePart(identity, shard, payload, isStopped, fileOf({ target }, opened.name), host)
  return worse(written, exitOfChecks([scenario], options, host))
}

function questionOf(file: string, options: SweepOptions, scenario: Scenario): SweepQuestion {
  const { set, allowOutside, prices, perHead, unit, decimals, vary, row, asked } = options
  const sides = vary.map((spec) => readSide(spec, '--vary', scenario.model))
  refuseSetOfVaried(sides, '--vary', set)
  return {
    file,
    set,
    vary: sides.map(sweptNumbers),
    rows: row.length === 0 ? ['headroom'] : [...new Set(row)],
    years: yearsOf(options, scenario).map(printYear),
    ...(asked && { asked }),
    ...(allowOutside && { allowOutside }),
    ...(prices && { prices }),
    ...(perHead && { perHead }),
    ...(unit && { unit }),
    ...(decimals !== undefined && { decimals }),
  }
}

/** The years that are asked about, in their order. */
function yearsOf({ year, years }: SweepOptions, scenario: Scenario): FinancialYear[] {
  const { base, count } = scenario.definition.horizon
  if (year.length > 0 && years !== undefined) throw new UsageError('Give --year or --years, not both.')
  if (years === undefined && year.length === 0) return [base + count]
  if (years === undefined) {
    const named = year.map((text) => base + readYear(text, '--year', scenario.definition.horizon))
    return [...new Set(named)].sort((one, other) => one - other)
  }
  const chosen = shownYears(scenario, years)
  if (chosen.length === 0) throw new UsageError('--years names no year of this scenario.')
  return chosen
}
