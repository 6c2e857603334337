import { printYear } from '../../base/financial-year.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { paidAfterShadow, type Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import { rowAt, valueAt } from '../../open/project.ts'
import { partsReader, unitsLike } from './parts-of-row.ts'
import { movesAsAsked } from './row-moves.ts'

/** Two years by index from the base year, the first the earlier. */
export interface Between {
  readonly from: number
  readonly to: number
}

/** Why no steps lead from one value of a row to another, in words for the command line: a sentence. */
export class NoBridge extends Error {}

/** Refuse a row that is not made of steps, or has no value in a year. Throws `NoBridge`. */
export function refuseRow(scenario: Scenario, row: Row, { from, to }: Between, isDivided: boolean): void {
  const why =
    whyNoBridge(scenario, row) ??
    (isDivided && row.joinsYears ? 'may join years, so that it is told in cash alone' : undefined)
  if (why !== undefined) throw new NoBridge(`${row.path}, ${row.label}, ${why}. ${whatCan(scenario)}`)
  const { base } = scenario.definition.horizon
  if (from >= to)
    throw new NoBridge(
      `A bridge over time leads to a later year: ${printYear(base + to)} is not after ${printYear(base + from)}.`,
    )
  for (let index = from; index <= to; index++)
    if (valueAt(scenario.projection, row.path, index) === undefined)
      throw new NoBridge(`${row.path} has no value in ${printYear(base + index)}, which the bridge passes.`)
}

/**
 * The years that a bridge of a row leads between where nobody names them: from the first in which it has a value, of a contract the
 * first in which it is paid, to the last, or to a year asked for. The base year and the last one of a row without any.
 */
export function usualYears({ projection, definition }: Scenario, row: Row, asked: Partial<Between>): Between {
  const { count } = definition.horizon
  const paidFrom = paidAfterShadow(row) ?? 0
  const isThere = (index: number): boolean => valueAt(projection, row.path, index) !== undefined
  const years = Array.from({ length: count + 1 }, (_, index) => index)
  const to = asked.to ?? years.findLast(isThere) ?? count
  const paid = years.find((index) => index >= paidFrom && index < to && isThere(index))
  return { from: asked.from ?? paid ?? years.find(isThere) ?? 0, to }
}

/** Why no steps lead from one year of a row to another, whichever years; undefined where they do. */
export function whyNoBridge({ projection }: Scenario, row: Row): string | undefined {
  if (row.unit !== 'money' && row.unit !== 'pounds') return 'is no amount of money'
  if (row.realPrices !== undefined) return 'is in the prices of one year by its own formula'
  const move = movesAsAsked(
    row,
    partsReader((path) => rowAt(projection, path), unitsLike(row.unit)),
  )
  if (move.is === 'step') return 'moves as a whole: it is one step of others'
  if (move.is === 'rolled') return undefined
  if (move.is === 'sum' && move.formula.some(({ of }) => of.op === 'row' && of.lag > 0))
    return 'puts amounts of several years together'
  const isMade = move.is === 'sum' && move.formula.some(({ of }) => of.op === 'row' && of.lag === 0)
  return isMade ? undefined : 'does not add up amounts of its own year'
}

/** The rows that can be asked for: totals and positions by name, and of rows of items how many there are. */
function whatCan(scenario: Scenario): string {
  const can = scenario.model.rows.filter(
    (row) => row.shown && row.member === undefined && whyNoBridge(scenario, row) === undefined,
  )
  const [whole, ofItems] = [can.filter(({ item }) => item === undefined), can.filter(({ item }) => item !== undefined)]
  const named = whole.map(({ path }) => path)
  const [first] = ofItems
  const more = first === undefined ? [] : [`${ofItems.length} rows of items, such as ${first.path}`]
  return `These can be asked for: ${listInWords([...named, ...more])}.`
}
