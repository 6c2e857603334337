import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { Packer } from '../../src/living/pack.ts'
import type { Packed } from '../../src/living/packed.ts'
import { unpacked } from '../../src/living/unpack.ts'

function throughJson(packer: Packer): Packed {
  return JSON.parse(JSON.stringify(packer.packed()))
}

const part = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.string({ maxLength: 8 }),
  fc.boolean(),
  fc.constant(undefined),
  fc.record({ a: fc.integer({ min: 0, max: 3 }), b: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 12 }) }),
)
const tree = fc.record({
  list: fc.array(part, { maxLength: 30 }),
  map: fc.uniqueArray(fc.tuple(fc.string({ minLength: 5, maxLength: 6 }), part), {
    selector: ([key]) => key,
    maxLength: 20,
  }),
})

test.prop([tree, tree])('a value told by another one is itself again, and so is the other one', (one, other) => {
  const values = [one, other].map(({ list, map }) => ({ list, map: new Map(map), same: 'in both of them' }))
  const packer = new Packer()
  const places = [packer.add(values[0]), packer.add(values[1], values[0])]
  const packed = throughJson(packer)

  expect(places.map((place) => unpacked(packed, place))).toEqual(values)
})

it('tells of a list that lacks one part of another only where the part is missing', () => {
  const whole = Array.from({ length: 200 }, (_, at) => `the part of number ${at}`)
  const without = whole.filter((_, at) => at !== 77)
  const alone = new Packer()
  alone.add(whole)
  const both = new Packer()
  both.add(whole)
  both.add(without, whole)

  expect(unpacked(throughJson(both), 1)).toEqual(without)
  expect(JSON.stringify(both.packed()).length - JSON.stringify(alone.packed()).length).toBeLessThan(40)
})

it('one object that stands in two places of a value told by another is one object again', () => {
  const shared = { is: 'an object that two hold' }
  const other = Array.from({ length: 20 }, (_, at) => ({ at, shared: `other ${at}` }))
  const value = [...other, { at: 20, shared }, { at: 21, shared }]
  const packer = new Packer()
  packer.add(other)
  packer.add(value, other)
  const again = unpacked(throughJson(packer), 1) as { shared: object }[]

  expect(again[20]?.shared).toBe(again[21]?.shared)
})
