import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { writeCsv } from '../../src/definition/write-csv.ts'
import { writeYaml } from '../../src/definition/write-yaml.ts'
import { anyTree } from '../support/any-tree.ts'
import { inOrder, read, treeOf } from '../support/trees.ts'

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
