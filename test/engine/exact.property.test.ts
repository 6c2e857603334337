import { test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { anySketch } from '../support/any-definition.ts'
import { projectText } from '../support/project-text.ts'
import { reckon } from '../support/reckon.ts'
import { writeSketch } from '../support/write-sketch.ts'

test.prop([anySketch], { numRuns: 300 })(
  'the model and an independent reckoning agree on every row and every year of any definition',
  (sketch) => {
    const projected = projectText(writeSketch(sketch))
    const reckoned = reckon(sketch)

    expect([...reckoned.keys()].sort()).toEqual([...projected.rows].sort())
    // What is left over after large amounts cancel is only as exact as the amounts themselves.
    const money = [...reckoned].flatMap(([path, values]) => (path === 'population.total' ? [] : values.map(Math.abs)))
    const size = Math.max(1, ...money.filter(Number.isFinite))
    for (const [path, expected] of reckoned) {
      const found = projected.floats(path)
      expected.forEach((value, index) => {
        const actual = found[index]
        if (!Number.isFinite(value)) expect([path, index, actual]).toEqual([path, index, undefined])
        else
          expect(
            Math.abs((actual ?? Number.NaN) - value) / (path === 'population.total' ? value : size),
            `${path} in year ${index}: ${actual} for ${value}`,
          ).toBeLessThan(1e-9)
      })
    }
  },
)
