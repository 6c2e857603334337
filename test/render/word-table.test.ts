import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { textWidth } from '../../src/base/text-width.ts'
import { offScreen } from '../../src/render/page.ts'
import { wordTable } from '../../src/render/text/word-table.ts'
import type { Table } from '../../src/report/document.ts'

const tableOf = (columns: readonly string[], rows: readonly (readonly string[])[]): Table => ({
  heading: '',
  basis: '',
  decimals: 1,
  percentDecimals: 1,
  columns: columns.map((label) => ({ label, note: '', isWords: true })),
  rows: rows.map(([label = '', ...texts]) => ({
    role: 'item',
    label,
    cells: texts.map((text) => ({ is: 'text', text })),
  })),
  additions: [],
  notes: [],
})

it('stands what is short beside the label and what is long below, each with its name', () => {
  const source = 'A paper of a board that has a very long title, as such papers do'
  const table = tableOf(
    ['Value', 'Source', 'Owner'],
    [
      ['Acute, growth', '3%', source, 'Analyst'],
      ['Community', '2%', 'Ledger', ''],
    ],
  )

  expect(wordTable(table, { ...offScreen, width: 60 })).toEqual([
    '               Value  Owner',
    'Acute, growth  3%     Analyst',
    '    Source: A paper of a board that has a very long title,',
    '    as such papers do',
    '',
    'Community      2%',
    '    Source: Ledger',
  ])
  expect(wordTable(table, { ...offScreen, width: 120 })).toEqual([
    `               Value  Source${' '.repeat(source.length - 6)}  Owner`,
    `Acute, growth  3%     ${source}  Analyst`,
    `Community      2%     Ledger`,
  ])
})

const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '漢', '-', '.'), minLength: 1, maxLength: 30 }), {
  maxLength: 12,
})
const text = words.map((all) => all.join(' '))

test.prop([
  fc.array(fc.tuple(text, text, text, text), { minLength: 1, maxLength: 5 }),
  fc.integer({ min: 40, max: 220 }),
])('no line is wider than the page, and no letter is lost', (rows, width) => {
  const lines = wordTable(tableOf(['One', 'Two', 'Three'], rows), { ...offScreen, width })
  const letters = (all: readonly string[]): string[] => [...all.join('')].filter((one) => /[aé漢]/.test(one)).sort()

  expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(width)
  expect(letters(lines)).toEqual(letters(rows.flat()))
})
