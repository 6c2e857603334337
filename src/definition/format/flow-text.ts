import type { MapEntry, MapNode, Node } from '../text/tree.ts'
import { arrange, type Movable, sharedOut } from './arrange.ts'
import { bare, unindented } from './blanks.ts'
import { isOwn } from './blocks.ts'
import type { Holder } from './house-order.ts'
import type { Before } from './marks.ts'

interface Part extends Movable {
  readonly entry: MapEntry
}

/**
 * What stands in braces or square brackets on one line, with its keys in the house order: `{ share: 1%, of: funding }` and
 * `[0%, 40%]`. Undefined where it is written in a way that is better left alone.
 */
export function flowText(node: Node, holder: Holder | undefined, before: readonly Before[]): string | undefined {
  const { file, start, end } = node.span
  const text = file.text.slice(start, end)
  if (text.includes('\n')) return undefined
  if (node.is === 'list') return text.startsWith('[') ? listText(text) : undefined
  return node.is === 'map' && text.startsWith('{') ? mapText(node, holder, before) : undefined
}

/** Plain items are set apart by a comma and a space; others keep what is between them. */
function listText(text: string): string | undefined {
  const inside = bare(text.slice(1, -1))
  if (/["'{[&*#]/.test(inside)) return `[${inside}]`
  const items = inside.split(',').map(bare)
  return `[${(items.at(-1) === '' ? items.slice(0, -1) : items).join(', ')}]`
}

function mapText(map: MapNode, holder: Holder | undefined, before: readonly Before[]): string | undefined {
  const { file, start, end } = map.span
  const entries = [...map.entries.values()]
  const parts = entries.map((entry, index): Part => {
    const to = endOfPart(file.text, entries[index + 1]?.keySpan.start ?? end - 1)
    return { entry, name: entry.key, start: entry.keySpan.start, end: to }
  })
  // A mark or a question mark before a key.
  const isOdd = parts.some(
    (part, index) => !/^ *,? *$/.test(file.text.slice(parts[index - 1]?.end ?? start + 1, part.start)),
  )
  if (isOdd) return undefined
  const held = holder?.(map)
  const inside = sharedOut(parts, before)
  const texts = arrange(parts, held?.order, before).map((part) => partText(part, held?.under(part.name), inside(part)))
  if (texts.includes(undefined)) return undefined
  return texts.length === 0 ? '{}' : `{ ${texts.join(', ')} }`
}

/** Where an entry ends before the comma that stands before something else. */
function endOfPart(text: string, next: number): number {
  let end = next
  while (text[end - 1] === ' ') end--
  if (text[end - 1] !== ',') return end
  end--
  while (text[end - 1] === ' ') end--
  return end
}

function partText({ entry, end }: Part, holder: Holder | undefined, before: readonly Before[]): string | undefined {
  const { keySpan, value } = entry
  const { text } = keySpan.file
  const key = text.slice(keySpan.start, keySpan.end)
  const behind = unindented(text.slice(keySpan.end, end))
  if (!behind.startsWith(':')) return undefined
  const flow = isOwn(entry, end) ? flowText(value, holder, before) : undefined
  if (flow === undefined) return `${key}: ${bare(behind.slice(1))}`
  const marks = bare(text.slice(end - behind.length + 1, value.span.start))
  return `${key}: ${marks === '' ? '' : `${marks} `}${flow}`
}
