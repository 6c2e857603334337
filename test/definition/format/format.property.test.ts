import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Alias, type Document, isMap, isScalar, type Pair, parseDocument, Scalar, visit } from 'yaml'
import { formatDefinition } from '../../../src/definition/format/format-definition.ts'
import { type Holder, houseOrder } from '../../../src/definition/format/house-order.ts'
import { allComments } from '../../../src/definition/format/marks.ts'
import type { Node } from '../../../src/definition/text/tree.ts'
import { writeCsv } from '../../../src/definition/text/write-csv.ts'
import { writeYaml } from '../../../src/definition/text/write-yaml.ts'
import { anyTree } from '../../support/any-tree.ts'
import { outline, treeOf } from '../../support/trees.ts'

/** What a person may do to a text: comments here and there, blank lines, wider indentation, braces, anchors. */
const habits = fc.record({
  indent: fc.constantFrom(2, 3, 4, 8),
  picks: fc.array(fc.nat(9), { minLength: 40, maxLength: 40 }),
  isTight: fc.boolean(),
  withAliases: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
})
type Habits = typeof habits extends fc.Arbitrary<infer T> ? T : never

const comments = [' a', '', ' {b: 1}', ' *c &d', ' "e', '# f', ' c d']

/** A definition as such a person would write it. */
function asWritten(tree: Node, { indent, picks, isTight, withAliases, lineEnd }: Habits): string {
  const document = parseDocument(writeYaml(tree, 'yaml'), { schema: 'failsafe' })
  let turn = 0
  const pick = (): number => picks[turn++ % picks.length] ?? 0
  visit(document, {
    Pair(_, { key, value }: Pair) {
      if (!isScalar(key)) return
      if (pick() > 6) key.commentBefore = comments[pick() % comments.length] ?? ''
      if (pick() > 7) key.spaceBefore = true
      if (isScalar(value) && value.type !== Scalar.BLOCK_LITERAL && pick() > 7)
        value.comment = comments[pick() % comments.length] ?? ''
      if (isMap(value) && pick() > 7) value.comment = comments[pick() % comments.length] ?? ''
    },
  })
  if (withAliases) repeat(document, pick)
  if (pick() > 7) document.commentBefore = ' about the file\n and more'
  if (pick() > 7) document.comment = ' the end'
  const text = document.toString({ indent, lineWidth: 0, flowCollectionPadding: !isTight, indentSeq: !isTight })
  return text.replaceAll('\n', lineEnd)
}

/** Some values become those of earlier ones, by an alias; a name may mark several of them. */
function repeat(document: Document, pick: () => number): void {
  const anchored: Scalar[] = []
  // More than fifty are refused.
  let left = 40
  visit(document, {
    Scalar(key, scalar) {
      if (key !== 'value') return undefined
      const target = anchored[pick() % Math.max(1, anchored.length)]
      if (target !== undefined && left > 0 && pick() > 6) {
        const last = anchored.findLast(({ anchor }) => anchor === target.anchor)
        left--
        return last?.anchor === undefined ? undefined : new Alias(last.anchor)
      }
      if (pick() > 6) {
        scalar.anchor = `m${pick() % 3}`
        anchored.push(scalar)
      }
      return undefined
    },
  })
}

/** A tree whose keys stand in the order of their names, for comparing what trees say. */
function said(node: Node): unknown {
  if (node.is === 'scalar') return node.text
  if (node.is === 'list') return node.items.map(said)
  return [...node.entries.values()]
    .map(({ key, value }) => [key, said(value)] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1))
}

/** The names that stand before one that the order has before them. */
function misplaced(node: Node, holder: Holder | undefined, path = ''): string[] {
  if (node.is !== 'map') return []
  const held = holder?.(node)
  const names = [...node.entries.keys()]
  const ranks = names.map((name) => held?.order?.indexOf(name) ?? 0)
  const wrong = names
    .filter((_, at) => at > 0 && (ranks[at] ?? 0) < (ranks[at - 1] ?? 0))
    .map((name) => `${path}.${name}`)
  return [
    ...wrong,
    ...[...node.entries.values()].flatMap(({ key, value }) => misplaced(value, held?.under(key), `${path}.${key}`)),
  ]
}

const format = (text: string): string => formatDefinition({ path: 'x.yaml', text }, treeOf(text, 'yaml'), 'yaml')
const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort()

test.prop([anyTree, habits])('says the same and keeps every comment', (tree, how) => {
  const text = asWritten(tree, how)
  const formatted = format(text)

  expect(said(treeOf(formatted, 'yaml'))).toEqual(said(treeOf(text, 'yaml')))
  expect(sorted(allComments(formatted))).toEqual(sorted(allComments(text)))
})

test.prop([anyTree, habits])('changes nothing the second time', (tree, how) => {
  const formatted = format(asWritten(tree, how))

  expect(format(formatted)).toBe(formatted)
})

test.prop([anyTree, habits])('has every key in the order of the key table, and items in their own', (tree, how) => {
  const text = asWritten(tree, { ...how, withAliases: false })
  const formatted = treeOf(format(text), 'yaml')

  expect(misplaced(formatted, houseOrder)).toEqual([])
  expect(itemsOf(formatted, houseOrder)).toEqual(itemsOf(treeOf(text, 'yaml'), houseOrder))
})

/** The names of maps that keep their order, by path. */
function itemsOf(node: Node, holder: Holder | undefined, path = ''): Record<string, readonly string[]> {
  if (node.is !== 'map') return {}
  const held = holder?.(node)
  const own = held?.order === undefined ? { [path]: [...node.entries.keys()] } : {}
  return Object.assign(
    own,
    ...[...node.entries.values()].map(({ key, value }) => itemsOf(value, held?.under(key), `${path}.${key}`)),
  )
}

test.prop([anyTree])('a definition that the program wrote has nothing to change but the order of keys', (tree) => {
  const text = writeYaml(tree, 'yaml')
  const lines = (of: string): readonly string[] =>
    sorted(of.split('\n').filter((line) => !/^(?:.*[{[].*|)$/.test(line)))

  expect(lines(format(text))).toEqual(lines(text))
})

test.prop([anyTree])('CSV is written as convert writes it, its rows in the order of the key table', (tree) => {
  const text = writeCsv(tree)
  const formatted = formatDefinition({ path: 'x.csv', text }, treeOf(text, 'csv'), 'csv')

  expect(said(treeOf(formatted, 'csv'))).toEqual(said(treeOf(text, 'csv')))
  expect(misplaced(treeOf(formatted, 'csv'), houseOrder)).toEqual([])
  expect(formatDefinition({ path: 'x.csv', text: formatted }, treeOf(formatted, 'csv'), 'csv')).toBe(formatted)
  expect(outline(treeOf(formatted, 'csv'))).toEqual(outline(treeOf(text, 'csv')))
})
