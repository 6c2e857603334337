import { upperFirst } from '../../base/upper-first.ts'
import { inputLabel } from '../../explain/input-label.ts'
import { owned } from '../../explain/member-path.ts'
import type { Difference, Side } from './differences.ts'
import { standingOf } from './paths.ts'

/** What people call a step: the figure, the item, the section, or several joined. */
export function labelOf(path: string, differences: readonly Difference[], first: Side, second: Side): string {
  const [only, ...more] = differences
  if (only !== undefined && more.length === 0) return labelOfDifference(only, first, second)
  if (path === 'other') return 'All other differences'
  if (path.includes(' + ')) return differences.map((one) => labelOfDifference(one, first, second)).join(' and ')
  const place = standingOf(path)
  return path === place.owner && place.isItem
    ? titleOfItem(path, first, second)
    : `${upperFirst(place.key)} (${differences.length} differences)`
}

/** What people call a difference. */
export function labelOfDifference({ path, paths, only }: Difference, first: Side, second: Side): string {
  if (only !== undefined) return titleOfItem(path, first, second)
  return paths
    .map((one) => inputLabel(one, (first.definition.entries.has(one) ? first : second).definition))
    .join(' and ')
}

/** The title of an item, after those of the members it stands under. */
export function titleOfItem(item: string, first: Side, second: Side): string {
  const isOfFirst = [...first.definition.entries.keys()].some((path) => path.startsWith(`${item}.`) || path === item)
  const { path, definition, titles } = owned(item, (isOfFirst ? first : second).definition)
  const title = definition.entries.get(`${path}.title`)?.content
  const own = title?.form === 'plain' ? title.plain.text.replace(/\s+/g, ' ').trim() : (path.split('.')[1] ?? path)
  return `${titles}${own}`
}
