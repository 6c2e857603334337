import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { isPercent } from '../../formula/unit-print.ts'
import type { Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import type { ReachedRow } from '../../questions/reached.ts'
import { type SaidFigure, type Sentence, say } from '../sentence.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import { type ViewChoice, viewOf } from '../views/view.ts'

/** So many of the rows that changes reach are told. */
const mostTold = 3

/** A row that changes reach, at the last year in which they do. */
export interface FirstReached {
  readonly row: Row
  readonly index: number
  /** Undefined where it has no value. */
  readonly was: SaidFigure | undefined
  readonly now: SaidFigure | undefined
}

/** The first of the rows that changes reach, as they are viewed: of those worked out, where there are any. */
export function firstReached(
  scenarios: readonly [Scenario, Scenario],
  reached: readonly ReachedRow[],
  choice: ViewChoice,
): readonly FirstReached[] {
  const [was, now] = scenarios.map((scenario) => new FiguresInView(scenario, viewOf(scenario, choice)))
  const workedOut = reached.filter(({ isWorkedOut }) => isWorkedOut)
  return (workedOut.length > 0 ? workedOut : reached).slice(0, mostTold).map(({ row, years }) => {
    const index = years.at(-1) ?? 0
    return { row, index, was: was?.ofRow(row, index), now: now?.ofRow(row, index) }
  })
}

/** What changes do where none of the figures that a board asks about moves: the first rows that they reach, and how many there are. */
export function reachedInWords(
  first: readonly FirstReached[],
  reached: readonly ReachedRow[],
  base: FinancialYear,
): Sentence[] {
  if (reached.length === 0) return [['No row has another value in any year.']]
  const more = reached.length - first.length
  const rest = more === 1 ? 'One row more has another value' : `${more} rows more have other values`
  return [
    ...first.map((one) => reachedSentence(one, base)),
    ...(more === 0 ? [] : [[`${rest}; --row says what any row does.`]]),
  ]
}

function reachedSentence({ row, index, was, now }: FirstReached, base: FinancialYear): Sentence {
  const year = printYear(base + index)
  if (was === undefined || now === undefined)
    return [
      `${row.label} in ${year} ${now === undefined ? 'has no value now, and had one' : 'has a value now, and had none'}.`,
    ]
  const moved = now.value.minus(was.value)
  return say`${row.label} in ${year} is now ${now}; it was ${was}: ${sizeOf(row, { ...now, value: moved })} ${moved.isNegative() ? 'lower' : 'higher'}.`
}

/** How far apart two figures are: rates and shares in points. */
function sizeOf({ unit }: Row, moved: SaidFigure): Sentence {
  if (!isPercent(unit)) return [{ ...moved, of: undefined, isSize: true }]
  const points = {
    is: 'index',
    value: moved.value.times(100),
    of: undefined,
    places: moved.places,
    isSize: true,
  } as const
  return say`${points} points`
}
