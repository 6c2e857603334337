import { CodedBits, digitsAtOnce, pageDigits, withoutFirst } from './coded-bits.ts'
import { chancePlaces, TextInBits } from './text-in-bits.ts'

/** What `toldOnce` made of a text as that text again. */
export function withRepeats(told: string): string {
  let read = 0
  // What is left out at the end counts as the first.
  const next = (): number => Math.max(0, pageDigits.indexOf(told.charAt(read++) || pageDigits.charAt(0)))
  let number = 0
  for (let count = 0; count < digitsAtOnce; count++) number = number * pageDigits.length + next()
  const interval = new CodedBits(chancePlaces)
  const known = (): void => {
    number = withoutFirst(number) + next()
  }
  const bits = new TextInBits((place) => {
    const parting = interval.parting(place)
    const bit = number <= parting ? 1 : 0
    interval.take(place, bit, parting, known)
    return bit
  })
  const bytes = new Uint8Array(bits.size())
  for (let at = 0; at < bytes.length; ) {
    const part = bits.part(bytes[at - 1] ?? 0)
    if ('byte' in part) bytes[at++] = part.byte
    else for (const end = at + part.length; at < end; at++) bytes[at] = bytes[at - part.back] ?? 0
  }
  return new TextDecoder().decode(bytes)
}
