import type { MapEntry, Node } from '../definition/text/tree.ts'

const nowhere = { file: { path: '', text: '' }, start: 0, end: 0 }

/** Text, lists and objects as the tree that a definition is read into: of no file. Keys keep their order. */
export function treeOf(content: unknown): Node {
  if (typeof content === 'string') return { is: 'scalar', text: content, span: nowhere }
  if (Array.isArray(content)) return { is: 'list', items: content.map(treeOf), span: nowhere }
  const entries = Object.entries(content as object).map(([key, value]): MapEntry => {
    return { key, keySpan: nowhere, value: treeOf(value) }
  })
  return { is: 'map', entries: new Map(entries.map((entry) => [entry.key, entry])), span: nowhere }
}
