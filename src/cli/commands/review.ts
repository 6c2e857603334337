import { Command } from 'commander'
import { printYear } from '../../base/financial-year.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { type ActualFigures, leftOutActuals } from '../../model/actuals.ts'
import type { Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import { valueAt } from '../../open/project.ts'
import { hindsightOf } from '../../questions/review/hindsight.ts'
import { reviewOf } from '../../questions/review/review.ts'
import { reviewChapter } from '../../report/review/chapter.ts'
import type { AskedRow } from '../../report/review/figures.ts'
import { type Answer, addQuestionOptions, answerQuestion, type QuestionOptions } from '../answer-question.ts'
import { readRow } from '../asked-figure.ts'
import { addChartOption } from '../chart-option.ts'
import type { Done } from '../done.ts'
import { type Host, UsageError } from '../host.ts'
import { addManual } from '../manual.ts'
import { collect } from '../options.ts'
import { formatsFor } from '../outputs.ts'
import { readYear } from '../read-varied.ts'
import manual from './review.md'

const formats = formatsFor('figures', 'charts')

interface ReviewOptions extends QuestionOptions {
  readonly row: readonly string[]
  readonly year?: string
}

/** `scenario review <file>`. */
export function command(host: Host, done: Done): Command {
  const own = new Command('review')
    .description('The plan against what came out: variances, growth, and what would have had to be true.')
    .argument('<file>', 'a definition in YAML or CSV; - is standard input')
    .option('--row <row>', 'a row to review; repeatable; all that have actual figures', collect, [])
    .option('--year <year>', 'the financial year to ask about; the last that has a figure')
  addManual(addQuestionOptions(addChartOption(own, ['review']), formats), manual, host)
  return own.action(async (file: string, options: ReviewOptions) =>
    done(
      await answerQuestion(
        'review',
        file,
        options,
        formats,
        (scenario) => answerOf(scenario, file, options, host),
        host,
      ),
    ),
  )
}

function answerOf(scenario: Scenario, file: string, options: ReviewOptions, host: Host): Answer {
  const { row: named, year } = options
  const { actuals, horizon } = scenario.model
  const [left, ...more] = actuals.length > 0 ? [] : leftOutActuals(scenario.model, scenario.definition)
  if (left !== undefined) {
    const rows = [left, ...more].map(({ row }) => row)
    throw new UsageError(
      `${file} states nothing that came out of a row that it has: ${listInWords(rows)} ${rows.length === 1 ? 'is' : 'are'} left out.`,
    )
  }
  if (actuals.length === 0)
    throw new UsageError(
      `${file} states nothing that came out. Add it, such as "actuals: { acute: { row: lines.acute.spend, amounts: { ${printYear(horizon.base + 1)}: 115.2 } } }".`,
    )
  const chosen =
    named.length === 0
      ? actuals
      : named.map((name) => actualOf(scenario, name, readRow(scenario, name, file, options, host)))
  const index = year === undefined ? undefined : readYear(year, '--year', horizon)
  if (index !== undefined && !chosen.some(({ values }) => values[index] !== undefined))
    throw new UsageError(`--year ${year}: no actual figure of that year is held. ${heldOf(chosen, horizon.base)}`)
  const rows = [...new Set(chosen)].map((figures) => askedOf(scenario, figures, index))
  return {
    chapter: (view, made) => reviewChapter({ scenario, file, rows }, view, made),
    isFinding: false,
  }
}

/** The actual figures of a row that is named by its path or its label. */
function actualOf({ model }: Scenario, name: string, { path }: Row): ActualFigures {
  const found = model.actuals.find((one) => one.row.path === path)
  if (found !== undefined) return found
  throw new UsageError(
    `--row ${name}: nothing is stated that came out of it. There are actual figures of ${listInWords(model.actuals.map(({ row }) => row.path))}.`,
  )
}

function heldOf(chosen: readonly ActualFigures[], base: number): string {
  const held = chosen.flatMap(({ values }) => values.flatMap((value, at) => (value === undefined ? [] : [at])))
  return `There are figures of ${listInWords([...new Set(held)].sort((one, other) => one - other).map((at) => printYear(base + at)))}.`
}

/** What a row is asked: about the year that is named, or the last of which its figures are known. */
function askedOf(scenario: Scenario, figures: ActualFigures, named: number | undefined): AskedRow {
  const { row, values } = figures
  const projected = values.map((_, index) => valueAt(scenario.projection, row.path, index))
  const { years } = reviewOf({ projected, actual: values, are: 'levels' })
  const year = named === undefined ? years.at(-1) : years.find(({ index }) => index === named)
  // A rate that the definition states itself would have had to be what came out.
  const isStated = row.formula?.op === 'input'
  const isOut = !isStated && year !== undefined && year.index > 0 && !year.variance.isZero()
  const hindsight = isOut ? hindsightOf(scenario, row, year.index, year.actual) : undefined
  return { figures, index: year?.index, hindsight }
}
