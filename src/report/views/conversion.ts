import { type Decimal, one } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { machineUnit, poundsIn } from '../../base/money-unit.ts'
import type { Conversion, Explanation, ValueLeaf } from '../../explain/explanation.ts'
import type { Unit } from '../../formula/unit.ts'
import type { Row, RowPeople } from '../../model/row.ts'
import type { RowPath } from '../../model/row-path.ts'
import { rowCalled, rowValueIfAny, valueAt } from '../../open/project.ts'
import { type CashAmount, type Figures, figuredIn } from './figured-amounts.ts'
import { isDeflated, joinedYears } from './joined-years.ts'
import { byWhom } from './people-of.ts'
import { type View, type ViewChoice, viewOf } from './view.ts'
import { viewed } from './viewed.ts'

/**
 * How a row of money that was explained in cash is told in the view asked for: first in real terms, then per head. Empty
 * where the figure has no value, and for a view in plain cash.
 */
export function conversionsOf(explanation: Explanation, choice: ViewChoice): Conversion[] {
  const { asked, scenario, unit } = explanation
  const row = rowCalled(scenario.projection, asked.path)
  if (asked.value === undefined || row === undefined) return []
  const asAsked = viewOf(scenario, { ...choice, unit })
  if (joinedYears(asAsked, row) === 'apart') return [untold(explanation, asAsked)]
  // Nothing more is taken out of money that is real by its own formula.
  const byPrices = isDeflated(asAsked, row)
  const real = ({ of, value, prices }: CashAmount): { readonly of: Figures; readonly value: Decimal } => {
    const level = figureOf(explanation, 'prices.index', prices, 'index')
    return { of: { op: 'quotient', of, by: level }, value: value.div(level.value) }
  }
  const inReal = byPrices ? convert(explanation, row, { prices: 'real' }, (amount) => real(amount).of) : undefined
  const told = inReal === undefined ? [] : [inReal]
  if (choice.perHead !== true) return told
  const perPerson = (amount: CashAmount): Figures => {
    const of: Figures = byPrices ? { op: 'number', value: real(amount).value } : amount.of
    const by = figureOf(explanation, row.people, amount.people, 'people')
    return { op: 'quotient', of: inPounds(of, explanation), by }
  }
  return [...told, convert(explanation, row, choice, perPerson)]
}

/** What is said of a figure that no view can tell. */
function untold({ unit }: Explanation, { isPerHead, realPrices, isReal }: View): Conversion {
  const label = [...(isPerHead ? ['Per head'] : []), ...(isReal ? [`${isPerHead ? 'in' : 'In'} ${realPrices}`] : [])]
  return {
    label: label.join(', '),
    isPerHead: false,
    machineUnit: machineUnit(unit),
    priceBase: 'cash',
    arithmetic: undefined,
    why: 'it stays in cash, because it joins years in another way than by adding up and taking away their amounts',
  }
}

function inPounds(amount: Figures, { unit }: Explanation): Figures {
  return unit === '£' ? amount : { op: 'product', factors: [amount, { op: 'number', value: poundsIn(unit) }] }
}

/** The value is the view's own; the figures show what it is made of. */
function convert(
  explanation: Explanation,
  row: Row,
  choice: ViewChoice,
  told: (amount: CashAmount) => Figures,
): Conversion {
  const { asked, scenario, unit } = explanation
  const { base } = scenario.definition.horizon
  const view = viewOf(scenario, { ...choice, unit })
  const of = figuredIn(view, explanation, row, told)
  const shown = viewed(view, row)
  const inModel = valueAt(scenario.projection, row.path, asked.year - base)
  const value = inModel && shown.value(inModel, asked.year - base)
  const { isPerHead } = view
  const people = byWhom(row)
  // Money that is real by its own formula stays in the prices that gives it.
  const realPrices = row.realPrices === undefined ? view.realPrices : `${printYear(row.realPrices)} prices`
  const isReal = view.isReal || row.realPrices !== undefined
  return {
    label: isPerHead
      ? `Per head${people === '' ? '' : `, by ${people}`}${isReal ? `, in ${realPrices}` : ''}`
      : `In ${realPrices}`,
    isPerHead,
    machineUnit: isPerHead ? view.machineUnit : machineUnit(unit),
    priceBase: shown.priceBase,
    arithmetic: value === undefined || of === undefined ? undefined : { year: asked.year, of, value },
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
