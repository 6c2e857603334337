import { Command, Option } from 'commander'
import { printYear } from '../../base/financial-year.ts'
import type { Scenario } from '../../open/open.ts'
import type { Shard } from '../../questions/parts/shard.ts'
import { usualDraws, usualSeed } from '../../questions/simulate/usual.ts'
import { addChartOption } from '../add-chart-option.ts'
import { addQuestionOptions, openQuestion, type QuestionOptions, tellAnswer } from '../answer-question.ts'
import type { YearChoice } from '../choices.ts'
import type { Done } from '../done.ts'
import { drawCount, seedNumber } from '../draw-options.ts'
import { beginDraws } from '../draws-out.ts'
import { type Exit, exit, worse } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { inputHashes } from '../input-hashes.ts'
import { addManual } from '../manual.ts'
import { collect, readYears, wholeNumber } from '../options.ts'
import { fileOf } from '../output.ts'
import { formatsFor, outputsOf } from '../outputs.ts'
import { heldOptions } from '../parts/held-question.ts'
import { inPartsPage } from '../parts/in-parts.ts'
import { keepingHost } from '../parts/kept-files.ts'
import { readShard } from '../parts/read-shard.ts'
import { simulatePayload } from '../parts/simulate-parts.ts'
import { partTarget, writePart } from '../parts/write-part.ts'
import { shownYears } from '../shown-years.ts'
import {
  askedSimulation,
  drawBlocks,
  leastDraws,
  mostDraws,
  type SimulateQuestion,
  simulationAnswer,
} from '../simulate-question.ts'
import { drawShared } from '../simulate-workers.ts'
import { exitOfChecks } from '../strict-checks.ts'
import { TakenPlaces } from '../taken-places.ts'
import { whatIsLeft } from '../what-is-left.ts'
import manual from './simulate.md'

const formats = formatsFor('figures', 'charts')

interface SimulateOptions extends QuestionOptions {
  readonly row: readonly string[]
  readonly draws: number
  readonly seed: number
  readonly sampler: 'sobol' | 'random'
  readonly risks: 'on' | 'off'
  readonly years?: YearChoice
  readonly drawsOut?: string
  readonly workers: number
  readonly shard?: string
}

/** What the manual page shows in shares. */
const exampleInParts = 'scenario simulate scenarios/uncertain.yaml --seed 7'

/** `scenario simulate <file>`. */
export function command(host: Host, done: Done): Command {
  const own = new Command('simulate')
    .description('How far the ranges and risks of a definition spread a row: percentiles, chances and a fan chart.')
    .argument('<file>', 'a definition in YAML or CSV; - is standard input')
    .option('--row <row>', 'a row to ask about; repeatable; headroom and the out-of-hospital envelope', collect, [])
    .option('--draws <n>', 'how many draws', drawCount('--draws', leastDraws, mostDraws), usualDraws)
    .option('--seed <n>', 'the seed of the random numbers', seedNumber, usualSeed)
    .addOption(
      new Option('--sampler <which>', 'even points, or numbers at random')
        .choices(['sobol', 'random'])
        .default('sobol'),
    )
    .addOption(new Option('--risks <which>', 'whether risks are drawn').choices(['on', 'off']).default('on'))
    .option('--draws-out <file>', 'write every draw of the rows to a file, csv or ndjson')
    .option('--years <which>', 'which years to show people: all, key, a list or a range', readYears)
    .option('--workers <n>', 'how many threads draw; the answer is the same', wholeNumber('--workers', 1, 64), 1)
    .option('--shard <i/n>', 'do one share of n and write it as a part, for merge')
  addManual(
    addQuestionOptions(addChartOption(own, ['fan']), formats),
    `${manual}\n${inPartsPage(exampleInParts)}`,
    host,
  )
  return own.action(async (file: string, options: SimulateOptions) => done(await simulateFile(file, options, host)))
}

async function simulateFile(file: string, options: SimulateOptions, host: Host): Promise<Exit> {
  if (options.shard !== undefined) return simulatePart(file, readShard(options.shard), options, host)
  const outputs = outputsOf(options, formats)
  const keeping = keepingHost(host)
  const opened = openQuestion(file, options, options.workers > 1 ? keeping.host : host)
  if ('exit' in opened) return opened.exit
  // Before anything is drawn, and also of the draws: what is written last would be all that is left.
  const places = new TakenPlaces(outputs, [opened.opened], host)
  if (options.drawsOut !== undefined) places.writes(options.drawsOut)
  places.read(opened.scenario.files)
  const question = questionOf(file, opened.scenario, options)
  const asked = askedSimulation(opened.scenario, question, options.workers > 1 ? keeping.host : host)
  const { simulation, rows } = asked
  const isQuiet = options.quiet === true
  const isInterrupted = host.heedInterrupts()
  const whole = { from: 0, to: simulation.blocks.length }
  const sink =
    options.drawsOut === undefined ? undefined : await beginDraws(options.drawsOut, rows, opened.view, options, host)
  // Draws are written in their order, by one who draws them all.
  const drawn =
    options.workers > 1 && sink === undefined
      ? await drawShared(simulation, options.workers, { question, files: keeping.kept() }, isInterrupted, isQuiet, host)
      : await drawBlocks(simulation, whole, isInterrupted, isQuiet, host, sink?.add)
  const answer = simulationAnswer(question, opened, asked, drawn)
  const isStopped = answer.isStopped === true
  if (isStopped)
    host.err(
      `scenario: stopped before all draws were made; ${whatIsLeft(outputs, 'what is told rests on those that were')}.\n`,
    )
  const written = sink?.end(!isStopped) ?? exit.ok
  return worse(written, await tellAnswer('simulate', opened, answer, outputs, options, host))
}

async function simulatePart(file: string, shard: Shard, options: SimulateOptions, host: Host): Promise<Exit> {
  if (options.drawsOut !== undefined) throw new UsageError('--draws-out takes a whole run: drop --shard.')
  const target = partTarget(options)
  const keeping = keepingHost(host)
  const opened = openQuestion(file, options, keeping.host)
  if ('exit' in opened) return opened.exit
  const { scenario } = opened
  new TakenPlaces([{ target }], [opened.opened], host).read(scenario.files)
  const question = questionOf(file, scenario, options)
  const asked = askedSimulation(scenario, question, keeping.host)
  const isStopped = host.heedInterrupts()
  const identity = {
    command: 'simulate',
    options: heldOptions(question),
    seed: question.seed,
    inputs: inputHashes(scenario),
    files: keeping.kept(),
  }
  const payload = simulatePayload(asked, shard, isStopped, options.quiet === true, host)
  const written = await writePart(identity, shard, payload, isStopped, fileOf({ target }, opened.opened.name), host)
  return worse(written, exitOfChecks([scenario], options, host))
}

/** The years that people are shown. */
function yearsOf(scenario: Scenario, { years }: SimulateOptions): string[] {
  const shown = shownYears(scenario, years ?? 'key').map(printYear)
  const { base, count } = scenario.definition.horizon
  if (shown.length === 0)
    throw new UsageError(
      `--years names no year of this scenario, which has ${printYear(base)} to ${printYear(base + count)}.`,
    )
  return shown
}

function questionOf(file: string, scenario: Scenario, options: SimulateOptions): SimulateQuestion {
  const { set, allowOutside, prices, perHead, unit, decimals, row, draws, seed, sampler, risks, asked } = options
  return {
    file,
    set,
    rows: [...new Set(row)],
    draws,
    seed,
    sampler,
    risks,
    years: yearsOf(scenario, options),
    ...(asked && { asked }),
    ...(allowOutside && { allowOutside }),
    ...(prices && { prices }),
    ...(perHead && { perHead }),
    ...(unit && { unit }),
    ...(decimals !== undefined && { decimals }),
  }
}
