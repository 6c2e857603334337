import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Cells, cellWidth, percentilesOf } from '../../../src/engine/sampling/cells.ts'

const parts = [0.05, 0.25, 0.5, 0.95]

function counted(numbers: readonly number[]): Cells {
  const cells = new Cells()
  cells.add(Float64Array.from(numbers), numbers.length)
  return cells
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
      const found = percentilesOf(counted(numbers).counted(), parts, least, most)
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
      const added = counted(one)
      added.addCounted(counted(other).counted())
      expect(added.counted()).toEqual(whole.counted())
    },
  )

  test.prop([anyNumber, fc.integer({ min: 1, max: 50 })])(
    'what is the same in every draw is told as it is',
    (value, count) => {
      // Adding nought takes the sign of a nought away.
      const cells = counted(new Array<number>(count).fill(value))
      expect(percentilesOf(cells.counted(), parts, value, value)).toEqual(parts.map(() => value + 0))
    },
  )

  it('of no draws there is no percentile', () => {
    expect(percentilesOf(new Cells().counted(), [0.5], Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)).toEqual([
      undefined,
    ])
  })

  it('a nought with a sign is a nought', () => {
    expect(counted([0, -0]).counted()).toEqual(Uint32Array.of(0, 2))
  })
})
