import { expect, it } from 'vitest'
import { nearest } from '../../src/base/nearest.ts'

const keys = ['title', 'setting', 'base', 'base-adjustments', 'growth', 'drivers', 'amounts', 'non-recurrent']

it.each([
  ['two letters the wrong way round', 'growht', 'growth'],
  ['the same in a short name, where it would otherwise be two slips of four', 'bsae', 'base'],
  ['a letter left out', 'seting', 'setting'],
  ['a letter too many', 'drivverss', 'drivers'],
  ['another letter', 'drovers', 'drivers'],
  ['capitals', 'Growth', 'growth'],
  ['an underscore for a hyphen', 'non_recurrent', 'non-recurrent'],
  ['capitals for hyphens', 'nonRecurrent', 'non-recurrent'],
  ['one for many', 'amount', 'amounts'],
])('%s', (_, typed, meant) => {
  expect(nearest(typed, keys)).toBe(meant)
})

it('the name itself is the nearest', () => {
  expect(nearest('base', ['bass', 'base'])).toBe('base')
})

it('of two that are as near the first is offered', () => {
  expect(nearest('aab', ['aac', 'aad'])).toBe('aac')
})

it.each(['inflation', 'xyz', 'b', ''])('nothing is offered for %j, which is like none of them', (typed) => {
  expect(nearest(typed, keys)).toBeUndefined()
})

it('a third of the letters may differ and no more', () => {
  // Nine letters: three may.
  expect(nearest('abcdefxxx', ['abcdefghi'])).toBe('abcdefghi')
  expect(nearest('abcdexxxx', ['abcdefghi'])).toBeUndefined()
})

it('nothing is near a name of half a million letters', () => {
  expect(nearest('x'.repeat(500_000), keys)).toBeUndefined()
})
