import { type Decimal, one } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { listInWords } from '../base/list-in-words.ts'
import { poundsIn } from '../base/money-unit.ts'
import { inputLabel } from '../explain/input-label.ts'
import type { Unit } from '../formula/unit.ts'
import { isPercent, placesOf } from '../formula/unit-print.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import type { Varied } from '../questions/varied.ts'
import { boundAt, placesWhole, type Rounding } from './bound.ts'
import { type Cell, differenceCell } from './figure.ts'
import { nameWithin } from './name-within.ts'
import { type SaidFigure, type Sentence, say } from './sentence.ts'
import type { View } from './views/view.ts'

/** So many of those that move with a figure are named. */
const mostNamed = 3

/** What moves with a figure because it stands in the same place of a file. */
function withOthers(labels: readonly string[]): string {
  if (labels.length === 0) return ''
  const rest = labels.length - mostNamed
  const named = rest > 1 ? [...labels.slice(0, mostNamed), `${rest} others`] : labels
  return ` (with ${listInWords(named)})`
}

/** The words of a figure that is given other values. */
export class VariedWords {
  readonly label: string
  /** The same within a sentence. */
  readonly within: string
  private readonly varied: Varied
  private readonly view: View

  constructor({ definition }: Scenario, varied: Varied, view: View) {
    this.varied = varied
    this.view = view
    const { others } = varied
    const input = varied.inputs.find((one) => !others.includes(one))
    const own = varied.path.includes('*') || input === undefined ? undefined : inputLabel(input.path, definition)
    const when = varied.year === undefined ? '' : ` in ${printYear(varied.year)}`
    this.label = `${own ?? `each of ${varied.path}`}${withOthers(others.map(({ path }) => inputLabel(path, definition)))}${when}`
    this.within = own === undefined || input === undefined ? this.label : nameWithin(input.path, this.label)
  }

  /** The decimal places of its numbers. */
  get usualPlaces(): number {
    const { unit } = this.varied
    if (isPercent(unit)) return this.view.percentPlaces(2)
    return unit === 'money' ? this.view.cash.decimals + 1 : placesOf(unit, { money: this.view.decimals, percent: 2 })
  }

  /** A number of it: a value, or a change of every year with its sign. */
  number(value: Decimal, places = this.usualPlaces): Sentence {
    const { how, unit } = this.varied
    if (how === 'value') return [figureIn(this.view, value, unit, places)]
    return isPercent(unit)
      ? say`${{ is: 'index', value: value.times(100), of: undefined, places, isSigned: true }} points`
      : [{ ...figureIn(this.view, value, unit, places), isSigned: true }]
  }

  /** A number as it is printed at so many places, as a bound; see `boundAt`. */
  boundAt(value: Decimal, places: number, rounding: Rounding): Decimal {
    const scale = this.scale
    return boundAt(value.times(scale), this.varied.unit, places, rounding).div(scale)
  }

  /** The places at which a number is printed with all its digits, as far as that can be; at least those given. */
  placesWhole(value: Decimal, places: number): number {
    return placesWhole(value.times(this.scale), this.varied.unit, places)
  }

  /** What a number is multiplied by to be in the unit in which it is printed. */
  private get scale(): Decimal {
    return variedNumber(this.varied, one, this.view)
  }

  /** How far apart two numbers are, without a sign. */
  distance(value: Decimal, places = this.usualPlaces): Sentence {
    const { unit } = this.varied
    return isPercent(unit)
      ? say`${{ is: 'index', value: value.times(100), of: undefined, places, isSize: true }} points`
      : [{ ...figureIn(this.view, value, unit, places), isSize: true }]
  }
}

/** A number of what is varied in data: money in the unit of cash. */
export function variedNumber({ unit }: Pick<Varied, 'unit'>, value: Decimal, { cash }: View): Decimal {
  return unit === 'money' ? cash.money(value) : value
}

/** A figure with its unit: money in the unit of cash. */
export function figureIn(view: View, value: Decimal, unit: Unit, places: number | undefined): SaidFigure {
  const { cash, decimals, percentPlaces } = view
  if (unit === 'money') {
    const shown = places ?? cash.decimals
    return { is: unit, value: cash.money(value), of: undefined, places: shown, told: 'whole', money: cash.unit }
  }
  const own = places ?? placesOf(unit, { money: decimals, percent: percentPlaces(2) })
  return { is: unit, value, of: undefined, places: own, told: 'whole' }
}

/** The values of one row of an answer as they are viewed: in the unit of money asked for, or in pounds per head. */
export class RowFigures {
  private readonly scenario: Scenario
  private readonly row: Row
  private readonly view: View

  constructor(scenario: Scenario, row: Row, view: View) {
    this.scenario = scenario
    this.row = row
    this.view = view
  }

  inView(value: Decimal): Decimal {
    const { isPerHead, cash } = this.view
    if (this.row.unit !== 'money') return value
    return isPerHead ? value.times(poundsIn(this.scenario.definition.unit)) : cash.money(value)
  }

  /** A value in words, with its unit. */
  amount(value: Decimal): SaidFigure {
    const { isPerHead, decimals } = this.view
    if (this.row.unit === 'money' && isPerHead)
      return { is: 'money', value: this.inView(value), of: undefined, places: decimals, told: 'whole', money: '£' }
    return figureIn(this.view, value, this.row.unit, undefined)
  }

  /** How far apart two values are, in words: rates and shares in points. */
  difference(value: Decimal, how: Pick<SaidFigure, 'isSize' | 'isSigned'>): Sentence {
    const { unit } = this.row
    if (!isPercent(unit)) return [{ ...this.amount(value), ...how }]
    const places = this.view.percentPlaces(2)
    return say`${{ is: 'index', value: value.times(100), of: undefined, places, ...how }} points`
  }

  /** How far apart two values are, in a table. */
  apart(value: Decimal): Cell {
    return differenceCell(this.row.unit, this.inView(value))
  }

  cell(value: Decimal | undefined): Cell {
    return value === undefined ? { is: 'blank' } : { is: this.row.unit, value: this.inView(value), of: undefined }
  }
}
