import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const name = fc.constantFrom(
  'Acute',
  'Community',
  'Total',
  'Sub-total acute',
  'total',
  'NULL',
  '=SUM(A1:A9)',
  "'quoted'",
  'a: b',
  '# c',
  '- d',
  '{e}',
  '日本',
  '😀 care',
  'true',
  '1e3',
  '2017/18',
  '~',
  'Board \u202egnp',
  'x'.repeat(300),
  '__proto__',
  'constructor',
  'line\u0085break',
  'a\\b',
  'tab\there',
  '&anchor *alias',
  '%',
  '@',
)
const amount = fc.oneof(
  fc.integer({ min: -9999, max: 99_999 }).map(String),
  fc.constantFrom(
    '1,234.50',
    '(5.0)',
    '£3',
    '£1.2m',
    '450k',
    '7-',
    '8 CR',
    '-',
    'nil',
    'n/a',
    '#REF!',
    '3%',
    '1e5',
    '',
    ' ',
    '0',
    '0.00',
    '9'.repeat(40),
    '1.234,5',
  ),
)
const heading = fc.constantFrom(
  'Service',
  'Description',
  'Budget',
  '2017/18 budget £000',
  'Budget £m',
  'Code',
  'Debit',
  'Credit',
  'Setting',
  '',
  'Total',
  'Plan (£)',
)
const cell = fc.oneof(
  { weight: 3, arbitrary: name },
  { weight: 3, arbitrary: amount },
  { weight: 1, arbitrary: heading },
)
const row = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(name, amount).map((cells): string[] => [...cells]) },
  { weight: 2, arbitrary: fc.array(cell, { maxLength: 4 }) },
)
const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const table = fc
  .record({
    head: fc.oneof(fc.constant(['Service', '2017/18 budget £000']), fc.array(heading, { maxLength: 4 })),
    rows: fc.array(row, { maxLength: 12 }),
    end: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ head, rows, end }) => [head, ...rows].map((cells) => cells.map(quoted).join(',')).join(end))
const options = fc.subarray([
  '--unit=£000',
  '--base=2017/18',
  '--negate',
  '--is-line=total',
  '--is-total=Acute',
  '--line-column=A',
  '--amount-column=B',
])

test.prop({ budget: fc.oneof(table, fc.string({ unit: 'binary', maxLength: 200 })), args: options }, { numRuns: 250 })(
  'whatever a budget holds, it becomes a definition that is right and agrees with it, or its problems are told and nothing is written',
  async ({ budget, args }) => {
    const begun = await runCli(['init', 'made', '--from', 'b.csv', ...args], { files: { 'b.csv': budget } })

    expect([0, 3]).toContain(begun.exit)
    if (begun.exit === 3) {
      expect(begun).toMatchObject({ out: '', written: new Map() })
      expect(begun.err).toMatch(/ - error [a-z0-9-]+: /)
      return
    }
    const checked = await runCli(['check', 'made/scenario.yaml', '--quiet'], {
      files: Object.fromEntries(begun.written),
    })
    expect(begun.out.replace(/\s+/g, ' ')).toContain('Difference: nil.')
    expect(checked.err).toBe('')
    // A row below nought is a credit, which is held to its own side: a first hour never begins with a check that fails.
    expect(checked.exit).toBe(0)
  },
)
