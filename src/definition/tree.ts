import type { Span } from '../diagnostics/span.ts'

/**
 * What YAML and CSV both become: a tree in which every node knows its place in the file and every scalar is still text.
 *
 * Nothing is interpreted here. `27.40` keeps its zero and `no` is a word, because a value only gets a meaning from the
 * kind of the key that holds it.
 */
export type Node = ScalarNode | MapNode | ListNode

export interface ScalarNode {
  readonly is: 'scalar'
  readonly text: string
  readonly span: Span
}

export interface MapNode {
  readonly is: 'map'
  readonly entries: Map<string, MapEntry>
  readonly span: Span
}

export interface MapEntry {
  readonly key: string
  readonly keySpan: Span
  readonly value: Node
}

export interface ListNode {
  readonly is: 'list'
  readonly items: readonly Node[]
  readonly span: Span
}

/** An empty value, `~` and `null` say that a value is missing. They never mean zero. */
export function isMissing(node: Node): boolean {
  return node.is === 'scalar' && (node.text === '' || node.text === '~' || /^null$/i.test(node.text))
}

/** Where a reader may use a notation that another may not: CSV cells may hold `1,234.5`. */
export type Notation = 'yaml' | 'csv'
