import type { Definition, DefinitionItems, Item } from '../definition.ts'

/**
 * A definition in which no two items of one kind have the same title: those that do have their names in brackets after it,
 * `Care (care-b)`, because a reader of a table could not tell them apart.
 */
export function titledApart(definition: Definition): Definition {
  const items: DefinitionItems = {
    streams: apart(definition.streams),
    reserves: apart(definition.reserves),
    lines: apart(definition.lines),
    savings: apart(definition.savings),
    shifts: apart(definition.shifts),
    changes: apart(definition.changes),
    responsibilities: apart(definition.responsibilities),
    contracts: apart(definition.contracts),
    risks: apart(definition.risks),
    measures: apart(definition.measures),
    members: apart(definition.members),
    transfers: apart(definition.transfers),
    // These are told by their names, or by those of the rows that they are about.
    drivers: definition.drivers,
    controls: definition.controls,
    actuals: definition.actuals,
  }
  return { ...definition, ...items }
}

function apart<T extends Item>(items: readonly T[]): readonly T[] {
  if (items.length < 2) return items
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { title } of items) if (seen.size === seen.add(title).size) twice.add(title)
  if (twice.size === 0) return items
  return items.map((item) => (twice.has(item.title) ? { ...item, title: `${item.title} (${item.id})` } : item))
}
