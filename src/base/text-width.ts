import { eastAsianWidth } from 'get-east-asian-width'

/** Columns a text takes in a terminal: wide characters two, combining marks none. */
export function textWidth(text: string): number {
  if (isPlain(text)) return text.length
  let width = 0
  // Made here, because what it knows of Unicode takes time that most runs need not spend.
  const invisible = /[\p{Mark}\p{Cf}]/u
  for (const character of text) {
    if (!invisible.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0)
  }
  return width
}

/** Whether every character takes one column. */
function isPlain(text: string): boolean {
  return /^[\u0020-\u02ff\u2010-\u2027\u2500-\u257f]*$/.test(text)
}

/** Pad on the right to a width; a text that is already as wide stays as it is. */
export function padRight(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)))
}

/** Pad on the left to a width; a text that is already as wide stays as it is. */
export function padLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - textWidth(text))) + text
}

/** Marks a blank at which a line is not broken. */
const noBreak = '\u00a0'

/** A text of several words that stays in one line where the width lets it. */
export function heldTogether(text: string): string {
  return text.replaceAll(' ', noBreak)
}

/**
 * Break a text into lines no wider than the width, at spaces, but not at those that hold words together; what is wider itself
 * is broken where it must be.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  const add = (word: string, columns: number): void => {
    const isFull = line !== '' && used + 1 + columns > width
    if (isFull) lines.push(line)
    const isFirst = isFull || line === ''
    line = isFirst ? word : `${line} ${word}`
    used = isFirst ? columns : used + 1 + columns
  }
  const isNarrow = isPlain(text)
  // The only blanks of plain text are the two that are told apart here.
  for (const word of isNarrow ? text.split(' ') : text.split(/[^\S\u00a0]+/)) {
    const columns = isNarrow ? word.length : textWidth(word)
    if (columns > width) {
      for (const part of word.split(noBreak).flatMap((own) => pieces(own, width))) add(part, textWidth(part))
    } else if (word !== '') add(word.replaceAll(noBreak, ' '), columns)
  }
  if (line !== '') lines.push(line)
  return lines
}

/** A word in pieces that fit the width. */
function pieces(word: string, width: number): string[] {
  const parts = ['']
  for (const character of word) {
    const last = parts.at(-1) ?? ''
    if (last === '' || textWidth(last + character) <= width) parts[parts.length - 1] = last + character
    else parts.push(character)
  }
  return parts
}
