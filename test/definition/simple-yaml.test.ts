import { readdirSync, readFileSync } from 'node:fs'
import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { readSimpleYaml } from '../../src/definition/text/read-simple-yaml.ts'
import { readWholeYaml } from '../../src/definition/text/read-yaml.ts'
import type { Node } from '../../src/definition/text/tree.ts'

/** A tree as plain text with the place of everything a diagnostic may point at. */
function outline(node: Node | undefined): unknown {
  if (node === undefined) return undefined
  const { start, end } = node.span
  switch (node.is) {
    case 'scalar':
      return [node.text, start, end]
    case 'list':
      return [node.items.map(outline), start, end]
    case 'map':
      return [
        [...node.entries.values()].map(({ key, keySpan, value }) => [key, keySpan.start, keySpan.end, outline(value)]),
        start,
      ]
  }
}

function both(text: string): { simple: unknown; whole: unknown; problems: number } {
  const file = { path: 'a.yaml', text }
  let problems = 0
  const whole = readWholeYaml(file, () => problems++)
  return { simple: outline(readSimpleYaml(file)), whole: outline(whole), problems }
}

const files = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))

it.each(files)('%s is read without the package, to the same tree', (name) => {
  const { simple, whole } = both(readFileSync(`scenarios/${name}`, 'utf8'))

  expect(simple).toBeDefined()
  expect(simple).toEqual(whole)
})

it.each(files)('%s is read so with the ends of lines that Windows gives it', (name) => {
  const { simple, whole } = both(readFileSync(`scenarios/${name}`, 'utf8').replaceAll('\n', '\r\n'))

  expect(simple).toBeDefined()
  expect(simple).toEqual(whole)
})

it.each(['a: 1\rb: 2\n', 'a: 1\r\r\n', 'a: 1\r', 'a: 1\n\rb: 2\r\n'])(
  '%j, a \\r that ends no line, is left to the package',
  (text) => {
    expect(both(text).simple).toBeUndefined()
  },
)

it.each([
  'a: 1 # why\nb: "x # y"\n',
  "a: 'it: is'\nb: [1, 2%, {c: d}]\n",
  'a: >-\n  one\n  two\nb: 1\n',
  'a:\n  b:\n    c: -1.1%\n  d: (5.0)\n',
  'a: { value: 3%, source: "A, b: c [d]" }\n# end\n',
  'a: http://x/y:z\n',
  'a: []\nb: {}\n',
  'a: x#y\n',
  '"a": 1\n\'b\': { "2018/19": 2%, \'c ~ d.e\': [3] }\n"f":\n  "g": "h"\n',
  'a: >-\n  one\n\n\nb: 1\n',
  'a: >-\r\n  one\r\n  two\r\n\r\nb: { c: 1 }\r\n# end\r\n',
  'a: >-\r\n  one\nb: "x"\r\nc: 3%\n',

  'a: &s "x, y"\nb: { c: *s, d: &t 5 }\ne: *t\n',
  'a: &m\n  b: 1\nc: *m\n',
  '[0%, 40%, 70%]',
  '{ 2018/19: 2.0, default: [1] }  \n# end\n',
  '[{ at: 5%, growth: 2.1% }]\n\n',
])('%j is read to the same tree', (text) => {
  const { simple, whole, problems } = both(text)

  expect(simple).toBeDefined()
  expect(simple).toEqual(whole)
  expect(problems).toBe(0)
})

const piece = fc.constantFrom(
  ...[
    'a',
    'b',
    'lines',
    '2018/19',
    'x y',
    '3%',
    '-',
    '- ',
    '?',
    ': ',
    ':',
    ',',
    ', ',
    '[',
    ']',
    '{',
    '}',
    '{ ',
    ' }',
    '"',
    "'",
    '#',
    ' #',
    '&a',
    '*a',
    '!t',
    '|',
    '>',
    '>-',
    '>-\n    x',
    '>-\n  x\n\n',
    '%',
    '@',
    '`',
    '~',
    'null',
    '\n',
    '\n  ',
    '\n    ',
    '\r\n',
    '\r',
    '\n\n',
    ' ',
    '---',
    '...',
    '\\',
    '£',
    '..',
    '.5',
    "''",
    '"a"',
    "'b'",
    '"a": ',
    '"a":',
    '<<',
    '&a &b 1',
    '>-\n  x\n     \n',
    '\u00a0',
  ],
)
const scraps = fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(''))
const line = fc.tuple(
  fc.constantFrom('', '  ', '    '),
  fc.constantFrom('a', 'b', 'c', '2018/19', '"d"', "'e'", '"a"'),
  fc.constantFrom(': ', ':', ':  '),
  scraps,
)
const blocks = fc.array(line, { maxLength: 8 }).map((lines) => lines.map((parts) => parts.join('')).join('\n'))

test.prop({ text: fc.oneof(scraps, blocks), isOfWindows: fc.boolean() }, { numRuns: 5000 })(
  'whatever the simple reader is sure of, the package reads to the same tree and without a problem',
  ({ text: drawn, isOfWindows }) => {
    const text = isOfWindows ? drawn.replaceAll('\n', '\r\n') : drawn
    const { simple, whole, problems } = both(text)
    if (simple === undefined) return
    expect(problems).toBe(0)
    expect(simple).toEqual(whole)
  },
)
