import { Decimal } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import type { VariedSide } from '../questions/answers-at.ts'
import { isNone } from '../questions/sweep.ts'
import type { SweptFigures } from '../questions/swept-figures.ts'
import type { Table } from './document.ts'
import { sentenceText } from './sentence.ts'
import { type SweepAnswer, sweptBasis } from './sweep-answer.ts'
import { RowFigures, VariedWords } from './varied-words.ts'
import { moneyOfFigures, type View } from './views/view.ts'

/** So many cells can be told apart on a picture, and so many stand beside one another. */
const mostCells = 1000
const mostAcross = 40

/** Why a sweep of so many combinations is no grid, to go on after a colon; undefined where it is one. */
export function whyUndrawn({ sides, asked }: SweepAnswer, count: number): string | undefined {
  const [first] = asked
  if (sides.length > 2) return `${sides.length} figures are varied, and a picture has two sides`
  if (asked.some(({ row }) => row !== first?.row)) return 'several rows are asked about, and a picture is of one'
  if (sides.length === 2 && asked.length > 1)
    return 'two figures are varied and several years asked about; a picture has two sides'
  const across = sides.length === 2 ? (sides[1]?.numbers.length ?? 0) : asked.length
  if (count * (sides.length === 2 ? 1 : asked.length) > mostCells || across > mostAcross)
    return `it has more than ${mostCells} answers, or more than ${mostAcross} beside one another, which no reader could tell apart`
  return undefined
}

/**
 * A sweep as a grid to be drawn: the numbers of one figure down and the years across, or those of two figures. None where it has other sides,
 * or where not all of its answers were kept.
 */
export function sweepGrid(answer: SweepAnswer, figures: SweptFigures, view: View): Table[] {
  const { scenario, sides, asked } = answer
  const [down, across] = sides
  const [first] = asked
  if (down === undefined || first === undefined || figures.first.length < figures.combinations) return []
  if (whyUndrawn(answer, figures.combinations) !== undefined) return []
  const told = new RowFigures(scenario, first.row, view)
  const words = sides.map(({ varied }) => new VariedWords(scenario, varied, view))
  const year = (index: number): string => printYear(scenario.definition.horizon.base + index)
  const numbersOf = ({ numbers }: VariedSide, side: number): string[] =>
    numbers.map((number) => sentenceText(words[side]?.number(number) ?? []))
  const answers = figures.first.flatMap((block) => Array.from(block))
  const heads = across === undefined ? asked.map(({ index }) => year(index)) : numbersOf(across, 1)
  const by = words.map(({ within }) => within).join(' with ')
  const when = across === undefined ? 'at each number of' : `in ${year(first.index)} at each pair of`
  return [
    {
      heading: '',
      basis: sweptBasis(answer, view),
      decimals: view.decimals,
      percentDecimals: view.percentPlaces(2),
      columnsAre: `Down: ${words[0]?.within}. Across: ${across === undefined ? 'years' : words[1]?.within}.`,
      columns: heads.map((label) => ({ label, note: '' })),
      rows: numbersOf(down, 0).map((label, at) => ({
        role: 'item',
        label,
        cells: heads.map((_, beside) => {
          const value = answers[at * heads.length + beside]
          return told.cell(isNone(value) ? undefined : new Decimal(value))
        }),
      })),
      additions: [],
      notes: [],
      grid: {
        centre: centreOf(sides),
        is: first.row.unit,
        money: moneyOfFigures(view),
        title: `${first.row.label} ${when} ${by}`,
      },
    },
  ]
}

/** Where two figures are both as stated; undefined where no pair is, or where years stand across. */
function centreOf(sides: readonly VariedSide[]): { readonly row: number; readonly column: number } | undefined {
  const [row, column] = sides.map(({ numbers, varied }) => numbers.findIndex((number) => number.eq(varied.central)))
  return row === undefined || column === undefined || row < 0 || column < 0 ? undefined : { row, column }
}
