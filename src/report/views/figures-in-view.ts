import type { Decimal } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { sumOf } from '../../base/sum-of.ts'
import { placesOf } from '../../formula/unit-print.ts'
import type { Row } from '../../model/row.ts'
import type { KnownRow, RowPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { type ByYear, rowByYear, rowNamed, rowValueIfAny, valueAt } from '../../open/project.ts'
import type { Cell, Figure } from '../figure.ts'
import type { SaidFigure } from '../sentence.ts'
import type { View } from './view.ts'
import { viewed } from './viewed.ts'

/** The rows of a scenario in one view, as figures for sentences and tables. Years are indices from the base year. */
export class FiguresInView {
  readonly scenario: Scenario
  readonly view: View

  constructor(scenario: Scenario, view: View) {
    this.scenario = scenario
    this.view = view
  }

  /** The years of the scenario by index: the base year is 0. */
  get last(): number {
    return this.scenario.definition.horizon.count
  }

  yearAt(index: number): FinancialYear {
    return this.scenario.definition.horizon.base + index
  }

  /** A year as it is written: `2018/19`. */
  yearText(index: number): string {
    return printYear(this.yearAt(index))
  }

  /** A row of money as it is viewed. Undefined where it has no value, or the year nothing to divide it by. */
  money(path: RowPath, index: number): SaidFigure | undefined {
    return this.together([path], index)
  }

  /** Rows of money added up, as they are viewed. Undefined where one has no value, or the year nothing to divide it by. */
  together(paths: readonly RowPath[], index: number): SaidFigure | undefined {
    return this.togetherByYear(paths)(index)
  }

  /** The same of any year, by index: each row is looked up once. */
  togetherByYear(paths: readonly RowPath[]): (index: number) => SaidFigure | undefined {
    const all = paths.map((path) => this.inView(path))
    return (index) => {
      const value = sumOf(all.map((valueIn) => valueIn(index)))
      return value && this.amount(value, { rows: paths, year: this.yearAt(index) })
    }
  }

  /** Whether there is such a row, and anything to calculate it from. */
  hasFormula(path: RowPath): boolean {
    const row = rowNamed(this.scenario.projection, path)
    return (row?.base ?? row?.formula) !== undefined
  }

  private inView(path: RowPath): ByYear {
    const { projection } = this.scenario
    const valueIn = rowByYear(projection, path)
    const row = rowNamed(projection, path)
    const inView = row && viewed(this.view, row)
    return (index) => {
      const value = valueIn(index)
      return value && inView?.value(value, index)
    }
  }

  /** Any row, as it is viewed and with its unit. Undefined where it has no value, or the year nothing to divide it by. */
  ofRow(row: Row, index: number): SaidFigure | undefined {
    const own = valueAt(this.scenario.projection, row.path, index)
    const value = own && viewed(this.view, row).value(own, index)
    if (value === undefined) return undefined
    const of = { rows: [row.path], year: this.yearAt(index) }
    if (row.unit === 'money') return this.amount(value, of)
    const { decimals } = this.view
    return {
      is: row.unit,
      value,
      of,
      places: placesOf(row.unit, { money: decimals, percent: this.view.percentPlaces(1) }),
    }
  }

  /** The change of a row of money from one year to another, each as it is viewed. */
  change(path: RowPath, from: number, to: number): SaidFigure | undefined {
    const [start, end] = [this.money(path, from), this.money(path, to)]
    return start && end && this.amount(end.value.minus(start.value), { ...changeOf([path], this, from, to) })
  }

  /** A row in per cent; undefined where it has no value, or is not there by design. */
  percent(path: RowPath, index: number, usualPlaces: number): SaidFigure | undefined {
    const value = rowValueIfAny(this.scenario.projection, path, index)
    return value && this.rate(value, usualPlaces, { rows: [path], year: this.yearAt(index) })
  }

  /** An amount in words, with its sign and its unit: `£122.4m`; per head in pounds. */
  amount(value: Decimal, of: Figure['of']): SaidFigure {
    const { decimals, isPerHead, cash } = this.view
    return { is: 'money', value, of, places: decimals, told: 'whole', money: isPerHead ? '£' : cash.unit }
  }

  /** A rate in words, with the places that were asked for or those usual for it. */
  rate(value: Decimal, usualPlaces: number, of: Figure['of']): SaidFigure {
    return { is: 'rate', value, of, places: this.view.percentPlaces(usualPlaces) }
  }

  /** A row as a cell, in the unit it is in; blank where it has no value. */
  cell(path: RowPath, index: number): Cell {
    const figure = this.money(path, index)
    const unit = rowNamed(this.scenario.projection, path)?.unit
    return cellOf(figure && unit ? { is: unit, value: figure.value, of: figure.of } : figure)
  }
}

/** What a change of rows is a figure of. */
function changeOf(
  rows: readonly KnownRow[],
  figures: FiguresInView,
  from: number,
  to: number,
): NonNullable<Figure['of']> {
  return { rows, year: figures.yearAt(to), since: figures.yearAt(from) }
}

/** A figure as a cell, blank where there is none. */
export function cellOf(figure: Figure | undefined): Cell {
  return figure === undefined ? { is: 'blank' } : { is: figure.is, value: figure.value, of: figure.of }
}
