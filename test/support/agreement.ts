import { fc } from '@fast-check/vitest'
import { expect } from 'vitest'
import type { Decimal } from '../../src/base/decimal.ts'
import type { Ran } from '../../src/engine/running.ts'
import { magnitudesOf } from './magnitudes.ts'

/** Of the largest magnitude among a row's value and the values it is calculated from, back to its inputs. */
const close = 1e-9
/** Nearer to a jump the two may fall on either side of it. */
const awayFromJump = 1e-6

/** Every value of a plan in decimals against the same in binary fractions, undefined where there is none. */
export function expectAgreement(ran: Ran<Decimal>, floats: (row: number, year: number) => number | undefined): void {
  const { plan, values } = ran
  const magnitudes = magnitudesOf(ran)
  fc.pre(magnitudes.nearestJump >= awayFromJump)
  const apart: unknown[] = []
  plan.paths.forEach((path, row) => {
    for (let year = 0; year <= plan.count; year++) {
      const [decimal, binary] = [values[row]?.[year], floats(row, year)]
      const isApart =
        decimal === undefined || binary === undefined
          ? decimal !== binary
          : !(Math.abs(Number(decimal.toString()) - binary) <= close * magnitudes.of(row, year))
      if (isApart) apart.push([path, year, decimal?.toString(), binary])
    }
  })
  expect(apart).toEqual([])
}
