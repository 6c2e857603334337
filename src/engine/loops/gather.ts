import { type } from '../wasm/assembler.ts'
import { plain, vector } from '../wasm/opcodes.ts'
import { Writer } from '../wasm/writer.ts'
import type { Loop } from './loop.ts'

/**
 * Numbers of a table in the order of points: number `i` is the one at `start` exclusive or the steps at the bits that are set in `i`,
 * all of them addresses. The table begins at a multiple of its size. `steps` is where they lie, as whole numbers.
 */
export const gatherPoints: Loop<(start: number, to: number, steps: number, count: number) => void> = {
  assembled: () => {
    const writer = new Writer(type.i32, type.i32, type.i32, type.i32)
    const [at, to, steps, count] = [0, 1, 2, 3]
    const whole = (): number => writer.local(type.i32)
    const [group, groups, offset, zeros] = [whole(), whole(), whole(), whole()]
    // The eight points that the first three steps make of one.
    const among = Array.from({ length: 8 }, whole)
    for (let point = 1; point < 8; point++) {
      const top = point < 2 ? 0 : point < 4 ? 1 : 2
      writer.get(steps).loadWhole(4 * top)
      const rest = point - 2 ** top
      if (rest > 0) writer.get(among[rest] as number).do(plain.exclusiveOrI32)
      writer.set(among[point] as number)
    }
    const four = (first: number): void => {
      writer.get(to, offset).do(plain.addI32)
      for (let point = 3; point >= 0; point--) {
        writer.get(at)
        if (first + point > 0) writer.get(among[first + point] as number).do(plain.exclusiveOrI32)
      }
      writer.memory(vector.loadZero32, 4)
      for (let point = 1; point < 4; point++) writer.memory(vector.loadLane32, 4, 0, point)
      writer.memory(vector.store, 16, 4 * first)
    }
    writer.get(count).whole(3).do(plain.shiftRight).set(groups)
    writer.loop(() => {
      four(0)
      four(4)
      // Groups follow one another so that each is one step from the last (Gray's code).
      writer.advance(group, 1).get(group).do(plain.trailingZeros).set(zeros)
      writer.get(at, steps, zeros).whole(2).do(plain.shiftLeft, plain.addI32).loadWhole(12)
      writer.do(plain.exclusiveOrI32).set(at)
      writer.get(offset).whole(32).get(zeros).do(plain.shiftLeft, plain.exclusiveOrI32).set(offset)
      writer.get(group, groups).do(plain.isBelowI32)
    })
    return writer.done()
  },
  inJavaScript:
    ({ i32, f32 }) =>
    (start, to, steps, count) => {
      const [into, first] = [to >> 2, steps >> 2]
      let at = start
      let offset = 0
      for (let point = 1; ; point++) {
        f32[into + offset] = f32[at >> 2] as number
        if (point === count) return
        const zeros = 31 - Math.clz32(point & -point)
        at ^= i32[first + zeros] as number
        offset ^= 1 << zeros
      }
    },
}
