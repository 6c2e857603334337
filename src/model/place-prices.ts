import type { Definition } from '../definition/definition.ts'
import { at, divide, row, same } from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import { inMember } from './in-member.ts'
import type { Having } from './member-parts.ts'
import { priceLevelPath } from './people-and-prices.ts'
import type { Row } from './row.ts'

/**
 * The prices of a place that states none: those of its members, in the prices of its own base, as far as they are the same
 * for all of them. Where they differ there are none, because unlike prices never meet.
 */
export function pricesTogether(
  path: string,
  members: readonly Having[],
  { prices }: Definition,
): Pick<Row, 'base' | 'formula'> {
  const formula = same(...members.map((one) => inPricesOf(prices.base, path, one)))
  return { base: formula, formula }
}

/** The index of a member in the prices of another base: from its levels, of which no figure was divided yet. */
function inPricesOf(base: number, path: string, { member, own }: Having): Numeric {
  const name = inMember(member.id, own.has(priceLevelPath) ? priceLevelPath : path)
  const isIndex = !own.has(priceLevelPath) && base === member.definition.prices.base
  return isIndex ? row(name) : divide(row(name), at(name, base))
}
