import type { Definition, Item } from '../definition.ts'

/**
 * A definition in which no two items of one kind have the same title: those that do have their names in brackets after it,
 * `Care (care-b)`, because a reader of a table could not tell them apart.
 */
export function titledApart(definition: Definition): Definition {
  const { streams, reserves, lines, savings, shifts, changes, responsibilities, contracts, risks, measures } =
    definition
  return {
    ...definition,
    streams: apart(streams),
    reserves: apart(reserves),
    lines: apart(lines),
    savings: apart(savings),
    shifts: apart(shifts),
    changes: apart(changes),
    responsibilities: apart(responsibilities),
    contracts: apart(contracts),
    risks: apart(risks),
    measures: apart(measures),
    members: apart(definition.members),
    transfers: apart(definition.transfers),
  }
}

function apart<T extends Item>(items: readonly T[]): readonly T[] {
  if (items.length < 2) return items
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { title } of items) if (seen.size === seen.add(title).size) twice.add(title)
  if (twice.size === 0) return items
  return items.map((item) => (twice.has(item.title) ? { ...item, title: `${item.title} (${item.id})` } : item))
}
