import { expect, it } from 'vitest'
import { matcher } from '../../src/formula/pattern.ts'

it.each([
  ['lines.*.spend', 'lines.acute.spend', true],
  ['lines.*.spend', 'lines.acute.cost', false],
  ['lines.*.spend', 'lines..spend', true],
  ['lines.*.spend', 'lines.spend', false],
  ['headroom', 'headroom', true],
  ['headroom', 'headroom.recurrent', false],
  ['headroom*', 'headroom', true],
  ['headroom*', 'headroom.recurrent', true],
  ['*', 'anything', true],
  ['*.growth', 'lines.acute.growth', true],
  ['*a*b', 'xaxb', true],
  ['*a*b', 'xbxa', false],
  ['ab*ba', 'aba', false],
  ['lines.+.spend', 'lines.+.spend', true],
  ['lines.+.spend', 'linesssspend', false],
])('%s takes in %s: %s', (pattern, path, expected) => {
  expect(matcher(pattern)(path)).toBe(expected)
})

it('answers a pattern of many stars that fits nothing', () => {
  // Tried one way after another this would outlast the universe.
  expect(matcher(`${'*a'.repeat(40)}b`)('a'.repeat(5000))).toBe(false)
})
