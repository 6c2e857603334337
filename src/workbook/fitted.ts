import type { Numeric } from '../formula/node.ts'
import type { Alike } from './alike.ts'
import { cellSize, type Written } from './written.ts'

/** A part of a formula, of each scenario, and how it is written. */
export interface WrittenPart {
  readonly formulas: Alike
  readonly written: Written
}

/** A cell holds 8,192 characters, and a part of a formula may come three times in it. */
const mostWritten = 1500

/** Whether a part is so long that it takes a row of its own. */
export function isLong(written: Written): boolean {
  return cellSize(written) > mostWritten / 2
}

/** Parts that together are short enough for a cell: too long ones have a row of their own, and many are put together in some. */
export function fitted<P extends WrittenPart>(
  parts: readonly P[],
  together: (parts: readonly P[]) => P,
  ownRow: (part: WrittenPart) => Written,
): readonly P[] {
  let fitting = parts.map((part) => (isLong(part.written) ? { ...part, written: ownRow(part) } : part))
  while (fitting.reduce((size, { written }) => size + cellSize(written), 0) > mostWritten) {
    fitting = bySize(fitting).map((group) => {
      const [only] = group
      if (only !== undefined && group.length === 1) return only
      const whole = together(group)
      return { ...whole, written: ownRow(whole) }
    })
  }
  return fitting
}

/** Parts in groups, in their order, each short enough. */
function bySize<P extends WrittenPart>(parts: readonly P[]): readonly (readonly P[])[] {
  const groups: P[][] = []
  let size = mostWritten
  for (const part of parts) {
    const own = cellSize(part.written)
    if (size + own > mostWritten) {
      groups.push([])
      size = 0
    }
    size += own
    groups.at(-1)?.push(part)
  }
  return groups
}

/** In each scenario, one formula of some parts of it. */
export function inEach(
  formulas: Alike,
  parts: readonly WrittenPart[],
  make: (among: readonly Numeric[]) => Numeric,
): Alike {
  const of = (at: number): Numeric => make(parts.map((part) => part.formulas[at] as Numeric))
  const [, ...others] = formulas
  return [of(0), ...others.map((_, at) => of(at + 1))]
}
