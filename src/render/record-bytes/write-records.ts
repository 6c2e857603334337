import { type Assembled, type } from '../../engine/wasm/assembler.ts'
import { plain, vector } from '../../engine/wasm/opcodes.ts'
import { Writer } from '../../engine/wasm/writer.ts'

/** Bytes of what stands before the figures of a record: where its text is and how long, whole numbers, and the factor of the figure. */
export const leadBytes = 16

/** Where constants of the loop lie in their table, in bytes. */
const table = { powers: 0, pairs: 184, noughts: 384, digits: 400 }
/** With room behind the digits, because sixteen bytes are read from any of them. */
export const tableBytes = 432

/** Powers of ten that binary fractions hold exactly. */
const mostPower = 22
/** Digits of a figure. */
const places = 12
/** Sizes of figures that the loop writes: from the first to before the second, beside nought. */
export const written = { from: 1e-10, before: 999_999_999_999.5 }
/** Parts a binary fraction in two halves, whose products are exact (Dekker, 1971). */
const splitter = 2 ** 27 + 1

/** Write the constants of the loop at the beginning of their table. */
export function fillTable(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, tableBytes)
  for (let power = 0; power <= mostPower; power++) view.setFloat64(table.powers + 8 * power, Number(`1e${power}`), true)
  const { encode } = ascii
  for (let pair = 0; pair < 100; pair++) bytes.set(encode(`${pair}`.padStart(2, '0')), table.pairs + 2 * pair)
  bytes.set(encode('0.00000000000000'), table.noughts)
}

const ascii = { encode: (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0)) }

/**
 * Records as text, one after the other: `start`, what leads to its figure, the figure to twelve significant digits in plain notation
 * (as `twelveDigits` gives it), `end`. Takes the addresses of figures, of what leads to them and of where to write, of what follows
 * the last figure, of what is full, of the table, and address and length of `start` and of `end`. Ends at a figure that it does not
 * write (no number, or of another size than `written`), or where it is full: how many were written. The address after them is then at
 * the beginning of the digits in the table. Up to fifteen bytes more are written over.
 */
export function writeRecords(): Assembled {
  const writer = new Writer(...new Array<number>(10).fill(type.i32))
  const [from, lead, to, last, full, constants, start, startLength, end, endLength] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
  const [first, at, ten, group, rest, ending] = [0, 1, 2, 3, 4, 5].map(() => writer.local(type.i32)) as Six
  const [value, size, power, scaled, half, low] = [0, 1, 2, 3, 4, 5].map(() => writer.local(type.f64)) as Six
  const [other, otherLow] = [writer.local(type.f64), writer.local(type.f64)]
  const constant = (added: number): Writer => writer.get(constants).whole(added).do(plain.addI32)
  const byte = (code: number, added = 0): void => {
    writer.get(to).whole(code).do(plain.storeByte, 0).offset(added)
  }
  const copy = (text: () => void, length: () => void): void => {
    writer.whole(0).set(at)
    writer.loop(() => {
      writer.get(to, at).do(plain.addI32)
      text()
      writer.get(at).do(plain.addI32).memory(vector.load, 1).memory(vector.store, 1)
      writer.advance(at, 16).get(at)
      length()
      writer.do(plain.isBelowI32)
    })
    writer.get(to)
    length()
    writer.do(plain.addI32).set(to)
  }
  const halves = (of: number, high: number, rest: number): void => {
    writer.fraction(splitter).get(of).do(plain.multiplyF64, teeLocal, high)
    writer.get(high, of).do(plain.subtractF64, plain.subtractF64).set(high)
    writer.get(of, high).do(plain.subtractF64).set(rest)
  }

  writer.get(from).set(first)
  writer.do(plain.block, type.empty)
  writer.loop(() => {
    writer.get(from).loadFraction().get(lead).loadFraction(8).do(plain.multiplyF64, teeLocal, value)
    writer.do(plain.absF64).set(size)
    const isNought = (): Writer => writer.get(value).fraction(0).do(plain.isEqualF64)
    // What is no number is neither.
    writer.get(size).fraction(written.from).do(plain.isAtLeastF64)
    writer.get(size).fraction(written.before).do(plain.isLessF64, plain.andI32)
    isNought().do(plain.orI32, plain.isZero, plain.branchIf, 1)
    copy(
      () => writer.get(start),
      () => writer.get(startLength),
    )
    copy(
      () => writer.get(lead).loadWhole(),
      () => writer.get(lead).loadWhole(4),
    )
    isNought().do(plain.if, type.empty)
    byte(nought)
    writer.advance(to, 1)
    writer.do(plain.else)
    writer
      .get(value)
      .fraction(0)
      .do(plain.isLessF64)
      .when(() => {
        byte(minus)
        writer.advance(to, 1)
      })
    // The power of ten at its first digit, or the one below it: 1233 / 4096 is the logarithm of two.
    writer.get(size).do(plain.bitsOfF64).wholeLong(52).do(plain.shiftRightI64, plain.wrapI64)
    writer.whole(1023).do(plain.subtractI32).whole(1233).do(plain.multiplyI32).whole(12)
    writer.do(plain.shiftRightSigned).set(ten)
    writer.do(plain.block, type.empty)
    writer.do(plain.loop, type.empty)
    writer.get(constants)
    writer.whole(places - 1).get(ten)
    writer.do(plain.subtractI32).whole(3).do(plain.shiftLeft, plain.addI32).loadFraction(table.powers)
    writer.do(teeLocal, power).get(size).do(plain.multiplyF64, teeLocal, scaled)
    writer
      .fraction(10 ** places)
      .do(plain.isLessF64)
      .do(plain.branchIf, 1)
    writer.advance(ten, 1).do(plain.branch, 0, plain.end, plain.end)
    // What the product was rounded by, exactly.
    halves(size, half, low)
    halves(power, other, otherLow)
    writer.get(half, other).do(plain.multiplyF64).get(scaled).do(plain.subtractF64)
    writer.get(half, otherLow).do(plain.multiplyF64, plain.addF64)
    writer.get(low, other).do(plain.multiplyF64, plain.addF64)
    writer.get(low, otherLow).do(plain.multiplyF64, plain.addF64).set(low)
    // To the nearest whole number, the larger one where it lies in the middle.
    writer.get(scaled).do(plain.floorF64, teeLocal, half)
    writer.get(scaled, half).do(plain.subtractF64).fraction(0.5).do(plain.subtractF64)
    writer.get(low).do(plain.addF64).fraction(0).do(plain.isAtLeastF64, plain.convertToF64, plain.addF64).set(scaled)
    writer.get(scaled).fraction(10 ** places)
    writer.do(plain.isAtLeastF64).when(() => {
      writer.fraction(10 ** (places - 1)).set(scaled)
      writer.advance(ten, 1)
    })
    // Four digits and eight, then two at a time.
    writer.get(scaled).fraction(1e8).do(plain.divideF64, plain.truncateF64, teeLocal, group)
    four(0)
    writer.get(scaled, group).do(plain.convertToF64).fraction(1e8).do(plain.multiplyF64, plain.subtractF64)
    writer.do(plain.truncateF64, teeLocal, rest).whole(10_000).do(plain.divideI32, teeLocal, group)
    four(4)
    writer.get(rest).whole(10_000).do(plain.remainderI32, teeLocal, group)
    four(8)
    // Noughts at the end are left out.
    writer.whole(places).set(ending)
    writer.loop(() => {
      writer.advance(ending, -1)
      constant(0).get(ending).do(plain.addI32, plain.loadByte, 0).offset(table.digits)
      writer.whole(nought).do(plain.isEqualI32)
    })
    writer.get(ten).whole(0).do(plain.isLessI32, plain.if, type.empty)
    writer.get(to)
    constant(table.noughts).memory(vector.load, 1).memory(vector.store, 1)
    writer.get(to).whole(1).do(plain.addI32).get(ten).do(plain.subtractI32, teeLocal, to)
    constant(table.digits).memory(vector.load, 1).memory(vector.store, 1)
    writer.get(to, ending).do(plain.addI32).whole(1).do(plain.addI32).set(to)
    writer.do(plain.else)
    writer.get(to)
    constant(table.digits).memory(vector.load, 1).memory(vector.store, 1)
    writer.get(to, ten).do(plain.addI32).whole(1).do(plain.addI32).set(to)
    writer
      .get(ten, ending)
      .do(plain.isBelowI32)
      .when(() => {
        byte(point)
        writer.get(to).whole(1).do(plain.addI32)
        constant(table.digits + 1)
          .get(ten)
          .do(plain.addI32)
          .memory(vector.load, 1)
          .memory(vector.store, 1)
        writer.get(to, ending).do(plain.addI32).get(ten).do(plain.subtractI32).whole(1).do(plain.addI32).set(to)
      })
    writer.do(plain.end, plain.end)
    copy(
      () => writer.get(end),
      () => writer.get(endLength),
    )
    writer.advance(lead, leadBytes).advance(from, 8)
    writer.get(from, last).do(plain.isBelowI32).get(to, full).do(plain.isBelowI32, plain.andI32)
  })
  writer.do(plain.end)
  constant(table.digits).get(to).do(plain.storeI32, 2).offset(0)
  writer.get(from, first).do(plain.subtractI32).whole(3).do(plain.shiftRight)
  return writer.done([type.i32])

  /** Write the four digits of what is on the stack, which is in `group` as well. */
  function four(added: number): void {
    writer.whole(100).do(plain.divideI32)
    pair(added)
    writer.get(group).whole(100).do(plain.remainderI32)
    pair(added + 2)
  }

  function pair(added: number): void {
    writer.whole(1).do(plain.shiftLeft).get(constants).do(plain.addI32).set(at)
    writer
      .get(constants, at)
      .do(plain.load16, 1)
      .offset(table.pairs)
      .do(plain.store16, 1)
      .offset(table.digits + added)
  }
}

/** Where the loop leaves the address after what it has written. */
export const writtenAt = table.digits

type Six = [number, number, number, number, number, number]
const teeLocal = plain.teeLocal
const [nought, minus, point] = [48, 45, 46]
