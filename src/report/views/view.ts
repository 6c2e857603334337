import type { Decimal } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { type MoneyUnit, machineUnit, poundsIn, unitInWords } from '../../base/money-unit.ts'
import { inMoneyUnit } from '../../explain/in-money-unit.ts'
import { isPercent, unitNoun } from '../../formula/unit-print.ts'
import { everybodyCounted, type Row } from '../../model/row.ts'
import type { KnownRow } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { rowValueIfAny, valueAt } from '../../open/project.ts'

/** How a reader wants money. What is left out is as the model has it: in cash, in the definition's own unit, in total. */
export interface ViewChoice {
  readonly unit?: MoneyUnit | undefined
  readonly prices?: 'cash' | 'real' | undefined
  readonly perHead?: boolean | undefined
  /** Decimal places for people; those usual for the unit where undefined. */
  readonly decimals?: number | undefined
}

/** Money in cash: what rules and checks are about, whatever else is viewed. */
export interface CashView {
  readonly unit: MoneyUnit
  readonly decimals: number
  readonly money: (value: Decimal) => Decimal
}

/**
 * One way to look at the money of a scenario: its unit, in cash or in the prices of one year, in total or for each
 * resident. Rates, shares, people and indices are the same in every view.
 */
export interface View {
  /**
   * Money of the definition, by index from the base year, as it is viewed: pounds where it is per head. Signs stay.
   * Undefined where the year has no price index or no residents to divide by.
   */
  readonly money: (value: Decimal, index: number) => Decimal | undefined
  /** The same for money that is real by its own formula: nothing more is taken out of it. */
  readonly realMoney: (value: Decimal, index: number) => Decimal | undefined
  /** Both of these by other people, whom a row of that path counts; the same as above where nothing is per head. */
  readonly by: (people: KnownRow) => Pick<View, 'money' | 'realMoney'>
  /** The same for pounds for each of something, which have a unit of their own. */
  readonly pounds: (value: Decimal, index: number) => Decimal | undefined
  readonly decimals: number
  /** Decimal places of per cent: those asked for, or else those usual for what is said. */
  readonly percentPlaces: (usual: number) => number
  readonly isReal: boolean
  readonly isPerHead: boolean
  /** For people: `£ million`, `£ per head`. */
  readonly unitWords: string
  /** For people: `cash`, `2017/18 prices`. */
  readonly prices: string
  /** The short unit: `£m`, `£ per head`. */
  readonly unit: string
  /** For data: `GBP m`, `GBP per head`. */
  readonly machineUnit: string
  /** For data: `cash`, `real 2017/18`. */
  readonly priceBase: string
  /** The prices that money in real terms is in, whatever the view: `2017/18 prices`. */
  readonly realPrices: string
  readonly cash: CashView
  /** What is looked at. */
  readonly scenario: Scenario
}

/** Enough places to see a hundred thousand pounds in millions, and no pence of what is counted in thousands. */
const usualDecimals: Readonly<Record<MoneyUnit, number>> = { '£': 0, '£k': 0, '£m': 1, '£bn': 3 }

/** The view of a scenario that was asked for. A real one needs a price index, one per head a population. */
export function viewOf(scenario: Scenario, { unit: asked, prices, perHead, decimals }: ViewChoice = {}): View {
  const { definition } = scenario
  const [isReal, isPerHead] = [prices === 'real', perHead === true]
  const unit = asked ?? definition.unit
  const inUnit = inMoneyUnit(definition, unit)
  const cash: CashView = {
    unit,
    decimals: decimals ?? usualDecimals[unit],
    money: (value) => inUnit(value, 'money'),
  }
  const base = printYear(definition.prices.base)
  const byPeople = new Map<string, Pick<View, 'money' | 'realMoney'>>()
  const view: View = {
    money: isReal || isPerHead ? dividedMoney(scenario, unit, isReal, isPerHead) : cash.money,
    by: (people) => {
      if (!isPerHead || people === everybodyCounted) return view
      const known = byPeople.get(people) ?? {
        money: dividedMoney(scenario, unit, isReal, true, people),
        realMoney: dividedMoney(scenario, unit, false, true, people),
      }
      byPeople.set(people, known)
      return known
    },
    realMoney: isPerHead ? dividedMoney(scenario, unit, false, true) : cash.money,
    pounds: isReal ? dividedMoney(scenario, definition.unit, true, false) : (value) => value,
    decimals: isPerHead ? (decimals ?? usualDecimals['£']) : cash.decimals,
    percentPlaces: (usual) => decimals ?? usual,
    isReal,
    isPerHead,
    unitWords: isPerHead ? '£ per head' : unitInWords(unit),
    prices: isReal ? `${base} prices` : 'cash',
    unit: isPerHead ? '£ per head' : unit,
    machineUnit: isPerHead ? 'GBP per head' : machineUnit(unit),
    priceBase: isReal ? `real ${base}` : 'cash',
    realPrices: `${base} prices`,
    cash,
    scenario,
  }
  return view
}

/** Unit and price base for people: `£ million, cash`; of a row that is in real terms already, in the prices that it is in. */
export function basisOf({ unitWords, prices }: View, row?: Pick<Row, 'realPrices'>): string {
  return `${unitWords}, ${row?.realPrices === undefined ? prices : `${printYear(row.realPrices)} prices`}`
}

/** What the figures of one row are in: money with its prices, or the unit of anything else. */
export function basisOfRow(view: View, row: Pick<Row, 'unit' | 'realPrices'>): string {
  if (row.unit === 'money') return basisOf(view, row)
  return isPercent(row.unit) ? 'per cent' : unitNoun(row.unit)
}

/** The unit of money of a figure in a view: pounds where it is per head. */
export function moneyOfFigures({ isPerHead, cash }: View): MoneyUnit {
  return isPerHead ? '£' : cash.unit
}

/** Whether money is as the model has it, its unit apart: in cash and in total. */
export function isPlain({ isReal, isPerHead }: View): boolean {
  return !isReal && !isPerHead
}

/** The price level of a year over that of the price base, by index from the base year; undefined where there is none. */
export function priceLevel({ projection }: Scenario, index: number): Decimal | undefined {
  const level = rowValueIfAny(projection, 'prices.index', index)
  // An index of nought or less is no level of prices: no amount can be told in them.
  return level?.gt(0) === true ? level : undefined
}

/** The residents of a year, by index from the base year; undefined where there are none to divide by. */
export function residents(
  { projection }: Scenario,
  index: number,
  path: KnownRow = everybodyCounted,
): Decimal | undefined {
  const people = valueAt(projection, path, index)
  return people?.gt(0) === true ? people : undefined
}

/** Money over the price level, the residents, or both, of its own year. What each year is divided by is worked out once. */
function dividedMoney(
  scenario: Scenario,
  unit: MoneyUnit,
  isReal: boolean,
  isPerHead: boolean,
  people?: KnownRow,
): View['money'] {
  const { horizon, unit: own } = scenario.definition
  const factor = poundsIn(own).div(isPerHead ? 1 : poundsIn(unit))
  const divisors = Array.from({ length: horizon.count + 1 }, (_, index) => [
    ...(isReal ? [priceLevel(scenario, index)] : []),
    ...(isPerHead ? [residents(scenario, index, people)] : []),
  ])
  return (value, index) =>
    divisors[index]?.reduce<Decimal | undefined>(
      (so, divisor) => (divisor === undefined ? undefined : so?.div(divisor)),
      value.times(factor),
    )
}
