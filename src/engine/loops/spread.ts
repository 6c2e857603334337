import { type } from '../wasm/assembler.ts'
import { plain, vector } from '../wasm/opcodes.ts'
import { Writer } from '../wasm/writer.ts'
import type { Loop } from './loop.ts'

/** Cells of half a distribution that is its own mirror image. */
export const halfCells = 2048
const bytes = 4 * halfCells

/**
 * The numbers at one place of every cell. `from` holds cubics about the middle of each cell of the lower half: all constants, then all
 * factors of the place, of its square and of its cube. The lower half is written in order, then the upper one from the far end.
 */
export const spreadCells: Loop<(from: number, to: number, place: number) => void> = {
  assembled: () => {
    const writer = new Writer(type.i32, type.i32, type.f32)
    const [from, to, place] = [0, 1, 2]
    const [at, own, square, even, odd] = [
      writer.local(type.i32),
      writer.local(type.v128),
      writer.local(type.v128),
      writer.local(type.v128),
      writer.local(type.v128),
    ]
    const coefficient = (power: number): Writer => writer.get(from).memory(vector.load, 16, power * bytes)
    writer.get(place).vector(vector.splatF32).set(own)
    writer.get(own, own).vector(vector.multiplyF32).set(square)
    writer.loop(() => {
      coefficient(0)
      coefficient(2).get(square).vector(vector.multiplyF32).vector(vector.addF32).set(even)
      coefficient(1)
      coefficient(3).get(square).vector(vector.multiplyF32).vector(vector.addF32)
      writer.get(own).vector(vector.multiplyF32).set(odd)
      writer.get(to, even, odd).vector(vector.addF32).memory(vector.store, 16)
      writer.get(to, odd, even).vector(vector.subtractF32).memory(vector.store, 16, bytes)
      writer.advance(from, 16).advance(to, 16)
      writer.advance(at, 16).get(at).whole(bytes).do(plain.isBelowI32)
    })
    return writer.done()
  },
  inJavaScript:
    ({ f32 }) =>
    (from, to, place) => {
      const own = Math.fround(place)
      const square = Math.fround(own * own)
      const [first, into] = [from >> 2, to >> 2]
      for (let cell = 0; cell < halfCells; cell++) {
        const at = first + cell
        const even = Math.fround((f32[at] as number) + Math.fround((f32[at + 2 * halfCells] as number) * square))
        const slope = Math.fround(
          (f32[at + halfCells] as number) + Math.fround((f32[at + 3 * halfCells] as number) * square),
        )
        const odd = Math.fround(slope * own)
        f32[into + cell] = even + odd
        f32[into + halfCells + cell] = odd - even
      }
    },
}
