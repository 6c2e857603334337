import { Command } from 'commander'
import { powerOfTwoFrom } from '../../base/power-of-two.ts'
import type { Numeric } from '../../formula/node.ts'
import type { Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import { valuesOfFormula } from '../../open/project.ts'
import { NoGrid } from '../../questions/answers-at.ts'
import { gridOf } from '../../questions/grid.ts'

import { NoIndices, sobolIndices } from '../../questions/sobol/sobol.ts'
import { TooManyFigures, tornado } from '../../questions/tornado.ts'
import { gridChapter } from '../../report/grid.ts'
import { sensitivityChapter } from '../../report/sensitivity.ts'
import { sobolChapter } from '../../report/sobol.ts'
import { addChartOption } from '../add-chart-option.ts'
import { type Answer, addQuestionOptions, answerQuestion, type QuestionOptions } from '../answer-question.ts'
import { readRow, rowInView } from '../asked-figure.ts'
import type { Done } from '../done.ts'
import { drawCount, seedNumber } from '../draw-options.ts'
import { usualRow } from '../explain-question.ts'
import { type Host, UsageError } from '../host.ts'
import { addManual } from '../manual.ts'
import { formatsFor } from '../outputs.ts'
import { readSide, readYear } from '../read-varied.ts'
import { refuseSetOfVaried } from '../refuse-set-of-varied.ts'
import { addStepOptions, readSteps, type StepOptions } from '../step-options.ts'
import manual from './sensitivity.md'

const formats = formatsFor('figures', 'charts')

interface SensitivityOptions extends QuestionOptions, StepOptions {
  readonly row?: string
  readonly year?: string
  readonly grid?: readonly string[]
  readonly sobol?: true
  readonly samples?: number
  readonly seed?: number
}

/** `scenario sensitivity <file>`. */
export function command(host: Host, done: Done): Command {
  const own = addStepOptions(
    new Command('sensitivity')
      .description('What a row rests on most: each figure at its low and its high, all others as stated (a tornado).')
      // Without one it may stand among the words of --grid; see below.
      .argument('[file]', 'a definition in YAML or CSV; - is standard input')
      .usage('[options] <file>')
      .option('--row <row>', 'the row to ask about; headroom, or what there is in its place')
      .option('--year <year>', 'the financial year to ask about; the last'),
  )
    .option('--grid <path=a..b:step...>', 'the row at every pair of two figures instead')
    .option('--sobol', 'which ranges its spread comes from instead: variance-based indices')
    .option(
      '--samples <n>',
      'points of each sample of --sobol; 4096 where it is left out',
      drawCount('--samples', 64, 2 ** 20),
    )
    .option('--seed <n>', 'the seed of the random numbers of --sobol; 1 where it is left out', seedNumber)
  addManual(addQuestionOptions(addChartOption(own, ['tornado', 'grid']), formats), manual, host)
  return own.action(async (given: string | undefined, typed: SensitivityOptions) => {
    const { file, options } = given === undefined ? fileAfterGrid(typed) : { file: given, options: typed }
    refuseUnheeded(options)
    const answer = (scenario: Scenario): Answer => answerOf(scenario, file, options, host)
    return done(await answerQuestion('sensitivity', file, options, formats, answer, host))
  })
}

/** --grid takes all words that follow it: the file too, where that is typed last. */
function fileAfterGrid(options: SensitivityOptions): { readonly file: string; readonly options: SensitivityOptions } {
  const { grid = [], asked } = options
  const file = grid[2]
  if (file === undefined || grid.length > 3 || file.includes('='))
    throw new UsageError(
      "sensitivity needs the file of a definition, such as 'scenario sensitivity scenarios/3pct.yaml'.",
    )
  const own = asked && {
    ...asked,
    operands: [file],
    options: asked.options.filter(([name, value]) => name !== '--grid' || value !== file),
  }
  return { file, options: { ...options, grid: grid.slice(0, 2), ...(own && { asked: own }) } }
}

/** Refuse options of another of the three questions, on which the one that is asked does not rest. */
function refuseUnheeded({ grid, sobol, samples, seed, asked }: SensitivityOptions): void {
  if (grid !== undefined && sobol === true) throw new UsageError('Give --grid or --sobol, not both.')
  if (sobol !== true && (samples !== undefined || seed !== undefined))
    throw new UsageError('--samples and --seed belong to --sobol.')
  const step = asked?.options.find(([name]) => name.startsWith('--step-'))
  if (step !== undefined && (grid !== undefined || sobol === true))
    throw new UsageError(
      `${step[0]} says how far the tornado moves a figure without a range; ${sobol === true ? '--sobol' : '--grid'} has none. Drop it.`,
    )
}

function answerOf(scenario: Scenario, file: string, options: SensitivityOptions, host: Host): Answer {
  const { projection, model } = scenario
  const row = readRow(scenario, options.row ?? usualRow(scenario), file, options, host)
  const index = options.year === undefined ? model.horizon.count : readYear(options.year, '--year', model.horizon)
  const formula = rowInView(scenario, row, options)
  if (options.grid !== undefined) return gridAnswer(scenario, file, row, index, formula, options.grid, options)
  if (options.sobol === true) return sobolAnswer(scenario, file, row, index, formula, options)
  const steps = readSteps(options)
  const found = answered(() => tornado(projection, formula, index, steps))
  return {
    chapter: (view, made) => sensitivityChapter({ scenario, file, row, index, tornado: found }, view, made),
    isFinding: false,
  }
}

/** A grid of more cells is a sweep. */
const mostCells = 10_000

function gridAnswer(
  scenario: Scenario,
  file: string,
  row: Row,
  index: number,
  formula: Numeric,
  specs: readonly string[],
  { unit, set }: SensitivityOptions,
): Answer {
  const [first, second, ...rest] = specs.map((spec) => readSide(spec, '--grid', scenario.model, unit))
  if (first === undefined || second === undefined || rest.length > 0)
    throw new UsageError(`--grid takes two figures, such as 'lines.acute.growth=0%..6%:1%'; ${specs.length} given.`)
  refuseSetOfVaried([first, second], '--grid', set)
  const cells = first.numbers.length * second.numbers.length
  if (cells > mostCells)
    throw new UsageError(`--grid: ${cells} pairs are more than a table of ${mostCells} holds. Take longer steps.`)
  const grid = answered(() => gridOf(scenario.projection, formula, index, first, second))
  const central = valuesOfFormula(scenario.projection, formula)(index)
  return {
    chapter: (view, made) => gridChapter({ scenario, file, row, index, grid, central }, view, made),
    isFinding: false,
  }
}

function sobolAnswer(
  scenario: Scenario,
  file: string,
  row: Row,
  index: number,
  formula: Numeric,
  { samples = 4096, seed = 1 }: SensitivityOptions,
): Answer {
  // A net has a power of two of points.
  const points = powerOfTwoFrom(samples)
  const found = answered(() => sobolIndices(scenario.model, formula, index, points, seed))
  return {
    chapter: (view, made) => sobolChapter({ scenario, file, row, index, seed, found }, view, made),
    isFinding: false,
  }
}

function answered<Value>(ask: () => Value): Value {
  try {
    return ask()
  } catch (problem) {
    if (problem instanceof TooManyFigures)
      throw new UsageError(
        `${problem.message}. --grid takes two of them; scenario assumptions --paths tells the swings of a part.`,
      )
    if (problem instanceof NoIndices) throw new UsageError(`--sobol: ${problem.message}.`)
    if (problem instanceof NoGrid) throw new UsageError(`--grid: ${problem.message}.`)
    throw problem
  }
}
