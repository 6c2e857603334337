import { type } from '../wasm/assembler.ts'
import { vector } from '../wasm/opcodes.ts'
import { Writer } from '../wasm/writer.ts'
import type { Loop } from './loop.ts'

/**
 * What is kept of the draws of a figure in a year, each for those of even number and then for those of odd: their sum, least and most in
 * binary fractions; as whole numbers of 8 bytes how many have no value, how many are nought or more, how many of those that were
 * open are below nought, and how many stay open.
 */
export const keptOfDraws = { sum: 0, least: 16, most: 32, missing: 48, above: 64, first: 80, open: 96, size: 112 }

/**
 * Add draws to what is kept. `open` holds 8 bytes a draw, all of them set while it has a value of nought or more and had one in each
 * year before, and none of them set from then on.
 */
export const keepDraws: Loop<(from: number, open: number, keptAt: number, count: number) => void> = {
  assembled: () => {
    const writer = new Writer(type.i32, type.i32, type.i32, type.i32)
    const [from, open, keptAt, count] = [0, 1, 2, 3]
    const pair = (): number => writer.local(type.v128)
    const [draws, nought, present, above, below, isOpen] = [pair(), pair(), pair(), pair(), pair(), pair()]
    const parts = Object.entries(keptOfDraws).flatMap(([name, at]) =>
      name === 'size' ? [] : [{ name, at, local: pair() }],
    )
    const [sum, least, most, missing, atOrAbove, first, stays] = parts.map(({ local }) => local) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    for (const { at, local } of parts) writer.get(keptAt).memory(vector.load, 16, at).set(local)
    /** Count the lanes of a mask, which is minus one where it is set. */
    const counted = (into: number, write: () => void): void => {
      writer.get(into)
      write()
      writer.vector(vector.subtractI64).set(into)
    }
    writer.loop(() => {
      writer.get(from).memory(vector.load, 16).set(draws)
      writer.get(draws, draws).vector(vector.equal).set(present)
      writer.get(draws, nought).vector(vector.atLeast).set(above)
      writer.get(draws, nought).vector(vector.lessThan).set(below)
      writer.get(sum, draws, present).vector(vector.and).vector(vector.add).set(sum)
      writer.get(least, draws).vector(vector.smaller).set(least)
      writer.get(most, draws).vector(vector.larger).set(most)
      counted(missing, () => writer.get(present).vector(vector.not))
      counted(atOrAbove, () => writer.get(above))
      writer.get(open).memory(vector.load, 16).set(isOpen)
      counted(first, () => writer.get(isOpen, below).vector(vector.and))
      writer.get(isOpen, above).vector(vector.and).set(isOpen)
      counted(stays, () => writer.get(isOpen))
      writer.get(open, isOpen).memory(vector.store, 16)
      writer.advance(from, 16).advance(open, 16)
      writer.advance(count, -2).get(count)
    })
    for (const { at, local } of parts) writer.get(keptAt, local).memory(vector.store, 16, at)
    return writer.done()
  },
  inJavaScript:
    ({ i32, f64 }) =>
    (from, open, keptAt, count) => {
      for (let draw = 0; draw < count; draw++) {
        const value = f64[(from >> 3) + draw] as number
        const state = (open >> 2) + 2 * draw
        const lane = keptAt + 8 * (draw % 2)
        const add = (part: number): number => {
          const at = (lane + part) >> 2
          i32[at] = (i32[at] as number) + 1
          return at
        }
        const isOpen = i32[state] !== 0
        if (Number.isNaN(value)) add(keptOfDraws.missing)
        else {
          const at = lane >> 3
          f64[at] = (f64[at] as number) + value
          if (value < (f64[at + 2] as number)) f64[at + 2] = value
          if ((f64[at + 4] as number) < value) f64[at + 4] = value
        }
        if (value >= 0) add(keptOfDraws.above)
        if (isOpen && value < 0) add(keptOfDraws.first)
        const stays = isOpen && value >= 0
        if (stays) add(keptOfDraws.open)
        i32[state] = stays ? -1 : 0
        i32[state + 1] = stays ? -1 : 0
      }
    },
}
