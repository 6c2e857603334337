import type { Decimal } from '../../base/decimal.ts'
import { isPercent, placesOf } from '../../formula/unit-print.ts'
import type { Scenario } from '../../open/open.ts'
import { answerChapter } from '../answer-chapter.ts'
import { yearMarksOf, yearsToldApart } from '../chart-years.ts'
import type { Chapter, Chart, Made } from '../document.ts'
import { moneyOfFigures, type View } from '../views/view.ts'
import { reviewFacts, reviewNotes } from './facts.ts'
import { type AskedRow, ReviewFigures } from './figures.ts'
import { reviewRecords } from './records.ts'
import { reviewTables } from './tables.ts'

/** What `review` was asked: rows of which something came out. */
export interface ReviewAnswer {
  readonly scenario: Scenario
  /** The file as it was given. */
  readonly file: string
  readonly rows: readonly AskedRow[]
}

/** The chapter of a review: how far out the plan was, in sentences, by year and drawn. */
export function reviewChapter({ scenario, file, rows }: ReviewAnswer, view: View, made: Made): Chapter {
  const all = rows.map((asked) => new ReviewFigures(scenario, asked, view))
  return answerChapter(scenario, file, view, made, {
    facts: [...reviewFacts(scenario, all, view)],
    tables: reviewTables(scenario, all, view),
    charts: all.flatMap((row) => chartOf(scenario, row, view)),
    notes: reviewNotes(scenario, all),
    records: () => reviewRecords(scenario, all, view, made),
  })
}

/** What was projected for every year, and what came out where that is known. */
function chartOf(
  scenario: Scenario,
  { label, basis, asked, reviewed, review, isOutturn, head, changeable }: ReviewFigures,
  view: View,
): Chart[] {
  if (review.years.length === 0) return []
  const { row } = asked.figures
  const { base, count } = scenario.definition.horizon
  const isRate = isPercent(row.unit)
  const drawn = (values: readonly (Decimal | undefined)[]): readonly (Decimal | undefined)[] =>
    isRate ? values.map((value) => value?.times(100)) : values
  const years = Array.from({ length: count + 1 }, (_, index) => base + index)
  return [
    {
      title: `${label}: projected, and ${isOutturn ? 'what came out' : 'what it is held against'}`,
      name: 'review',
      unit: basis,
      // An axis in per cent reads 4, not 0.04.
      is: isRate ? 'declared' : row.unit,
      years,
      series: [
        { label: 'Projected', rows: [row.path], values: drawn(reviewed.projected) },
        { label: `${head}${changeable}`, rows: [], values: drawn(reviewed.actual) },
      ],
      decimals: isRate
        ? view.percentPlaces(2)
        : placesOf(row.unit, { money: view.decimals, percent: view.percentPlaces(2) }),
      money: moneyOfFigures(view),
      ...yearsToldApart(years, [yearMarksOf(scenario)]),
    },
  ]
}
