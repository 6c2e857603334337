import type { Span } from '../diagnostics/span.ts'
import { type Token, Unreadable } from './tokenize.ts'

const deepest = 50

/** A place among the words of a formula, moving forward. */
export class Cursor {
  private position = 0
  private depth = 0
  private readonly tokens: readonly Token[]

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  /** The word before this place. */
  protected before(): Token | undefined {
    return this.tokens[this.position - 1]
  }

  /** Where the word before this place is a minus that follows a number, that number. */
  protected last(): { readonly number: string | undefined } | undefined {
    const [number, minus] = [this.tokens[this.position - 2], this.tokens[this.position - 1]]
    const isMinus = minus?.is === 'symbol' && minus.text === '-'
    const isNumber = number?.is === 'number' || number?.is === 'percent'
    return isMinus && isNumber ? { number: number.text } : undefined
  }

  protected nested<T>(read: () => T): T {
    if (++this.depth > deepest) throw new Unreadable(this.peek().span, `it nests deeper than ${deepest} levels`)
    const result = read()
    this.depth--
    return result
  }

  /** Everything from a word to the last one taken. */
  protected from({ span }: Token): Span {
    const last = this.tokens[Math.max(0, this.position - 1)]?.span ?? span
    return { file: span.file, start: span.start, end: Math.max(span.end, last.end) }
  }

  protected isWord(text: string): boolean {
    return this.peek().is === 'name' && this.peek().text === text
  }

  protected isSymbol(...texts: readonly string[]): boolean {
    return this.peek().is === 'symbol' && texts.includes(this.peek().text)
  }

  protected expect(symbol: string): void {
    const token = this.take()
    if (token.is !== 'symbol' || token.text !== symbol) throw new Unreadable(token.span, `"${symbol}" was expected`)
  }

  protected peek(): Token {
    return this.tokens[this.position] as Token
  }

  protected take(): Token {
    const token = this.peek()
    if (token.is !== 'end') this.position++
    return token
  }
}
