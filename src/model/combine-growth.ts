import { divide, plus, row, sum, times, where } from '../formula/build.ts'
import type { Numeric, Term } from '../formula/node.ts'
import { inMember } from './in-member.ts'
import type { Having } from './member-parts.ts'
import { always, type Row, working } from './row.ts'

/** A growth row of a place, and the amount that it is the growth of, where no row of the place is that. */
export interface CombinedGrowth {
  readonly formula: Numeric | undefined
  /** The amount that a place around this one weighs it by. */
  readonly by: string
  readonly amount: Row | undefined
}

/**
 * The growth of each member of whose money something is here, weighed by the money that grows, which each member's row names: of
 * a line that has levels, or is given by amounts, that is not all its recurrent spend. Of one alone its own, even of nothing, and of
 * nobody none.
 */
export function growthTogether(path: string, first: Row, members: readonly Having[]): CombinedGrowth {
  const amounts = members.map(({ own }) => own.get(path)?.combine.by ?? path)
  const opening = members.flatMap(({ member, parts }, at): { money: Numeric; growth: Numeric }[] => {
    const money = parts.of(amounts[at] ?? path, 1)
    return money === undefined ? [] : [{ money, growth: row(inMember(member.id, path)) }]
  })
  const [by = path] = amounts
  const isInPlace = members.every(({ own }, at) => amounts[at] === by && own.get(by)?.combine.how === 'added')
  const amount = isInPlace ? undefined : amountOf(path, first, members, amounts)
  return { formula: weighedGrowth(opening), by: amount?.path ?? by, amount }
}

function weighedGrowth(opening: readonly { readonly money: Numeric; readonly growth: Numeric }[]): Numeric | undefined {
  if (opening.length < 2) return opening[0]?.growth
  // What is nothing yet has no growth to speak of, and weighs nothing.
  const grown: Term[] = opening.map(({ money, growth }) => plus(where(money, times(money, growth))))
  return divide(sum(...grown), sum(...opening.map(({ money }) => plus(money))))
}

/** What grows, of all members: a step on the way, which a place around this one weighs by. */
function amountOf(
  path: string,
  { label, section, item, share }: Row,
  members: readonly Having[],
  by: readonly string[],
): Row {
  const parts = members.flatMap(({ parts: of }, at) => of.of(by[at] ?? path) ?? [])
  const amount = always(`${path}-of`, `${label}: the amount that grows`, sum(...parts.map(plus)))
  // A place around this one makes its own of its own members: added up from those places that have one, it would lack the others.
  return { ...working(amount), section, item, share }
}
