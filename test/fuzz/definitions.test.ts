import { readdirSync, readFileSync } from 'node:fs'
import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Loader } from '../../src/definition/layers/load.ts'
import { writeCsv } from '../../src/definition/text/write-csv.ts'
import { writeYaml } from '../../src/definition/text/write-yaml.ts'
import type { Diagnostic } from '../../src/diagnostics/catalogue.ts'
import { formatDiagnostic } from '../../src/diagnostics/format.ts'
import { openScenario } from '../../src/open/open.ts'
import { anyTree } from '../support/any-tree.ts'
import { memoryFiles } from '../support/memory-files.ts'
import { runCli } from '../support/run-cli.ts'

/** Open a definition: it gives a scenario or says why not, with a place that lies in the text. It never throws. */
function open(name: string, bytes: Uint8Array): void {
  const found: Diagnostic[] = []
  const loader = new Loader(memoryFiles(new Map<string, string | Uint8Array>([...texts, [name, bytes]])), {})
  const scenario = openScenario(loader, { path: name, name: 'x', today: '2026-11-22' }, (diagnostic) =>
    found.push(diagnostic),
  )
  const errors = found.filter(({ severity }) => severity === 'error')
  if (scenario === undefined) expect(errors).not.toEqual([])
  else expect(errors).toEqual([])
  for (const diagnostic of found) {
    const { span } = diagnostic
    if (span !== undefined) {
      expect(span.start).toBeGreaterThanOrEqual(0)
      expect(span.end).toBeGreaterThanOrEqual(span.start)
      expect(span.end).toBeLessThanOrEqual(span.file.text.length + 1)
    }
    expect(formatDiagnostic(diagnostic)).toMatch(/ - (?:error|warning) [a-z0-9-]+: /)
  }
}

const shipped = readdirSync('scenarios').filter((name) => /\.(yaml|csv)$/.test(name))
const texts: ReadonlyMap<string, string> = new Map(
  shipped.map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]),
)

const notation = fc.constantFrom('x.yaml', 'x.csv')

const scraps = fc.constantFrom(
  ...[
    '\n',
    '\r\n',
    '\r',
    '  ',
    '\t',
    ' ',
    ': ',
    ':',
    '- ',
    '-',
    '? ',
    ', ',
    ',',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '""',
    '#',
    ' #',
    '&a ',
    '*a',
    '!t ',
    '|',
    '>-',
  ],
  ...[
    '%YAML 1.1\n',
    '---',
    '...',
    '<<: ',
    '~',
    'null',
    'no',
    '.inf',
    '017',
    '1e3',
    '1_000',
    '3',
    '3%',
    '-1.1%',
    '(5.0)',
    '£',
    '\u2212',
    '\ufeff',
    '\u0000',
  ],
  ...[
    '\u2028',
    '\ud800',
    '__proto__',
    'constructor',
    'toString',
    'total',
    'lines',
    'growth',
    'enabled: false',
    '2018/19',
    '2018/19..',
    '..',
    'default',
    'extends: x.yaml',
  ],
  ...[
    'funding.total',
    '0.0000001',
    '9'.repeat(40),
    'a'.repeat(300),
    '['.repeat(70),
    '- '.repeat(70),
    '{a: '.repeat(70),
    'path,value\n',
    ',,,\n',
  ],
)
interface Slip {
  readonly at: number
  readonly cut: number
  readonly scrap: string
}
const slips: fc.Arbitrary<Slip[]> = fc.array(
  fc.record({ at: fc.nat(20_000), cut: fc.oneof(fc.constant(0), fc.nat(40)), scrap: scraps }),
  {
    minLength: 1,
    maxLength: 6,
  },
)
/** Text that is close to a definition: one that is right, with parts cut out and scraps put in. */
const nearlyRight = fc.tuple(fc.constantFrom(...shipped), slips).map(([name, changes]) => {
  const text = changes.reduce((before, { at, cut, scrap }) => {
    const place = at % (before.length + 1)
    return before.slice(0, place) + scrap + before.slice(place + cut)
  }, texts.get(name) ?? '')
  return { name: `x${name.slice(name.lastIndexOf('.'))}`, text }
})

/** A definition that is right but for values that have changed places, or are others. */
const other = fc.constantFrom(
  '0',
  '3%',
  '-100%',
  '100%',
  '113',
  '-5',
  '0.0000000001',
  '9'.repeat(30),
  '2017/18',
  '2099/00',
  'acute',
  'x',
  '1',
  '100',
  'true',
  'false',
)
const exchanged = fc
  .tuple(
    fc.constantFrom(...shipped.filter((name) => name.endsWith('.yaml'))),
    fc.array(fc.tuple(fc.nat(500), fc.oneof(fc.nat(500), other)), { minLength: 1, maxLength: 4 }),
  )
  .map(([name, changes]) => {
    const parts = (texts.get(name) ?? '').split(/(?<=: )([^,{}[\]\n]+)(?=[,\n]| \})/)
    const values = Math.floor(parts.length / 2)
    for (const [at, by] of changes)
      parts[(at % values) * 2 + 1] = (typeof by === 'string' ? by : parts[(by % values) * 2 + 1]) ?? ''
    return { name: 'x.yaml', text: parts.join('') }
  })

const words = fc.constantFrom(
  ...[
    'title',
    'years',
    'base',
    'count',
    'lines',
    'acute',
    'growth',
    'setting',
    'hospital',
    'funding',
    'allocation',
    'savings',
    'line',
    'amount',
  ],
  ...[
    'drivers',
    'checks',
    'that',
    'value',
    'source',
    'range',
    'low',
    'high',
    '2017/18',
    '2018/19',
    '3%',
    '113',
    'headroom >= 0',
    'extends',
  ],
)
const yamlish = fc
  .array(
    fc.tuple(
      fc.nat(4),
      fc.array(fc.oneof({ weight: 3, arbitrary: words }, scraps), { maxLength: 4 }),
      fc.constantFrom(':', ': ', ''),
    ),
    { maxLength: 20 },
  )
  .map((lines) => lines.map(([depth, parts, end]) => `${'  '.repeat(depth)}${parts.join(': ')}${end}`).join('\n'))

const cells = fc.oneof(
  words,
  scraps,
  fc.array(words, { minLength: 1, maxLength: 4 }).map((names) => names.join('.')),
  fc.constantFrom(
    '',
    '',
    '',
    '"a, b"',
    '"[0%, 40%]"',
    '"{ 2018/19: 1% }"',
    '"[[["',
    '"lines.acute.growth.""2018/19"""',
  ),
)
const paths = fc.constantFrom(
  'title',
  'years.base',
  'lines.acute.growth',
  'lines.acute.base',
  'lines.acute.setting',
  'lines.acute',
  'savings.a.amount',
  'shifts.a.release',
  'extends',
)
const columns = fc.constantFrom(
  'path',
  'value',
  '2018/19',
  '2019/20..',
  'default',
  'source',
  'date',
  'quality',
  'low',
  'high',
  '',
  'x',
  'value',
)
/** Rows of any length, some of them cut or filled to that of the header. */
const table = fc
  .record({
    header: fc.oneof(fc.array(columns, { maxLength: 6 }), fc.uniqueArray(columns, { maxLength: 6 })),
    rows: fc.array(fc.tuple(fc.boolean(), paths, fc.array(cells, { maxLength: 7 })), { maxLength: 12 }),
    even: fc.boolean(),
    end: fc.constantFrom('\n', '\r\n', '\r'),
  })
  .map(({ header, rows, even, end }) => {
    const lines = rows.map(([known, path, others]) => {
      const row = [known ? path : (others[0] ?? ''), ...others]
      return even ? ['path', ...header].map((_, index) => row[index] ?? '') : row
    })
    return [['path', ...header], ...lines].map((row) => row.join(',')).join(end)
  })

test.prop([notation, fc.uint8Array({ maxLength: 400 })], { numRuns: 300 })(
  'any bytes are opened or refused with reasons',
  (name, bytes) => {
    open(name, bytes)
  },
)

test.prop([nearlyRight], { numRuns: 300 })(
  'a definition with slips in it is opened or refused with reasons',
  ({ name, text }) => {
    open(name, Buffer.from(text))
  },
)

test.prop([exchanged], { numRuns: 300 })(
  'a definition with other values in it is opened or refused with reasons',
  ({ name, text }) => {
    open(name, Buffer.from(text))
  },
)

test.prop([yamlish], { numRuns: 300 })('any text that looks like YAML is opened or refused with reasons', (text) => {
  open('x.yaml', Buffer.from(text))
})

test.prop([table], { numRuns: 300 })('any table of cells is opened or refused with reasons', (text) => {
  open('x.csv', Buffer.from(text))
})

test.prop([anyTree], { numRuns: 200 })(
  'a definition that is right key by key is opened or refused with reasons',
  (tree) => {
    open('x.yaml', Buffer.from(writeYaml(tree, 'yaml')))
    open('x.csv', Buffer.from(writeCsv(tree)))
  },
)

test.prop(
  [
    fc.oneof(
      nearlyRight,
      exchanged,
      yamlish.map((text) => ({ name: 'x.yaml', text })),
      table.map((text) => ({ name: 'x.csv', text })),
    ),
  ],
  { numRuns: 200 },
)(
  'the command line never fails by itself: it runs, or says what is wrong, and then prints no result',
  async ({ name, text }) => {
    const path = `scenarios/${name}`
    for (const argv of [
      ['run', path, '--csv'],
      ['convert', path, '--to', 'yaml'],
    ]) {
      const { exit, out, err } = await runCli(argv, { files: { [path]: text } })
      expect([0, 3, 4], err).toContain(exit)
      if (exit !== 0) {
        expect(out).toBe('')
        expect(err).not.toBe('')
      }
      expect(err).not.toMatch(/\n\s+at |Error:|fault of the program/)
    }
  },
)
