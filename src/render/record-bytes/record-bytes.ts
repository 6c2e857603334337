import { moduleOf } from '../../engine/wasm/assembler.ts'
import { Space } from '../../engine/wasm/space.ts'
import { moduleFrom, webAssembly } from '../../engine/wasm/web-assembly.ts'
import { fillTable, leadBytes, tableBytes, writeRecords, writtenAt } from './write-records.ts'

/** What stands before the figure of a record, after what is the same for many, and the factor that the figure is told by. */
export interface Lead {
  readonly text: string
  readonly factor: number
}

/** Figures that are handed over at a time. */
const mostFigures = 4096
/** Bytes of records that are handed out at a time. */
const mostWritten = 2 ** 18
/** What is longer is written as text. */
const longest = { record: 2 ** 14, leads: 2 ** 26 }
/** A figure to twelve digits, its sign, point and noughts, and what the loop writes over. */
const figureBytes = 48

type WriteRecords = (...places: readonly number[]) => number

/** Records whose figures are binary fractions as bytes, many at a time: the bytes of the text that they are otherwise. */
export class RecordBytes {
  private readonly bytes: Uint8Array
  private readonly places: Places
  private readonly run: WriteRecords
  private readonly endLength: number
  private held = 0

  private constructor(space: Space, places: Places, run: WriteRecords, leads: readonly Lead[], end: string) {
    this.places = places
    this.run = run
    this.bytes = space.bytes()
    fillTable(this.bytes.subarray(places.table))
    this.endLength = this.put(end, places.end)
    const view = new DataView(this.bytes.buffer)
    let next = places.texts
    for (const [index, { text, factor }] of leads.entries()) {
      const length = this.put(text, next)
      const at = places.leads + leadBytes * index
      view.setInt32(at, next, true)
      view.setInt32(at + 4, length, true)
      view.setFloat64(at + 8, factor, true)
      next += length
    }
  }

  /**
   * For records that begin with texts of so many bytes at most, and have one of some leads each; undefined where they are too long, or the
   * runtime has no WebAssembly.
   */
  static of(startBytes: number, leads: readonly Lead[], end: string): RecordBytes | undefined {
    if (webAssembly === undefined) return undefined
    const lengths = leads.map(({ text }) => byteLength(text))
    const leadsLength = lengths.reduce((sum, length) => sum + length, 0)
    const record = startBytes + lengths.reduce((most, length) => Math.max(most, length), 0) + byteLength(end)
    if (record > longest.record || leadsLength + leadBytes * leads.length > longest.leads) return undefined
    const space = new Space()
    const take = (bytes: number): number => space.take(bytes + spare)
    const places: Places = {
      table: take(tableBytes),
      figures: take(8 * mostFigures),
      start: take(startBytes),
      end: take(byteLength(end)),
      leads: take(leadBytes * leads.length),
      texts: take(leadsLength),
      // One record more may follow where it is nearly full. It is the last, so that a record as text has what is left.
      written: take(mostWritten + record + figureBytes),
    }
    const module = space.isShared ? moduleFrom(moduleOf([writeRecords()])) : undefined
    if (module === undefined) return undefined
    const { exports } = new webAssembly.Instance(module, { e: { m: space.memory() } })
    return new RecordBytes(space, places, exports[0] as WriteRecords, leads, end)
  }

  /**
   * Write records that begin alike, their figures in order, the first of them with the lead of a number and each other with the next.
   * `asText` is a record whole, by the number of its figure, where a figure has no value or an uncommon size.
   */
  write(
    start: string,
    lead: number,
    figures: Float64Array,
    asText: (figure: number) => string,
    out: (bytes: Uint8Array) => void,
  ): void {
    const { bytes, places, run, endLength } = this
    const view = new DataView(bytes.buffer)
    const startLength = this.put(start, places.start)
    for (let from = 0; from < figures.length; from += mostFigures) {
      const count = Math.min(mostFigures, figures.length - from)
      const end = places.figures + 8 * count
      new Float64Array(bytes.buffer, places.figures, count).set(figures.subarray(from, from + count))
      for (let done = 0; done < count; ) {
        const [at, to] = [places.figures + 8 * done, places.written + this.held]
        const own = places.leads + leadBytes * (lead + from + done)
        const full = places.written + mostWritten
        done += run(at, own, to, end, full, places.table, places.start, startLength, places.end, endLength)
        this.held = view.getInt32(places.table + writtenAt, true) - places.written
        if (this.held >= mostWritten) this.flush(out)
        else if (done < count) this.add(asText(from + done++), out)
      }
    }
  }

  /** Hand out what is written and not handed out yet. */
  flush(out: (bytes: Uint8Array) => void): void {
    if (this.held > 0) out(this.bytes.slice(this.places.written, this.places.written + this.held))
    this.held = 0
  }

  /** Put a record after what is written, or hand it out by itself where it is too long. */
  private add(text: string, out: (bytes: Uint8Array) => void): void {
    const room = this.bytes.subarray(this.places.written + this.held)
    if (3 * text.length <= room.length) {
      this.held += encoder.encodeInto(text, room).written
      return
    }
    this.flush(out)
    out(encoder.encode(text))
  }

  /** Put a text at a place: its bytes. */
  private put(text: string, at: number): number {
    return encoder.encodeInto(text, this.bytes.subarray(at)).written
  }
}

/** Where each thing lies in the memory. */
interface Places {
  readonly table: number
  readonly figures: number
  readonly start: number
  readonly end: number
  readonly leads: number
  readonly texts: number
  readonly written: number
}

/** What the loop reads or writes beyond the end of a text. */
const spare = 32

const encoder = new TextEncoder()

function byteLength(text: string): number {
  return encoder.encode(text).length
}
