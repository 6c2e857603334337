import { expect, it } from 'vitest'
import { listInWords } from '../../src/base/list-in-words.ts'

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j as a sentence lists it', (names, text) => {
  expect(listInWords(names)).toBe(text)
})

it('with another word before the last', () => {
  expect(listInWords(['a', 'b', 'c'], 'or')).toBe('a, b or c')
})
