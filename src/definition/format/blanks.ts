/** What YAML counts as blank: other spaces, a byte-order mark among them, are text. */
export function isYamlBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r'
}

/** A text without the blanks before it. */
export function unindented(text: string): string {
  let start = 0
  while (isYamlBlank(text[start])) start++
  return text.slice(start)
}

/** A text without the blanks before and behind it. */
export function bare(text: string): string {
  let end = text.length
  while (isYamlBlank(text[end - 1])) end--
  return unindented(text.slice(0, end))
}
