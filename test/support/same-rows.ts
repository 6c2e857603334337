import { expect } from 'vitest'
import { Decimal, epsilon } from '../../src/base/decimal.ts'
import type { Sketch } from './any-definition.ts'
import { type Projected, projectText } from './project-text.ts'
import { writeSketch } from './write-sketch.ts'

export const project = (sketch: Sketch): Projected => projectText(writeSketch(sketch))

/** The years of a sketch by index, the base year first. */
export const indices = ({ count }: Sketch): number[] => Array.from({ length: count + 1 }, (_, index) => index)

/** Equal but for what divisions leave in the last of forty digits; no value is equal only to no value. */
export function expectSame(
  found: Decimal | undefined,
  wanted: Decimal | undefined,
  what: string,
  within: Decimal = epsilon,
): void {
  if (found === undefined || wanted === undefined) {
    expect([what, found]).toEqual([what, wanted])
    return
  }
  const apart = found.minus(wanted).abs()
  const allowed = within.times(Decimal.max(1, found.abs(), wanted.abs()))
  expect(apart.lte(allowed), `${what}: ${found.toFixed()} and ${wanted.toFixed()}`).toBe(true)
}

export function expectSameRows(
  left: Projected,
  right: Projected,
  years: readonly number[],
  rows: readonly string[] = left.rows,
  within: Decimal = epsilon,
): void {
  for (const path of rows)
    for (const year of years) expectSame(left.at(path, year), right.at(path, year), `${path} in year ${year}`, within)
}
