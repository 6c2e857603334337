import { type } from '../wasm/assembler.ts'
import { plain, vector } from '../wasm/opcodes.ts'
import { Writer } from '../wasm/writer.ts'
import type { Loop } from './loop.ts'

/** Beyond this a standard normal draw counts as this: 1e-12 of all. */
export const furthest = 7
/** Pieces on either side of where two formulas of a distribution meet. */
export const piecesOfSide = 64
/** The last place within the last piece. */
const lastPlace = Math.fround(piecesOfSide - 2 ** -15)

/**
 * What a loop reads of a distribution, in this order: what is added to every number, the factor of a normal draw, the least and the
 * most that a number may be, in binary fractions of 8 bytes; then of 4 bytes where two formulas meet, as a normal draw, the
 * pieces that a normal draw of 1 is long below it and above it, the furthest draw either way, and the last place.
 */
export const shape = {
  shift: 0,
  spread: 8,
  least: 16,
  most: 24,
  split: 32,
  below: 36,
  above: 40,
  lowest: 44,
  highest: 48,
  last: 52,
  size: 56,
}

/** Write the numbers of a distribution that do not rest on its formulas. */
export function fixShape(f32: Float32Array, at: number): void {
  f32[(at + shape.lowest) >> 2] = -furthest
  f32[(at + shape.highest) >> 2] = furthest
  f32[(at + shape.last) >> 2] = lastPlace
}

/** Numbers from normal draws: how many were cut to what they may be, nought where that is not asked. */
type Numbers = (to: number, from: number, shapeAt: number, table: number, count: number) => number

const [to, from, shapeAt, table, count] = [0, 1, 2, 3, 4]

/** A loop over four normal draws at a time. `prepare` gives what makes of them, in a local, what is added to the shift. */
function numbersLoop(isCut: boolean, prepare: (writer: Writer) => (draws: number) => void, hasFactor: boolean): Writer {
  const writer = new Writer(type.i32, type.i32, type.i32, type.i32, type.i32)
  const pair = (): number => writer.local(type.v128)
  const [draws, shift, spread, least, most, numbers, cuts] = [pair(), pair(), pair(), pair(), pair(), pair(), pair()]
  for (const [local, added] of [
    [shift, shape.shift],
    [spread, shape.spread],
    [least, shape.least],
    [most, shape.most],
  ] as const)
    writer.get(shapeAt).memory(vector.loadSplat, 8, added).set(local)
  const inLoop = prepare(writer)
  writer.loop(() => {
    writer.get(from).memory(vector.load, 16).set(draws)
    inLoop(draws)
    for (const half of [0, 1]) {
      writer.get(shift, draws)
      if (half === 1) writer.get(draws).shuffle(2, 3, 2, 3)
      writer.vector(vector.promoteLow)
      if (hasFactor) writer.get(spread).vector(vector.multiply)
      writer.vector(vector.add).set(numbers)
      if (isCut) {
        writer.get(cuts, numbers, least).vector(vector.lessThan)
        writer.get(most, numbers).vector(vector.lessThan).vector(vector.or)
        writer.vector(vector.subtractI64).set(cuts)
        writer.get(least, most, numbers).vector(vector.min).vector(vector.max).set(numbers)
      }
      writer.get(to, numbers).memory(vector.store, 16, 16 * half)
    }
    writer.advance(from, 16).advance(to, 32)
    writer.advance(count, -4).get(count)
  })
  writer.get(cuts).vector(vector.extractI32, 0).get(cuts).vector(vector.extractI32, 2).do(plain.addI32)
  return writer
}

function lineLoop(isCut: boolean): Loop<Numbers> {
  return {
    assembled: () =>
      numbersLoop(
        isCut,
        (writer) => {
          const [lowest, highest] = [readShape(writer, shape.lowest), readShape(writer, shape.highest)]
          return (draws) => {
            writer.get(lowest, highest, draws).vector(vector.minF32).vector(vector.maxF32).set(draws)
          }
        },
        true,
      ).done([type.i32]),
    inJavaScript: (views) => {
      const { f32, f64 } = views
      return (into, draws, at, _table, many) => {
        const [shift, spread] = [f64[at >> 3] as number, f64[(at + shape.spread) >> 3] as number]
        const [least, most] = cutBetween(f64, at, isCut)
        let cuts = 0
        for (let draw = 0; draw < many; draw++) {
          const z = Math.max(-furthest, Math.min(furthest, f32[(draws >> 2) + draw] as number))
          const number = shift + z * spread
          if (number < least || number > most) cuts += 1
          f64[(into >> 3) + draw] = Math.max(least, Math.min(most, number))
        }
        return cuts
      }
    },
  }
}

function curveLoop(isCut: boolean): Loop<Numbers> {
  return {
    assembled: () => numbersLoop(isCut, writeCurve, false).done([type.i32]),
    inJavaScript: (views) => {
      const { f32, f64 } = views
      return (into, draws, at, pieces, many) => {
        const shift = f64[at >> 3] as number
        const [least, most] = cutBetween(f64, at, isCut)
        const own = (part: number): number => f32[(at + part) >> 2] as number
        const [split, below, above] = [own(shape.split), own(shape.below), own(shape.above)]
        let cuts = 0
        for (let draw = 0; draw < many; draw++) {
          const away = Math.fround((f32[(draws >> 2) + draw] as number) - split)
          const along = Math.min(Math.fround(Math.abs(away) * (away < 0 ? below : above)), lastPlace)
          const piece = Math.trunc(along)
          const place = Math.fround(along - piece)
          const first = (pieces >> 2) + 4 * (piece + (away < 0 ? piecesOfSide : 0))
          const cube = Math.fround((f32[first + 2] as number) + Math.fround((f32[first + 3] as number) * place))
          const square = Math.fround((f32[first + 1] as number) + Math.fround(cube * place))
          const number = shift + Math.fround((f32[first] as number) + Math.fround(square * place))
          if (number < least || number > most) cuts += 1
          f64[(into >> 3) + draw] = Math.max(least, Math.min(most, number))
        }
        return cuts
      }
    },
  }
}

function cutBetween(f64: Float64Array, at: number, isCut: boolean): readonly [number, number] {
  if (!isCut) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  return [f64[(at + shape.least) >> 3] as number, f64[(at + shape.most) >> 3] as number]
}

/** Cubics of the piece that each draw lies in, outwards from where two formulas meet. */
function writeCurve(writer: Writer): (draws: number) => void {
  const four = (): number => writer.local(type.v128)
  const [isBelow, along, piece, ...cubics] = [four(), four(), four(), four(), four(), four(), four()] as const
  const ends = [four(), four(), four(), four()] as const
  const nought = four()
  const [split, below] = [readShape(writer, shape.split), readShape(writer, shape.below)]
  const [above, last] = [readShape(writer, shape.above), readShape(writer, shape.last)]
  const [belowFrom, tables] = [four(), four()]
  writer
    .whole(16 * piecesOfSide)
    .vector(vector.splatI32)
    .set(belowFrom)
  writer.get(table).vector(vector.splatI32).set(tables)
  return (draws) => {
    writer.get(draws, split).vector(vector.subtractF32).set(along)
    writer.get(along, nought).vector(vector.lessThanF32).set(isBelow)
    writer.get(along).vector(vector.absF32)
    writer.get(below, above, isBelow).vector(vector.select).vector(vector.multiplyF32)
    writer.get(last).vector(vector.minF32).set(along)
    writer.get(along).vector(vector.truncateToI32).set(piece)
    writer.get(along, piece).vector(vector.convertI32).vector(vector.subtractF32).set(along)
    writer.get(piece).whole(4).vector(vector.shiftLeftI32)
    writer.get(isBelow, belowFrom).vector(vector.and).vector(vector.addI32)
    writer.get(tables).vector(vector.addI32).set(piece)
    for (const [lane, cubic] of cubics.entries())
      writer.get(piece).vector(vector.extractI32, lane).memory(vector.load, 16).set(cubic)
    // What lies by draw, to lie by coefficient.
    const [a, b, c, d] = cubics
    const [low, high, lowest, highest] = ends
    writer.get(a, b).shuffle(0, 4, 1, 5).set(low)
    writer.get(c, d).shuffle(0, 4, 1, 5).set(high)
    writer.get(a, b).shuffle(2, 6, 3, 7).set(lowest)
    writer.get(c, d).shuffle(2, 6, 3, 7).set(highest)
    writer.get(low, high).shuffle(0, 1, 4, 5)
    writer.get(low, high).shuffle(2, 3, 6, 7)
    writer.get(lowest, highest).shuffle(0, 1, 4, 5)
    writer.get(lowest, highest).shuffle(2, 3, 6, 7)
    for (let power = 0; power < 3; power++) writer.get(along).vector(vector.multiplyF32).vector(vector.addF32)
    writer.set(draws)
  }
}

/** What is read of a shape once, in a local. */
function readShape(writer: Writer, added: number): number {
  const local = writer.local(type.v128)
  writer.get(shapeAt).memory(vector.loadSplat32, 4, added).set(local)
  return local
}

/** A normal distribution: a shift and a factor. Draws no further than `furthest`. */
export const line = lineLoop(false)
/** The same, cut to what numbers may be. */
export const lineCut = lineLoop(true)
/** A distribution by cubics over pieces of the normal draw, those above where two formulas meet before those below, four numbers each. */
export const curve = curveLoop(false)
/** The same, cut to what numbers may be. */
export const curveCut = curveLoop(true)
