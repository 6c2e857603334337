import type { Limit } from '../definition/definition.ts'
import { input, max, row, times } from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import { nothing } from './row.ts'

/**
 * A band or a cap as money: the amount, or its share of the row it names, or else of `usual`. A named row may fall below
 * nothing, as a required surplus does by a drawdown; a limit does not, or a cap would turn what it caps round.
 */
export function limitOf({ is, of }: Limit, usual: Numeric): Numeric {
  return is.unit === 'money' ? input(is) : times(input(is), of === undefined ? usual : max(nothing, row(of)))
}
