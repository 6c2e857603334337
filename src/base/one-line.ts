/** Text of a person as one line: every run of blanks and line breaks is one blank, and none stand at its ends. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
