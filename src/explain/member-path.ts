import type { Definition } from '../definition/definition.ts'
import { inMember } from '../model/in-member.ts'

/** A path as the definition it belongs to has it: that of a member for `members.west.lines.acute.growth`. */
export interface Owned {
  readonly path: string
  readonly definition: Definition
  /** The titles of the members on the way: `West London: `. Empty in the definition itself. */
  readonly titles: string
}

/** Find the definition that a path belongs to. */
export function owned(path: string, definition: Definition, titles = ''): Owned {
  const member = definition.members.find(({ id }) => path.startsWith(inMember(id, '')))
  if (member === undefined) return { path, definition, titles }
  return owned(path.slice(inMember(member.id, '').length), member.definition, `${titles}${member.title}: `)
}
