/**
 * Bytes of a WebAssembly module (WebAssembly Core Specification 2.0, chapter 5, "Binary Format"): as much of it as functions over vectors
 * of two binary fractions need.
 */
export class Bytes {
  private bytes = new Uint8Array(1024)
  private length = 0

  byte(...values: readonly number[]): this {
    if (this.length + values.length > this.bytes.length) this.grow(values.length)
    for (const value of values) this.bytes[this.length++] = value
    return this
  }

  /** A whole number from 0 to 2^32 - 1 in LEB128. */
  whole(value: number): this {
    let left = value
    for (; left >= 0x80; left = Math.floor(left / 0x80)) this.byte((left % 0x80) | 0x80)
    return this.byte(left)
  }

  /** A whole number with a sign, as `i32.const` takes it. */
  signed(value: number): this {
    let left = value
    for (; left < -0x40 || left >= 0x40; left = Math.floor(left / 0x80))
      this.byte((((left % 0x80) + 0x80) % 0x80) | 0x80)
    return this.byte((left + 0x80) % 0x80)
  }

  text(value: string): this {
    return this.whole(value.length).byte(...Array.from(value, (character) => character.charCodeAt(0)))
  }

  /** Bytes after their number. */
  sized(part: Bytes): this {
    return this.whole(part.length).all(part)
  }

  all(part: Bytes): this {
    if (this.length + part.length > this.bytes.length) this.grow(part.length)
    this.bytes.set(part.written(), this.length)
    this.length += part.length
    return this
  }

  written(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }

  private grow(by: number): void {
    const larger = new Uint8Array(2 * (this.length + by))
    larger.set(this.bytes)
    this.bytes = larger
  }
}

/** Types of values, of functions and of blocks. */
export const type = { i32: 0x7f, f64: 0x7c, v128: 0x7b, function: 0x60, empty: 0x40 }

/** Instructions of one byte. */
export const plain = {
  loop: 0x03,
  end: 0x0b,
  branchIf: 0x0d,
  call: 0x10,
  getLocal: 0x20,
  setLocal: 0x21,
  teeLocal: 0x22,
  constI32: 0x41,
  isBelowI32: 0x49,
  addI32: 0x6a,
}

/** Instructions over vectors, written after the byte 0xfd as a whole number. */
export const vector = {
  load: 0x00,
  loadSplat: 0x0a,
  store: 0x0b,
  splat: 0x14,
  extractLane: 0x21,
  replaceLane: 0x22,
  lessThan: 0x49,
  atMost: 0x4b,
  select: 0x52,
  abs: 0xec,
  negate: 0xed,
  add: 0xf0,
  subtract: 0xf1,
  multiply: 0xf2,
  divide: 0xf3,
  min: 0xf4,
  max: 0xf5,
  /** The right side where it is above the left one, else the left one. */
  larger: 0xf7,
}

/** A function of a module: how many locals of two fractions it has beside its own, and what it does. */
export interface Assembled {
  readonly locals: readonly (readonly [count: number, type: number])[]
  readonly body: Bytes
}

/**
 * A module whose functions take two whole numbers and give nothing. It imports a memory (`e.m`) and, as function 0, one that makes a
 * number of two (`e.p`); its own functions are exported by their positions.
 */
export function moduleOf(functions: readonly Assembled[], pages: number): Uint8Array {
  const types = new Bytes()
    .whole(2)
    .byte(type.function, 2, type.i32, type.i32, 0)
    .byte(type.function, 2, type.f64, type.f64, 1, type.f64)
  const imports = new Bytes().whole(2).text('e').text('m').byte(2, 0).whole(pages).text('e').text('p').byte(0).whole(1)
  const declared = new Bytes().whole(functions.length)
  const exports = new Bytes().whole(functions.length)
  const code = new Bytes().whole(functions.length)
  for (const [index, { locals, body }] of functions.entries()) {
    declared.whole(0)
    exports
      .text(`${index}`)
      .byte(0)
      .whole(index + 1)
    const own = new Bytes().whole(locals.length)
    for (const [count, of] of locals) own.whole(count).byte(of)
    code.sized(own.all(body).byte(plain.end))
  }
  const module = new Bytes().byte(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0)
  const sections = [
    [1, types],
    [2, imports],
    [3, declared],
    [7, exports],
    [10, code],
  ] as const
  for (const [id, content] of sections) module.byte(id).sized(content)
  return module.written()
}
