import { expect, it } from 'vitest'
import { amountIn } from '../../src/budget/amount.ts'

it.each([
  ['113', '113', undefined],
  ['1,234.50', '1234.5', undefined],
  ['£1,234.50', '1234.5', '£'],
  ['(2.3)', '-2.3', undefined],
  ['£(2.3)m', '-2.3', '£m'],
  ['(£2.3m)', '-2.3', '£m'],
  ['1,234.50-', '-1234.5', undefined],
  ['-1,234', '-1234', undefined],
  ['\u22125.0', '-5', undefined],
  ['1,234.50 CR', '-1234.5', undefined],
  ['1,234.50Cr', '-1234.5', undefined],
  ['1,234.50 DR', '1234.5', undefined],
  // CR makes it a credit of that size, whatever other sign it has.
  ['-6 CR', '-6', undefined],
  ['(6) CR', '-6', undefined],
  ['6- CR', '-6', undefined],
  ['\u22126CR.', '-6', undefined],
  ['£(2.3)m CR', '-2.3', '£m'],
  ['0 CR', '0', undefined],
  ['- CR', '0', undefined],
  ['450k', '450', '£k'],
  ['-', '0', undefined],
  [' £ - ', '0', undefined],
  ['nil', '0', undefined],
  ['1 234 567', '1234567', undefined],
  ['12345678901234567.89', '12345678901234567.89', undefined],
])('%s is read', (text, value, unit) => {
  const amount = amountIn(text)

  expect([amount?.value.toFixed(), amount?.unit]).toEqual([value, unit])
})

it.each([
  // Codes, words, years and rates.
  'M1',
  'K9',
  'Ward 7',
  'A&E',
  '2017/18',
  '3%',
  '01/04/2017',
  'n/a',
  '#REF!',
  '=SUM(B2:B9)',
  // Two sizes in one: a comma for thousands or for a decimal.
  '1,5,3',
  '--5',
  // Two signs, of which neither says what the other means.
  '-(5)',
  '(-5)',
  '(5)-',
  '-5-',
  '5 CR DR',
  '1'.repeat(61),
  '',
])('%s is no amount', (text) => {
  expect(amountIn(text)).toBeUndefined()
})
