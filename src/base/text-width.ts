import { eastAsianWidth } from 'get-east-asian-width'

const invisible = /[\p{Mark}\p{Cf}]/u

/** Columns a text takes in a terminal: wide characters two, combining marks none. */
export function textWidth(text: string): number {
  if (/^[\u0020-\u02ff\u2010-\u2027\u2500-\u257f]*$/.test(text)) return text.length
  let width = 0
  for (const character of text) {
    if (!invisible.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0)
  }
  return width
}

/** Pad on the right to a width; a text that is already as wide stays as it is. */
export function padRight(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)))
}

/** Pad on the left to a width; a text that is already as wide stays as it is. */
export function padLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - textWidth(text))) + text
}

/** Break a text into lines no wider than the width, at spaces; a word that is wider itself is broken where it must be. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap((part) => pieces(part, width))) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  if (line !== '') lines.push(line)
  return lines
}

/** A word in pieces that fit the width; none where there is nothing. */
function pieces(word: string, width: number): string[] {
  if (textWidth(word) <= width) return word === '' ? [] : [word]
  const parts = ['']
  for (const character of word) {
    const last = parts.at(-1) ?? ''
    if (last === '' || textWidth(last + character) <= width) parts[parts.length - 1] = last + character
    else parts.push(character)
  }
  return parts
}
