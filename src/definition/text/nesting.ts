import type { CST, Parser } from 'yaml'
import { yaml } from './packages.ts'

/** No definition needs more; a file that nests deeper is broken or hostile, and overflows what walks a tree by recursion. */
export const nestingLimit = 64
/** Words, signs, spaces and line ends. The package takes a microsecond and a third of a kilobyte for each. */
export const mostLexemes = 300_000

/** The tokens of a text, or what it has too much of, and the offset from which on. */
export type Tokens =
  | { readonly tokens: readonly CST.Token[] }
  | { readonly tooMuch: 'nesting' | 'lexemes'; readonly at: number }

/**
 * The tokens of a YAML text, given up as soon as it nests too deeply or goes on too long: before anything that recurses sees
 * them, and before they take time and memory.
 */
export function tokensOf(text: string): Tokens {
  const tokens: CST.Token[] = []
  const parser = new (yaml().Parser)()
  let lexemes = 0
  for (const lexeme of new (yaml().Lexer)().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    const deepest = tooDeep(parser)
    if (deepest !== undefined) return { tooMuch: 'nesting', at: deepest.offset }
    if (++lexemes > mostLexemes) return { tooMuch: 'lexemes', at: parser.offset }
  }
  for (const token of parser.end()) tokens.push(token)
  return { tokens }
}

/** The collection that is one too many of those that are open. */
function tooDeep({ stack }: Parser): CST.Token | undefined {
  return stack.length <= nestingLimit ? undefined : stack.filter((token) => 'items' in token)[nestingLimit]
}
