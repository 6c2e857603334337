import type { Decimal } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { upperFirst } from '../base/upper-first.ts'
import { isPercent } from '../formula/unit-print.ts'
import type { Scenario } from '../open/open.ts'
import type { Solution } from '../questions/edge.ts'
import type { When } from '../questions/probe.ts'
import { type Solved, type SolvedPart, type SolvedPoint, scanSteps } from '../questions/solve.ts'
import type { Subject } from '../questions/subject.ts'
import type { Varied } from '../questions/varied.ts'
import { fewestPlacesFrom } from './bound.ts'
import type { Table } from './document.ts'
import type { Cell } from './figure.ts'
import { joined, labelWithin, lineText, type SaidFigure, type Sentence, say, sentenceText } from './sentence.ts'
import { figureIn, VariedWords, variedNumber } from './varied-words.ts'
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

/** A solution as it is told: with as few digits as still do what is wanted when they are typed back. */
interface Told extends Pick<Solution, 'number' | 'side'> {
  /** The solution with all its digits. */
  readonly exact: Decimal
  readonly point: SolvedPoint
}

/** The words of one answer. */
export class SolveWords {
  private readonly words: VariedWords
  private readonly answer: SolveAnswer
  private readonly view: View
  /** The places of the numbers; of one that has more digits and is no bound, all of those are printed. */
  private readonly places: number
  private readonly told: readonly Told[]

  constructor(answer: SolveAnswer, view: View) {
    this.answer = answer
    this.view = view
    this.words = new VariedWords(answer.scenario, answer.varied, view)
    const { solutions } = answer.solved
    const usual = this.words.usualPlaces
    this.places = Math.max(usual, ...solutions.map((solution) => this.placesOf(solution, usual)))
    this.told = solutions.map((solution) => this.toldAt(solution, this.places))
  }

  get label(): string {
    return this.words.label
  }

  /** What the input must be, without saying so; undefined where nothing in the interval will do. */
  must(): Sentence | undefined {
    return this.told.length === 0 ? undefined : joined(this.stretches(), ', or ')
  }

  facts(): Sentence[] {
    const { points, interval, low, high } = this.answer.solved
    const stated = points.find(({ is }) => is === 'stated')
    const wanted = say`Wanted: ${this.target}${this.yearWords}. ${this.nowWords(stated)}`
    if (this.told.length > 0)
      return [
        wanted,
        say`For that, ${this.words.within} must be ${joined(this.stretches(), ', or ')}.`,
        ...this.jumpWords(),
        ...this.partsWords(),
      ]
    const what = low.isTrue ? 'Every' : 'No'
    const ends = say`${this.subjectWords} is ${this.measured(low)} at the one and ${this.measured(high)} at the other`
    return [
      wanted,
      say`${what} value from ${this.number(interval.low)} to ${this.number(interval.high)} gives that: ${ends}.`,
      ...this.nearestWords(),
    ]
  }

  /** Between the ends it may come nearer than at either. */
  private nearestWords(): Sentence[] {
    const { nearest } = this.answer.solved
    if (nearest === undefined) return []
    return [
      say`Of the values looked at ${this.words.number(nearest.number, this.places)} comes nearest: ${this.subjectWords} is ${this.measured(nearest)} there.`,
    ]
  }

  /** Where what is asked about jumps at a solution, the target itself is met by no value. */
  private jumpWords(): Sentence[] {
    return this.told.flatMap(({ number, exact, side }): Sentence[] => {
      const jump = this.answer.solved.jumpAt({ number: exact, side })
      if (jump === undefined) return []
      const where = side === 'at-or-below' ? 'above' : 'below'
      return [
        say`At the edge near ${this.number(number)} it jumps: ${this.subjectWords} is ${this.measured(jump.here)} at it and ${this.measured(jump.beyond)} just ${where} it.`,
      ]
    })
  }

  /** Of a condition of several comparisons, both sides of each at each solution: which of them binds there. */
  private partsWords(): Sentence[] {
    return this.told.flatMap(({ number }): Sentence[] => {
      const parts = this.answer.solved.partsAt(number)
      return parts.length === 0
        ? []
        : [
            say`At ${this.number(number)}, ${joined(
              parts.map((part) => this.partWords(part)),
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
    const { interval, low, high } = solved
    const added =
      varied.how === 'shift' ? 'The change is added to every year for which the definition states a value. ' : ''
    const isRounded = this.told.some(({ number, exact }) => !number.eq(exact))
    // Where there is no solution the answer tells of both ends.
    const ends =
      this.told.length === 0
        ? []
        : say` At the ends of the search ${this.subjectWords} is ${this.measured(low)} and ${this.measured(high)}.`
    return [
      ...(isRounded
        ? [
            [
              'What must be is rounded to the side on which the condition holds, and the figures beside it are those at the rounded number; --json and --csv give all digits.',
            ],
          ]
        : []),
      say`${added}Searched from ${this.number(interval.low)} to ${this.number(interval.high)} in ${`${scanSteps}`} steps: of two solutions closer together than a step both may be missed. --between searches elsewhere.${ends}`,
    ]
  }

  /** What the condition is about as stated, and at the solutions as they are told. */
  table(): Table {
    const stated = this.answer.solved.points.filter(({ is }) => is === 'stated')
    const points = [...stated, ...this.told.map(({ point }) => point)].sort((left, right) =>
      left.number.comparedTo(right.number),
    )
    return {
      heading: '',
      basis: basisOf(this.view, this.answer.solved.subject.row),
      decimals: this.view.decimals,
      percentDecimals: this.view.percentPlaces(2),
      columns: [
        { label: this.isOneYear ? this.lastYear : '', note: '' },
        ...(this.isOneYear ? [] : [{ label: this.answer.when === 'all' ? 'worst in' : 'best in', note: '' }]),
      ],
      rows: points.map((point) => ({
        role: 'item',
        label: `${upperFirst(this.subjectWords)} at ${sentenceText(this.number(point.number))}, ${point.is === 'stated' ? 'as stated' : 'solution'}`,
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
    const found: Sentence[] = []
    for (let index = 0; index < this.told.length; index++) {
      const solution = this.told[index] as Told
      const next = this.told[index + 1]
      if (solution.side === 'at-or-above' && next?.side === 'at-or-below') {
        found.push(say`from ${this.place(solution)} to ${this.place(next)}`)
        index++
      } else found.push(say`${this.boundWord(solution)} ${this.place(solution)}${this.fall(solution)}`)
    }
    return found
  }

  /** Growth below nought is a fall, which few read out of a sign. */
  private fall({ number, side }: Told): Sentence {
    const { varied } = this.answer
    const isGrowth = varied.how === 'value' && varied.inputs[0]?.entry?.key.growth === true
    if (!isGrowth || !number.isNegative() || number.isZero()) return []
    const most = side === 'at-or-above' ? 'no more than' : side === 'at-or-below' ? 'at least' : 'exactly'
    return say`, a fall of ${most} ${this.number(number.neg())} a year`
  }

  private boundWord({ number, side }: Told): string {
    if (side === 'at') return 'exactly'
    const isFloor = side === 'at-or-above'
    // A change of at least -1 point is one of at most 1 point below.
    const isTurned = this.answer.varied.how === 'shift' && number.isNegative()
    return isFloor === isTurned ? 'at most' : 'at least'
  }

  /** A number, and how far it is from what is stated. */
  private place({ number, exact }: Told): Sentence {
    const { varied } = this.answer
    const distance = number.minus(varied.central)
    const apart = say`${this.distance(distance)} ${distance.isNegative() ? 'below' : 'above'}`
    if (varied.how === 'shift') return say`${apart} what is stated`
    if (distance.isZero()) return say`${this.number(number)}, as stated`
    const nearest = this.words.number(exact, this.places)
    // Who knows the figure from elsewhere knows it rounded as figures are.
    const printed = isPercent(varied.unit) ? exact.times(100) : variedNumber(varied, exact, this.view)
    const isNought = printed.toDecimalPlaces(this.places).isZero()
    const isOther = !isNought && lineText(nearest) !== lineText(this.number(number))
    const aside = isOther ? say`${nearest} to the nearest; ` : []
    return say`${this.number(number)} (${aside}${apart} the ${this.number(varied.central)} stated)`
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
    return `${labelWithin(row)}${row.unit === 'money' ? priceWords(this.view) : ''}`
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
    return this.words.number(value, this.words.placesWhole(value, this.places))
  }

  private distance(value: Decimal): Sentence {
    return this.words.distance(value, this.words.placesWhole(value, this.places))
  }

  private toldAt({ number, side }: Solution, places: number): Told {
    const bound = this.words.boundAt(number, places, side === 'at-or-below' ? 'down' : 'up')
    return { number: bound, exact: number, side, point: this.answer.solved.pointAt(bound) }
  }

  /** The fewest places at which a solution, rounded to its side, is still one, and does not read as what is stated. */
  private placesOf(solution: Solution, usual: number): number {
    const { central } = this.answer.varied
    const isTold = (places: number): boolean => {
      const { number, point } = this.toldAt(solution, places)
      return point.isTrue && (!number.eq(central) || solution.number.eq(central))
    }
    return fewestPlacesFrom(usual, isTold)
  }
}
