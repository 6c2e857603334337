/** The words of a line as bash would split it, the last of them up to the cursor. What comes before a `;` or a `|` is another line. */
export function shellWords(line: string): readonly string[] {
  let words: string[] = []
  let word: string | undefined
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? ''
    if (character === "'" || character === '"') {
      const close = closing(line, at)
      word = (word ?? '') + unescaped(line.slice(at + 1, close), character)
      at = close
    } else if (character === '\\') word = (word ?? '') + (line[++at] ?? '')
    else if (' \t'.includes(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (';|&\n('.includes(character)) {
      words = []
      word = undefined
    } else word = (word ?? '') + character
  }
  return [...words, word ?? '']
}

/** Where a quoted part ends; at the end of the line where it is still open. */
function closing(line: string, open: number): number {
  for (let at = open + 1; at < line.length; at++) {
    if (line[at] === '\\' && line[open] === '"') at++
    else if (line[at] === line[open]) return at
  }
  return line.length
}

function unescaped(text: string, quote: string): string {
  return quote === '"' ? text.replace(/\\(["\\$`])/g, '$1') : text
}
