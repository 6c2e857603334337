import { repeats } from './repeats.ts'

/** So many characters are made a text at once: a call takes only so many. */
const atOnce = 8192

/** What `toldOnce` made of a text as that text again. */
export function withRepeats(told: string): string {
  const { mark, digits, least, lengths } = repeats
  const codes: number[] = []
  let at = 0
  const digit = (): number => digits.indexOf(told.charAt(at++))
  while (at < told.length) {
    const code = told.charCodeAt(at++)
    if (code !== mark.charCodeAt(0) || told.charAt(at) === mark) {
      if (code === mark.charCodeAt(0)) at++
      codes.push(code)
      continue
    }
    const first = digit()
    const over = first % lengths
    const length = least + over + (over === lengths - 1 ? digit() : 0)
    let [back, worth] = [0, 1]
    for (let count = Math.floor(first / lengths); count >= 0; count--) {
      back += digit() * worth
      worth *= digits.length
    }
    for (let start = codes.length - back, end = start + length; start < end; start++) codes.push(codes[start] as number)
  }
  let text = ''
  for (let start = 0; start < codes.length; start += atOnce)
    text += String.fromCharCode(...codes.slice(start, start + atOnce))
  return text
}
