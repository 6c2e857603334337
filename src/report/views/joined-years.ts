import type { Decimal } from '../../base/decimal.ts'
import type { RowName } from '../../formula/node.ts'
import type { Row, RowAt } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import { type ByYear, rowAt, valueAt, valuesOfFormula } from '../../open/project.ts'
import { type Amount, type Amounts, amountsOf, comesTo, everyAmount } from './amounts-of.ts'
import { totalsOf } from './totals.ts'
import { priceLevel, type View } from './view.ts'
import { indexOf } from './year-of.ts'

/** How another row is viewed, which is for the people that are counted here. */
export type InView = (row: Row) => { readonly value: (value: Decimal, index: number) => Decimal | undefined }

/** The rows of a scenario by path: one function for each, so that what was found out about them is found again. */
const rowsOf = new WeakMap<Scenario, RowAt>()

function rowsIn(scenario: Scenario): RowAt {
  const known = rowsOf.get(scenario) ?? ((path: RowName) => rowAt(scenario.projection, path))
  rowsOf.set(scenario, known)
  return known
}

/**
 * What a measure adds up from several years, as a view can tell it: undefined for a row that is viewed as a whole, `apart` for a
 * formula of which no view can say what it would be in other prices or per head.
 */
export function joinedYears(view: View, row: Row): Joined {
  // Each row once in a view, because measures may rest on one another in many ways.
  const known = joinedIn.get(view) ?? new Map<string, Joined>()
  joinedIn.set(view, known)
  if (!known.has(row.path)) known.set(row.path, joinedAnew(view, row))
  return known.get(row.path)
}

type Joined = Amounts | 'apart' | undefined
const joinedIn = new WeakMap<View, Map<string, Joined>>()

function joinedAnew(view: View, row: Row): Joined {
  const named = rowsIn(view.scenario)
  const amounts = amountsOf(row, named)
  if (amounts === undefined || amounts === 'apart') return amounts
  const [byPrices, byPeople] = [isDeflated(view, row), isByPeople(view, row)]
  if (!byPrices && !byPeople) return undefined
  const isTold = everyAmount(amounts, (one) => {
    if (one.is === 'amount') return !(byPrices && one.prices === undefined) && !(byPeople && one.people === undefined)
    const other = named(one.path)
    return other !== undefined && joinedYears(view, other) !== 'apart'
  })
  return isTold ? amounts : 'apart'
}

/** Whether a view takes prices out of a row: nothing more is taken out of what is real by its own formula. */
export function isDeflated({ isReal }: View, { realPrices }: Row): boolean {
  return isReal && realPrices === undefined
}

function isByPeople({ isPerHead }: View, { unit }: Row): boolean {
  return isPerHead && unit === 'money'
}

/** What such a row comes to in each year, every amount in it as it is viewed in its own. */
export function joinedInView(view: View, row: Row, amounts: Amounts, inView: InView): ByYear {
  const { scenario } = view
  const { base, count } = scenario.definition.horizon
  const byPrices = isDeflated(view, row)
  const { realMoney } = view.by(row.people.path)
  const amountIn = ({ formula, people, prices }: Amount): ByYear => {
    const cash = valuesOfFormula(scenario.projection, formula)
    return (index) => {
      const value = cash(index)
      const own =
        row.unit !== 'money' ? value : value && realMoney(value, people ? indexOf(people, index, base) : index)
      const level = byPrices && prices !== undefined ? priceLevel(scenario, indexOf(prices, index, base)) : undefined
      return byPrices ? level && own?.div(level) : own
    }
  }
  const rowIn = (path: RowName): ByYear => {
    const other = rowAt(scenario.projection, path)
    // Whose people are counted the measure says, whichever rows it reads.
    const shown = other && inView({ ...other, people: row.people })
    return (index) => {
      const value = valueAt(scenario.projection, path, index)
      return value && shown?.value(value, index)
    }
  }
  return comesTo(amounts, {
    amount: amountIn,
    row: ({ path, year }) => {
      const own = rowIn(path)
      return (index) => own(indexOf(year, index, base))
    },
    total: ({ path, until }) => {
      const totals = totalsOf(rowIn(path), count)
      return (index) => totals(until === 'end' ? count : index)
    },
    number: (formula) => valuesOfFormula(scenario.projection, formula),
  })
}
