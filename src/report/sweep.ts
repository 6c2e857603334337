import { countText } from '../base/count-text.ts'
import { Decimal } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { listInWords } from '../base/list-in-words.ts'
import type { Row } from '../model/row.ts'
import { valuesOfFormula } from '../open/project.ts'
import { combinationAt, combinationCount, isNone, mostExact } from '../questions/sweep.ts'
import type { SweptFigures } from '../questions/swept-figures.ts'
import { answerChapter } from './answer-chapter.ts'
import type { Chapter, Made, Table } from './document.ts'
import { labelWithin, type Sentence, say, sentenceText } from './sentence.ts'
import { type SweepAnswer, type SweptRow, sweptBasis } from './sweep-answer.ts'
import { sweepGrid } from './sweep-grid.ts'
import { RowFigures, VariedWords } from './varied-words.ts'
import type { View } from './views/view.ts'

/** People are shown the first so many combinations. */
export const mostCombinationsShown = 24

/** The chapter of a sweep: how far the answers reach, in sentences, and the first of them. */
export function sweepChapter(answer: SweepAnswer, figures: SweptFigures, view: View, made: Made): Chapter {
  const { scenario, file } = answer
  const told = new SweepWords(answer, figures, view)
  const answered = answerChapter(scenario, file, view, made, {
    facts: told.facts(),
    tables: [told.table()],
    notes: told.notes(),
    basis: sweptBasis(answer, view),
    records: () => ({ columns: [], rows: [], data: {} }),
  })
  const chapter = { ...answered, grids: sweepGrid(answer, figures, view) }
  const left = told.count - figures.combinations
  return left === 0
    ? chapter
    : {
        ...chapter,
        stamp: `PARTIAL: stopped after ${countText(figures.combinations)} of ${countText(told.count)} combinations`,
      }
}

/** What a sweep says of how its answers were worked out, where they are not exact. */
export const roundedNote = `These are more than ${countText(mostExact)} combinations: they are worked out in binary fractions, and data hold 12 significant digits.`

class SweepWords {
  readonly count: number
  private readonly answer: SweepAnswer
  private readonly figures: SweptFigures
  private readonly view: View
  private readonly words: readonly VariedWords[]

  constructor(answer: SweepAnswer, figures: SweptFigures, view: View) {
    this.answer = answer
    this.figures = figures
    this.view = view
    this.count = combinationCount(answer.sides)
    this.words = answer.sides.map(({ varied }) => new VariedWords(answer.scenario, varied, view))
  }

  facts(): Sentence[] {
    return this.answer.asked.flatMap((asked, at) => this.factsOf(asked, at))
  }

  table(): Table {
    const { asked, sides } = this.answer
    const isOneRow = asked.every(({ row }) => row === asked[0]?.row)
    return {
      heading: `By ${this.words.map(({ within }) => within).join('; ')}`,
      basis: sweptBasis(this.answer, this.view),
      decimals: this.view.decimals,
      percentDecimals: this.view.percentPlaces(2),
      columnsAre: `Down: ${this.sidesInWords()}.`,
      columns: asked.map(({ row, index }) => ({
        label: this.year(index),
        note: isOneRow ? '' : labelWithin(row),
      })),
      rows: this.figures.first.slice(0, mostCombinationsShown).map((values, combination) => ({
        role: 'item',
        label: combinationAt(sides, combination)
          .map((at, side) => this.number(side, at))
          .join(', '),
        cells: asked.map(({ row }, at) => {
          const value = values[at]
          return this.figuresOf(row).cell(isNone(value) ? undefined : new Decimal(value))
        }),
      })),
      additions: [],
      notes: [],
    }
  }

  notes(): Sentence[] {
    const shown = Math.min(this.figures.first.length, mostCombinationsShown)
    return [
      [
        `Down stand ${this.sidesInWords()}, every combination of their numbers, the last fastest; all other figures as stated.`,
      ],
      ...(shown < this.figures.combinations
        ? [
            [
              `The first ${countText(shown)} of ${countText(this.figures.combinations)} combinations are shown; --csv, --json and --format ndjson hold all.`,
            ],
          ]
        : []),
      ...(this.answer.isExact ? [] : [[roundedNote]]),
    ]
  }

  private factsOf({ row, index, formula }: SweptRow, at: number): Sentence[] {
    const { scenario } = this.answer
    const { least, largest, below, without } = this.figures.of(at)
    const label = labelWithin(row)
    const figures = this.figuresOf(row)
    const central = valuesOfFormula(scenario.projection, formula)(index)
    const now =
      central === undefined
        ? say`As stated, ${label} has no value in ${this.year(index)}.`
        : say`As stated, ${label} is ${figures.amount(central)} in ${this.year(index)}.`
    if (least === undefined || largest === undefined) return [now, ['It has no value in any combination.']]
    const all = this.figures.combinations
    const reach = say`Over ${countText(all)} combinations it lies between ${figures.amount(least.value)} (${this.at(least.combination)}) and ${figures.amount(largest.value)} (${this.at(largest.combination)}).`
    const short =
      below === 0 || below + without === all
        ? say`It is ${below === 0 ? 'nought or more' : 'below nought'} in all of them${without === 0 ? '' : ' that have a value'}.`
        : say`It is nought or more in ${countText(all - below - without)} of them, below nought in ${countText(below)}.`
    const none = without === 0 ? [] : [say`It has no value in ${countText(without)} of them.`]
    return [now, reach, short, ...none]
  }

  /** The numbers of a combination with their labels. */
  private at(combination: number): string {
    const { sides } = this.answer
    return listInWords(
      combinationAt(sides, combination).map((at, side) => `${this.words[side]?.within ?? ''} ${this.number(side, at)}`),
    )
  }

  private number(side: number, at: number): string {
    return sentenceText((this.words[side] as VariedWords).number(this.answer.sides[side]?.numbers[at] as Decimal))
  }

  private sidesInWords(): string {
    return listInWords(this.words.map(({ within }) => within))
  }

  private figuresOf(row: Row): RowFigures {
    return new RowFigures(this.answer.scenario, row, this.view)
  }

  private year(index: number): string {
    return printYear(this.answer.scenario.definition.horizon.base + index)
  }
}
