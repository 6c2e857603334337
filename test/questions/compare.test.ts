import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { against, sharedCount } from '../../src/questions/compare.ts'
import { projectText } from '../support/project-text.ts'

const told = (value: string | undefined, first: string | undefined): readonly (string | undefined)[] => {
  const { difference, part } = against(
    value === undefined ? undefined : new Decimal(value),
    first === undefined ? undefined : new Decimal(first),
  )
  return [difference?.toString(), part?.toString()]
}

it.each([
  // 110 - 100 = 10, a tenth of 100.
  ['110', '100', ['10', '0.1']],
  // A deficit of 75 where it was 100: 25 better, a quarter of the first taken away.
  ['-75', '-100', ['25', '-0.25']],
  // From something to nothing is all of it.
  ['0', '50', ['-50', '-1']],
  // Of nought there is no part, nor across nought.
  ['5', '0', ['5', undefined]],
  ['-5', '20', ['-25', undefined]],
  ['20', '-5', ['25', undefined]],
  // All of the first is told, and no part of what is less than the difference: of a deficit as of anything else.
  ['2', '1', ['1', '1']],
  ['-2', '-1', ['-1', '1']],
  ['7.4', '1.6', ['5.8', undefined]],
  ['-7.4', '-1.6', ['-5.8', undefined]],
  [undefined, '1', [undefined, undefined]],
  ['1', undefined, [undefined, undefined]],
] as const)('%s against %s', (value, first, expected) => {
  expect(told(value, first)).toEqual(expected)
})

it('shared years are those of the shortest', () => {
  const text = (count: number): string =>
    `title: Plain\nyears: { base: 2017/18, count: ${count} }\nlines: { acute: { title: Acute, setting: hospital, base: 1, growth: 0% } }\n`
  expect(sharedCount([3, 1, 2].map((count) => projectText(text(count)).scenario))).toBe(1)
})
