import { expect, it } from 'vitest'
import { nearest } from '../../src/base/nearest.ts'
import { matcher } from '../../src/formula/pattern.ts'
import { toldOnce } from '../../src/living/told-once.ts'
import { countSteps, grownTooMuch } from '../support/count-steps.ts'

/** Two letters in no order, the same in every run: so few that every part of a text stood in it many times before. */
function letters(count: number): string {
  let state = 1
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return 'ab'.charAt(state >>> 31)
  }).join('')
}

const stars = matcher(`${'*a'.repeat(40)}b`)

it.each<[string, number, (size: number) => unknown]>([
  ['of the same two letters, told once', 8000, (size) => toldOnce('ab'.repeat(size))],
  ['of letters in no order, told once', 8000, (size) => toldOnce(letters(size))],
  ['of one letter against a pattern of many stars', 4000, (size) => stars('a'.repeat(size))],
  ['of a key to which the nearest is sought', 100_000, (size) => nearest('x'.repeat(size), ['acute', 'community'])],
])('a text four times as long, %s, takes no more than four times the steps', async (_, size, work) => {
  const steps = (of: number) => countSteps(async () => work(of))
  work(size)

  const larger = await steps(4 * size)

  expect(larger.size).toBeGreaterThan(0)
  expect(grownTooMuch(await steps(size), larger)).toEqual([])
})
