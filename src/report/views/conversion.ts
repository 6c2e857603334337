import { type Decimal, one } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { machineUnit, poundsIn } from '../../base/money-unit.ts'
import type { Conversion, Explanation, ValueLeaf } from '../../explain/explanation.ts'
import { inMoneyUnit } from '../../explain/in-money-unit.ts'
import type { Expression } from '../../formula/expression.ts'
import type { Unit } from '../../formula/unit.ts'
import { type RunningTotal, runningTotalOf } from '../../model/adds-up.ts'
import type { Row, RowPeople } from '../../model/row.ts'
import type { RowPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { rowAt, rowValueIfAny, valueAt } from '../../open/project.ts'
import { type Whose, whoseOf } from './people-of.ts'
import { type ViewChoice, viewed, viewOf } from './view.ts'

type Figures = Expression<ValueLeaf>

const by: Readonly<Record<Whose, string>> = {
  all: '',
  own: ', by its own people',
  place: ', by the people of the place',
}

/**
 * How a row of money that was explained in cash is told in the view asked for: first in real terms, then per head. Empty
 * where the figure has no value, and for a view in plain cash.
 */
export function conversionsOf(explanation: Explanation, { prices, perHead }: ViewChoice): Conversion[] {
  const { asked, scenario } = explanation
  const row = rowAt(scenario.projection, asked.path)
  if (asked.value === undefined || row === undefined) return []
  const amounts = amountsIn(explanation, row)
  // Nothing more is taken out of money that is real by its own formula.
  const isToDeflate = prices === 'real' && row.realPrices === undefined
  const total = (figures: (amount: Amount) => Figures): Figures => {
    const [only] = amounts
    const terms = amounts.map((amount) => ({ sign: 1 as const, of: figures(amount) }))
    return only !== undefined && amounts.length === 1 ? figures(only) : { op: 'sum', terms }
  }
  const real = ({ leaf, year, value }: Amount): Amount => {
    const level = figureOf(explanation, 'prices.index', year, 'index')
    const inReal = value.div(level.value)
    return { leaf: { op: 'number', value: inReal }, year, value: inReal, of: { op: 'quotient', of: leaf, by: level } }
  }
  const inReal = isToDeflate
    ? convert(
        explanation,
        row,
        { prices },
        total((amount) => real(amount).of),
      )
    : undefined
  const told = inReal === undefined ? [] : [inReal]
  if (perHead !== true) return told
  const perPerson = (amount: Amount): Figures => {
    const { leaf, year } = isToDeflate ? real(amount) : amount
    return {
      op: 'quotient',
      of: inPounds(leaf, explanation),
      by: figureOf(explanation, row.people, year, 'people'),
    }
  }
  return [...told, convert(explanation, row, { prices, perHead }, total(perPerson))]
}

/** An amount of one year, in cash or in real terms, and what it is made of. */
interface Amount {
  readonly leaf: ValueLeaf
  readonly year: FinancialYear
  readonly value: Decimal
  readonly of: Figures
}

/** What is viewed year by year: of a row that is added up over years the amount of each, of any other row its own. */
function amountsIn({ asked, scenario, unit }: Explanation, row: Row): Amount[] {
  const { base, count } = scenario.definition.horizon
  const added = totalBehind(scenario, row)
  const amount = (path: string, year: FinancialYear, value: Decimal, counted = year): Amount => {
    const leaf: ValueLeaf = { op: 'figure', path, year, value, unit: 'money' }
    return { leaf, year: counted, value, of: leaf }
  }
  if (added === undefined) {
    // Cash of one year is in its prices, and for its people.
    const counted = row.cashOf === undefined ? asked.year : base + row.cashOf
    return asked.value === undefined ? [] : [amount(asked.path, asked.year, asked.value, counted)]
  }
  const shownIn = inMoneyUnit(scenario.definition, unit)
  const last = added.until === 'now' ? asked.year - base : added.until === 'end' ? count : added.until - base
  return Array.from({ length: last }, (_, at) => at + 1).flatMap((index) => {
    const value = valueAt(scenario.projection, added.path, index)
    return value === undefined ? [] : [amount(added.path, base + index, shownIn(value, 'money'))]
  })
}

function totalBehind({ projection }: Scenario, row: Row): RunningTotal | undefined {
  return runningTotalOf(row, (path) => rowAt(projection, path))
}

function inPounds(amount: ValueLeaf, { unit }: Explanation): Figures {
  return unit === '£' ? amount : { op: 'product', factors: [amount, { op: 'number', value: poundsIn(unit) }] }
}

/** The value is the view's own; the figures show what it is made of. */
function convert({ asked, scenario, unit }: Explanation, row: Row, choice: ViewChoice, of: Figures): Conversion {
  const { base } = scenario.definition.horizon
  // In the definition's own unit, because dividing by prices is the same in any, and per head goes with no other. What is
  // added up over years is in the unit of the view.
  const view = viewOf(scenario, totalBehind(scenario, row) === undefined ? choice : { ...choice, unit })
  const shown = viewed(view, row)
  const value = asked.value && shown.value(asked.value, asked.year - base)
  const { isPerHead } = view
  // Money that is real by its own formula stays in the prices that gives it.
  const realPrices = row.realPrices === undefined ? view.realPrices : `${printYear(row.realPrices)} prices`
  const isReal = view.isReal || row.realPrices !== undefined
  return {
    label: isPerHead ? `Per head${by[whoseOf(row)]}${isReal ? `, in ${realPrices}` : ''}` : `In ${realPrices}`,
    isPerHead,
    machineUnit: isPerHead ? view.machineUnit : machineUnit(unit),
    priceBase: shown.priceBase,
    arithmetic: value === undefined ? undefined : { year: asked.year, of, value },
  }
}

/** A row that money is divided by. The index is that of the price base already: it is 1 there. */
function figureOf({ scenario }: Explanation, by: RowPath | RowPeople, year: number, unit: Unit): ValueLeaf {
  const { projection, definition } = scenario
  const index = year - definition.horizon.base
  const [path, value] =
    typeof by === 'string' ? [by, rowValueIfAny(projection, by, index)] : [by.path, valueAt(projection, by.path, index)]
  return { op: 'figure', path, year, value: value ?? one, unit }
}
