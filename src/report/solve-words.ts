import type { Decimal } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { upperFirst } from '../base/upper-first.ts'
import { isPercent, placesApart } from '../formula/unit-print.ts'
import type { Scenario } from '../open/open.ts'
import type { Solution } from '../questions/edge.ts'
import type { When } from '../questions/probe.ts'
import { type Solved, type SolvedPart, type SolvedPoint, scanSteps } from '../questions/solve.ts'
import type { Subject } from '../questions/subject.ts'
import type { Varied } from '../questions/varied.ts'
import type { Table } from './document.ts'
import type { Cell } from './figure.ts'
import { joined, lowerFirst, type SaidFigure, type Sentence, say, sentenceText } from './sentence.ts'
import { figureIn, VariedWords } from './varied-words.ts'
import { basisOf, type View } from './views/view.ts'
import { priceWords } from './views/view-words.ts'

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
  private readonly words: VariedWords
  private readonly answer: SolveAnswer
  private readonly view: View

  constructor(answer: SolveAnswer, view: View) {
    this.answer = answer
    this.view = view
    this.words = new VariedWords(answer.scenario, answer.varied, view)
  }

  get label(): string {
    return this.words.label
  }

  facts(): Sentence[] {
    const { solutions, points, interval, low, high } = this.answer.solved
    const stated = points.find(({ is }) => is === 'stated')
    const wanted = say`Wanted: ${this.target}${this.yearWords}. ${this.nowWords(stated)}`
    if (solutions.length > 0)
      return [
        wanted,
        say`For that, ${lowerFirst(this.label)} must be ${joined(this.stretches(), ', or ')}.`,
        ...this.partsWords(),
      ]
    const what = low.isTrue ? 'Every' : 'No'
    const ends = say`${this.subjectWords} is ${this.measured(low)} at the one and ${this.measured(high)} at the other`
    return [
      wanted,
      say`${what} value from ${this.number(interval.low)} to ${this.number(interval.high)} gives that: ${ends}.`,
    ]
  }

  /** Of a condition of several comparisons, both sides of each at each solution: which of them binds there. */
  private partsWords(): Sentence[] {
    const { solutions, parts } = this.answer.solved
    return solutions.flatMap(({ number }): Sentence[] => {
      const own = parts.filter((part) => part.number.eq(number))
      return own.length === 0
        ? []
        : [
            say`At ${this.number(number)}, ${joined(
              own.map((part) => this.partWords(part)),
              '; ',
            )}.`,
          ]
    })
  }

  private partWords({ subject, value, limit, index }: SolvedPart): Sentence {
    const told = (side: Decimal | undefined): Sentence =>
      side === undefined ? ['without a value'] : [this.amount(side, subject)]
    const held =
      limit === undefined ? say`against what has no value` : say`${howInWords[subject.how]} ${told(limit)} asked for`
    const year = this.isOneYear ? '' : ` in ${this.yearText(index)}`
    return say`${this.wordsOf(subject)} is ${told(value)}${year}, ${held}`
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
      columns: [
        { label: this.isOneYear ? this.lastYear : '', note: '' },
        ...(this.isOneYear ? [] : [{ label: this.answer.when === 'all' ? 'worst in' : 'best in', note: '' }]),
      ],
      rows: points.map((point) => ({
        role: 'item',
        label: `${upperFirst(this.subjectWords)} at ${sentenceText(this.number(point.number))}, ${roleWords[point.is]}`,
        cells: [
          this.cell(point),
          ...(this.isOneYear ? [] : [{ is: 'text' as const, text: this.yearText(point.index) }]),
        ],
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
      } else found.push(say`${this.boundWord(solution)} ${this.place(solution)}${this.fall(solution)}`)
    }
    return found
  }

  /** Growth below nought is a fall, which few read out of a sign. */
  private fall({ number, side }: Solution): Sentence {
    const { varied } = this.answer
    const isGrowth = varied.how === 'value' && varied.inputs[0]?.entry?.key.growth === true
    if (!isGrowth || !number.isNegative() || number.isZero()) return []
    const most = side === 'at-or-above' ? 'no more than' : side === 'at-or-below' ? 'at least' : 'exactly'
    return say`, a fall of ${most} ${this.number(number.neg())} a year`
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
    return this.wordsOf(this.answer.solved.subject)
  }

  private wordsOf({ row, text }: Subject): string {
    if (row === undefined) return text
    return `${lowerFirst(row.label)}${row.unit === 'money' ? priceWords(this.view) : ''}`
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

  private get isOneYear(): boolean {
    return typeof this.answer.when === 'number'
  }

  private get lastYear(): string {
    const { when, scenario } = this.answer
    return this.yearText(typeof when === 'number' ? when : scenario.definition.horizon.count)
  }

  private yearText(index: number): string {
    return printYear(this.answer.scenario.definition.horizon.base + index)
  }

  private measured(point: SolvedPoint | undefined): Sentence {
    if (point?.value === undefined) return ['without a value']
    return say`${this.amount(point.value)}${this.isOneYear ? '' : ` in ${this.yearText(point.index)}`}`
  }

  private cell({ value }: SolvedPoint): Cell {
    if (value === undefined) return { is: 'blank' }
    const { is, value: shown } = this.amount(value)
    return { is, value: shown, of: undefined }
  }

  /** A value of what the condition is about. */
  private amount(value: Decimal, { unit }: Subject = this.answer.solved.subject): SaidFigure {
    return figureIn(this.view, value, unit, isPercent(unit) ? this.view.percentPlaces(2) : undefined)
  }

  private number(value: Decimal): Sentence {
    return this.words.number(value, this.places)
  }

  private distance(value: Decimal): Sentence {
    return this.words.distance(value, this.places)
  }

  /** So many places that no solution reads as what is stated. */
  private get places(): number {
    const { varied, solved } = this.answer
    const usual = this.words.usualPlaces
    const apart = solved.solutions.map(({ number }) => placesApart(number, varied.central, varied.unit, usual))
    return Math.max(usual, ...apart)
  }
}
