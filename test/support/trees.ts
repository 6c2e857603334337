import { readLayer } from '../../src/definition/layers/read-layer.ts'
import { readCsv } from '../../src/definition/text/read-csv.ts'
import { readYaml } from '../../src/definition/text/read-yaml.ts'
import type { Node, Notation } from '../../src/definition/text/tree.ts'
import type { Diagnostic, ProblemCode } from '../../src/diagnostics/catalogue.ts'
import type { SourceFile } from '../../src/diagnostics/span.ts'

/** A tree without its places: maps as objects, lists as arrays, every plain value as its text. */
export type Outline = string | readonly Outline[] | { readonly [name: string]: Outline }

export function outline(node: Node): Outline {
  if (node.is === 'scalar') return node.text
  if (node.is === 'list') return node.items.map(outline)
  return Object.fromEntries([...node.entries.values()].map(({ key, value }) => [key, outline(value)]))
}

/** A tree without its places as text, so that the order of keys counts. */
export function inOrder(node: Node | undefined): string {
  return node === undefined ? 'nothing' : JSON.stringify(outline(node), null, 1)
}

/** A problem: its code, its message, where it starts, and the text it marks. */
export interface Found {
  readonly code: ProblemCode
  readonly message: string
  readonly place: string
  readonly marks: string
}

export interface Reading {
  readonly tree: Node | undefined
  readonly found: readonly Found[]
}

/** Read a text by itself; with `whole`, hold it against the key table as well. */
export function read(text: string, notation: Notation, whole = false): Reading {
  const file: SourceFile = { path: `x.${notation}`, text }
  const found: Found[] = []
  const tell = ({ code, message, span }: Diagnostic): void => {
    const marks = text.slice(span?.start, span?.end)
    const before = text.slice(0, span?.start).split('\n')
    found.push({ code, message, place: `${before.length}:${(before.at(-1) ?? '').length + 1}`, marks })
  }
  const tree = (notation === 'csv' ? readCsv : readYaml)(file, tell)
  if (whole && tree !== undefined) readLayer(tree, file.path, notation, tell)
  return { tree, found }
}

/** The tree of a text that must be read without a problem. */
export function treeOf(text: string, notation: Notation): Node {
  const { tree, found } = read(text, notation)
  if (tree === undefined || found.length > 0) throw new Error(`${text}\n${JSON.stringify(found)}`)
  return tree
}
