import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { Span } from '../../diagnostics/span.ts'
import type { Key } from '../keys/key-types.ts'
import { definitionKeys } from '../keys/keys.ts'
import type { Node } from '../text/tree.ts'
import { namesIn, settleKey } from './child-key.ts'

/**
 * So many items may a definition have, such as lines, streams, savings and contracts together, and so many parts may these have, such as
 * drivers, providers and lines in scope. Within it any file is answered in a few seconds.
 */
export const mostItems = 10_000
const most = { items: mostItems, parts: 10_000 }

/**
 * Whether the tree of one file has more items, or more parts of items, than a definition may have: told at the first that is one
 * too many. It looks at no value, so that it costs next to nothing beside reading the file.
 */
export function isTooLarge(tree: Node, tell: Tell): boolean {
  const size = new Size()
  const beyond = size.count(definitionKeys, tree, false)
  if (beyond !== undefined) tell(diagnose('too-many-items', beyond, size.limit))
  return beyond !== undefined
}

/** The same of the items of several files together, by their paths. */
export function areTooMany(items: Iterable<string>, at: Span, tell: Tell): boolean {
  const size = new Size()
  for (const path of items) {
    if (!size.isFull(path.indexOf('.') !== path.lastIndexOf('.'))) continue
    tell(diagnose('too-many-items', at, size.limit))
    return true
  }
  return false
}

class Size {
  private items = 0
  private parts = 0

  /** What there is too much of. */
  get limit(): { readonly limit: number; readonly ofParts: boolean } {
    const ofParts = this.parts > most.parts
    return { limit: ofParts ? most.parts : most.items, ofParts }
  }

  /** Count one more, an item or a part of one; whether it is one too many. */
  isFull(isPart: boolean): boolean {
    if (isPart) this.parts++
    else this.items++
    return this.parts > most.parts || this.items > most.items
  }

  /** Count what stands in a node; where the first stands that is one too many. */
  count(given: Key | undefined, node: Node, isInside: boolean): Span | undefined {
    if (node.is === 'scalar' || given === undefined) return undefined
    if (node.is === 'list') return this.points(node.items)
    const key = settleKey(given, namesIn(node))
    if (key.is === 'value') return undefined
    for (const [name, { keySpan, value }] of node.entries) {
      if (key.is === 'collection' && this.isFull(isInside)) return keySpan
      const child = key.is === 'collection' ? key.of : key.keys[name]
      const beyond = this.count(child, value, isInside || key.is === 'collection')
      if (beyond !== undefined) return beyond
    }
    return undefined
  }

  /** Groups in a list are parts of what the list belongs to; plain values are one value together. */
  private points(nodes: readonly Node[]): Span | undefined {
    return nodes.find(({ is }) => is === 'map' && this.isFull(true))?.span
  }
}
