import { fc, test } from '@fast-check/vitest'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { expect } from 'vitest'
import { writeCsv } from '../../src/definition/text/write-csv.ts'
import { writeYaml } from '../../src/definition/text/write-yaml.ts'
import { anyTree } from '../support/any-tree.ts'
import { inOrder, outline, read, treeOf } from '../support/trees.ts'

test.prop([anyTree])('the random definitions of this file are ones the reader accepts', (tree) => {
  expect(read(writeYaml(tree, 'yaml'), 'yaml', true).found).toEqual([])
})

test.prop([anyTree])('a definition written as YAML is read back as it was', (tree) => {
  expect(inOrder(treeOf(writeYaml(tree, 'yaml'), 'yaml'))).toBe(inOrder(tree))
})

test.prop([anyTree])('a definition written as CSV is read back as it was', (tree) => {
  expect(inOrder(treeOf(writeCsv(tree), 'csv'))).toBe(inOrder(tree))
})

test.prop([anyTree])('YAML to CSV to YAML is the same text', (tree) => {
  const yaml = writeYaml(tree, 'yaml')
  const csv = writeCsv(treeOf(yaml, 'yaml'))

  expect(writeYaml(treeOf(csv, 'csv'), 'csv')).toBe(yaml)
})

test.prop([anyTree])('CSV to YAML to CSV is the same text', (tree) => {
  const csv = writeCsv(tree)
  const yaml = writeYaml(treeOf(csv, 'csv'), 'csv')

  expect(writeCsv(treeOf(yaml, 'yaml'))).toBe(csv)
})

const layouts = fc.record({
  turn: fc.nat(20),
  blankRows: fc.array(fc.nat(50), { maxLength: 3 }),
  blankColumns: fc.array(fc.nat(20), { maxLength: 3 }),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  quoted: fc.boolean(),
})

test.prop([anyTree, layouts])(
  'the order of columns, blank rows and columns, quotes and line ends mean nothing',
  (tree, layout) => {
    const { turn, blankRows, blankColumns, lineEnd, quoted } = layout
    const written = writeCsv(tree)
    const table = parse(written).map((cells) => {
      const turned = cells.map((_, index) => cells[(index + turn) % cells.length] ?? '')
      for (const at of blankColumns) turned.splice(at, 0, '')
      return turned
    })
    const width = table[0]?.length ?? 0
    for (const at of blankRows) table.splice(at, 0, new Array<string>(width).fill(''))
    const text = stringify(table, { quoted, quoted_match: /\n/, record_delimiter: lineEnd })

    // Years, and what is known of a value, come in the order of their columns.
    expect(outline(treeOf(text, 'csv'))).toEqual(outline(treeOf(written, 'csv')))
  },
)
