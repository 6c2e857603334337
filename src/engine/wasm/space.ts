import { webAssembly } from './web-assembly.ts'

/** A gigabyte: what needs more is left to JavaScript. */
const mostPages = 16384
const pageBytes = 65536
/** Between arrays, so that they do not all begin at the same place of the processor's memory: it keeps few such lines. */
const apart = 64

/** A memory as the numbers in it. */
export interface Views {
  readonly i32: Int32Array
  readonly f32: Float32Array
  readonly f64: Float64Array
}

/**
 * Memory that programs and loops share, so that what one writes another reads where it is. Places are taken first; the memory is made
 * when it is first asked for, and from then on no place can be taken.
 */
export class Space {
  private size = apart
  private made: { readonly memory: object | undefined; readonly buffer: ArrayBuffer } | undefined

  /** Whether the runtime has WebAssembly and what is taken is not too much for it: else the memory is an array like any other. */
  get isShared(): boolean {
    return webAssembly !== undefined && this.pages <= mostPages
  }

  /** Take some bytes: where they begin, in bytes, at a multiple of 16 or of what is said. */
  take(bytes: number, align = 16): number {
    if (this.made !== undefined) throw new Error('The memory is made already')
    const from = Math.ceil((this.size + apart) / align) * align
    this.size = from + bytes
    return from
  }

  /** What modules import: undefined where `isShared` is false. */
  memory(): object | undefined {
    return this.make().memory
  }

  views(): Views {
    const { buffer } = this.make()
    return { i32: new Int32Array(buffer), f32: new Float32Array(buffer), f64: new Float64Array(buffer) }
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.make().buffer)
  }

  /** Binary fractions that lie at a place. */
  fractions(from: number, count: number): Float64Array {
    return new Float64Array(this.make().buffer, from, count)
  }

  private get pages(): number {
    return Math.ceil(this.size / pageBytes)
  }

  private make(): NonNullable<Space['made']> {
    if (this.made !== undefined) return this.made
    // Addresses are whole numbers with a sign.
    if (this.size >= 2 ** 31) throw new RangeError('More is asked at once than two gigabytes hold')
    if (webAssembly !== undefined && this.isShared) {
      const memory = new webAssembly.Memory({ initial: this.pages })
      this.made = { memory, buffer: memory.buffer }
    } else this.made = { memory: undefined, buffer: new ArrayBuffer(this.pages * pageBytes) }
    return this.made
  }
}
