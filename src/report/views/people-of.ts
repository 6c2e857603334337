import type { Row } from '../../model/row.ts'

/** Whose people an amount per head is for: those of what is projected, of a member alone, or of the place around a member. */
export type Whose = 'all' | 'own' | 'place'

/** Whose people the money of a row is divided by. */
export function whoseOf({ member, people }: Pick<Row, 'member' | 'people'>): Whose {
  if (member === undefined) return 'all'
  return people.isOfPlace ? 'place' : 'own'
}
