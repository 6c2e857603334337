import { countText } from '../base/count-text.ts'
import { Decimal, toPlain } from '../base/decimal.ts'
import type { Scenario } from '../open/open.ts'
import { NoGrid, type VariedSide } from '../questions/answers-at.ts'
import { compiledSweeper } from '../questions/compiled-sweep.ts'
import { combinationCount, exactSweeper, mostExact, type Sweeper } from '../questions/sweep.ts'
import type { SweptRow } from '../report/sweep-answer.ts'
import { readRow, rowInView } from './asked-figure.ts'
import { type Host, UsageError } from './host.ts'
import type { HeldQuestion } from './parts/held-question.ts'
import { readVaried, readYear } from './read-varied.ts'

/** A figure of a sweep and the numbers that it is given, as plain data: `count` numbers, a step apart. */
export interface SweptNumbers {
  readonly path: string
  readonly from: string
  readonly step: string
  readonly count: number
}

/** All that the answers of a sweep rest on beside its files, as plain data, so that another process can ask the same. */
export interface SweepQuestion extends HeldQuestion {
  readonly vary: readonly SweptNumbers[]
}

/** A figure with its numbers as plain data. */
export function sweptNumbers({ varied, numbers }: VariedSide): SweptNumbers {
  const [first = varied.central, second = first] = numbers
  return { path: varied.path, from: toPlain(first), step: toPlain(second.minus(first)), count: numbers.length }
}

/** A sweep of a scenario, ready to be worked out. */
export interface AskedSweep {
  readonly sides: readonly VariedSide[]
  readonly asked: readonly SweptRow[]
  readonly sweeper: Sweeper
  readonly count: number
}

/** More combinations than this no machine goes through. */
const mostCombinations = 1e12

/** What a question asks of its scenario. Throws a `UsageError` where it cannot be asked. */
export function askedSweep(scenario: Scenario, question: SweepQuestion, host: Host): AskedSweep {
  const { model, projection } = scenario
  const { horizon } = model
  const sides = question.vary.map(({ path, from, step, count }) => ({
    varied: readVaried(model, path, '--vary'),
    numbers: Array.from({ length: count }, (_, at) => new Decimal(from).plus(new Decimal(step).times(at))),
  }))
  const years = question.years.map((year) => readYear(year, '--year', horizon))
  const asked = question.rows.flatMap((name) => {
    const row = readRow(scenario, name, question.file, question, host)
    const formula = rowInView(scenario, row, question)
    return years.map((index) => ({ row, formula, index }))
  })
  const count = combinationCount(sides)
  if (count > mostCombinations)
    throw new UsageError(
      `--vary: ${countText(count)} combinations are more than can be gone through. Take longer steps.`,
    )
  try {
    const compiled = count > mostExact ? compiledSweeper(projection, sides, asked) : undefined
    return { sides, asked, count, sweeper: compiled ?? exactSweeper(projection, sides, asked) }
  } catch (problem) {
    if (problem instanceof NoGrid) throw new UsageError(`--vary: ${problem.message}.`)
    throw problem
  }
}
