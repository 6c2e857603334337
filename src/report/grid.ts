import { type Decimal, toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { unitAsData } from '../formula/unit-print.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import type { VariedSide } from '../questions/answers-at.ts'
import type { Grid } from '../questions/grid.ts'
import { answerChapter } from './answer-chapter.ts'
import type { Chapter, Made, Table } from './document.ts'
import type { Records } from './records.ts'
import { labelWithin, type Sentence, say, sentenceText } from './sentence.ts'
import { RowFigures, VariedWords, variedNumber } from './varied-words.ts'
import { basisOf, basisOfRow, moneyOfFigures, type View } from './views/view.ts'

/** A grid that was asked for: of which row, in which year by index from the base year. */
export interface GridAnswer {
  readonly scenario: Scenario
  /** The file as it was given. */
  readonly file: string
  readonly row: Row
  readonly index: number
  readonly grid: Grid
  readonly central: Decimal | undefined
}

/** The chapter of a grid: one answer at every pair of two figures' numbers. */
export function gridChapter(answer: GridAnswer, view: View, made: Made): Chapter {
  const { scenario, file, grid, row, index, central } = answer
  const figures = new RowFigures(scenario, row, view)
  const [down, across] = [grid.down, grid.across].map(({ varied }) => new VariedWords(scenario, varied, view)) as [
    VariedWords,
    VariedWords,
  ]
  const year = printYear(scenario.definition.horizon.base + index)
  const all = grid.values.flat()
  const short = all.filter((value) => value?.isNegative() === true && !value.isZero()).length
  const label = labelWithin(row)
  const now =
    central === undefined
      ? say`As stated, ${label} has no value in ${year}.`
      : say`As stated, ${label} is ${figures.amount(central)} in ${year}.`
  const counted: Sentence[] =
    short === 0 || short === all.length
      ? [say`It is ${short === 0 ? 'nought or more' : 'below nought'} at every pair of these figures.`]
      : [
          say`It is nought or more in ${`${all.length - short}`} of ${`${all.length}`} pairs of these figures, below nought beyond the border.`,
        ]
  const centre = centreOf(grid)
  const table: Table = {
    heading: '',
    basis: basisOfRow(view, row),
    decimals: view.decimals,
    percentDecimals: view.percentPlaces(2),
    columnsAre: `Down: ${down.within}. Across: ${across.within}.`,
    columns: grid.across.numbers.map((number) => ({ label: sentenceText(across.number(number)), note: '' })),
    rows: grid.values.map((values, at) => ({
      role: 'item',
      label: sentenceText(down.number(grid.down.numbers[at] as Decimal)),
      cells: values.map((value) => figures.cell(value)),
    })),
    additions: [],
    notes: [],
    grid: { centre, is: row.unit, money: moneyOfFigures(view), title: `${row.label} in ${year}` },
  }
  return answerChapter(scenario, file, view, made, {
    facts: [now, ...counted],
    tables: [table],
    notes: [
      [`Down stands ${down.within}, across ${across.within}; all other figures as stated.`],
      ...(centre === undefined ? [] : [['A star marks the pair as stated.']]),
    ],
    basis: basisOf(view, row),
    records: () => recordsOf(answer, figures, view, year, made),
  })
}

/** Where both figures are as stated; undefined where no pair is. */
function centreOf({ down, across }: Grid): { readonly row: number; readonly column: number } | undefined {
  const at = ({ numbers, varied }: VariedSide): number => numbers.findIndex((number) => number.eq(varied.central))
  const [row, column] = [at(down), at(across)]
  return row < 0 || column < 0 ? undefined : { row, column }
}

function recordsOf(
  { scenario, row, grid }: GridAnswer,
  figures: RowFigures,
  view: View,
  year: string,
  made: Made,
): Records {
  const { down, across, values } = grid
  const columns = [down.varied.path, across.varied.path, 'value']
  const rows = values.flatMap((own, at) =>
    own.map((value, beside) => [
      variedNumber(down.varied, down.numbers[at] as Decimal, view),
      variedNumber(across.varied, across.numbers[beside] as Decimal, view),
      value && figures.inView(value),
    ]),
  )
  const text = (value: Decimal | undefined): string | null => (value === undefined ? null : toPlain(value))
  return {
    columns,
    rows,
    data: {
      scenario: scenario.name,
      title: scenario.definition.title,
      row: row.path,
      label: row.label,
      year,
      unit: row.unit === 'money' ? view.machineUnit : unitAsData(row.unit, view.cash.unit),
      paths: [down.varied.path, across.varied.path],
      input_units: [down, across].map(({ varied }) => unitAsData(varied.unit, view.cash.unit)),
      cells: rows.map((cells) => cells.map(text)),
      set: scenario.settings,
      inputs: made.inputs(scenario),
    },
  }
}
