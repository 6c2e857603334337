import type { SourceFile } from '../../diagnostics/span.ts'
import { meaning } from '../text/meaning.ts'
import { readCsv } from '../text/read-csv.ts'
import { readYaml } from '../text/read-yaml.ts'
import type { MapEntry, Node, Notation } from '../text/tree.ts'
import { writeCsv } from '../text/write-csv.ts'
import { formatYaml } from './format-yaml.ts'
import { type Holder, houseOrder } from './house-order.ts'
import { allComments } from './marks.ts'

/**
 * A definition, or what another table of keys is about, that was read without an error as house style has it, in its own notation. The result is read again before it is
 * given: it says the same, and has every comment.
 */
export function formatDefinition(file: SourceFile, tree: Node, notation: Notation, order: Holder = houseOrder): string {
  const text = notation === 'csv' ? writeCsv(inHouseOrder(tree, order)) : formatYaml(file, tree, order)
  if (text === file.text) return text
  const again = (notation === 'csv' ? readCsv : readYaml)({ path: file.path, text }, () => {})
  if (again === undefined || meaning(again) !== meaning(tree)) throw new Error(`${file.path} would say something else`)
  if (notation === 'yaml' && allComments(text).sort().join('\n') !== allComments(file.text).sort().join('\n'))
    throw new Error(`A comment of ${file.path} would be lost`)
  return text
}

/** A tree with its keys in the house order. */
function inHouseOrder(node: Node, holder: Holder | undefined): Node {
  if (node.is !== 'map') return node
  const held = holder?.(node)
  const rank = ({ key }: MapEntry): number => {
    const found = held?.order?.indexOf(key) ?? 0
    return found === -1 ? Number.MAX_VALUE : found
  }
  const entries = [...node.entries.values()].sort((left, right) => rank(left) - rank(right))
  return {
    ...node,
    entries: new Map(
      entries.map((entry) => [entry.key, { ...entry, value: inHouseOrder(entry.value, held?.under(entry.key)) }]),
    ),
  }
}
