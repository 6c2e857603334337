import { Decimal } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import { isPercent } from '../formula/unit-print.ts'
import { type Estimate, type EstimatedYear, percentiles } from '../questions/simulate/estimates.ts'
import { yearMarksOf, yearsToldApart } from './chart-years.ts'
import type { FanChart, Table, TableRow } from './document.ts'
import type { Cell } from './figure.ts'
import { labelWithin, type SaidFigure, type Sentence, say } from './sentence.ts'
import { asDecimal, type SimulatedRow, type SimulationAnswer } from './simulation-answer.ts'
import { RowFigures } from './varied-words.ts'
import { basisOfRow, moneyOfFigures, type View } from './views/view.ts'

/** Of the spread between the 10th and the 90th percentile, how far the middle must lie from what is stated to be told. */
const farFromStated = 0.1

/** A chance that whole per cent would tell as none. */
const slight = 0.005

/** The words and figures of one row. */
export class SimulatedWords {
  readonly told: SimulatedRow
  private readonly answer: SimulationAnswer
  private readonly view: View
  private readonly figures: RowFigures

  constructor(answer: SimulationAnswer, told: SimulatedRow, view: View) {
    this.answer = answer
    this.told = told
    this.view = view
    this.figures = new RowFigures(answer.scenario, told.row, view)
  }

  facts(): Sentence[] {
    const { row, years } = this.told
    const last = years.length - 1
    const end = years[last]
    const [, low, , middle, , high] = end?.percentiles ?? []
    if (end === undefined || low === undefined || middle === undefined || high === undefined)
      return [[`${row.label} has no value in ${this.year(last)} in any draw.`]]
    const central = this.told.central[last]
    const stated = central === undefined ? undefined : say`, ${this.said(central)} as stated`
    const mean = end.mean === undefined ? undefined : say`, the mean ${this.amount(end.mean)}`
    // Of what happens or does not, more draws than that may lie on one value.
    const holds = this.answer.figures === 0 ? 'at least 80' : '80'
    const spread = say`${row.label} in ${this.year(last)} lies between ${this.amount(low)} and ${this.amount(high)} in ${holds} of 100 draws; the middle is ${this.amount(middle)}${mean}${stated}.`
    return [spread, ...this.farFromStated(end), ...this.chances(end)]
  }

  /** The middle of the draws of the last year, where what is stated is far from it. */
  get farMiddle(): number | undefined {
    const { central, years } = this.told
    const [, low, , middle, , high] = years.at(-1)?.percentiles ?? []
    const stated = central[years.length - 1]?.toNumber()
    if (low === undefined || middle === undefined || high === undefined || stated === undefined) return undefined
    return Math.abs(middle.value - stated) > farFromStated * (high.value - low.value) ? middle.value : undefined
  }

  /** The row within a sentence. */
  get within(): string {
    return labelWithin(this.told.row)
  }

  get lastYear(): string {
    return this.year(this.told.years.length - 1)
  }

  /** What is stated, where it is far from the middle of the draws: then a reader who knows it only would be misled. */
  private farFromStated({ percentiles: own }: EstimatedYear): Sentence[] {
    const { row, central, years } = this.told
    const last = years.length - 1
    const [, low, , middle, , high] = own
    const stated = central[last]?.toNumber()
    if (low === undefined || middle === undefined || high === undefined || stated === undefined) return []
    if (this.farMiddle === undefined) return []
    const isLow = stated < middle.value
    // The nearest percentile that is told on the far side of it.
    const beyond = isLow
      ? percentiles.find((_, at) => (own[at]?.value ?? stated) > stated)
      : percentiles.findLast((_, at) => (own[at]?.value ?? stated) < stated)
    const { figures, risks } = this.answer
    const ranges = 'Ranges that reach further one way than the other move the middle'
    const why = risks === 0 ? `${ranges}.` : figures === 0 ? 'Risks only cost.' : `${ranges}, and risks only cost.`
    const count = beyond === undefined ? 50 : isLow ? beyond : 100 - beyond
    return [
      say`${row.label} as stated lies far from the middle of these: fewer than ${`${count}`} of 100 draws lie ${isLow ? 'below' : 'above'} it. ${why}`,
    ]
  }

  /** The chance of not falling short; of what cannot fall short there is nothing to say. */
  private chances({ atOrAboveZero, neverBelowZero }: EstimatedYear): Sentence[] {
    const { row, years } = this.told
    const isAlways = years.every((year) => (year.atOrAboveZero?.value ?? 1) === 1)
    if (row.unit !== 'money' || isAlways || atOrAboveZero === undefined || neverBelowZero === undefined) return []
    const label = labelWithin(row)
    const first = years
      .map(({ firstBelowZero }, index) => ({ index, chance: firstBelowZero?.value ?? 0 }))
      .reduce((most, one) => (one.chance > most.chance ? one : most))
    const when =
      first.chance < slight
        ? undefined
        : say` It first falls below nought most often in ${this.year(first.index)}: ${this.chance(first.chance)} of draws.`
    return [
      say`The chance that ${label} is nought or more in ${this.year(years.length - 1)} is ${this.chance(atOrAboveZero.value)}; that it is never below nought until then, ${this.chance(neverBelowZero.value)}.${when}`,
    ]
  }

  table(): Table {
    const { row, central, years } = this.told
    const shown = this.answer.shown.map((year) => year - this.base)
    const { decimals, percentPlaces } = this.view
    const line = (label: string, of: (year: EstimatedYear, index: number) => Cell): TableRow => ({
      role: 'item',
      label,
      cells: shown.map((index) => {
        const year = years[index]
        return year === undefined ? { is: 'blank' } : of(year, index)
      }),
    })
    const estimate = (value: Estimate | undefined): Cell => (value === undefined ? { is: 'blank' } : this.cell(value))
    const chance = (value: Estimate | undefined): Cell =>
      value === undefined ? { is: 'blank' } : { is: 'share', value: asDecimal(value.value), of: undefined }
    const falls = row.unit === 'money' && years.some((year) => (year.atOrAboveZero?.value ?? 1) < 1)
    return {
      heading: row.label,
      basis: this.basis,
      decimals,
      percentDecimals: isPercent(row.unit) ? percentPlaces(2) : percentPlaces(1),
      columns: shown.map((index) => ({ label: this.year(index), note: index === 0 ? 'base' : '' })),
      rows: [
        line('As stated', (_, index) => this.figures.cell(central[index])),
        line('Mean of draws', ({ mean }) => estimate(mean)),
        ...percentiles.map((percent, at) => line(percentileWords(percent), (year) => estimate(year.percentiles[at]))),
        ...(falls
          ? [
              line('Chance of nought or more', ({ atOrAboveZero }) => chance(atOrAboveZero)),
              line('Chance of never below nought', ({ neverBelowZero }) => chance(neverBelowZero)),
              line('Chance of first falling below', ({ firstBelowZero }) => chance(firstBelowZero)),
            ]
          : []),
      ],
      additions: [],
      notes: [],
    }
  }

  fan(): FanChart {
    const { row, central, years } = this.told
    // A drawing has its rates in per cent.
    const drawn = (value: Decimal): Decimal => (isPercent(row.unit) ? value.times(100) : value)
    const of = (percent: (typeof percentiles)[number]): (Decimal | undefined)[] => {
      const at = percentiles.indexOf(percent)
      return years.map((year) => year.percentiles[at] && drawn(this.inView(year.percentiles[at])))
    }
    return {
      title: `${row.label}, and how far ${this.what} it`,
      unit: this.basis,
      years: years.map((_, index) => this.base + index),
      is: row.unit,
      money: moneyOfFigures(this.view),
      decimals: this.view.decimals,
      bands: [
        { holds: 0.9, low: of(5), high: of(95) },
        { holds: 0.8, low: of(10), high: of(90) },
        { holds: 0.5, low: of(25), high: of(75) },
      ],
      middle: of(50),
      central: central.map((value) => value && drawn(this.figures.inView(value))),
      ...yearsToldApart(
        years.map((_, index) => this.base + index),
        [yearMarksOf(this.answer.scenario)],
      ),
    }
  }

  notes(): Sentence[] {
    const { row, years } = this.told
    const last = years.length - 1
    const end = years[last]
    const missing = years
      .map(({ missing: part }, index) => ({ index, part }))
      .filter(({ part, index }) => part > 0 && (part < 1 || this.told.central[index] !== undefined))
    const worst = missing.reduce((most, one) => (one.part > most.part ? one : most), { index: 0, part: 0 })
    const errors = (end?.percentiles ?? []).flatMap(({ error }) => error ?? [])
    const error = errors.length === 0 ? undefined : asDecimal(Math.max(...errors))
    return [
      ...(error === undefined
        ? []
        : [
            say`The standard error of the percentiles of ${labelWithin(row)} in ${this.year(last)} is ${this.smallest(error)} at most.`,
          ]),
      ...(missing.length === 0
        ? []
        : [
            say`${row.label} has no value in ${missing.length > 1 ? 'up to ' : ''}${this.chance(worst.part)} of draws, in ${this.year(worst.index)}: no figure of a year counts those without a value in it, and no chance of never falling below nought those without one until then.`,
          ]),
    ]
  }

  /** Every statistic of every year, in the order in which they are told. */
  *statistics(): Generator<{
    readonly index: number
    readonly statistic: string
    readonly value?: Decimal
    readonly error?: Decimal
  }> {
    const { central, years } = this.told
    const figure = ({ value, error }: Estimate): { readonly value: Decimal; readonly error?: Decimal } => ({
      value: this.inView({ value }),
      ...(error === undefined ? {} : { error: this.inView({ value: error }) }),
    })
    const chance = (one: Estimate | undefined): { readonly value?: Decimal; readonly error?: Decimal } =>
      one === undefined
        ? {}
        : { value: asDecimal(one.value), ...(one.error === undefined ? {} : { error: asDecimal(one.error) }) }
    for (const [index, year] of years.entries()) {
      yield { index, statistic: 'mean', ...(year.mean === undefined ? {} : figure(year.mean)) }
      for (const [at, percent] of percentiles.entries()) {
        const own = year.percentiles[at]
        yield { index, statistic: `P${percent}`, ...(own === undefined ? {} : figure(own)) }
      }
      yield { index, statistic: 'chance-at-or-above-zero', ...chance(year.atOrAboveZero) }
      if (index > 0) {
        yield { index, statistic: 'chance-never-below-zero', ...chance(year.neverBelowZero) }
        yield { index, statistic: 'first-below-zero', ...chance(year.firstBelowZero) }
      }
      const stated = central[index]
      yield { index, statistic: 'central', ...(stated === undefined ? {} : { value: this.figures.inView(stated) }) }
    }
  }

  /** What spreads it. */
  private get what(): string {
    const { figures, risks } = this.answer
    return risks === 0 ? 'the ranges spread' : figures === 0 ? 'risks spread' : 'ranges and risks spread'
  }

  /** The unit, of money with its prices. */
  private get basis(): string {
    return basisOfRow(this.view, this.told.row)
  }

  private get base(): FinancialYear {
    return this.answer.scenario.definition.horizon.base
  }

  private year(index: number): string {
    return printYear(this.base + index)
  }

  private inView({ value }: { readonly value: number }): Decimal {
    return this.figures.inView(asDecimal(value))
  }

  private amount({ value }: Estimate): SaidFigure {
    return this.figures.amount(asDecimal(value))
  }

  /** A value of it in words. */
  said(value: Decimal): SaidFigure {
    return this.figures.amount(value)
  }

  /** A value of it in the unit in which it is told. */
  viewedValue(value: Decimal): Decimal {
    return this.figures.inView(value)
  }

  private cell({ value }: Estimate): Cell {
    return this.figures.cell(asDecimal(value))
  }

  /** An error no finer than the digits that are shown. */
  private smallest(error: Decimal): Sentence {
    const said = this.said(error)
    const least = new Decimal(10).pow(-said.places)
    const shown = said.is === 'rate' || said.is === 'share' ? error.times(100) : said.value
    return shown.lt(least)
      ? say`under ${{ ...said, value: said.is === 'rate' || said.is === 'share' ? least.div(100) : least }}`
      : [said]
  }

  /** A chance in per cent; never read as certain, or as none, where it is not. */
  private chance(value: number): Sentence {
    if (value > 0 && value < slight) return ['under 1%']
    if (value < 1 && value > 1 - slight) return ['over 99%']
    return [{ is: 'share', value: asDecimal(value), of: undefined, places: this.view.percentPlaces(0) }]
  }
}

function percentileWords(percent: number): string {
  return percent === 50 ? 'Middle (P50)' : `${percent} of 100 are below (P${percent})`
}
