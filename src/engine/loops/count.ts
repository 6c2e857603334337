import { type } from '../wasm/assembler.ts'
import { plain, vector } from '../wasm/opcodes.ts'
import { Writer } from '../wasm/writer.ts'
import type { Loop } from './loop.ts'

/** Cells of a page. */
export const perPage = 256
/** Bytes of the counts of a page. */
export const pageBytes = 4 * perPage

/**
 * Count numbers in the cells that their first 24 bits name. `pages` holds a whole number of 2 bytes for each first 16 bits: which page of
 * counts is theirs, counted from 1. Ends at the first number whose page is 0, that is not there: how many were left, nought where all
 * are counted. A nought with a sign is the one without.
 */
export const countCells: Loop<(from: number, pages: number, counts: number, left: number) => number> = {
  assembled: () => {
    const writer = new Writer(type.i32, type.i32, type.i32, type.i32)
    const [from, pages, counts, left] = [0, 1, 2, 3]
    const [cell, page] = [writer.local(type.i32), writer.local(type.i32)]
    writer.do(plain.block, type.empty)
    writer.loop(() => {
      writer.get(from).do(plain.loadF64, 3, 0).fraction(0).do(plain.addF64, plain.bitsOfF64)
      writer.wholeLong(40).do(plain.shiftRightI64, plain.wrapI64).set(cell)
      writer.get(cell).whole(8).do(plain.shiftRight).whole(1).do(plain.shiftLeft).get(pages)
      writer.do(plain.addI32, plain.load16, 1, 0, plain.teeLocal, page, plain.isZero, plain.branchIf, 1)
      writer.get(page).whole(Math.log2(pageBytes)).do(plain.shiftLeft)
      writer
        .get(cell)
        .whole(perPage - 1)
        .do(plain.andI32)
        .whole(2)
        .do(plain.shiftLeft, plain.addI32)
      writer.get(counts).do(plain.addI32).set(page)
      writer.get(page, page).loadWhole().whole(1).do(plain.addI32, plain.storeI32, 2, 0)
      writer.advance(from, 8)
      writer.advance(left, -1).get(left)
    })
    writer.do(plain.end).get(left)
    return writer.done([type.i32])
  },
  inJavaScript: ({ i32, f64 }) => {
    const u16 = new Uint16Array(i32.buffer)
    const one = new Float64Array(1)
    const words = new Uint32Array(one.buffer)
    return (from, pages, counts, left) => {
      for (let at = 0; at < left; at++) {
        one[0] = (f64[(from >> 3) + at] as number) + 0
        const cell = (words[highWord] as number) >>> 8
        const page = u16[(pages >> 1) + (cell >>> 8)] as number
        if (page === 0) return left - at
        const own = (counts + page * pageBytes + 4 * (cell & (perPage - 1))) >> 2
        i32[own] = (i32[own] as number) + 1
      }
      return 0
    }
  },
}

/** Which of the two words of a binary fraction holds the sign and the exponent: it depends on the machine's order of bytes. */
export const highWord = new Uint32Array(Float64Array.of(1).buffer)[0] === 0 ? 1 : 0

/**
 * Take the counts of a page: each cell that holds anything by its number, `first` for the first of them, and then its count, 8 bytes
 * together; the counts are nought then. They come from the last cell back where `step` is -1, else from the first on. Where the list ends.
 */
export const takeCounts: Loop<(counts: number, first: number, step: number, to: number) => number> = {
  assembled: () => {
    const writer = new Writer(type.i32, type.i32, type.i32, type.i32)
    const [counts, first, step, to] = [0, 1, 2, 3]
    const [at, left, held, address] = [0, 1, 2, 3].map(() => writer.local(type.i32)) as [number, number, number, number]
    const four = writer.local(type.v128)
    const inFour = writer.local(type.i32)
    writer.whole(perPage / 4).set(left)
    writer
      .get(step)
      .whole(0)
      .do(plain.isLessI32)
      .when(() => writer.whole(perPage - 1).set(at))
    writer.loop(() => {
      // Four at a time, as most hold nothing.
      writer.get(at).whole(-4).do(plain.andI32).whole(2).do(plain.shiftLeft).get(counts).do(plain.addI32)
      writer.memory(vector.load, 16).set(four)
      writer.get(four).vector(vector.isAnySet)
      writer.do(plain.if, type.empty)
      writer.whole(4).set(inFour)
      writer.loop(() => {
        writer.get(at).whole(2).do(plain.shiftLeft).get(counts).do(plain.addI32).set(address)
        writer.get(address).loadWhole().do(plain.teeLocal, held)
        writer.when(() => {
          writer.get(to, first, at).do(plain.addI32, plain.storeI32, 2, 0)
          writer.get(to, held).do(plain.storeI32, 2, 4)
          writer.get(address).whole(0).do(plain.storeI32, 2, 0)
          writer.advance(to, 8)
        })
        writer.get(at, step).do(plain.addI32).set(at)
        writer.advance(inFour, -1).get(inFour)
      })
      writer.do(plain.else)
      writer.get(at, step).whole(2).do(plain.shiftLeft, plain.addI32).set(at)
      writer.do(plain.end)
      writer.advance(left, -1).get(left)
    })
    writer.get(to)
    return writer.done([type.i32])
  },
  inJavaScript:
    ({ i32 }) =>
    (counts, first, step, to) => {
      let into = to >> 2
      for (let left = 0; left < perPage; left++) {
        const at = step < 0 ? perPage - 1 - left : left
        const held = i32[(counts >> 2) + at] as number
        if (held === 0) continue
        i32[into] = first + at
        i32[into + 1] = held
        i32[(counts >> 2) + at] = 0
        into += 2
      }
      return into << 2
    },
}
