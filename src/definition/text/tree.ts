import type { Span } from '../../diagnostics/span.ts'

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
  /** Its problem was reported as it was read: nothing is known of the value, and nothing more is to be said of it. */
  readonly refused?: true
}

export interface MapNode {
  readonly is: 'map'
  readonly entries: Map<string, MapEntry>
  readonly span: Span
  /** Some keys were refused as they were read, so that what seems to be missing may have been among them. */
  readonly partial?: true
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

/** What a node is, in the words of a message: what was found where something else was expected. */
export function formOf(node: Node): string {
  return node.is === 'list' ? 'a list' : node.is === 'map' ? 'keys' : 'a plain value'
}

/** An empty value, `~` and `null` say that a value is missing. They never mean zero. */
export function isMissing(node: Node): boolean {
  return (
    node.is === 'scalar' &&
    node.refused !== true &&
    (node.text === '' || node.text === '~' || (node.text.length === 4 && node.text.toLowerCase() === 'null'))
  )
}

/** Where a reader may use a notation that another may not: CSV cells may hold `1,234.5`. */
export type Notation = 'yaml' | 'csv'
