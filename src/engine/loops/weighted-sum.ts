import { type } from '../wasm/assembler.ts'
import { plain, vector } from '../wasm/opcodes.ts'
import { Writer } from '../wasm/writer.ts'
import type { Loop } from './loop.ts'

/** Bytes of a term: where its numbers lie, as a whole number, and its weight. */
export const termBytes = 8
/** Bytes of a sum, in whole numbers: where it is written, where its terms begin and end, and one that is not read. */
export const sumBytes = 16

/**
 * Sums of numbers with weights, one after the other from `sums` to before `end`, each from its first term to its last, one term at
 * least. None is written where a term of it lies.
 */
export const weightedSums: Loop<(sums: number, end: number, count: number) => void> = {
  assembled: () => {
    const writer = new Writer(type.i32, type.i32, type.i32)
    const [own, ended, count] = [0, 1, 2]
    const whole = (): number => writer.local(type.i32)
    const [to, terms, end, at, term, from] = [whole(), whole(), whole(), whole(), whole(), whole()]
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
    writer.get(count).whole(2).do(plain.shiftLeft).set(count)
    writer.loop(() => {
      for (const [part, local] of [to, terms, end].entries())
        writer
          .get(own)
          .loadWhole(4 * part)
          .set(local)
      writer.whole(0).set(at)
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
      writer.advance(own, sumBytes).get(own, ended).do(plain.isBelowI32)
    })
    return writer.done()
  },
  inJavaScript:
    ({ i32, f32 }) =>
    (sums, ended, count) => {
      for (let sum = sums; sum < ended; sum += sumBytes) {
        const [into, end] = [(i32[sum >> 2] as number) >> 2, i32[(sum >> 2) + 2] as number]
        const first = i32[(sum >> 2) + 1] as number
        for (let term = first; term < end; term += termBytes) {
          const from = (i32[term >> 2] as number) >> 2
          const weight = f32[(term >> 2) + 1] as number
          if (term === first) for (let at = 0; at < count; at++) f32[into + at] = (f32[from + at] as number) * weight
          else
            for (let at = 0; at < count; at++) {
              f32[into + at] = (f32[into + at] as number) + Math.fround((f32[from + at] as number) * weight)
            }
        }
      }
    },
}
