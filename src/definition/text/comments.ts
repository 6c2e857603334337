import { yaml } from './packages.ts'

const beforeText = '\u001f'

/** Whether a YAML text has comments, which no tree holds. */
export function hasComments(text: string): boolean {
  let previous = ''
  for (const token of new (yaml().Lexer)().lex(text)) {
    // The lexer announces text, so that `# no comment` inside a block of text is told from a comment.
    if (token.startsWith('#') && previous !== beforeText) return true
    previous = token
  }
  return false
}
