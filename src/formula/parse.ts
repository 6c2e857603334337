import { Decimal, one } from '../base/decimal.ts'
import { parseYear } from '../base/financial-year.ts'
import { diagnose, type Report } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import { type Condition, type Formula, isCondition, type Numeric } from './node.ts'

interface Token {
  readonly is: 'number' | 'percent' | 'name' | 'year' | 'symbol' | 'end'
  readonly text: string
  readonly span: Span
}

/** Thrown inside the parser to give up on one formula; never leaves this file. */
class Unreadable {
  readonly span: Span
  readonly why: string
  constructor(span: Span, why: string) {
    this.span = span
    this.why = why
  }
}

const deepest = 50
const word = /^[a-z][a-z0-9-]*(\.[a-z0-9*][a-z0-9*-]*)*|^[a-z*][a-z0-9*-]*(\.[a-z0-9*][a-z0-9*-]*)+/
const lexer: readonly [Token['is'], RegExp][] = [
  ['year', /^\d{4}\/\d{2}/],
  ['percent', /^(?:\d+(?:\.\d+)?)%/],
  ['number', /^\d+(?:\.\d+)?/],
  ['name', word],
  ['symbol', /^(?:!=|<=|>=|[=<>+\-*/(),])/],
]
const functions = ['growth', 'previous', 'at', 'sum', 'min', 'max', 'share']

/**
 * Read a formula that an author wrote. `span` is where its text stands; `rows` are the rows that exist, for the patterns
 * in `sum(lines.*.spend)`. Undefined, with the problem reported, where it cannot be read.
 *
 * A hyphen belongs to a name; a minus between two names needs spaces.
 */
export function parseFormula(text: string, span: Span, rows: readonly string[], report: Report): Formula | undefined {
  try {
    return new Parser(tokenize(text, span), rows).parse()
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem
    report(diagnose('formula-syntax', problem.span, { why: problem.why }))
    return undefined
  }
}

function tokenize(text: string, whole: Span): Token[] {
  // A quoted or folded scalar does not stand in the file letter by letter; then the whole of it is the place.
  const at = whole.file.text.indexOf(text, whole.start)
  const literal = at !== -1 && at + text.length <= whole.end
  const spanOf = (start: number, length: number): Span =>
    literal ? { file: whole.file, start: at + start, end: at + start + Math.max(1, length) } : whole
  const tokens: Token[] = []
  let offset = 0
  while (offset < text.length) {
    const space = /^\s+/.exec(text.slice(offset))
    if (space !== null) {
      offset += space[0].length
      continue
    }
    const rest = text.slice(offset)
    const found = lexer.map(([is, pattern]) => [is, pattern.exec(rest)?.[0]] as const).find(([, match]) => match !== undefined)
    if (found?.[1] === undefined) throw new Unreadable(spanOf(offset, 1), `"${rest[0]}" has no meaning here`)
    tokens.push({ is: found[0], text: found[1], span: spanOf(offset, found[1].length) })
    offset += found[1].length
  }
  tokens.push({ is: 'end', text: '', span: spanOf(Math.max(0, text.length - 1), 1) })
  return tokens
}

class Parser {
  private position = 0
  private depth = 0
  private readonly tokens: readonly Token[]
  private readonly rows: readonly string[]

  constructor(tokens: readonly Token[], rows: readonly string[]) {
    this.tokens = tokens
    this.rows = rows
  }

  parse(): Formula {
    const formula = this.or()
    const rest = this.peek()
    if (rest.is !== 'end') throw new Unreadable(rest.span, `"${rest.text}" was not expected`)
    return formula
  }

  private or(): Formula {
    return this.joined('or', () => this.joined('and', () => this.not()))
  }

  private joined(name: 'and' | 'or', next: () => Formula): Formula {
    const first = next()
    if (!this.isWord(name)) return first
    const all: Condition[] = [this.condition(first)]
    while (this.isWord(name)) {
      this.take()
      all.push(this.condition(next()))
    }
    return { op: name, of: all }
  }

  private not(): Formula {
    if (!this.isWord('not')) return this.comparison()
    const { span } = this.take()
    return { op: 'not', of: this.condition(this.nested(() => this.not())), span }
  }

  private comparison(): Formula {
    const left = this.sum()
    const token = this.peek()
    if (token.is !== 'symbol' || !/^[=!<>]/.test(token.text)) return left
    this.take()
    const right = this.sum()
    const how = token.text as Extract<Condition, { op: 'compare' }>['how']
    return { op: 'compare', how, left: this.numeric(left), right: this.numeric(right), span: token.span }
  }

  private sum(): Formula {
    const first = this.product()
    if (!this.isSymbol('+', '-')) return first
    const terms = [{ sign: 1 as 1 | -1, of: this.numeric(first) }]
    const { span } = this.peek()
    while (this.isSymbol('+', '-')) {
      const sign = this.take().text === '+' ? 1 : -1
      terms.push({ sign, of: this.numeric(this.product()) })
    }
    return { op: 'sum', terms, span }
  }

  private product(): Formula {
    let left = this.unary()
    while (this.isSymbol('*', '/')) {
      const { text, span } = this.take()
      const [of, by] = [this.numeric(left), this.numeric(this.unary())]
      left = text === '*' ? { op: 'product', factors: [of, by], span } : { op: 'quotient', of, by, span }
    }
    return left
  }

  private unary(): Formula {
    if (!this.isSymbol('-')) return this.primary()
    const { span } = this.take()
    return { op: 'sum', terms: [{ sign: -1, of: this.numeric(this.nested(() => this.unary())) }], span }
  }

  private primary(): Formula {
    const token = this.take()
    if (token.is === 'number') return { op: 'number', value: new Decimal(token.text), percent: false, span: token.span }
    if (token.is === 'percent') {
      const value = new Decimal(token.text.slice(0, -1)).div(100)
      return { op: 'number', value, percent: true, span: token.span }
    }
    if (token.is === 'symbol' && token.text === '(') {
      const inner = this.nested(() => this.or())
      this.expect(')')
      return inner
    }
    if (token.is === 'name' && this.isSymbol('(')) return this.call(token)
    if (token.is === 'name' && !['and', 'or', 'not'].includes(token.text)) return this.rowAt(token)
    const found = token.is === 'end' ? 'it ends too early' : `"${token.text}" was not expected`
    throw new Unreadable(token.span, token.is === 'year' ? `${found}; a year stands in at(row, ${token.text})` : found)
  }

  private rowAt(token: Token): Numeric {
    if (token.text.includes('*')) throw new Unreadable(token.span, 'a pattern with * stands only in sum( )')
    return { op: 'row', path: token.text, lag: 0, span: token.span }
  }

  private call(name: Token): Numeric {
    this.expect('(')
    const { span } = name
    const result = this.nested(() => this.arguments(name))
    this.expect(')')
    return { ...result, span }
  }

  private arguments(name: Token): Numeric {
    const { span } = name
    switch (name.text) {
      case 'growth': {
        const path = this.rowName()
        const now: Numeric = { op: 'row', path, lag: 0, span }
        const change: Numeric = { op: 'quotient', of: now, by: { ...now, lag: 1 }, span }
        return { op: 'sum', terms: [{ sign: 1, of: change }, { sign: -1, of: { op: 'number', value: one, percent: false } }] }
      }
      case 'previous':
        return { op: 'row', path: this.rowName(), lag: 1, span }
      case 'at': {
        const path = this.rowName()
        this.expect(',')
        const token = this.take()
        const year = parseYear(token.text)
        if (year === undefined) throw new Unreadable(token.span, 'at takes a row and a year, as in at(headroom, 2027/28)')
        return { op: 'at', path, year, span: token.span }
      }
      case 'sum': {
        const token = this.take()
        if (token.is !== 'name') throw new Unreadable(token.span, 'sum takes a row, or a pattern such as lines.*.spend')
        if (!token.text.includes('*')) return { op: 'years', path: token.text, span: token.span }
        const matches = this.rows.filter(matcher(token.text))
        if (matches.length === 0) throw new Unreadable(token.span, `no row matches ${token.text}`)
        return { op: 'sum', terms: matches.map((path) => ({ sign: 1, of: { op: 'row', path, lag: 0, span } })) }
      }
      case 'share': {
        const of = this.numeric(this.sum())
        this.expect(',')
        return { op: 'quotient', of, by: this.numeric(this.sum()), span }
      }
      case 'min':
      case 'max': {
        const of = [this.numeric(this.sum())]
        while (this.isSymbol(',')) {
          this.take()
          of.push(this.numeric(this.sum()))
        }
        return { op: name.text, of, span }
      }
      default:
        throw new Unreadable(span, `there is no function "${name.text}"; there are ${functions.join(', ')}`)
    }
  }

  private rowName(): string {
    const token = this.take()
    if (token.is !== 'name') throw new Unreadable(token.span, 'the name of a row was expected')
    return this.rowAt(token).op === 'row' ? token.text : ''
  }

  private condition(formula: Formula): Condition {
    if (isCondition(formula)) return formula
    throw new Unreadable(this.peek().span, '"and", "or" and "not" join conditions such as headroom >= 0')
  }

  private numeric(formula: Formula): Numeric {
    if (!isCondition(formula)) return formula
    throw new Unreadable(formula.span ?? this.peek().span, 'a condition cannot be reckoned with')
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > deepest) throw new Unreadable(this.peek().span, `it nests deeper than ${deepest} levels`)
    const result = read()
    this.depth--
    return result
  }

  private isWord(text: string): boolean {
    return this.peek().is === 'name' && this.peek().text === text
  }

  private isSymbol(...texts: readonly string[]): boolean {
    return this.peek().is === 'symbol' && texts.includes(this.peek().text)
  }

  private expect(symbol: string): void {
    const token = this.take()
    if (token.is !== 'symbol' || token.text !== symbol) throw new Unreadable(token.span, `"${symbol}" was expected`)
  }

  private peek(): Token {
    return this.tokens[this.position] as Token
  }

  private take(): Token {
    const token = this.peek()
    if (token.is !== 'end') this.position++
    return token
  }
}

/** A test of row paths against a pattern in which `*` stands for any text. */
export function matcher(pattern: string): (path: string) => boolean {
  const expression = new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&')).join('.*')}$`)
  return (path) => expression.test(path)
}
