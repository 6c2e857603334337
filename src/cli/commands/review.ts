import { Command } from 'commander'
import type { Decimal } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { type ActualFigures, leftOutActuals } from '../../model/actuals.ts'
import type { Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import { valueAt } from '../../open/project.ts'
import { bearingOf } from '../../questions/review/bearing.ts'
import { hindsightOf, lookedBackOn, mostLookedBackOn } from '../../questions/review/hindsight.ts'
import { type ReviewedYear, reviewOf } from '../../questions/review/review.ts'
import { reviewChapter } from '../../report/review/chapter.ts'
import type { AskedRow } from '../../report/review/figures.ts'
import { addChartOption } from '../add-chart-option.ts'
import { type Answer, addQuestionOptions, answerQuestion, type QuestionOptions } from '../answer-question.ts'
import { readRow } from '../asked-figure.ts'
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
  const rows = askedOf(scenario, [...new Set(chosen)], index)
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

/** What rows are asked: about the year that is named, or the last of which the figures of each are known. */
function askedOf(scenario: Scenario, chosen: readonly ActualFigures[], named: number | undefined): AskedRow[] {
  const all = chosen.map((figures) => ({ figures, year: yearOf(scenario, figures, named) }))
  const distanceOf = ({ figures: { row }, year }: (typeof all)[number]): Decimal | undefined => {
    // A rate that the definition states itself would have had to be what came out.
    const isOut = row.formula?.op !== 'input' && year !== undefined && year.index > 0 && !year.variance.isZero()
    return isOut ? year.variance.div(year.projected.isZero() ? year.actual : year.projected).abs() : undefined
  }
  const lookedBack = lookedBackOn(all, distanceOf)
  return all.map((one): AskedRow => {
    const { figures, year } = one
    const isAsked = year !== undefined && lookedBack.has(one)
    const hindsight = isAsked ? hindsightOf(scenario, figures.row, year.index, year.actual) : undefined
    const isFew = all.length <= mostLookedBackOn
    const bearing =
      year !== undefined && isFew ? bearingOf(scenario.projection, figures.row.path, year.index) : undefined
    return { figures, index: year?.index, hindsight, isPassedOver: !isAsked && distanceOf(one) !== undefined, bearing }
  })
}

/** The year that a row is asked about; undefined where it has no figure in it. */
function yearOf(
  { projection }: Scenario,
  { row, values }: ActualFigures,
  named: number | undefined,
): ReviewedYear | undefined {
  const projected = values.map((_, index) => valueAt(projection, row.path, index))
  const { years } = reviewOf({ projected, actual: values, are: 'levels' })
  return named === undefined ? years.at(-1) : years.find(({ index }) => index === named)
}
