import { expect, it } from 'vitest'
import { decode } from '../../src/definition/text/decode.ts'
import { outline, read, treeOf } from '../support/trees.ts'

const yaml = (text: string): unknown => outline(treeOf(text, 'yaml'))

it('takes every scalar as it is written, quoted or not', () => {
  const text = `
title: no
a: yes
b: 017
c: 1e3
d: 1_000
e: 12:30:45
f: 27.40
g: 12345678901234567.89
h: .inf
i: .NaN
j: 0x1F
k: 2018/19
l: 2018-06-01
m: "3%"
n: '3%'
o: ~
p: null
q: 1,234.5
r:
`
  expect(yaml(text)).toEqual({
    title: 'no',
    a: 'yes',
    b: '017',
    c: '1e3',
    d: '1_000',
    e: '12:30:45',
    f: '27.40',
    g: '12345678901234567.89',
    h: '.inf',
    i: '.NaN',
    j: '0x1F',
    k: '2018/19',
    l: '2018-06-01',
    m: '3%',
    n: '3%',
    o: '~',
    p: 'null',
    q: '1,234.5',
    r: '',
  })
})

it('reads JSON', () => {
  expect(yaml('{"title":"a","lines":{"acute":{"base":113,"growth":"3%"}},"extends":["x","y"]}')).toEqual({
    title: 'a',
    lines: { acute: { base: '113', growth: '3%' } },
    extends: ['x', 'y'],
  })
})

it.each([
  ['no for a flag', 'savings: { a: { recurrent: no } }', 'not-a-flag'],
  ['on for a flag', 'savings: { a: { recurrent: on } }', 'not-a-flag'],
  ['1 for a flag', 'savings: { a: { recurrent: 1 } }', 'not-a-flag'],
  ['infinite money', 'lines: { a: { base: .inf } }', 'not-money'],
  ['money that is no number', 'lines: { a: { base: .nan } }', 'not-money'],
  ['an octal amount', 'lines: { a: { base: 017 } }', 'not-money'],
  ['a hexadecimal amount', 'lines: { a: { base: 0x1F } }', 'not-money'],
  ['an exponent', 'lines: { a: { base: 1e3 } }', 'not-money'],
  ['an underscore', 'lines: { a: { base: 1_000 } }', 'not-money'],
  ['a thousands comma', 'lines: { a: { base: "1,234.5" } }', 'not-money'],
  ['a bare point', 'lines: { a: { base: .5 } }', 'not-money'],
  ['a sexagesimal number of people', 'population: { base: 12:30:45 }', 'not-people'],
  ['a rate without its sign', 'lines: { a: { growth: 3 } }', 'not-a-rate'],
  ['a year in one number', 'years: { base: 2018 }', 'not-a-year'],
  ['an empty value', 'lines: { a: { growth: } }', 'value-missing'],
  ['a tilde', 'lines: { a: { growth: ~ } }', 'value-missing'],
  ['NULL', 'lines: { a: { growth: NULL } }', 'value-missing'],
  ['a control character by its code', 'title: "a\\u0000b"', 'control-character'],
  ['text that runs from right to left', 'title: "a\\u202eb"', 'control-character'],
])('does not take %s for a value', (_, text, code) => {
  expect(read(text, 'yaml', true).found.map((problem) => problem.code)).toEqual([code])
})

it.each([
  ['a %YAML 1.1 directive', '%YAML 1.1\n---\ntitle: a\n', [['yaml-version', '1:1', '%YAML 1.1']]],
  ['such a directive behind a comment', '# x\n%YAML 1.1\n---\ntitle: a\n', [['yaml-version', '2:1', '%YAML 1.1']]],
  ['a %TAG directive', '%TAG ! x\n---\ntitle: a\n', [['yaml-version', '1:1', '%TAG ! x']]],
  ['a second document', 'title: a\n---\ntitle: b\n', [['second-document', '2:1', '---']]],
  ['a second document behind an end', 'title: a\n...\n---\ntitle: b\n', [['second-document', '3:1', '---']]],
  ['a tag of its own', 'title: !secret a\n', [['unknown-tag', '1:8', '!secret']]],
  ['a tag of binary', 'title: !!binary aGk=\n', [['unknown-tag', '1:8', '!!binary']]],
  ['a tag of code', 'title: !!js/function "x"\n', [['unknown-tag', '1:8', '!!js/function']]],
  ['a merge key', 'a: &a { b: c }\nd:\n  <<: *a\n', [['merge-key', '3:3', '<<']]],
  ['a key twice', 'a: 1\nb: 2\na: 3\n', [['duplicate-key', '3:1', 'a']]],
  ['a key twice, quoted once', '{ a: 1, "a": 2 }', [['duplicate-key', '1:9', '"a"']]],
  ['__proto__', '__proto__: { polluted: 1 }', [['forbidden-key', '1:1', '__proto__']]],
  ['constructor', 'a: { constructor: 1 }', [['forbidden-key', '1:6', 'constructor']]],
  ['prototype', 'a: { "prototype": 1 }', [['forbidden-key', '1:6', '"prototype"']]],
  ['toString', 'toString: 1', [['forbidden-key', '1:1', 'toString']]],
  ['hasOwnProperty', 'lines: { acute: { hasOwnProperty: 1 } }', [['forbidden-key', '1:19', 'hasOwnProperty']]],
  ['a list for a key', '? [a, b]\n: c\nd: e\n', [['key-not-text', '1:3', '[a, b]']]],
  ['a map for a key', '{ { a: b }: c }', [['key-not-text', '1:3', '{ a: b }']]],
  ['an alias for a key', 'a: &x b\n*x : c\n', [['key-not-text', '2:1', '*x']]],
  ['an alias of nothing', 'a: *x\n', [['unknown-alias', '1:4', '*x']]],
  ['an alias of what it stands in', 'a: &x [b, *x]\n', [['unknown-alias', '1:11', '*x']]],
  [
    'an alias of what it stands in, its name used before',
    'a: &x b\nc: &x [d, *x]\n',
    [['unknown-alias', '2:11', '*x']],
  ],
  ['half a character', 'title: "a\\ud800b"\n', [['control-character', '1:8', '"a\\ud800b"']]],
  ['nothing at all', '', [['empty-definition', '1:1', '']]],
  ['comments alone', '# a\n# b\n', [['empty-definition', '1:1', '']]],
  ['a marker alone', '---\n', [['empty-definition', '1:1', '']]],
])('refuses %s', (_, text, expected) => {
  expect(read(text, 'yaml').found.map(({ code, place, marks }) => [code, place, marks])).toEqual(expected)
})

const opening = (piece: string, times: number): string => piece.repeat(times)
const steps = (times: number): string => Array.from({ length: times }, (_, step) => `${' '.repeat(step)}a:`).join('\n')

it.each([
  ['lists in lists', opening('[', 20_000)],
  ['maps in maps', opening('{a: ', 20_000)],
  ['maps in maps without a space', opening('{"a":', 20_000)],
  ['lists behind anchors', opening('&a [', 20_000)],
  ['lists behind tags', opening('!!seq [', 20_000)],
  ['pairs in lists', opening('[a: ', 20_000)],
  ['lists on lines of their own', opening('[\n', 20_000)],
  ['dashes on one line', `${opening('- ', 20_000)}a`],
  ['questions on one line', `${opening('? ', 20_000)}a`],
  ['colons on one line', `${opening(': ', 20_000)}a`],
  ['indented maps', steps(1000)],
  ['65 lists', `${opening('[', 65)}a${opening(']', 65)}`],
  ['65 dashes', `${opening('- ', 65)}a`],
  ['65 indented maps', steps(65)],
])('refuses %s as nested too deeply, and does not overflow', (_, text) => {
  expect(read(text, 'yaml').found).toMatchObject([{ code: 'nested-too-deeply' }])
})

it.each([
  ['64 lists', `${opening('[', 64)}a${opening(']', 64)}`],
  ['64 dashes', `${opening('- ', 64)}a`],
  ['64 indented maps', `${steps(64)} b`],
  ['brackets in text', `title: "${opening('[', 200)}"\n`],
  ['brackets in a block of text', `title: |\n  ${opening('[', 200)}\n  ${opening('- ', 200)}\n`],
  ['brackets in a comment', `title: a # ${opening('[', 200)}\n`],
])('reads %s', (_, text) => {
  expect(read(text, 'yaml').found).toEqual([])
})

it('stops at more than 50 aliases', () => {
  const text = `a: &x 1\nb: [${Array.from({ length: 51 }, () => '*x').join(', ')}]\n`

  expect(read(text, 'yaml').found).toMatchObject([{ code: 'too-many-aliases' }])
  expect(read(text.replace('*x, ', ''), 'yaml').found).toEqual([])
})

it('stops an alias bomb by what it would grow to', () => {
  // Nine aliases of nine aliases, and so on: 9^6 is 531,441 parts from 54 aliases; the first fifty give over 200,000.
  const layers = Array.from({ length: 6 }, (_, layer) => {
    const inside = layer === 0 ? 'a' : `*l${layer - 1}`
    return `l${layer}: &l${layer} [${Array.from({ length: 9 }, () => inside).join(', ')}]`
  })

  expect(read(layers.join('\n'), 'yaml').found).toMatchObject([{ code: 'too-many-aliases' }])
})

it('goes on behind a key that was refused, and knows that it does not know everything', () => {
  const { tree, found } = read('title: a\n<<: b\nlines: { __proto__: c, acute: { base: oops } }\n', 'yaml', true)

  expect(found.map(({ code }) => code)).toEqual(['merge-key', 'forbidden-key', 'not-money'])
  expect(tree).toMatchObject({ partial: true })
})

it('takes Windows line breaks inside text as line feeds', () => {
  expect(yaml('title: |\r\n  a\r\n  b\r\nx: "a\\r\\nb"\r\n')).toEqual({ title: 'a\nb\n', x: 'a\nb' })
})

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

it.each([
  ['UTF-16, little end first', Buffer.from('\ufefftitle: a\n', 'utf16le'), 'not-utf8', '1:1'],
  ['UTF-16, big end first', bytes([0xfe, 0xff, 0, 0x74]), 'not-utf8', '1:1'],
  ['UTF-16 without a mark', Buffer.from('title: a\n', 'utf16le'), 'not-utf8', '1:1'],
  ['a zero byte', bytes('title: a', [0], 'b\n'), 'not-utf8', '1:1'],
  ['Windows-1252', bytes('title: a\nunit: ', [0xa3], 'm\n'), 'not-utf8', '2:7'],
  ['a character cut short', bytes('title: ', [0xe2, 0x82]), 'not-utf8', '1:8'],
  ['a bell', bytes('title: a', [7], 'b\n'), 'control-character', '1:9'],
  ['a delete', bytes('title: a', [0x7f], 'b\n'), 'control-character', '1:9'],
  ['more than 1,000,000 bytes', Buffer.alloc(1_000_001, 'a'), 'file-too-large', '1:1'],
])('refuses a file with %s', (_, data, code, place) => {
  const found: string[] = []
  decode('x.yaml', data, ({ code: is, span }) => {
    const before = (span?.file.text ?? '').slice(0, span?.start).split('\n')
    found.push(`${is} ${before.length}:${(before.at(-1) ?? '').length + 1}`)
  })

  expect(found).toEqual([`${code} ${place}`])
})

it('reads a file with a byte-order mark, and lines that end as on an old Mac', () => {
  const fail = (): never => expect.unreachable()

  expect(decode('x', bytes([0xef, 0xbb, 0xbf], 'title: £\n'), fail)?.text).toBe('title: £\n')
  expect(decode('x', bytes('a\rb\r\nc\n'), fail)?.text).toBe('a\nb\r\nc\n')
})
