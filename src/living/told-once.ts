import { CodedBits, pageDigits } from './coded-bits.ts'
import { chancePlaces, longestPart, shortestPart, TextInBits, type ToldPart } from './text-in-bits.ts'

/** So many earlier places are looked at, so that the time it takes goes with the length of the text. */
const mostPlaces = 48
const heads = 1 << 16
/** So many parts further on are looked at, of which one may save more. */
const ahead = 2
/** About so many bits tell a byte, a part as far back as another, and one of its own distance, which has bits besides. */
const bitsOf = { byte: 4, kept: 7, own: 12 }
const distancesKept = 4

/** A part that stood before, and about how many bits are saved by telling it so. */
interface Repeated {
  readonly length: number
  readonly back: number
  readonly saved: number
}

/**
 * A text with each part told once that stands in it again, in as few digits as its chances let it: what `TextInBits` says, and
 * `withRepeats` reads. The same text gives the same.
 */
export function toldOnce(text: string): string {
  const bytes = new TextEncoder().encode(text)
  const told: string[] = []
  const interval = new CodedBits(chancePlaces)
  const known = (digit: number): void => {
    told.push(pageDigits.charAt(digit))
  }
  const bits = new TextInBits((place, bit) => {
    interval.take(place, bit, interval.parting(place), known)
    return bit
  })
  bits.size(bytes.length)
  const parts = new PartsOf(bytes)
  for (let at = 0; at < bytes.length; ) {
    const part = parts.at(at)
    bits.part(bytes[at - 1] ?? 0, part)
    at += 'byte' in part ? 1 : part.length
  }
  known(interval.last)
  return told.join('')
}

/** What the parts of a text are told as, one after the other. */
class PartsOf {
  private readonly bytes: Uint8Array
  /** The last place where three bytes stood, by their hash, and the one before each place. */
  private readonly heads = new Int32Array(heads).fill(-1)
  private readonly before: Int32Array
  private noted = 0
  private readonly kept = Array.from({ length: distancesKept }, () => 1)

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.before = new Int32Array(bytes.length).fill(-1)
  }

  at(at: number): ToldPart {
    const found = this.longestAt(at)
    const isLeft =
      found !== undefined &&
      Array.from({ length: ahead }, (_, more) => more + 1).some(
        (more) => (this.longestAt(at + more)?.saved ?? 0) > found.saved + more,
      )
    if (found === undefined || isLeft) return { byte: this.bytes[at] ?? 0 }
    const { kept } = this
    const known = kept.indexOf(found.back)
    kept.splice(known === -1 ? distancesKept - 1 : known, 1)
    kept.unshift(found.back)
    return found
  }

  /** What saves most of what stood before and stands at a place again. */
  private longestAt(at: number): Repeated | undefined {
    const { bytes, before, kept } = this
    const most = Math.min(longestPart, bytes.length - at)
    if (most < shortestPart) return undefined
    this.noteUpTo(at)
    let best: Repeated | undefined
    const look = (back: number, cost: number): void => {
      let length = 0
      while (length < most && bytes[at - back + length] === bytes[at + length]) length++
      const saved = length * bitsOf.byte - cost
      if (length >= shortestPart && saved > (best?.saved ?? 0)) best = { length, back, saved }
    }
    for (const back of kept) if (back <= at) look(back, bitsOf.kept)
    let place = this.heads[this.hashAt(at)] ?? -1
    for (let seen = 0; place >= 0 && seen < mostPlaces; seen++) {
      // Places further on are noted where one looked ahead.
      const back = at - place
      if (back > 0) look(back, bitsOf.own + 31 - Math.clz32(back))
      place = before[place] ?? -1
    }
    return best
  }

  private noteUpTo(end: number): void {
    for (; this.noted < end; this.noted++) {
      const hash = this.hashAt(this.noted)
      this.before[this.noted] = this.heads[hash] ?? -1
      this.heads[hash] = this.noted
    }
  }

  private hashAt(at: number): number {
    const { bytes } = this
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    return (Math.imul(three, 0x9e3779b1) >>> 16) & (heads - 1)
  }
}
