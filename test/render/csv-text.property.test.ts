import { fc, test } from '@fast-check/vitest'
import { stringify } from 'csv-stringify/sync'
import { expect } from 'vitest'
import { defuse } from '../../src/base/defuse.ts'
import { textCell } from '../../src/render/csv/csv-text.ts'

/** Any text, and often one of the characters that CSV or a spreadsheet takes for something else. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...'",\n\r\t;=+-@\' .£\uff1d\ufeffaZ09_/()'), { maxLength: 6 }).map((all) => all.join('')),
)

test.prop([texts])('a text is written as csv-stringify writes it, defused', (text) => {
  const [first, second] = [textCell(text), textCell(text)]

  expect(`x,${first}\n`).toBe(stringify([['x', defuse(text)]], { record_delimiter: '\n' }))
  expect(second).toBe(first)
})
