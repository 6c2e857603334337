import { type } from '../wasm/assembler.ts'
import { plain, vector } from '../wasm/opcodes.ts'
import { Writer } from '../wasm/writer.ts'
import type { Loop } from './loop.ts'

/** Bytes of a term: where its numbers lie, as a whole number, and its weight. */
export const termBytes = 8

/** A sum of numbers with weights, from its first term to its last, one term at least. It may not be written where a term lies. */
export const weightedSum: Loop<(to: number, terms: number, termCount: number, count: number) => void> = {
  assembled: () => {
    const writer = new Writer(type.i32, type.i32, type.i32, type.i32)
    const [to, terms, termCount, count] = [0, 1, 2, 3]
    const [at, term, end, from] = [0, 1, 2, 3].map(() => writer.local(type.i32)) as [number, number, number, number]
    const weight = writer.local(type.v128)
    const sums = [0, 1, 2, 3].map(() => writer.local(type.v128))
    const read = (isFirst: boolean): void => {
      writer.get(term).memory(vector.loadSplat32, 4, 4).set(weight)
      writer.get(term).loadWhole().get(at).do(plain.addI32).set(from)
      for (const [four, sum] of sums.entries()) {
        if (!isFirst) writer.get(sum)
        writer.get(from).memory(vector.load, 16, 16 * four)
        writer.get(weight).vector(vector.multiplyF32)
        if (!isFirst) writer.vector(vector.addF32)
        writer.set(sum)
      }
      writer.advance(term, termBytes)
    }
    writer.get(terms, termCount).whole(3).do(plain.shiftLeft, plain.addI32).set(end)
    writer.get(count).whole(2).do(plain.shiftLeft).set(count)
    writer.loop(() => {
      writer.get(terms).set(term)
      read(true)
      writer.get(term, end).do(plain.isBelowI32)
      writer.when(() =>
        writer.loop(() => {
          read(false)
          writer.get(term, end).do(plain.isBelowI32)
        }),
      )
      for (const [four, sum] of sums.entries())
        writer
          .get(to, at)
          .do(plain.addI32)
          .get(sum)
          .memory(vector.store, 16, 16 * four)
      writer.advance(at, 64).get(at, count).do(plain.isBelowI32)
    })
    return writer.done()
  },
  inJavaScript:
    ({ i32, f32 }) =>
    (to, terms, termCount, count) => {
      const into = to >> 2
      for (let term = 0; term < termCount; term++) {
        const from = (i32[(terms >> 2) + 2 * term] as number) >> 2
        const weight = f32[(terms >> 2) + 2 * term + 1] as number
        if (term === 0) for (let at = 0; at < count; at++) f32[into + at] = (f32[from + at] as number) * weight
        else
          for (let at = 0; at < count; at++) {
            f32[into + at] = (f32[into + at] as number) + Math.fround((f32[from + at] as number) * weight)
          }
      }
    },
}
