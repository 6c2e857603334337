import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  Cells,
  type Counted,
  cellRank,
  cellWidth,
  ladderOf,
  percentilesOf,
} from '../../../src/engine/sampling/cells.ts'
import { Counter } from '../../../src/engine/sampling/counter.ts'
import { Space } from '../../../src/engine/wasm/space.ts'

const parts = [0.05, 0.25, 0.5, 0.95]

/** The counts of numbers, as draws are counted, some before others. */
function counted(...parts: readonly (readonly number[])[]): Counted {
  const space = new Space()
  const counter = new Counter(space, 1)
  const from = space.take(8 * Math.max(1, ...parts.map((part) => part.length)))
  for (const part of parts) {
    space.fractions(from, part.length).set(part)
    counter.add(0, from, part.length)
  }
  return counter.take(0)
}

/** The counts of several together. */
function together(...all: readonly Counted[]): Counted {
  const cells = new Cells()
  for (const one of all) cells.addCounted(one)
  return cells.counted()
}

/** The number of which a part of all are at or below it. */
function ranked(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(part * sorted.length - 1e-9) - 1)] as number
}

const anyNumber = fc.double({ min: -1e9, max: 1e9, noNaN: true })

describe('numbers counted in cells', () => {
  test.prop([fc.array(anyNumber, { minLength: 1, maxLength: 300 })])(
    'percentiles are those of the numbers, to the width of a cell',
    (numbers) => {
      const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
      const found = percentilesOf([ladderOf(counted(numbers))], parts, least, most)
      for (const [at, part] of parts.entries()) {
        const expected = ranked(numbers, part)
        expect(Math.abs((found[at] as number) - expected)).toBeLessThanOrEqual(
          Math.abs(expected) * cellWidth * 1.01 + 1e-300,
        )
      }
    },
  )

  test.prop([fc.array(anyNumber, { minLength: 1 }), fc.array(anyNumber)])(
    'counts of parts are the counts of the whole',
    (one, other) => {
      const whole = counted([...one, ...other])
      expect(counted(one, other)).toEqual(whole)
      expect(together(counted(one), counted(other))).toEqual(whole)
      const [least, most] = [Math.min(...one, ...other), Math.max(...one, ...other)]
      expect(percentilesOf([ladderOf(counted(one)), ladderOf(counted(other))], parts, least, most)).toEqual(
        percentilesOf([ladderOf(whole)], parts, least, most),
      )
    },
  )

  test.prop([anyNumber, fc.integer({ min: 1, max: 50 })])(
    'what is the same in every draw is told as it is',
    (value, count) => {
      // Adding nought takes the sign of a nought away.
      const cells = counted(new Array<number>(count).fill(value))
      expect(percentilesOf([ladderOf(cells)], parts, value, value)).toEqual(parts.map(() => value + 0))
    },
  )

  it('of no draws there is no percentile', () => {
    expect(
      percentilesOf([ladderOf(new Cells().counted())], [0.5], Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    ).toEqual([undefined])
  })

  it('a nought with a sign is a nought', () => {
    expect(counted([0, -0])).toEqual(Uint32Array.of(0, 2))
  })

  it('what is not a number is left out, and what is without end is not', () => {
    // The cells of 1, of infinity and of minus infinity: the first 24 bits of each.
    expect(counted([Number.NaN, 1, Number.POSITIVE_INFINITY, -Number.NaN, Number.NEGATIVE_INFINITY])).toEqual(
      Uint32Array.of(0xfff000, 1, 0x3ff000, 1, 0x7ff000, 1),
    )
  })

  it('more pages than there is room for are put aside', () => {
    // One number in each of 2,000 pages, of which there is room for 512 at a time; twice over.
    const numbers = Array.from({ length: 2000 }, (_, at) => (at % 2 === 0 ? 1 : -1) * 2 ** ((at - 1000) / 16))
    const found = counted(numbers, numbers)
    expect(found.length).toBe(2 * 2000)
    expect(found.filter((_, at) => at % 2 === 1).every((count) => count === 2)).toBe(true)
    const cells = [...found].filter((_, at) => at % 2 === 0)
    expect([...cells].sort((one, other) => cellRank(one) - cellRank(other))).toEqual(cells)
  })
})
