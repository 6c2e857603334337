import { type Decimal, one } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { machineUnit, poundsIn } from '../../base/money-unit.ts'
import type { Conversion, Explanation, ValueLeaf } from '../../explain/explanation.ts'
import type { Expression } from '../../formula/expression.ts'
import type { Unit } from '../../formula/unit.ts'
import type { Row } from '../../model/row.ts'
import { rowAt, valueAt } from '../../open/project.ts'
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
  const { asked, unit } = explanation
  const { value: cash, path } = asked
  const row = rowAt(explanation.scenario.projection, path)
  if (cash === undefined || row === undefined) return []
  // Cash of one year is in its prices, and for its people.
  const { base } = explanation.scenario.definition.horizon
  const year = row.cashOf === undefined ? asked.year : base + row.cashOf
  const start: ValueLeaf = { op: 'figure', path, year: asked.year, value: cash, unit: 'money' }
  // Nothing more is taken out of money that is real by its own formula.
  const isToDeflate = prices === 'real' && row.realPrices === undefined
  const inReal = isToDeflate ? convert(explanation, row, { prices }, realFigures(explanation, start, year)) : undefined
  if (perHead !== true) return inReal === undefined ? [] : [inReal]
  const real = inReal?.arithmetic?.value
  const amount: ValueLeaf = real === undefined ? start : { op: 'number', value: real }
  const pounds: Figures =
    unit === '£' ? amount : { op: 'product', factors: [amount, { op: 'number', value: poundsIn(unit) }] }
  const perPerson: Figures = {
    op: 'quotient',
    of: pounds,
    by: figureOf(explanation, row.people.path, year, 'people'),
  }
  return [...(inReal === undefined ? [] : [inReal]), convert(explanation, row, { prices, perHead }, perPerson)]
}

/** The value is the view's own; the figures show what it is made of. */
function convert({ asked, scenario, unit }: Explanation, row: Row, choice: ViewChoice, of: Figures): Conversion {
  const { base } = scenario.definition.horizon
  // In the definition's own unit, because dividing by prices is the same in any, and per head goes with no other.
  const view = viewOf(scenario, choice)
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

/** The index is that of the price base already: it is 1 there. */
function realFigures(explanation: Explanation, amount: ValueLeaf, year: number): Figures {
  return { op: 'quotient', of: amount, by: figureOf(explanation, 'prices.index', year, 'index') }
}

function figureOf({ scenario }: Explanation, path: string, year: number, unit: Unit): ValueLeaf {
  const value: Decimal = valueAt(scenario.projection, path, year - scenario.definition.horizon.base) ?? one
  return { op: 'figure', path, year, value, unit }
}
