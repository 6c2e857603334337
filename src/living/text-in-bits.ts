/** What is shorter is told as it is. */
export const shortestPart = 3
/** So many bits tell how much longer a part is. */
const lengthBits = 8
/** No part is longer. */
export const longestPart = shortestPart + 2 ** lengthBits - 1

/** So many distances are kept, the last one first: what stands again often stands as far back as another part did. */
const kept = 4
const keptBits = 2

/** Tells a bit or reads one, by the chance that stands at a place. Who reads is given none, and gets the one that was told. */
export type Bit = (place: number, bit: number) => number

/** What a text is told in: a byte as it is, or a part that stood before, by its length and how many bytes back it begins. */
export type ToldPart = { readonly byte: number } | { readonly length: number; readonly back: number }

// Where the chances of each kind stand. A number of n bits has 2^n of them, one for each bit after those before it.
const ofSize = 0
const ofKind = ofSize + 32
const ofKept = ofKind + 8
const ofWhich = ofKept + 8
const ofLength = ofWhich + 2 ** keptBits
const ofSlot = ofLength + 2 * 2 ** lengthBits
const slotBits = 6
const slotLengths = 4
const ofRest = ofSlot + slotLengths * 2 ** slotBits
const ofByte = ofRest + 2 ** slotBits * 32
/** So many places there are. */
export const chancePlaces = ofByte + 256 * 256

/**
 * How a text is told in bits. Telling and reading take the same way, so that both have the same chances at each bit: who reads says
 * `undefined` of each part, and gets it.
 */
export class TextInBits {
  private readonly bit: Bit
  /** Which of the last three were parts that stood before, a bit each. */
  private history = 0
  private readonly distances = Array.from({ length: kept }, () => 1)

  constructor(bit: Bit) {
    this.bit = bit
  }

  /** How many bytes the text has. */
  size(told = 0): number {
    let size = 0
    for (let at = 31; at >= 0; at--) size = size * 2 + this.bit(ofSize + at, (told >>> at) & 1)
    return size
  }

  /** The next part, after the byte before it. */
  part(before: number, told?: ToldPart): ToldPart {
    const own = told !== undefined && 'back' in told ? told : undefined
    const isPart = this.bit(ofKind + this.history, own === undefined ? 0 : 1) === 1
    const part = isPart
      ? this.stoodBefore(own)
      : { byte: this.number(ofByte + before * 256, 8, told !== undefined && 'byte' in told ? told.byte : 0) }
    this.history = ((this.history << 1) | (isPart ? 1 : 0)) & 7
    return part
  }

  private stoodBefore(told: { readonly length: number; readonly back: number } | undefined): ToldPart {
    const { distances } = this
    const known = told === undefined ? -1 : distances.indexOf(told.back)
    const isKept = this.bit(ofKept + this.history, known === -1 ? 0 : 1)
    const which = isKept === 1 ? this.number(ofWhich, keptBits, known) : kept - 1
    const over = this.number(
      ofLength + isKept * 2 ** lengthBits,
      lengthBits,
      told === undefined ? 0 : told.length - shortestPart,
    )
    const back =
      isKept === 1 ? (distances[which] ?? 1) : this.distance(Math.min(over, slotLengths - 1), told?.back ?? 1)
    distances.splice(which, 1)
    distances.unshift(back)
    return { length: shortestPart + over, back }
  }

  /** A distance by how many bits it has, with the second of them; then the others. */
  private distance(lengths: number, told: number): number {
    const last = 31 - Math.clz32(told)
    const own = told < 2 ? 0 : last * 2 + ((told >> (last - 1)) & 1)
    const slot = this.number(ofSlot + lengths * 2 ** slotBits, slotBits, own)
    if (slot < 2) return 1
    let back = 2 | (slot & 1)
    for (let at = (slot >> 1) - 2; at >= 0; at--) back = back * 2 + this.bit(ofRest + slot * 32 + at, (told >> at) & 1)
    return back
  }

  private number(place: number, bits: number, told: number): number {
    let number = 1
    for (let at = bits - 1; at >= 0; at--) number = number * 2 + this.bit(place + number, (told >> at) & 1)
    return number - 2 ** bits
  }
}
