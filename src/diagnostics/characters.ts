/** Characters that do not show, or show as a blank, by code point: what Unicode calls them, in plain words. */
const unseen: Readonly<Record<number, string>> = {
  133: 'next line',
  160: 'no-break space',
  173: 'soft hyphen',
  847: 'grapheme joiner',
  1564: 'Arabic letter mark',
  6158: 'Mongolian vowel separator',
  8192: 'en quad',
  8193: 'em quad',
  8194: 'en space',
  8195: 'em space',
  8196: 'three-per-em space',
  8197: 'four-per-em space',
  8198: 'six-per-em space',
  8199: 'figure space',
  8200: 'punctuation space',
  8201: 'thin space',
  8202: 'hair space',
  8203: 'zero-width space',
  8204: 'zero-width non-joiner',
  8205: 'zero-width joiner',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8232: 'line separator',
  8233: 'paragraph separator',
  8234: 'left-to-right embedding',
  8235: 'right-to-left embedding',
  8236: 'end of a direction',
  8237: 'left-to-right override',
  8238: 'right-to-left override',
  8239: 'narrow no-break space',
  8287: 'mathematical space',
  8288: 'word joiner',
  8289: 'invisible function sign',
  8290: 'invisible times sign',
  8291: 'invisible comma',
  8292: 'invisible plus sign',
  8294: 'left-to-right isolate',
  8295: 'right-to-left isolate',
  8296: 'isolate',
  8297: 'end of an isolate',
  12288: 'wide space',
  65279: 'byte-order mark',
}

// biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them is looked for by itself
const pattern = /[\u0085\u00a0\u00ad\u034f\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u2069\u3000\ufeff]/
const every = new RegExp(pattern, 'g')

/** Where the first character stands that does not show, and its name: `a no-break space (U+00A0)`. Undefined where all show. */
export function firstUnseen(text: string): { readonly at: number; readonly name: string } | undefined {
  const at = text.search(pattern)
  return at === -1 ? undefined : { at, name: withArticle(nameOf(text.charAt(at))) }
}

/** A text without what does not show: the wide ones become plain spaces, the rest nothing. */
export function withoutUnseen(text: string): string {
  return text.replace(every, (character) => (/\s/.test(character) && character !== '\ufeff' ? ' ' : ''))
}

/** A name of a character after `a` or `an`. */
export function withArticle(name: string): string {
  return `${/^[aei]/i.test(name) ? 'an' : 'a'} ${name}`
}

/** A character by its name, where it has one here, and its code point. */
export function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const point = codePointOf(character)
  const name = unseen[code]
  return name === undefined ? point : `${name} (${point})`
}

/** `U+00A0`. */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
