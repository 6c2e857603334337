import type { Decimal } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { inputLabel } from '../explain/input-label.ts'
import type { Unit } from '../formula/unit.ts'
import { placesApart, placesOf } from '../formula/unit-print.ts'
import type { Scenario } from '../open/open.ts'
import { type Solution, type Solved, type SolvedPoint, scanSteps, type When } from '../questions/solve.ts'
import type { Varied } from '../questions/varied.ts'
import type { Table } from './document.ts'
import type { Cell } from './figure.ts'
import { joined, lowerFirst, type SaidFigure, type Sentence, say, sentenceText } from './sentence.ts'
import { basisOf, type View } from './views/view.ts'

/** A question of `solve` with its answer. */
export interface SolveAnswer {
  readonly scenario: Scenario
  /** The file as it was given. */
  readonly file: string
  readonly varied: Varied
  /** The condition as it was typed. */
  readonly until: string
  readonly when: When
  readonly solved: Solved
}

const howInWords = {
  '>=': 'at least',
  '<=': 'at most',
  '>': 'above',
  '<': 'below',
  '=': 'equal to',
  '!=': 'other than',
}
const roleWords = { end: 'end of the search', stated: 'as stated', solution: 'solution' }

/** The words of one answer. */
export class SolveWords {
  readonly label: string
  private readonly answer: SolveAnswer
  private readonly view: View

  constructor(answer: SolveAnswer, view: View) {
    this.answer = answer
    this.view = view
    this.label = labelOf(answer)
  }

  facts(): Sentence[] {
    const { solutions, points, interval } = this.answer.solved
    const stated = points.find(({ is }) => is === 'stated')
    const wanted = say`Wanted: ${this.target}${this.yearWords}. ${this.nowWords(stated)}`
    if (solutions.length > 0)
      return [wanted, say`For that, ${lowerFirst(this.label)} must be ${joined(this.stretches(), ', or ')}.`]
    const [low, high] = [points[0], points.at(-1)]
    const what = low?.isTrue === true ? 'Every' : 'No'
    const ends = say`${this.subjectWords} is ${this.measured(low)} at the one and ${this.measured(high)} at the other`
    return [
      wanted,
      say`${what} value from ${this.number(interval.low)} to ${this.number(interval.high)} gives that: ${ends}.`,
    ]
  }

  notes(): Sentence[] {
    const { varied, solved } = this.answer
    const { low, high } = solved.interval
    const added =
      varied.how === 'shift' ? 'The change is added to every year for which the definition states a value. ' : ''
    return [
      say`${added}Searched from ${this.number(low)} to ${this.number(high)} in ${`${scanSteps}`} steps: of two solutions closer together than a step both may be missed. --between searches elsewhere.`,
    ]
  }

  /** What the condition is about at the ends of the search, as stated, and at the solutions. */
  table(): Table {
    const { points } = this.answer.solved
    return {
      heading: '',
      basis: basisOf(this.view),
      decimals: this.view.decimals,
      percentDecimals: this.view.percentPlaces(2),
      columns: [{ label: this.lastYear, note: '' }],
      rows: points.map((point) => ({
        role: 'item',
        label: `${upperFirst(this.subjectWords)} at ${sentenceText(this.number(point.number))}, ${roleWords[point.is]}`,
        cells: [this.cell(point)],
      })),
      additions: [],
      notes: [],
    }
  }

  /** One part of a sentence for each stretch of numbers at which the condition is true. */
  private stretches(): Sentence[] {
    const { solutions } = this.answer.solved
    const found: Sentence[] = []
    for (let index = 0; index < solutions.length; index++) {
      const solution = solutions[index] as Solution
      const next = solutions[index + 1]
      if (solution.side === 'at-or-above' && next?.side === 'at-or-below') {
        found.push(say`from ${this.place(solution)} to ${this.place(next)}`)
        index++
      } else found.push(say`${this.boundWord(solution)} ${this.place(solution)}`)
    }
    return found
  }

  private boundWord({ number, side }: Solution): string {
    if (side === 'at') return 'exactly'
    const isFloor = side === 'at-or-above'
    // A change of at least -1 point is one of at most 1 point below.
    const isTurned = this.answer.varied.how === 'shift' && number.isNegative()
    return isFloor === isTurned ? 'at most' : 'at least'
  }

  /** A number, and how far it is from what is stated. */
  private place({ number }: Solution): Sentence {
    const { varied } = this.answer
    const distance = number.minus(varied.central)
    const apart = say`${this.distance(distance)} ${distance.isNegative() ? 'below' : 'above'}`
    if (varied.how === 'shift') return say`${apart} what is stated`
    if (distance.isZero()) return say`${this.number(number)}, as stated`
    return say`${this.number(number)} (${apart} the ${this.number(varied.central)} stated)`
  }

  private nowWords(stated: SolvedPoint | undefined): Sentence {
    if (stated?.isTrue === true) return say`As stated it is ${this.measured(stated)}, so that this holds.`
    return say`As stated it is ${this.measured(stated)}.`
  }

  private get subjectWords(): string {
    const { row, text } = this.answer.solved.subject
    return row === undefined ? text : lowerFirst(row.label)
  }

  /** What is wanted: a row that is held against a figure, or else the condition as it was typed. */
  private get target(): Sentence {
    const { subject, limit } = this.answer.solved
    if (!subject.isAll || limit === undefined) return [this.answer.until]
    return say`${this.subjectWords} ${howInWords[subject.how]} ${this.amount(limit)}`
  }

  private get yearWords(): string {
    const { when } = this.answer
    return when === 'all'
      ? ' in every projected year'
      : when === 'any'
        ? ' in any projected year'
        : ` in ${this.lastYear}`
  }

  private get lastYear(): string {
    const { base, count } = this.answer.scenario.definition.horizon
    const { when } = this.answer
    return printYear(base + (typeof when === 'number' ? when : count))
  }

  private measured(point: SolvedPoint | undefined): Sentence {
    const { when } = this.answer
    if (point?.value === undefined) return ['without a value']
    return say`${this.amount(point.value)}${typeof when === 'number' ? '' : ` in ${this.lastYear}`}`
  }

  private cell({ value }: SolvedPoint): Cell {
    if (value === undefined) return { is: 'blank' }
    const { is, value: shown } = this.amount(value)
    return { is, value: shown, of: undefined }
  }

  /** A value of what the condition is about. */
  private amount(value: Decimal): SaidFigure {
    const { unit } = this.answer.solved.subject
    return this.figure(value, unit, unit === 'rate' || unit === 'share' ? 2 : undefined)
  }

  /** A number of what is varied: its value, or a change of it with its sign. */
  private number(value: Decimal): Sentence {
    const { varied } = this.answer
    if (varied.how === 'value') return [this.figure(value, varied.unit, this.places)]
    return isRate(varied.unit)
      ? say`${{ is: 'index', value: value.times(100), of: undefined, places: this.places, isSigned: true }} points`
      : [{ ...this.figure(value, varied.unit, this.places), isSigned: true }]
  }

  private distance(value: Decimal): Sentence {
    const { unit } = this.answer.varied
    const size = { isSize: true, of: undefined, places: this.places } as const
    return isRate(unit)
      ? say`${{ ...size, is: 'index', value: value.times(100) }} points`
      : [{ ...this.figure(value, unit, this.places), isSize: true }]
  }

  /** So many places that no solution reads as what is stated. */
  private get places(): number {
    const { varied, solved } = this.answer
    const usual = isRate(varied.unit) ? this.view.percentPlaces(2) : this.view.cash.decimals + 1
    const apart = solved.solutions.map(({ number }) => placesApart(number, varied.central, varied.unit, usual))
    return Math.max(usual, ...apart)
  }

  private figure(value: Decimal, unit: Unit, places: number | undefined): SaidFigure {
    const { cash, decimals, percentPlaces } = this.view
    if (unit === 'money')
      return {
        is: unit,
        value: cash.money(value),
        of: undefined,
        places: places ?? cash.decimals,
        told: 'whole',
        money: cash.unit,
      }
    const own = places ?? placesOf(unit, { money: decimals, percent: percentPlaces(2) })
    return { is: unit, value, of: undefined, places: own, told: 'whole' }
  }
}

function isRate(unit: Unit): boolean {
  return unit === 'rate' || unit === 'share'
}

function labelOf({ varied, scenario }: SolveAnswer): string {
  const [input] = varied.inputs
  if (varied.path.includes('*') || input === undefined) return `each of ${varied.path}`
  const label = inputLabel(input.path, scenario.definition)
  return varied.year === undefined ? label : `${label} in ${printYear(varied.year)}`
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
