import type { Decimal } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { NamedPath, RowPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { rowValueIfAny } from '../../open/project.ts'
import type { Appraised } from '../../questions/appraise/appraise.ts'
import type { Cell } from '../figure.ts'
import type { SaidFigure } from '../sentence.ts'
import type { View } from '../views/view.ts'

/** What was appraised, and the files as they were given. */
export interface AppraisalAnswer {
  readonly scenario: Scenario
  readonly file: string
  readonly appraised: Appraised
}

/** The figures of an appraisal as cells and as parts of sentences, each of which knows its row. */
export class AppraisalFigures {
  readonly answer: AppraisalAnswer
  readonly view: View
  readonly last: number
  /** The year in whose prices it is and that it is discounted to. */
  readonly base: string

  constructor(answer: AppraisalAnswer, view: View) {
    this.answer = answer
    this.view = view
    const { definition } = answer.appraised
    this.last = definition.horizon.count
    this.base = printYear(definition.horizon.base + definition.appraisal.base)
  }

  /** What discounted money is in, for the head of a table. */
  get discountedBasis(): string {
    return `${this.view.unitWords}, ${this.base} prices, discounted to ${this.base}`
  }

  /** What money in real terms that is not discounted is in. */
  get realBasis(): string {
    return `${this.view.unitWords}, ${this.base} prices, not discounted`
  }

  yearText(index: number): string {
    return printYear(this.answer.appraised.definition.horizon.base + index)
  }

  value(path: NamedPath, index = this.last): Decimal | undefined {
    return rowValueIfAny(this.answer.scenario.projection, path, index)
  }

  /** A cell of money in the unit that is shown. */
  money(path: NamedPath, index = this.last): Cell {
    const value = this.value(path, index)
    if (value === undefined) return { is: 'blank' }
    const year = this.answer.appraised.definition.horizon.base + index
    return { is: 'money', value: this.view.cash.money(value), of: { rows: [path], year } }
  }

  /** A cell of a plain number. */
  number(path: RowPath, index: number, places: number): Cell {
    const value = this.value(path, index)
    if (value === undefined) return { is: 'blank' }
    const year = this.answer.appraised.definition.horizon.base + index
    return { is: 'index', value, of: { rows: [path], year }, places }
  }

  /** An amount in a sentence, with its unit. */
  amount(value: Decimal, path: NamedPath, how: Pick<SaidFigure, 'isSize' | 'isSigned'> = {}): SaidFigure {
    const { cash } = this.view
    const year = this.answer.appraised.definition.horizon.base + this.last
    return {
      is: 'money',
      value: cash.money(value),
      of: { rows: [path], year },
      places: cash.decimals,
      told: 'whole',
      money: cash.unit,
      ...how,
    }
  }

  /** A score in a sentence. */
  score(value: Decimal): SaidFigure {
    return { is: 'index', value, of: undefined, places: 2 }
  }
}

/** A place in words: `1st`. */
export function placeInWords(rank: number | undefined): string {
  if (rank === undefined) return ''
  const ending = Math.floor(rank / 10) % 10 === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th')
  return `${rank}${ending}`
}
