import { asFirst } from './as-first.ts'

/** The most that the name of a sheet may have, and the names that are kept for the program that opens it. */
const most = 31
const reserved = 'history'

/** Names of sheets from what they should be called: none the same as another but for case, none that a spreadsheet refuses. */
export class SheetNames {
  private readonly taken = new Map([[reserved, 2]])

  of(wanted: string): string {
    const plain = wanted
      .replaceAll(/[[\]:*?/\\\p{Cc}\p{Surrogate}]/gu, ' ')
      .replaceAll(/\s+/g, ' ')
      .replace(/^[' ]+/, '')
    const name = cut(plain, most) || 'Sheet'
    return asFirst(name, this.taken, (number) => `${cut(name, most - ` ${number}`.length)} ${number}`)
  }
}

/** The first of a text, up to the end of a word where one ends soon before, without half a sign, a blank or an apostrophe at its end. */
function cut(text: string, length: number): string {
  let kept = ''
  for (const sign of text) {
    if (kept.length + sign.length > length) break
    kept += sign
  }
  const word = kept.lastIndexOf(' ')
  if (kept.length < text.length && text[kept.length] !== ' ' && word > length / 2) kept = kept.slice(0, word)
  while (kept.endsWith("'") || kept.endsWith(' ')) kept = kept.slice(0, -1)
  return kept
}
