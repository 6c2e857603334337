/** C0 and C1 controls, the line and paragraph separators, and the marks that turn the direction of text round. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const hidden = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * A text from a file as it may be printed: on one line, with nothing in it that a terminal would obey. What a reader would
 * not see stands as U+FFFD, so that it can be seen to be there.
 */
export function visible(text: string): string {
  return text.replaceAll(/\r?\n/g, ' ').replaceAll(hidden, '\ufffd')
}

/** A text quoted in a message: visible, and cut where it is long. */
export function quotable(text: string, most: number): string {
  // Two characters may become one, and of a text of any length no more is looked at.
  const line = visible(text.length > 2 * most + 1 ? text.slice(0, 2 * most + 2) : text)
  return line.length <= most ? line : `${line.slice(0, most - 3).replace(/[\ud800-\udbff]$/, '')}...`
}
