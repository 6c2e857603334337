import type { Node } from './tree.ts'

/** What a tree says, whatever the order of its keys: two that say the same give one text. */
export function meaning(node: Node): string {
  if (node.is === 'scalar') return JSON.stringify(node.text)
  if (node.is === 'list') return `[${node.items.map(meaning).join()}]`
  const entries = [...node.entries.values()].map(({ key, value }) => `${JSON.stringify(key)}:${meaning(value)}`)
  return `{${entries.sort().join()}}`
}
