import { expect, it } from 'vitest'
import { heldTogether, padLeft, padRight, textWidth, wrap } from '../../src/base/text-width.ts'

it.each<[string, string, number]>([
  ['nothing', '', 0],
  ['letters', 'Acute', 5],
  ['a pound sign', '£113m', 5],
  ['letters with accents', 'Crèche', 6],
  ['the same with combining accents', 'Cre\u0300che', 6],
  ['a dash and quotation marks', '\u201cA\u201d \u2013 B', 7],
  ['lines of a chart', '─│┌┘', 4],
  ['wide characters', '病院', 4],
  ['half-width forms', 'ｱｲ', 2],
  ['full-width forms', 'Ａ１', 4],
  ['an emoji', '🏥', 2],
  ['Greek and Cyrillic', 'Ωд', 2],
  ['a zero-width space', 'a\u200bb', 2],
])('%s', (_, text, width) => {
  expect(textWidth(text)).toBe(width)
})

it('pads to a width in columns', () => {
  expect(padRight('病院', 6)).toBe('病院  ')
  expect(padLeft('£1m', 6)).toBe('   £1m')
  expect(padRight('Acute', 5)).toBe('Acute')
  expect(padLeft('Acute', 3)).toBe('Acute')
})

it('wraps at spaces, and breaks a word that is wider than the line', () => {
  expect(wrap('care out of hospital', 11)).toEqual(['care out of', 'hospital'])
  expect(wrap('care out of hospital', 10)).toEqual(['care out', 'of', 'hospital'])
  expect(wrap('a pneumonoultramicroscopic word', 6)).toEqual(['a', 'pneumo', 'noultr', 'amicro', 'scopic', 'word'])
  expect(wrap('  spaces   and\nline ends  ', 80)).toEqual(['spaces and line ends'])
  expect(wrap('', 10)).toEqual([])
})

it('wraps by columns and not by characters', () => {
  expect(wrap('病院 病院', 8)).toEqual(['病院', '病院'])
  expect(wrap('病院 病院', 9)).toEqual(['病院 病院'])
})

it('what is held together is broken only where no line has room for it', () => {
  const text = `All of it: ${heldTogether('run a --full')}`

  expect(wrap(text, 40)).toEqual(['All of it: run a --full'])
  expect(wrap(text, 20)).toEqual(['All of it:', 'run a --full'])
  expect(wrap(text, 10)).toEqual(['All of it:', 'run a', '--full'])
})
