/** The commands that a text tells, each in words as a shell takes them, without what starts the program. */
export function typedCommands(text: string, program: string): string[][] {
  return text.split('\n').flatMap((line) => {
    const [, ...told] = line.split(`${program} `)
    return told.map((after) => shellWords(after.split('`')[0] ?? ''))
  })
}

/** Words as a shell parts them: at blanks, but not within single quotes. */
export function shellWords(text: string): string[] {
  const words = [...text.matchAll(/(?:'[^']*'|\\.|[^\s'\\])+/g)]
  return words.map(([word]) =>
    word.replace(/'([^']*)'|\\(.)/g, (_, quoted: string | undefined, one: string) => quoted ?? one),
  )
}
