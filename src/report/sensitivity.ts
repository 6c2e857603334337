import { type Decimal, toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { howOften } from '../base/how-often.ts'
import { unitAsData } from '../formula/unit-print.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { isContradicted, measuredImpacts } from '../questions/impact.ts'
import type { Bar, Tornado } from '../questions/tornado.ts'
import { answerChapter } from './answer-chapter.ts'
import type { BarChart, Chapter, Made, Table } from './document.ts'
import type { Cell } from './figure.ts'
import { movedInShort, movedInWords, percentInWords } from './moved-words.ts'
import type { Records } from './records.ts'
import { labelWithin, type SaidFigure, type Sentence, say, sentenceText } from './sentence.ts'
import { RowFigures, VariedWords, variedNumber } from './varied-words.ts'
import { basisOf, basisOfRow, moneyOfFigures, type View } from './views/view.ts'

/** A tornado that was asked for: of which row, in which year by index from the base year. */
export interface SensitivityAnswer {
  readonly scenario: Scenario
  /** The file as it was given. */
  readonly file: string
  readonly row: Row
  readonly index: number
  readonly tornado: Tornado
}

/** People are shown so many bars: those below them hardly move the answer. */
const mostBars = 20

/** The chapter of a tornado: what moves a row most, in sentences, bars and a table. */
export function sensitivityChapter(answer: SensitivityAnswer, view: View, made: Made): Chapter {
  const told = new TornadoWords(answer, view)
  return answerChapter(answer.scenario, answer.file, view, made, {
    facts: told.facts(),
    tables: answer.tornado.bars.length === 0 ? [] : [told.table()],
    bars: told.chart(),
    notes: told.notes(),
    basis: basisOf(view, answer.row),
    records: () => told.records(made),
  })
}

/** The words and figures of one tornado. */
class TornadoWords {
  private readonly answer: SensitivityAnswer
  private readonly view: View
  private readonly shown: readonly Bar[]
  private readonly figures: RowFigures
  private labels: ReadonlyMap<string, number> | undefined

  constructor(answer: SensitivityAnswer, view: View) {
    this.answer = answer
    this.view = view
    this.shown = answer.tornado.bars.slice(0, mostBars)
    this.figures = new RowFigures(answer.scenario, answer.row, view)
  }

  facts(): Sentence[] {
    const { tornado, row } = this.answer
    const { central, bars } = tornado
    const now =
      central === undefined
        ? say`As stated, ${labelWithin(row)} has no value in ${this.year}.`
        : say`As stated, ${labelWithin(row)} is ${this.amount(central)} in ${this.year}.`
    const [widest] = bars
    if (widest === undefined) return [now, ['No figure that is stated, and could be another, has any effect on it.']]
    if (widest.low === undefined || widest.high === undefined) return [now]
    const words = this.wordsOf(widest)
    const ends = say`${this.amount(widest.low)} at ${words.number(widest.lowInput)} and ${this.amount(widest.high)} at ${words.number(widest.highInput)}`
    return [
      now,
      say`It moves most with ${words.within}: ${ends}, ${this.figures.difference(widest.swing, { isSize: true })} apart.`,
    ]
  }

  table(): Table {
    const { decimals, percentPlaces } = this.view
    return {
      heading: `${this.answer.row.label} in ${this.year}, at the low and at the high of each figure`,
      basis: basisOfRow(this.view, this.answer.row),
      decimals,
      percentDecimals: percentPlaces(2),
      columns: ['low is', 'at low', 'high is', 'at high', 'apart', 'moved by'].map((label) => ({ label, note: '' })),
      rows: this.shown.map((bar) => {
        const words = this.wordsOf(bar)
        const text = (sentence: Sentence): Cell => ({ is: 'text', text: sentenceText(sentence) })
        return {
          role: 'item',
          label: this.labelOf(bar),
          cells: [
            text(words.number(bar.lowInput)),
            this.cell(bar.low),
            text(words.number(bar.highInput)),
            this.cell(bar.high),
            this.figures.apart(bar.swing),
            { is: 'text', text: movedInShort(bar) },
          ],
        }
      }),
      additions: [],
      notes: [],
    }
  }

  chart(): BarChart[] {
    const { central } = this.answer.tornado
    if (central === undefined) return []
    const drawn = this.shown.filter(({ low, high }) => low !== undefined && high !== undefined)
    if (drawn.length === 0) return []
    const isMixed = new Set(drawn.map(({ basis }) => basis)).size > 1
    const bars = drawn.map((bar) => ({
      label: `${this.labelOf(bar)} (${movedInWords(bar)})`,
      low: this.inView(bar.low as Decimal),
      high: this.inView(bar.high as Decimal),
      isApart: isMixed && bar.basis === 'step',
    }))
    const { row } = this.answer
    return [
      {
        title: `What ${labelWithin(row)} rests on, ${this.year}`,
        unit: basisOfRow(this.view, this.answer.row),
        decimals: this.view.decimals,
        is: row.unit,
        money: moneyOfFigures(this.view),
        centre: this.inView(central),
        bars,
        kinds: isMixed ? { apart: 'steps', rest: 'ranges' } : undefined,
      },
    ]
  }

  notes(): Sentence[] {
    const { bars, without } = this.answer.tornado
    const bases = new Set(bars.map(({ basis }) => basis))
    const rest = bars.length - this.shown.length
    const others = bars.filter(({ interval }) => interval !== undefined)
    return [
      ...(bases.size > 1
        ? [
            [
              'A range says how uncertain a figure is; a step only how much the answer moves with it. Bars of the one must not be compared with bars of the other.',
            ],
          ]
        : bases.has('step')
          ? [
              [
                'No figure states a range: each is moved by a step either way, which says how much the answer moves with it and not how uncertain it is.',
              ],
            ]
          : []),
      ...others.map((bar) => [
        `The range of ${this.wordsOf(bar).within} holds ${percentInWords(bar.interval as Decimal)} of what is thought possible, where others hold 80%.`,
      ]),
      ...this.contradicted(),
      ...(rest > 0 ? [[`The ${mostBars} widest of ${bars.length} are shown; --csv and --json hold all.`]] : []),
      ...(without > 0 ? [[`${without} other figures are stated on which this row does not rest.`]] : []),
      ['Months, delays, flags and choices are not varied. Each bar moves one figure alone, all others as stated.'],
    ]
  }

  /** Where what the author says of an impact is not what the swing shows. */
  private contradicted(): Sentence[] {
    const { bars } = this.answer.tornado
    const shown = measuredImpacts(bars)
    return bars.flatMap((bar) => {
      const stated = bar.varied.inputs[0]?.entry?.provenance.impact
      const measured = shown.get(bar)
      const label = this.wordsOf(bar).within
      return isContradicted(stated, measured)
        ? [[`The impact of ${label} is marked ${stated}, and its swing shows ${measured}.`]]
        : []
    })
  }

  records(made: Made): Records {
    const { scenario, row, tornado } = this.answer
    const columns = ['path', 'basis', 'low_input', 'high_input', 'low', 'central', 'high', 'swing']
    const inView = (value: Decimal | undefined): Decimal | undefined => value && this.inView(value)
    const rows = tornado.bars.map(({ varied, basis, lowInput, highInput, low, high, swing }) => [
      varied.path,
      basis,
      variedNumber(varied, lowInput, this.view),
      variedNumber(varied, highInput, this.view),
      inView(low),
      inView(tornado.central),
      inView(high),
      this.inView(swing),
    ])
    const told = (value: Decimal | string | undefined): string | null =>
      value === undefined ? null : typeof value === 'string' ? value : toPlain(value)
    return {
      columns,
      rows,
      data: {
        scenario: scenario.name,
        title: scenario.definition.title,
        row: row.path,
        label: row.label,
        year: this.year,
        unit: this.view.unit,
        central: told(inView(tornado.central)),
        bars: rows.map((cells, at) => ({
          ...Object.fromEntries(columns.map((column, index) => [column, told(cells[index])])),
          how: tornado.bars[at]?.varied.how,
          input_unit: inputUnit(tornado.bars[at], this.view),
        })),
        without_effect: tornado.without,
        set: scenario.settings,
        inputs: made.inputs(scenario),
      },
    }
  }

  private get year(): string {
    return printYear(this.answer.scenario.definition.horizon.base + this.answer.index)
  }

  /** The label of a bar, with its path where another bar has the same. */
  private labelOf(bar: Bar): string {
    this.labels ??= howOften(this.shown.map((one) => this.wordsOf(one).label))
    const { label } = this.wordsOf(bar)
    return (this.labels.get(label) ?? 1) > 1 ? `${label} (${bar.varied.path})` : label
  }

  private wordsOf({ varied }: Bar): VariedWords {
    return new VariedWords(this.answer.scenario, varied, this.view)
  }

  private inView(value: Decimal): Decimal {
    return this.figures.inView(value)
  }

  private amount(value: Decimal): SaidFigure {
    return this.figures.amount(value)
  }

  private cell(value: Decimal | undefined): Cell {
    return this.figures.cell(value)
  }
}

function inputUnit(bar: Bar | undefined, { cash }: View): string | null {
  return bar === undefined ? null : unitAsData(bar.varied.unit, cash.unit)
}
