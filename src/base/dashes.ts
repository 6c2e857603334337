/** What word processors, keyboards and other countries write for a minus: each is one UTF-16 unit long. */
const lookalike = '[\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d]'
const dashes = new RegExp(lookalike, 'g')
const dashBefore = new RegExp(`^([(£]*)${lookalike}`)

/** The same text with the hyphen of the keyboard for every sign that looks like one, at the same places. */
export function withAsciiDashes(text: string): string {
  return text.replace(dashes, '-')
}

/** A figure with a look-alike dash before it as a minus. Elsewhere a dash may mean something else, and stays. */
export function withAsciiMinus(text: string): string {
  return text.replace(dashBefore, '$1-')
}

const wide = /[\uff01-\uff5e\uffe1]/g

/** The same text with the figures and signs of the keyboard for those of full width, as in `３％`, at the same places. */
export function withAsciiWidth(text: string): string {
  return text.replace(wide, (character) =>
    character === '\uffe1' ? '£' : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  )
}
