import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fc, test } from '@fast-check/vitest'
import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { definitionSchema } from '../../src/definition/keys/json-schema.ts'
import { type Key, mustNameYears, type ValueKey } from '../../src/definition/keys/key-types.ts'
import { definitionKeys } from '../../src/definition/keys/keys.ts'
import type { Node } from '../../src/definition/text/tree.ts'
import { writeYaml } from '../../src/definition/text/write-yaml.ts'
import { anyText, anyTree, list, map, scalar } from '../support/any-tree.ts'
import { read, treeOf } from '../support/trees.ts'

const accepts = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(definitionSchema())

/** A definition as an editor sees it: numbers, flags and null already told from text. */
const asEditor = (text: string): unknown => parse(text, { stringKeys: true, version: '1.2', schema: 'core' })

const files = ['scenarios', 'test/errors'].flatMap((folder) =>
  readdirSync(folder).flatMap((name) => (/\.(yaml|csv)$/.test(name) ? [`${folder}/${name}`] : [])),
)

it.each(files)('the schema accepts %s', (name) => {
  const text = readFileSync(name, 'utf8')
  const yaml = name.endsWith('.csv') ? writeYaml(treeOf(text, 'csv'), 'csv') : text

  expect(accepts(asEditor(yaml)), JSON.stringify(accepts.errors)).toBe(true)
})

test.prop([anyTree])('the schema accepts every definition that the reader accepts', (tree) => {
  const text = writeYaml(tree, 'yaml')

  expect(accepts(asEditor(text)), `${text}\n${JSON.stringify(accepts.errors)}`).toBe(true)
})

/** Every value of the key table with the path to one of it. */
function valuesIn(key: Key, path: readonly string[]): [string, ValueKey, readonly string[]][] {
  switch (key.is) {
    case 'value':
      return [[path.join('.'), key, path]]
    case 'group':
      return Object.entries(key.keys).flatMap(([name, child]) => valuesIn(child, [...path, name]))
    case 'collection':
      return valuesIn(key.of, [...path, key.names === 'pairs' ? 'a.b ~ c.d' : 'a'])
    case 'either':
      return [...valuesIn(key.value, path), ...valuesIn(key.group, path)]
  }
}

const fragments = fc.constantFrom(
  ...[
    '0',
    '1',
    '3',
    '17',
    '100',
    '.5',
    '1.5',
    '%',
    '-',
    '+',
    '\u2212',
    '(',
    ')',
    '£',
    'k',
    'm',
    'bn',
    ',',
    '_',
    'e3',
    '0x1F',
    '.inf',
    ' ',
  ],
  ...[
    '2017/18',
    '2018-19',
    '2017/19',
    '..',
    'default',
    'all',
    'any',
    'April',
    'october',
    'M7',
    '13',
    'true',
    'no',
    'null',
    '~',
  ],
  ...[
    'acute',
    'Acute',
    'a.b',
    'funding.total',
    '2027-03-31',
    '2027-13-01',
    'x y',
    '\u0085',
    '£m',
    'hospital',
    'amber',
    '12345678901',
  ],
)
const nearlyRight = fc.array(fragments, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''))

test.prop([fc.constantFrom(...valuesIn(definitionKeys, [])), fc.context()], { numRuns: 300 })(
  'whatever text the reader accepts for a value, plain or quoted, the schema accepts as well',
  ([, key, path], context) => {
    const texts = fc.sample(fc.oneof(nearlyRight, anyText(key)), 10)
    for (const text of texts) {
      for (const written of [text, JSON.stringify(text)]) {
        const names = mustNameYears(key) ? [...path, '2018/19'] : path
        const document = names.reduceRight((inside, name) => `{ ${name}: ${inside} }`, written)
        // JSON knows no infinite numbers, so that no schema can speak of them.
        if (/inf|\d[eE]\+?\d{3}/.test(document) || read(document, 'yaml', true).found.length > 0) continue
        context.log(document)
        expect(accepts(asEditor(document)), `${document}\n${JSON.stringify(accepts.errors)}`).toBe(true)
      }
    }
  },
)

it('knows every value of the key table, and says what it is for', () => {
  for (const [path, key, names] of valuesIn(definitionKeys, [])) {
    const [text] = fc.sample(anyText(key), { numRuns: 1, seed: 1 })
    const plain = scalar(text ?? '')
    const point = map([
      ['at', plain],
      ['growth', plain],
    ])
    const value = key.list === 'points' ? list([point]) : mustNameYears(key) ? map([['2018/19', plain]]) : plain
    const tree = names.reduceRight<Node>((inside, name) => map([[name, inside]]), value)
    const document = writeYaml(tree, 'yaml')
    expect(accepts(asEditor(document)), `${path}: ${document}`).toBe(true)
  }
  const properties = definitionSchema().properties as Record<string, { description?: string }>
  for (const [name, { description }] of Object.entries(properties)) {
    expect(description, name).toBe((definitionKeys.keys[name] as Key).text)
  }
})

it.each([
  ['a key that is misspelt', 'lines: { acute: { growht: 3% } }'],
  ['a key of the wrong group', 'years: { growth: 3% }'],
  ['a root key that is misspelt', 'tilte: a'],
  ['a pair of one figure', 'correlations: { lines.acute.growth: 0.5 }'],
  ['a correlation above 1', 'correlations: { a ~ b: 1.01 }'],
  ['a correlation below -1', 'correlations: { a ~ b: "-1.01" }'],
  ['a rate without its sign', 'lines: { acute: { growth: 3 } }'],
  ['a rate as a fraction', 'lines: { acute: { growth: 0.03 } }'],
  ['a rate with a space', 'lines: { acute: { growth: 3 % } }'],
  ['a rate that starts with its point', 'lines: { acute: { growth: .5% } }'],
  ['a share above 100%', 'savings: { a: { delivery: 101% } }'],
  ['a share below zero', 'savings: { a: { delivery: -1% } }'],
  ['a share as a number', 'savings: { a: { delivery: 1 } }'],
  ['growth below -100%', 'lines: { acute: { growth: -100.5% } }'],
  ['growth far below -100%', 'drivers: { a: -1000% }'],
  ['growth below -100% in one year', 'funding: { a: { growth: { 2018/19: "\u2212101%" } } }'],
  ['a deflator of -100%', 'prices: { deflator: -100.0% }'],
  ['a productivity above 100%', 'contracts: { a: { index: { productivity: 100.1% } } }'],
  ['an index of nought', 'prices: { index: { 2018/19: 0.0 } }'],
  ['an index of nought in quotes', 'prices: { index: { 2018/19: "0.0" } }'],
  ['activity below nought', 'lines: { acute: { activity: { base: -5 } } }'],
  ['nobody', 'population: { base: 0 }'],
  ['a target of nought in brackets', 'funding: { a: { target: { base: (0) } } }'],
  ['money with an underscore', 'lines: { acute: { base: 1_000 } }'],
  ['money with a comma', 'lines: { acute: { base: "1,234.5" } }'],
  ['money in quotes with a zero before it', 'lines: { acute: { base: "017" } }'],
  ['money in quotes with an exponent', 'lines: { acute: { base: "1e3" } }'],
  ['money that is infinite', 'lines: { acute: { base: .inf } }'],
  ['money with one bracket', 'lines: { acute: { base: (5 } }'],
  ['money with a sign in brackets', 'lines: { acute: { base: (-5) } }'],
  ['money that is a flag', 'lines: { acute: { base: true } }'],
  ['fewer than no people', 'population: { base: -1 }'],
  // Bare, JSON does not tell it from 0.5000, which a program may have reckoned.
  ['half a person', 'population: { base: "0.5" }'],
  ['a year that does not follow', 'years: { base: 2017/19 }'],
  ['a year without its century', 'years: { base: 17/18 }'],
  ['a calendar year', 'years: { base: 2018 }'],
  ['no years', 'years: { base: 2017/18, count: 0 }'],
  ['101 years', 'years: { base: 2017/18, count: 101 }'],
  ['half a year', 'years: { base: 2017/18, count: 1.5 }'],
  ['no for a flag', 'savings: { a: { recurrent: no } }'],
  ['1 for a flag', 'savings: { a: { recurrent: 1 } }'],
  ['a choice that is not listed', 'lines: { acute: { setting: hospice } }'],
  ['a unit that is not listed', 'unit: £bn pounds'],
  ['a month that is not one', 'savings: { a: { month: 13 } }'],
  ['a date the other way round', 'document: { review-by: 31/03/2027 }'],
  ['an id with a capital', 'lines: { Acute: { base: 1 } }'],
  ['an id with an underscore', 'lines: { mental_health: { base: 1 } }'],
  ['the id total', 'lines: { total: { base: 1 } }'],
  ['the id constructor', 'lines: { constructor: { base: 1 } }'],
  ['a reference with a capital', 'savings: { a: { line: Acute } }'],
  ['a value missing', 'lines: { acute: { growth: } }'],
  ['a tilde', 'title: ~'],
  ['a group missing', 'lines:'],
  ['null in quotes', 'title: "null"'],
  ['an empty text', 'title: ""'],
  ['a list where one value belongs', 'title: [a, b]'],
  ['a list where items belong', 'lines: [a, b]'],
  ['an empty list', 'extends: []'],
  ['years where one value belongs', 'lines: { acute: { base: { 2018/19: 1 } } }'],
  ['a year that is mistyped', 'lines: { acute: { growth: { 2018/20: 1% } } }'],
  ['no year at all', 'lines: { acute: { growth: {} } }'],
  ['an increment without its year', 'pressures: { a: { new: 5 } }'],
  ['a saving without its year', 'savings: { a: { amount: 5 } }'],
  ['the name of a driver for one year', 'lines: { a: { drivers: { b: { 2018/19: demographic } } } }'],
  ['a source without a value', 'lines: { acute: { growth: { source: a } } }'],
  ['a source of the title', 'title: { value: a, source: b }'],
  ['a quality that is no colour', 'lines: { acute: { growth: { value: 3%, quality: good } } }'],
  ['a range without an end', 'lines: { acute: { growth: { value: 3%, range: { low: 1% } } } }'],
  [
    'a triangle without its peak',
    'lines: { acute: { growth: { value: 3%, range: { min: 1%, max: 5%, shape: triangular } } } }',
  ],
  ['a range of a group', 'lines: { acute: { range: { low: 1%, high: 2% } } }'],
  ['growth and amounts at once', 'lines: { acute: { growth: 3%, amounts: 5 } }'],
  ['growth and drivers at once', 'lines: { acute: { growth: 3%, drivers: { a: 1% } } }'],
  ['a deflator and an index at once', 'prices: { deflator: 2%, index: 100 }'],
  ['points by year', 'funding: { a: { pace: { by-distance: { 2018/19: 1% } } } }'],
  ['one rate for points', 'funding: { a: { pace: { by-distance: 1% } } }'],
  ['no points', 'funding: { a: { pace: { by-distance: [] } } }'],
  ['a point without its growth', 'funding: { a: { pace: { by-distance: [{ at: 5% }] } } }'],
  ['a point of three', 'funding: { a: { pace: { by-distance: [{ at: 5%, growth: 1%, year: 2018/19 }] } } }'],
  ['a point that is no rate', 'funding: { a: { pace: { by-distance: [{ at: 5, growth: 1% }] } } }'],
  ['two paces at once', 'funding: { a: { pace: { close-by: 2025/26, base-growth: 2% } } }'],
  ['growth and a target at once', 'funding: { a: { growth: 1%, target: { base: 1, growth: 1% } } }'],
  ['an underspend that is neither', 'funding: { a: { underspend: spent } }'],
  ['a likelihood of nought', 'risks: { a: { likelihood: 0 } }'],
  ['a likelihood of 6', 'risks: { a: { likelihood: 6 } }'],
  ['a share in scope above 100%', 'contracts: { a: { scope: { acute: 101% } } }'],
  ['a share in scope by year', 'contracts: { a: { scope: { acute: { 2018/19: 50% } } } }'],
  ['a cap above 100%', 'contracts: { a: { loss: { cap: 101% } } }'],
  ['a cap of nothing known', 'contracts: { a: { loss: { cap: { share: 1%, off: funding } } } }'],
  ['an index that is no allocation', 'contracts: { a: { index: funding } }'],
  ['people by another word', 'contracts: { a: { index: { population: residents } } }'],
  ['the word population for one year', 'contracts: { a: { index: { population: { 2018/19: population } } } }'],
  ['a share and residents at once', 'combine: { a: { scenario: a.yaml, share: 50%, residents: 5 } }'],
  ['members and lines at once', 'combine: { a: { scenario: a.yaml } }\nlines: { acute: { base: 1 } }'],
  ['fewer than no residents', 'combine: { a: { residents: -1 } }'],
  ['a key of a line beside the lines', 'lines: { growth: 3% }'],
  ['a list for the whole', '[a]'],
  ['a word for the whole', 'a'],
])('both the schema and the reader refuse %s', (_, text) => {
  const { tree, found } = read(text, 'yaml', true)

  // In which year it starts is asked once the horizon is known.
  const asksLater = tree !== undefined && /new|amount: 5/.test(text)
  if (!asksLater) expect(found).not.toEqual([])
  expect(accepts(asEditor(text))).toBe(false)
})

it.each([
  ['nothing but a parent', 'extends: westminster.yaml'],
  ['one value of a line', 'lines: { acute: { growth: 3% } }'],
  [
    'a range from bounds alone',
    'lines: { acute: { growth: { value: 3%, range: { min: 1%, max: 5%, shape: uniform } } } }',
  ],
  ['an item to be dropped', 'savings: { a: { enabled: false } }'],
])('the schema asks for nothing that a file may inherit: %s', (_, text) => {
  expect(read(text, 'yaml', true).found).toEqual([])
  expect(accepts(asEditor(text)), JSON.stringify(accepts.errors)).toBe(true)
})

const marked = readdirSync('test/errors').filter((code) => existsSync(`test/errors/${code}/schema-refuses`))

it('some cases of the error corpus are marked for the schema', () => {
  expect(marked.length).toBeGreaterThan(20)
})

it.each(marked)('the schema refuses the case of the corpus for %s', (code) => {
  const folder = `test/errors/${code}`
  const [name = ''] = readdirSync(folder).filter((file) => /^scenario\.(yaml|csv)$/.test(file))
  const text = readFileSync(`${folder}/${name}`, 'utf8')
  const yaml = name.endsWith('.csv') ? writeYaml(treeOf(text, 'csv'), 'csv') : text

  expect(accepts(asEditor(yaml))).toBe(false)
})
