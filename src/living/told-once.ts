import { repeats } from './repeats.ts'

const { mark, digits, least, lengths } = repeats
const base = digits.length
const longest = least + lengths - 1 + base - 1
/** So many earlier places are looked at, so that the time it takes goes with the length of the text. */
const mostPlaces = 256
const places = 1 << 15

/** A part that stood before: how many characters back, how many it has, and how many tell it. */
interface Repeated {
  readonly back: number
  readonly length: number
  readonly cost: number
}

/**
 * A text with each part told once that stands in it again: what `repeats` says, and `withRepeats` reads. The same text gives the same. No
 * part begins or ends within a character of two halves: a file would lose a half that stands alone.
 */
export function toldOnce(text: string): string {
  const heads = new Int32Array(places).fill(-1)
  const before = new Int32Array(text.length).fill(-1)
  const told: string[] = []
  let noted = 0
  const noteUpTo = (end: number): void => {
    for (; noted < end; noted++) {
      const hash = hashAt(text, noted)
      before[noted] = heads[hash] ?? -1
      heads[hash] = noted
    }
  }
  for (let at = 0; at < text.length; ) {
    noteUpTo(at)
    const found = longestAt(text, at, heads, before)
    noteUpTo(at + 1)
    // A longer one may begin at the next character.
    const next = found && longestAt(text, at + 1, heads, before)
    if (found === undefined || (next !== undefined && saved(next) > saved(found))) {
      const character = text.charAt(at++)
      told.push(character === mark ? mark + mark : character)
    } else {
      told.push(mark, lengthDigits(found), distanceDigits(found.back))
      at += found.length
    }
  }
  return told.join('')
}

function hashAt(text: string, at: number): number {
  let hash = 0
  for (let offset = 0; offset < least; offset++) hash = Math.imul(hash, 31) + (text.charCodeAt(at + offset) | 0)
  return (Math.imul(hash, 0x9e3779b1) >>> 17) & (places - 1)
}

/** What saves most of what stood before and stands at a place again. */
function longestAt(text: string, at: number, heads: Int32Array, before: Int32Array): Repeated | undefined {
  let best: Repeated | undefined
  if (isWithinCharacter(text, at)) return best
  let place = heads[hashAt(text, at)] ?? -1
  const most = Math.min(longest, text.length - at)
  for (let seen = 0; place >= 0 && seen < mostPlaces; seen++) {
    let length = 0
    while (length < most && text.charCodeAt(place + length) === text.charCodeAt(at + length)) length++
    if (isWithinCharacter(text, at + length)) length--
    const back = at - place
    const cost = 2 + (length - least >= lengths - 1 ? 1 : 0) + digitsOf(back)
    const found = { back, length, cost }
    if (length > cost && length >= least && digitsOf(back) <= 3 && (best === undefined || saved(found) > saved(best)))
      best = found
    place = before[place] ?? -1
  }
  return best
}

/** Whether a place is between the two halves of one character. */
function isWithinCharacter(text: string, at: number): boolean {
  if (at === 0 || at >= text.length) return false
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800
}

function saved({ length, cost }: Repeated): number {
  return length - cost
}

function digitsOf(back: number): number {
  let [count, most] = [1, base]
  while (back >= most) [count, most] = [count + 1, most * base]
  return count
}

function lengthDigits({ length, back }: Repeated): string {
  const over = length - least
  const own = (digitsOf(back) - 1) * lengths
  if (over < lengths - 1) return digits.charAt(own + over)
  return digits.charAt(own + lengths - 1) + digits.charAt(over - lengths + 1)
}

function distanceDigits(back: number): string {
  let [text, left] = ['', back]
  for (let count = digitsOf(back); count > 0; count--) {
    text += digits.charAt(left % base)
    left = Math.floor(left / base)
  }
  return text
}
