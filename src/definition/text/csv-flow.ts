import { movedTo, type Tell } from '../../diagnostics/catalogue.ts'
import type { Span } from '../../diagnostics/span.ts'
import type { Key } from '../keys/key-types.ts'
import { type CsvCell, offsetsOf } from './csv-cells.ts'
import { readYaml } from './read-yaml.ts'
import type { MapEntry, Node } from './tree.ts'

/**
 * Whether a cell holds a list or a map in YAML flow form. Only where the key takes one: a title that starts with a bracket
 * is text.
 */
export function holdsFlow(key: Key | undefined, text: string): boolean {
  const first = text.trimStart().charAt(0)
  switch (key?.is) {
    case 'value':
      return (first === '[' && key.list !== undefined) || (first === '{' && key.cover !== undefined)
    case 'either':
      return first === '{' || holdsFlow(key.value, text)
    case 'group':
    case 'collection':
      return first === '{'
    default:
      return false
  }
}

/** Read a cell in flow form, every place being one of the CSV file. Undefined, with the problem reported, where it is none. */
export function readFlow(cell: CsvCell, tell: Tell): Node | undefined {
  const offsets = offsetsOf(cell)
  const { file, start, end } = cell.span
  const move = (span: Span): Span => ({ file, start: offsets[span.start] ?? start, end: offsets[span.end] ?? end })
  const moved = new Map<Node, Node>()
  const moveNode = (node: Node): Node => {
    const done = moved.get(node) ?? moveParts(node)
    moved.set(node, done)
    return done
  }
  const moveParts = (node: Node): Node => {
    const span = move(node.span)
    if (node.is === 'scalar') return { ...node, span }
    if (node.is === 'list') return { ...node, items: node.items.map(moveNode), span }
    const entries = [...node.entries.values()].map(({ key, keySpan, value }): MapEntry => {
      return { key, keySpan: move(keySpan), value: moveNode(value) }
    })
    return { ...node, entries: new Map(entries.map((entry) => [entry.key, entry])), span }
  }
  const node = readYaml({ path: file.path, text: cell.text }, (problem) => tell(movedTo(problem, move)))
  return node === undefined ? undefined : moveNode(node)
}
