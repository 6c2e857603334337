import type { Row } from '../../model/row.ts'

/**
 * Whose people an amount per head is for: those of what is projected, of a member alone, of the place around a member, or of a
 * place within it that is around a member.
 */
export type Whose = 'all' | 'own' | 'place' | 'inner'

/** Whose people the money of a row is divided by. */
export function whoseOf({ member, people }: Pick<Row, 'member' | 'people'>): Whose {
  if (member === undefined) return 'all'
  if (!people.isOfPlace) return 'own'
  return people.within === undefined ? 'place' : 'inner'
}

/** Whose people, after `by`: nothing to say of those of what is projected. */
export function byWhom(row: Pick<Row, 'member' | 'people'>): string {
  switch (whoseOf(row)) {
    case 'own':
      return 'its own people'
    case 'place':
      return 'the people of the place'
    case 'inner':
      return `the people of ${row.people.within ?? ''}`
    default:
      return ''
  }
}
