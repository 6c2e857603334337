/**
 * A text of bits as digits: the bits part an interval of numbers again and again by their chances, and the digits that all numbers of
 * it share are written. A bit that was to be expected takes little of it. Nothing but whole numbers below 2^53 and one quotient of
 * two of them is reckoned with, so that every engine gives the same.
 */

/** The digits, all of them characters that may stand in a page as they are. */
export const pageDigits = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at))
  .filter((character) => character !== '<')
  .join('')

const base = pageDigits.length
/** So many digits of a number are reckoned with at once. */
export const digitsAtOnce = 7
const highest = base ** (digitsAtOnce - 1)

/** A chance is told of 65,536. */
const certain = 2 ** 16
const least = 16
/** A chance goes with the mean of what it saw, and from so many on with what it saw last. */
const mostSeen = 22

/** The interval, and the chance of each bit as it was seen so far. */
export class CodedBits {
  private readonly chances: Uint16Array
  private readonly seen: Uint8Array
  private low = 0
  private high = base ** digitsAtOnce - 1

  /** With so many places for chances. */
  constructor(places: number) {
    this.chances = new Uint16Array(places).fill(certain / 2)
    this.seen = new Uint8Array(places)
  }

  /** The last number of the interval of which a bit is 1. */
  parting(place: number): number {
    const chance = Math.min(certain - least, Math.max(least, this.chances[place] ?? 0))
    return this.low + Math.floor((this.high - this.low) / certain) * chance
  }

  /** Go on with the part of a bit. Gives the digits that are known now: each is passed on, and left. */
  take(place: number, bit: number, parting: number, known: (digit: number) => void): void {
    if (bit === 1) this.high = parting
    else this.low = parting + 1
    const [chance, count] = [this.chances[place] ?? 0, this.seen[place] ?? 0]
    this.chances[place] = chance + Math.trunc(((bit === 1 ? certain - 1 : 0) - chance) / (count + 1.5))
    if (count < mostSeen) this.seen[place] = count + 1
    for (;;) {
      const digit = Math.floor(this.low / highest)
      if (digit !== Math.floor(this.high / highest)) return
      known(digit)
      this.low = withoutFirst(this.low)
      this.high = withoutFirst(this.high) + base - 1
    }
  }

  /** The digit that a number of the interval begins with whose others are the first digit, for which what is left out counts. */
  get last(): number {
    return Math.floor(this.high / highest)
  }
}

/** A number without its first digit, moved up by one. */
export function withoutFirst(number: number): number {
  return (number % highest) * base
}
