import type { Limit } from '../definition/definition.ts'
import { input, row, times } from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'

/** A band or a cap as money: the amount, or its share of the row it names, or else of `usual`. */
export function limitOf({ is, of }: Limit, usual: Numeric): Numeric {
  return is.unit === 'money' ? input(is) : times(input(is), of === undefined ? usual : row(of))
}
