import { expect, it } from 'vitest'
import { pageDigits } from '../../src/living/coded-bits.ts'
import { toldOnce } from '../../src/living/told-once.ts'
import { withRepeats } from '../../src/living/with-repeats.ts'

/** Numbers that look like any, the same in every run. */
function numbers(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}

it('tells what stood before in fewer digits than it has characters', () => {
  const part = 'contracts.provider.indexation'
  const [once, twice] = [toldOnce(part), toldOnce(part + part)]

  expect(withRepeats(once)).toBe(part)
  expect(withRepeats(twice)).toBe(part + part)
  expect(twice.length - once.length).toBeLessThan(6)
})

it('takes fewer digits for what is to be expected: a text of sixteen characters at random takes about four bits for each', () => {
  const next = numbers(7)
  const text = Array.from({ length: 8_000 }, () => 'abcdefghijklmnop'.charAt(next(16))).join('')
  // A digit of 93 has 6.54 bits.
  expect(toldOnce(text).length).toBeGreaterThan((8_000 * 4) / 6.54)
  expect(toldOnce(text).length).toBeLessThan(((8_000 * 4) / 6.54) * 1.15)
})

it('tells a part that reaches into itself', () => {
  expect(withRepeats(toldOnce('a'.repeat(1000)))).toBe('a'.repeat(1000))
  expect(toldOnce('a'.repeat(1000)).length).toBeLessThan(50)
})

it('gives every text back', () => {
  const next = numbers(11)
  const characters = ['a', 'b', '~', '"', ',', '1', '£', '\u{1F3E5}', ' ']
  for (const text of ['', '~', '~~', '~~~~~~~~~~', 'abcd', '~!~!~!~!~!']) expect(withRepeats(toldOnce(text))).toBe(text)
  for (let round = 0; round < 300; round++) {
    const few = 1 + next(characters.length)
    const text = Array.from({ length: next(400) }, () => characters[next(few)]).join('')
    expect(withRepeats(toldOnce(text))).toBe(text)
  }
})

it('is the same text again after it is written as a file, where characters of two halves share one of them', () => {
  // The same first half in two titles, the same second half in two others, and both mixed with what stands again anyway.
  const throughFile = (text: string): string => Buffer.from(toldOnce(text), 'utf8').toString('utf8')
  for (const [one, other] of [
    ['\u{1F600}', '\u{1F601}'],
    ['\u{1F600}', '\u{1FA00}'],
  ]) {
    const text = `Acute care plan ${one} Acute care plan; Acute care plan ${other} Acute care plan`
    expect(withRepeats(throughFile(text))).toBe(text)
  }
  const next = numbers(5)
  const characters = ['a', 'b', '~', '\u{1F600}', '\u{1F601}', '\u{1FA00}', '\u{1FA01}']
  for (let round = 0; round < 300; round++) {
    const few = 4 + next(characters.length - 3)
    const text = Array.from({ length: next(400) }, () => characters[next(few)]).join('')
    expect(withRepeats(throughFile(text))).toBe(text)
  }
})

it('gives a text back whose parts stand far apart', () => {
  const next = numbers(3)
  const part = 'what stands at both ends of it'
  const between = Array.from({ length: 20_000 }, () => String.fromCharCode(32 + next(90))).join('')
  const told = toldOnce(part + between + part)
  expect(withRepeats(told)).toBe(part + between + part)
  expect(told.length).toBeLessThan(toldOnce(part + between).length + 8)
})

it('needs no character that ends a block of a page', () => {
  expect(pageDigits).toHaveLength(93)
  expect(pageDigits).not.toMatch(/[<\s]/)
  expect(toldOnce('<script>&'.repeat(50))).not.toMatch(/[<\s]/)
})

it('is read to its end where its last digits are the first one', () => {
  // A reader takes what is not there for the first digit.
  for (let length = 0; length < 400; length++) {
    const text = 'ab<!'.repeat(100).slice(0, length)
    expect(withRepeats(toldOnce(text))).toBe(text)
  }
})
