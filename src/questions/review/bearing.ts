import { Decimal, epsilon } from '../../base/decimal.ts'
import { rerunner } from '../../engine/rerun.ts'
import type { Numeric } from '../../formula/node.ts'
import type { KnownRow } from '../../model/row-path.ts'
import { type Projection, positionNamed, rowAt } from '../../open/project.ts'

/** What more of a row than the plan has means for what the commissioner has left: 1 more is left, -1 less. */
export type Bearing = 1 | -1

/** So far a row is moved, as a part of what it is: no band or cap lies between. */
const moved = new Decimal('0.0001')
/** Rows that add up rows that add up rows are followed so far. */
const deepest = 4

/**
 * Whether more of a row in a year leaves the commissioner more or less that year, all else as the plan has it: the row is held at a little
 * more, and headroom asked. A total that headroom does not read takes after what it adds up, where all of that says the same. Undefined
 * where it moves nothing, as a cost that is the provider's, and where there is no headroom.
 */
export function bearingOf(projection: Projection, path: KnownRow, index: number): Bearing | undefined {
  const headroom = positionNamed(projection, 'headroom')
  return headroom === undefined ? undefined : bearingOn(projection, headroom, path, index, deepest)
}

function bearingOn(
  projection: Projection,
  headroom: number,
  path: KnownRow,
  index: number,
  depth: number,
): Bearing | undefined {
  const { plan, values } = projection
  const position = plan.position.get(path)
  if (position === headroom) return 1
  const series = position === undefined ? undefined : values[position]
  const [value, before] = [series?.[index], values[headroom]?.[index]]
  if (position === undefined || series === undefined || value === undefined || before === undefined) return undefined
  const more = series.map((one, at) =>
    at === index ? value.plus(value.isZero() ? moved : value.abs().times(moved)) : one,
  )
  const [now] = rerunner(projection, { rows: [position] }, [headroom], index)({ rows: [more] })
  const change = now?.[index]?.minus(before)
  if (change !== undefined && change.abs().gt(epsilon)) return change.isNegative() ? -1 : 1
  return depth === 0 ? undefined : ofItsTerms(projection, headroom, path, index, depth - 1)
}

/** What all terms of a sum of rows say, by their signs. */
function ofItsTerms(
  projection: Projection,
  headroom: number,
  path: KnownRow,
  index: number,
  depth: number,
): Bearing | undefined {
  const row = rowAt(projection, path)
  let all: Bearing | undefined
  for (const { sign, of } of termsOf(index === 0 ? row?.base : row?.formula, index)) {
    if (of.op !== 'row' || of.lag !== 0) return undefined
    // What is nothing in the plan moves nothing that could be told.
    if (valueIsNothing(projection, of.path, index)) continue
    const own = bearingOn(projection, headroom, of.path, index, depth)
    if (own === undefined) return undefined
    const here: Bearing = own === sign ? 1 : -1
    if (all !== undefined && all !== here) return undefined
    all = here
  }
  return all
}

/** The terms of a sum in a year; a row that is another one by another name is a sum of one. */
function termsOf(
  formula: Numeric | undefined,
  index: number,
): readonly { readonly sign: Bearing; readonly of: Numeric }[] {
  if (formula?.op === 'during') return formula.inForce[index] === true ? termsOf(formula.of, index) : []
  if (formula?.op === 'row') return [{ sign: 1, of: formula }]
  return formula?.op === 'sum' ? formula.terms : []
}

function valueIsNothing({ plan, values }: Projection, path: KnownRow, index: number): boolean {
  const position = plan.position.get(path)
  return position !== undefined && values[position]?.[index]?.isZero() === true
}
