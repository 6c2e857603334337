import { test } from '@fast-check/vitest'
import { expect } from 'vitest'
import type { Unit } from '../../src/formula/unit.ts'
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
    // What is left over after large amounts cancel is only as exact as the amounts themselves; what is no money stands alone.
    const units = new Map<string, Unit>(projected.scenario.projection.model.rows.map(({ path, unit }) => [path, unit]))
    const money = [...reckoned].flatMap(([path, values]) => (units.get(path) === 'money' ? values.map(Math.abs) : []))
    const size = Math.max(1, ...money.filter(Number.isFinite))
    for (const [path, expected] of reckoned) {
      const found = projected.floats(path)
      const item = path.slice(0, path.lastIndexOf('.'))
      expected.forEach((value, index) => {
        const actual = found[index]
        // A cost of each unit is as exact as the money in it, in pounds and parted over its units.
        const own =
          units.get(path) === 'unit-cost'
            ? (size * 1e6) / (reckoned.get(`${item}.activity`)?.[index] ?? 1)
            : Math.max(1, Math.abs(value))
        if (!Number.isFinite(value)) expect([path, index, actual]).toEqual([path, index, undefined])
        else
          expect(
            Math.abs((actual ?? Number.NaN) - value) / (units.get(path) === 'money' ? size : own),
            `${path} in year ${index}: ${actual} for ${value}`,
          ).toBeLessThan(1e-9)
      })
    }
  },
)
