import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { cutApart } from '../../src/base/cut-apart.ts'

it('texts that fit stand as they are', () => {
  expect(cutApart('the board, scenario 1', 'the board, scenario 2', 40)).toEqual([
    'the board, scenario 1',
    'the board, scenario 2',
  ])
})

it('texts that part late are cut at their beginning, from a word before they part', () => {
  const start = 'Update to the Health and Wellbeing Board, 13 September 2018, section 5, '
  // They part at character 72 + 9 = 81; thirty before that lie within "September", and the next word begins at "2018".
  expect(cutApart(`${start}scenario 2`, `${start}scenario 3`, 60)).toEqual([
    '…2018, section 5, scenario 2',
    '…2018, section 5, scenario 3',
  ])
})

it('texts that part early are cut at their end', () => {
  expect(cutApart(`The first ${'of many '.repeat(20)}`, `The second ${'of many '.repeat(20)}`, 20)).toEqual([
    'The first of many o…',
    'The second of many …',
  ])
})

test.prop([fc.string(), fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), fc.integer({ min: 64, max: 120 })])(
  'texts that differ are never cut to the same, and never longer than asked',
  (same, one, other, longest) => {
    fc.pre(one !== other)
    const long = `${same} `.repeat(9)
    const [cutOne, cutOther] = cutApart(`${long}${one}`, `${long}${other}`, longest)
    // What differs further on than half of the room beyond what is shared may be cut.
    if (one[0] !== other[0]) expect(cutOne).not.toBe(cutOther)
    expect(Math.max(cutOne.length, cutOther.length)).toBeLessThanOrEqual(longest)
  },
)
