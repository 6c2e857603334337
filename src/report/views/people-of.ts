import type { Row } from '../../model/row.ts'

/** Whose people an amount per head is for: those of what is projected, of a member alone, or of the place around a member. */
export type Whose = 'all' | 'own' | 'place'

/** The row that counts the people of what is projected. */
export const everybody = 'population.total'

/** The people that money of a row is divided by. */
export interface People {
  /** The row that counts them. */
  readonly path: string
  readonly whose: Whose
}

const memberPath = /^(?:members\.[^.]+\.)+/

/** Rows about a member that are parts of the place: what it brings, receives and keeps there. */
const parts: ReadonlySet<string> = new Set(['headroom-here', 'transfers', 'full-year-effects-here'])

/** The people of a row: of a member's own row its own, of its part of a place those of that place, otherwise everybody. */
export function peopleOf({ path, member }: Pick<Row, 'path' | 'member'>): People {
  const own = memberPath.exec(path)?.[0]
  if (member === undefined || own === undefined) return { path: everybody, whose: 'all' }
  if (!parts.has(path.slice(own.length))) return { path: `${own}${everybody}`, whose: 'own' }
  return { path: `${own.replace(/members\.[^.]+\.$/, '')}${everybody}`, whose: 'place' }
}
