import type { Definition } from '../definition/definition.ts'
import { saidOf, type Tell } from '../diagnostics/catalogue.ts'
import { inMembers, type NamedPath, type RowPath } from '../model/row-path.ts'

/** A definition that warnings are told of: the one that is projected, or that of a member, for the years that are projected. */
export interface ToldOf {
  readonly definition: Definition
  /** The members of a place by way of which it is reached, the outermost first. */
  readonly members: readonly string[]
  /** The name that a row of it has in what is projected. */
  readonly named: (path: RowPath) => NamedPath
  /** Tells a problem of it: of a member with its title and its file. */
  readonly tell: Tell
}

/**
 * A definition, and of a place those of its members, of members that are places themselves too. What is a member twice, there
 * or in two places, comes once.
 */
export function withItsMembers(definition: Definition, tell: Tell): ToldOf[] {
  const { horizon } = definition
  const seen = new Set<string>()
  const reached = (own: Definition, members: readonly string[], toldOf: Tell): ToldOf[] => [
    { definition: { ...own, horizon }, members, named: (path) => inMembers(members, path), tell: toldOf },
    ...own.members.flatMap(({ id, title, file, definition: inner }) => {
      if (seen.has(file.real)) return []
      seen.add(file.real)
      const whose = `${title} (${file.path})`
      return reached(inner, [...members, id], (problem) => tell(saidOf(problem, whose)))
    }),
  ]
  return reached(definition, [], tell)
}
