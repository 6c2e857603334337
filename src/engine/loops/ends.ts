import { type } from '../wasm/assembler.ts'
import { plain } from '../wasm/opcodes.ts'
import { Writer } from '../wasm/writer.ts'
import type { Loop } from './loop.ts'
import { halfCells } from './spread.ts'

/** Cells at either end of a distribution in which cubics of cells are not near enough. */
export const endCells = 8
/** A power of two of pieces for each halving of the probability, so that each is as exact for its size as any other. */
const placesOfPiece = 4
export const piecesOfHalving = 2 ** placesOfPiece
const placesWithin = 31 - placesOfPiece
const bytesOfPiece = 32
/** Binary places of a point within its cell. */
const placesOfRest = 20
/** The first halving that lies in the cells at an end. */
export const firstHalving = Math.clz32(2 * endCells * 2 ** placesOfRest - 1)

/**
 * The numbers in the cells at both ends of a table that `spread` has written, where a point within its cell is `rest` of 2^20. `from`
 * holds cubics over each halving of the probability, from `firstHalving` on: four binary fractions a piece, its constant first.
 */
export const endCellNumbers: Loop<(from: number, to: number, rest: number) => void> = {
  assembled: () => {
    const writer = new Writer(type.i32, type.i32, type.i32)
    const [from, to, rest] = [0, 1, 2]
    const [cell, bits, halving, piece] = [0, 1, 2, 3].map(() => writer.local(type.i32)) as [
      number,
      number,
      number,
      number,
    ]
    const place = writer.local(type.f64)
    const fraction = (power: number): Writer => writer.get(piece).loadFraction(8 * power)
    /** Leave the number of what is on the stack: bits of a probability. */
    const number = (): void => {
      writer.whole(1).do(plain.shiftLeft).whole(1).do(plain.orI32).set(bits)
      writer.get(bits).do(plain.leadingZeros).set(halving)
      writer.get(bits, halving).do(plain.shiftLeft).set(bits)
      writer.get(halving).whole(firstHalving).do(plain.subtractI32).whole(placesOfPiece).do(plain.shiftLeft)
      writer
        .get(bits)
        .whole(placesWithin)
        .do(plain.shiftRight)
        .whole(piecesOfHalving - 1)
        .do(plain.andI32, plain.orI32)
      writer.whole(Math.log2(bytesOfPiece)).do(plain.shiftLeft).get(from).do(plain.addI32).set(piece)
      writer
        .get(bits)
        .whole(2 ** placesWithin - 1)
        .do(plain.andI32, plain.convertToF64)
      writer
        .fraction(2 ** -placesWithin)
        .do(plain.multiplyF64)
        .set(place)
      fraction(0).get(place)
      fraction(1).get(place)
      fraction(2).get(place)
      fraction(3).do(plain.multiplyF64, plain.addF64, plain.multiplyF64, plain.addF64, plain.multiplyF64, plain.addF64)
      writer.do(plain.demoteF64)
    }
    writer.loop(() => {
      const atCell = (): Writer => writer.get(to, cell).whole(2).do(plain.shiftLeft, plain.addI32)
      atCell().get(cell).whole(placesOfRest).do(plain.shiftLeft).get(rest).do(plain.orI32)
      number()
      writer.do(plain.storeF32, 2, 0)
      // The mirror image: the rest of the cell lies on the other side of the point.
      atCell()
        .get(cell)
        .whole(placesOfRest)
        .do(plain.shiftLeft)
        .whole(2 ** placesOfRest - 1)
        .get(rest)
      writer.do(plain.subtractI32, plain.orI32)
      number()
      writer.do(plain.negateF32, plain.storeF32, 2).offset(4 * halfCells)
      writer.advance(cell, 1).get(cell).whole(endCells).do(plain.isBelowI32)
    })
    return writer.done()
  },
  inJavaScript:
    ({ f32, f64 }) =>
    (from, to, rest) => {
      const within = 2 ** placesOfRest
      for (let cell = 0; cell < endCells; cell++) {
        f32[(to >> 2) + cell] = endNumber(f64, from >> 3, cell * within + rest)
        f32[(to >> 2) + halfCells + cell] = -endNumber(f64, from >> 3, cell * within + (within - 1 - rest))
      }
    },
}

/** The number at (bits + 1/2) / 2^32 in the cells at the lower end, by the cubics that begin at a place of a table. */
export function endNumber(table: Float64Array, from: number, bits: number): number {
  // Twice what it is, and one, over 2^33.
  const odd = (bits << 1) | 1
  const halving = Math.clz32(odd)
  const high = odd << halving
  const piece = (halving - firstHalving) * piecesOfHalving + ((high >>> placesWithin) & (piecesOfHalving - 1))
  const at = from + 4 * piece
  const place = (high & (2 ** placesWithin - 1)) * 2 ** -placesWithin
  return (
    (table[at] as number) +
    place * ((table[at + 1] as number) + place * ((table[at + 2] as number) + place * (table[at + 3] as number)))
  )
}
