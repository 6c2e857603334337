import { type Decimal, toPlain } from '../../base/decimal.ts'
import { unitAsData } from '../../formula/unit-print.ts'
import type { Scenario } from '../../open/open.ts'
import type { Made } from '../document.ts'
import type { Records } from '../records.ts'
import { variedNumber } from '../varied-words.ts'
import type { View } from '../views/view.ts'
import { viewed } from '../views/viewed.ts'
import type { ReviewFigures } from './figures.ts'

/** The same for machines: a record for each row and year, and in JSON all of it. */
export function reviewRecords(scenario: Scenario, rows: readonly ReviewFigures[], view: View, made: Made): Records {
  return {
    columns: [
      'scenario',
      'row',
      'label',
      'year',
      'unit',
      'projected',
      'actual',
      'provisional',
      'variance',
      'variance_share',
      'variance_to_date',
      'growth_assumed',
      'growth_implied',
      'stands_for',
    ],
    rows: rows.flatMap((row) =>
      row.review.years.map((year) => [
        scenario.name,
        row.asked.figures.row.path,
        row.label,
        row.yearText(year.index),
        unitOf(row, view),
        year.projected,
        year.actual,
        row.isProvisional(year.index) ? 'yes' : 'no',
        year.variance,
        year.share,
        year.toDate,
        year.assumedGrowth,
        year.impliedGrowth,
        row.isOutturn ? '' : row.asked.figures.actual.title,
      ]),
    ),
    data: {
      scenario: scenario.name,
      title: scenario.definition.title,
      rows: rows.map((row) => rowData(row, view)),
      set: scenario.settings,
      inputs: made.inputs(scenario),
    },
  }
}

function unitOf({ asked: { figures } }: ReviewFigures, view: View): string {
  const { row } = figures
  return row.unit === 'money' ? viewed(view, row).unit : unitAsData(row.unit, view.cash.unit, row.words)
}

const text = (value: Decimal | undefined): string | null => (value === undefined ? null : toPlain(value))

function rowData(row: ReviewFigures, view: View): object {
  const { figures, index, hindsight } = row.asked
  const { error, years } = row.review
  return {
    id: figures.actual.id,
    row: figures.row.path,
    label: row.label,
    unit: unitOf(row, view),
    stands_for: row.isOutturn ? null : figures.actual.title,
    source: row.source ?? null,
    years: years.map((year) => ({
      year: row.yearText(year.index),
      projected: text(year.projected),
      actual: text(year.actual),
      provisional: row.isProvisional(year.index),
      variance: text(year.variance),
      variance_share: text(year.share),
      variance_to_date: text(year.toDate),
      growth_assumed: text(year.assumedGrowth),
      growth_implied: text(year.impliedGrowth),
    })),
    bias: text(error?.bias),
    mean_absolute_error: text(error?.meanAbsolute),
    year: index === undefined ? null : row.yearText(index),
    would_have_had_to_be: (hindsight?.asked ?? []).map(({ varied, solved }) => ({
      path: varied.path,
      unit: unitAsData(varied.unit, view.cash.unit),
      central: text(variedNumber(varied, varied.central, view)),
      solutions: solved.solutions.map(({ number }) => ({ [varied.how]: text(variedNumber(varied, number, view)) })),
    })),
    not_asked: hindsight?.left ?? 0,
  }
}
