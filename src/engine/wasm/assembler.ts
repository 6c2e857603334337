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
export const type = { i32: 0x7f, f32: 0x7d, f64: 0x7c, v128: 0x7b, function: 0x60, empty: 0x40 }

/** A function of a module: what it takes, its locals beside that, and what it does. It gives nothing, or what is said. */
export interface Assembled {
  readonly takes: readonly number[]
  readonly gives?: readonly number[]
  readonly locals: readonly (readonly [count: number, type: number])[]
  readonly body: Bytes
}

/** A function that a module imports, by its name in `e`. */
export interface Imported {
  readonly name: string
  readonly takes: readonly number[]
  readonly gives: readonly number[]
}

/**
 * A module whose functions are exported by their positions. It imports a memory (`e.m`) and functions, which come first among those
 * that are called by number.
 */
export function moduleOf(functions: readonly Assembled[], imported: readonly Imported[] = []): Uint8Array {
  const signature = ({ takes, gives = [] }: Pick<Assembled, 'takes' | 'gives'>): Bytes =>
    new Bytes()
      .byte(type.function)
      .whole(takes.length)
      .byte(...takes)
      .whole(gives.length)
      .byte(...gives)
  const types = new Bytes().whole(imported.length + functions.length)
  for (const one of [...imported, ...functions]) types.all(signature(one))
  const imports = new Bytes()
    .whole(1 + imported.length)
    .text('e')
    .text('m')
    .byte(2, 0)
    .whole(1)
  for (const [index, { name }] of imported.entries()) imports.text('e').text(name).byte(0).whole(index)
  const declared = new Bytes().whole(functions.length)
  const exports = new Bytes().whole(functions.length)
  const code = new Bytes().whole(functions.length)
  for (const [index, { locals, body }] of functions.entries()) {
    declared.whole(imported.length + index)
    exports
      .text(`${index}`)
      .byte(0)
      .whole(imported.length + index)
    const own = new Bytes().whole(locals.length)
    for (const [count, of] of locals) own.whole(count).byte(of)
    code.sized(own.all(body).byte(end))
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

/** What ends a function, as it ends a block. */
const end = 0x0b
