import { type Assembled, Bytes } from './assembler.ts'
import { plain } from './opcodes.ts'

/** Writes the body of one function. Locals are numbered on from what it takes. */
export class Writer {
  private readonly takes: readonly number[]
  private readonly body = new Bytes()
  private readonly locals: (readonly [count: number, type: number])[] = []
  private next: number

  constructor(...takes: readonly number[]) {
    this.takes = takes
    this.next = takes.length
  }

  local(of: number): number {
    this.locals.push([1, of])
    return this.next++
  }

  /** Put the values of locals on the stack. */
  get(...locals: readonly number[]): this {
    for (const local of locals) this.body.byte(plain.getLocal).whole(local)
    return this
  }

  set(local: number): this {
    this.body.byte(plain.setLocal).whole(local)
    return this
  }

  whole(value: number): this {
    this.body.byte(plain.constI32).signed(value)
    return this
  }

  wholeLong(value: number): this {
    this.body.byte(plain.constI64).signed(value)
    return this
  }

  /** A binary fraction of 8 bytes. */
  fraction(value: number): this {
    const view = new DataView(new ArrayBuffer(8))
    view.setFloat64(0, value, true)
    this.body.byte(plain.constF64, ...new Uint8Array(view.buffer))
    return this
  }

  do(...codes: readonly number[]): this {
    this.body.byte(...codes)
    return this
  }

  /** An instruction over vectors, with the lanes that it names. */
  vector(code: number, ...lanes: readonly number[]): this {
    this.body
      .byte(0xfd)
      .whole(code)
      .byte(...lanes)
    return this
  }

  /** One that reads or writes memory: so many bytes, a power of two, from an address and what is added to it. */
  memory(code: number, bytes: number, added = 0, ...lanes: readonly number[]): this {
    this.body
      .byte(0xfd)
      .whole(code)
      .byte(Math.log2(bytes))
      .whole(added)
      .byte(...lanes)
    return this
  }

  loadWhole(added = 0): this {
    this.body.byte(plain.loadI32, 2).whole(added)
    return this
  }

  loadFraction(added = 0): this {
    this.body.byte(plain.loadF64, 3).whole(added)
    return this
  }

  /** What is added to an address, where the instruction before it has left that out. */
  offset(added: number): this {
    this.body.whole(added)
    return this
  }

  /** The lanes of two vectors in another order: of four numbers each, the first's before the second's. */
  shuffle(...fours: readonly [number, number, number, number]): this {
    return this.vector(shuffle, ...fours.flatMap((four) => [0, 1, 2, 3].map((byte) => 4 * four + byte)))
  }

  /** Add to a local. */
  advance(local: number, by: number): this {
    return this.get(local).whole(by).do(plain.addI32).set(local)
  }

  /** Repeat while what is left on the stack is not nought. */
  loop(write: () => void): this {
    this.do(plain.loop, empty)
    write()
    return this.do(plain.branchIf, 0, plain.end)
  }

  /** Do something where what is on the stack is not nought. */
  when(write: () => void): this {
    this.do(plain.if, empty)
    write()
    return this.do(plain.end)
  }

  done(gives: readonly number[] = []): Assembled {
    return { takes: this.takes, gives, locals: this.locals, body: this.body }
  }
}

const empty = 0x40
const shuffle = 0x0d
