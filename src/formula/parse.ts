import { Decimal } from '../base/decimal.ts'
import { parseYear } from '../base/financial-year.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import { Cursor } from './cursor.ts'
import { growthOf, inYear, yearBefore } from './lag.ts'
import { type Comparison, type Condition, type Formula, isCondition, type Numeric, walk } from './node.ts'
import { type AddedUpBy, indexOf, mostRepeated, type RowIndex } from './row-index.ts'
import { type Token, tokenize, Unreadable } from './tokenize.ts'

/** As in a definition: so that every figure is held exactly in 40 digits. */
const mostDigits = 36
const functions = ['growth', 'previous', 'at', 'sum', 'min', 'max', 'share']
const words = ['and', 'or', 'not']

/**
 * Read a formula that an author wrote. `span` is where its text stands; `rows` are the rows that exist, for the patterns
 * in `sum(lines.*.spend)`, and `addedUpBy` says which of them add up others. `isTold` says of a pattern that takes in nothing that this is told elsewhere. Undefined, with the problem reported, where it cannot be read.
 *
 *     or > and > not > comparison (= != < <= > >=) > + - > * / > unary minus > call, row, number, (parentheses)
 *
 * from what binds least to what binds most.
 */
export function parseFormula(
  text: string,
  span: Span,
  rows: readonly string[],
  tell: Tell,
  addedUpBy: AddedUpBy = () => [],
  isTold: (pattern: string) => boolean = () => false,
): Formula | undefined {
  try {
    return new Parser(tokenize(text, span), indexOf(rows), addedUpBy, isTold, tell).parse()
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem
    tell(diagnose('formula-syntax', problem.span, { why: problem.why }))
    return undefined
  }
}

class Parser extends Cursor {
  private readonly rows: RowIndex
  private readonly addedUpBy: AddedUpBy
  private readonly isTold: (pattern: string) => boolean
  private readonly tell: Tell

  constructor(
    tokens: readonly Token[],
    rows: RowIndex,
    addedUpBy: AddedUpBy,
    isTold: (pattern: string) => boolean,
    tell: Tell,
  ) {
    super(tokens)
    this.rows = rows
    this.addedUpBy = addedUpBy
    this.isTold = isTold
    this.tell = tell
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
    const start = this.peek()
    const first = next()
    if (!this.isWord(name)) return first
    const all: Condition[] = [this.condition(first, start)]
    while (this.isWord(name)) {
      this.take()
      const from = this.peek()
      all.push(this.condition(next(), from))
    }
    return { op: name, of: all, span: this.from(start) }
  }

  private not(): Formula {
    if (!this.isWord('not')) return this.comparison()
    const start = this.take()
    const from = this.peek()
    const of = this.condition(
      this.nested(() => this.not()),
      from,
    )
    return { op: 'not', of, span: this.from(start) }
  }

  private comparison(): Formula {
    const start = this.peek()
    const left = this.sum()
    const sign = this.comparisonSign()
    if (sign === undefined) return left
    const right = this.sum()
    const second = this.peek()
    if (this.comparisonSign() !== undefined) {
      throw new Unreadable(second.span, 'a comparison has two sides; join two comparisons with "and"')
    }
    return { op: 'compare', how: sign, left: this.numeric(left), right: this.numeric(right), span: this.from(start) }
  }

  private comparisonSign(): Comparison | undefined {
    const { is, text } = this.peek()
    return is === 'symbol' && /^[=!<>]/.test(text) ? (this.take().text as Comparison) : undefined
  }

  private sum(): Formula {
    const start = this.peek()
    const first = this.product()
    if (!this.isSymbol('+', '-')) return first
    const terms: { readonly sign: 1 | -1; readonly of: Numeric }[] = [{ sign: 1, of: this.numeric(first) }]
    while (this.isSymbol('+', '-')) {
      const sign = this.take().text === '+' ? 1 : -1
      terms.push({ sign, of: this.numeric(this.product()) })
    }
    return { op: 'sum', terms, span: this.from(start) }
  }

  private product(): Formula {
    const start = this.peek()
    let left = this.unary()
    while (this.isSymbol('*', '/')) {
      const { text } = this.take()
      const [of, by] = [this.numeric(left), this.numeric(this.unary())]
      const span = this.from(start)
      left = text === '*' ? { op: 'product', factors: [of, by], span } : { op: 'quotient', of, by, span }
    }
    return left
  }

  private unary(): Formula {
    if (!this.isSymbol('-')) return this.primary()
    const start = this.take()
    const of = this.numeric(this.nested(() => this.unary()))
    return { op: 'sum', terms: [{ sign: -1, of }], span: this.from(start) }
  }

  private primary(): Formula {
    const token = this.take()
    const { is, text, span } = token
    if (is === 'number' || is === 'percent') return this.number(token)
    if (is === 'symbol' && text === '(') {
      const inner = this.nested(() => this.or())
      this.expect(')')
      return inner
    }
    if (is === 'name' && this.isSymbol('(') && !words.includes(text)) return this.call(token)
    if (is === 'name' && !words.includes(text)) return { op: 'row', path: text, lag: 0, span }
    if (is === 'end') throw new Unreadable(span, 'it ends too early')
    throw new Unreadable(
      span,
      `"${text}" was not expected${is === 'year' ? `; a year stands in at(row, ${text})` : ''}`,
    )
  }

  private number({ is, text, span }: Token): Numeric {
    const percent = is === 'percent'
    const digits = percent ? text.slice(0, -1) : text
    if (digits.replace('.', '').length > mostDigits)
      throw new Unreadable(span, `a number has at most ${mostDigits} digits`)
    const value = new Decimal(digits)
    return { op: 'number', value: percent ? value.div(100) : value, percent, span }
  }

  private call(name: Token): Numeric {
    this.expect('(')
    const result = this.nested(() => this.arguments(name))
    this.expect(')')
    return result.op === 'sum' || result.op === 'quotient' || result.op === 'max' || result.op === 'min'
      ? { ...result, span: this.from(name) }
      : result
  }

  private arguments(name: Token): Numeric {
    switch (name.text) {
      case 'growth':
        return growthOf(this.overRows(name))
      case 'previous':
        return yearBefore(this.overRows(name))
      case 'at':
        return this.at(name)
      case 'sum':
        return this.sumOf()
      case 'share': {
        const of = this.numeric(this.sum())
        this.expect(',')
        return { op: 'quotient', of, by: this.numeric(this.sum()), reads: 'share' }
      }
      case 'min':
      case 'max': {
        const of = [this.numeric(this.sum())]
        while (this.isSymbol(',')) {
          this.take()
          of.push(this.numeric(this.sum()))
        }
        return { op: name.text, of }
      }
      default:
        throw new Unreadable(name.span, `there is no function "${name.text}"; there are ${functions.join(', ')}`)
    }
  }

  /** An argument that must vary by year: growth of a plain number would say nothing. */
  private overRows(name: Token): Numeric {
    const start = this.peek()
    const of = this.numeric(this.sum())
    let rows = 0
    for (const { op } of walk(of)) if (op === 'row') rows++
    if (rows === 0)
      throw new Unreadable(this.from(start), `${name.text} takes a row, as in ${name.text}(funding.total)`)
    if (!this.rows.repeat(rows)) throw tooMany(this.from(name))
    return of
  }

  private at(name: Token): Numeric {
    const of = this.overRows(name)
    this.expect(',')
    const { text, span } = this.take()
    const year = parseYear(text)
    if (year === undefined) throw new Unreadable(span, 'at takes a row and a year, as in at(headroom, 2027/28)')
    const stated = inYear(of, year)
    // So that the caret stands under both the row and the year.
    return stated.op === 'at' ? { ...stated, span: this.from(name) } : stated
  }

  private sumOf(): Numeric {
    const { is, text, span } = this.take()
    if (is === 'pattern') return this.sumOver(text, span)
    if (is !== 'name' || !this.isSymbol(')')) {
      throw new Unreadable(span, 'sum takes one row, or a pattern such as lines.*.spend')
    }
    return { op: 'years', path: text, span }
  }

  private sumOver(pattern: string, span: Span): Numeric {
    const matches = this.rows.matching(pattern, this.addedUpBy)
    if (matches === undefined) throw tooMany(span)
    const { rows, twice } = matches
    if (rows.length === 0 && !this.isTold(pattern)) this.tell(diagnose('pattern-matches-nothing', span, { pattern }))
    if (twice !== undefined) this.tell(diagnose('counts-twice', span, { pattern, row: twice }))
    return { op: 'sum', terms: rows.map((path) => ({ sign: 1, of: { op: 'row', path, lag: 0, span } })) }
  }

  private condition(formula: Formula, start: Token): Condition {
    if (isCondition(formula)) return formula
    throw new Unreadable(this.from(start), '"and", "or" and "not" join conditions such as headroom >= 0')
  }

  private numeric(formula: Formula): Numeric {
    if (!isCondition(formula)) return formula
    throw new Unreadable(
      formula.span ?? this.peek().span,
      'a condition is no number, so nothing can be added to it or held against it',
    )
  }
}

function tooMany(span: Span): Unreadable {
  const most = mostRepeated.toLocaleString('en-GB')
  return new Unreadable(
    span,
    `with it the formulas of this definition come to more than ${most} rows; make a measure of what several of them add up, and name that`,
  )
}
