import { type Comparison, type Condition, type Numeric, walk } from './node.ts'

/** A comparison with the side that varies on its left. */
export interface Oriented {
  readonly how: Comparison
  readonly left: Numeric
  readonly right: Numeric
}

/** A comparison turned so that what reads rows stands on the left, and with `not` before it taken in. */
export function oriented({ how, left, right }: Extract<Condition, { op: 'compare' }>, isNegated = false): Oriented {
  const isMirrored = !varies(left) && varies(right)
  const turned = isMirrored ? { left: right, right: left, how: mirror[how] } : { left, right, how }
  return isNegated ? { ...turned, how: opposite[turned.how] } : turned
}

function varies(formula: Numeric): boolean {
  return walk(formula).some(({ op }) => op === 'row' || op === 'at' || op === 'years')
}

const opposite: Readonly<Record<Comparison, Comparison>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
}
const mirror: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}
