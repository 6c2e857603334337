import { countText } from '../base/count-text.ts'
import { Decimal, isPowerTooLarge } from '../base/decimal.ts'
import { parseYear, printYear } from '../base/financial-year.ts'
import { mostWholeDigits } from '../base/held-number.ts'
import { listInWords } from '../base/list-in-words.ts'
import { type Horizon, parseSelector } from '../definition/values/years.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import type { IsTold } from './check-units.ts'
import { constantOf } from './constant.ts'
import { Cursor } from './cursor.ts'
import { growthOf, inYear, yearBefore } from './lag.ts'
import { minusMeant } from './minus-meant.ts'
import {
  type Comparison,
  type Condition,
  type Formula,
  isCondition,
  type Numeric,
  rowName,
  type Source,
  walk,
} from './node.ts'
import { averageGrowth, averageOver, sumOver, type Years } from './over-years.ts'
import { type AddedUpBy, mostRepeated, type RowIndex, rowIndexOf } from './row-index.ts'
import { type Token, tokenize, Unreadable } from './tokenize.ts'

/** As in a definition: so that every figure is held exactly in 40 digits. */
const mostDigits = 36
const functions = ['growth', 'previous', 'at', 'sum', 'average', 'average-growth', 'min', 'max', 'share', 'actual']
/** Beyond this a power says nothing of money or rates, and its digits run away. */
const mostPower = 100
const words = ['and', 'or', 'not']

/**
 * Read a formula that an author wrote. `span` is where its text stands; `rows` are the rows that exist, for the patterns
 * in `sum(lines.*.spend)`, and `addedUpBy` says which of them add up others. `isTold` says of a pattern that takes in nothing that this is told elsewhere; `horizon` has the years
 * that sums and averages are over. Undefined, with the problem reported, where it cannot be read.
 *
 *     or > and > not > comparison (= != < <= > >=) > + - > * / > unary minus > ^ > call, row, number, (parentheses)
 *
 * from what binds least to what binds most.
 */
export function parseFormula(
  text: string,
  span: Span,
  rows: readonly string[],
  tell: Tell,
  addedUpBy: AddedUpBy = () => [],
  isTold: IsTold = () => false,
  horizon?: Horizon,
  actuals?: ActualsByRow,
): Formula | undefined {
  try {
    return new Parser(tokenize(text, span), rowIndexOf(rows), addedUpBy, isTold, horizon, tell, actuals).parse()
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem
    tell(diagnose('formula-syntax', problem.span, { why: problem.why }))
    return undefined
  }
}

/** What came out, by the row it is of. */
export type ActualsByRow = ReadonlyMap<string, Source>

class Parser extends Cursor {
  private readonly rows: RowIndex
  private readonly addedUpBy: AddedUpBy
  private readonly isTold: IsTold
  private readonly horizon: Horizon | undefined
  private readonly tell: Tell
  private readonly actuals: ActualsByRow | undefined

  constructor(
    tokens: readonly Token[],
    rows: RowIndex,
    addedUpBy: AddedUpBy,
    isTold: IsTold,
    horizon: Horizon | undefined,
    tell: Tell,
    actuals: ActualsByRow | undefined,
  ) {
    super(tokens)
    this.rows = rows
    this.addedUpBy = addedUpBy
    this.isTold = isTold
    this.horizon = horizon
    this.tell = tell
    this.actuals = actuals
  }

  parse(): Formula {
    const formula = this.or()
    const [before, rest] = [this.before(), this.peek()]
    // A hyphen belongs to a name, also at its end.
    if (rest.is !== 'end' && before?.is === 'name' && before.text.endsWith('-'))
      throw new Unreadable(rest.span, `a minus needs spaces: write "${before.text.slice(0, -1)} - ${rest.text}"`)
    if (rest.is === 'year' && before?.is === 'name')
      throw new Unreadable(rest.span, `"${rest.text}" was not expected; write at(${before.text}, ${rest.text})`)
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
    if (!this.isSymbol('-')) return this.power()
    const start = this.take()
    const of = this.numeric(this.nested(() => this.unary()))
    return { op: 'sum', terms: [{ sign: -1, of }], span: this.from(start) }
  }

  /** A power binds tighter than the minus before it, and groups from the right: `-2 ^ 2` is -4. */
  private power(): Formula {
    const start = this.peek()
    const of = this.primary()
    if (!this.isSymbol('^')) return of
    this.take()
    const from = this.peek()
    const exponent = this.numeric(this.nested(() => this.unary()))
    if (constantOf(exponent)?.abs().gt(mostPower))
      throw new Unreadable(this.from(from), `an exponent is at most ${mostPower}`)
    const base = this.numeric(of)
    if (isPowerTooLarge(constantOf(base), constantOf(exponent)))
      throw new Unreadable(this.from(start), `a figure has at most ${mostWholeDigits} digits`)
    return { op: 'power', of: base, exponent, span: this.from(start) }
  }

  private primary(): Formula {
    const before = this.last()
    const token = this.take()
    const { is, text, span } = token
    if (is === 'number' || is === 'percent') return this.number(token)
    if (is === 'symbol' && text === '(') {
      const first = this.peek()
      const inner = this.nested(() => this.or())
      this.expect(')')
      if (inner.op === 'number' && inner.span === first.span) throw bracketed(this.from(token), first.text)
      return inner
    }
    if (is === 'name' && this.isSymbol('(') && !words.includes(text)) return this.call(token)
    if (is === 'name' && !words.includes(text)) return { op: 'row', path: rowName(text), lag: 0, span }
    if (before?.number !== undefined && (is === 'end' || text === ')'))
      throw new Unreadable(span, `a minus stands before its number: write -${before.number}`)
    if (is === 'end') throw new Unreadable(span, 'it ends too early')
    throw new Unreadable(
      span,
      `"${text}" was not expected${is === 'year' ? `; a year stands in at(row, ${text})` : is === 'range' ? `; years stand in sum(row, ${text})` : ''}`,
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
      case 'average':
        return this.average(name)
      case 'actual':
        return this.actual(name)
      case 'average-growth':
        return this.averageGrowth(name)
      default:
        if (this.withSpaces(name.text) !== undefined)
          throw new Unreadable(name.span, `a minus needs spaces: write ${this.withSpaces(name.text)}( ... )`)
        throw new Unreadable(name.span, `there is no function "${name.text}"; there are ${listInWords(functions)}`)
    }
  }

  /** What came out of a row. A year of which nothing is known cannot be asked about. */
  private actual(name: Token): Numeric {
    if (this.actuals === undefined)
      throw new Unreadable(name.span, 'actual( ) stands in checks alone: no figure rests on what came out')
    const { is, text, span } = this.take()
    if (is !== 'name') throw new Unreadable(span, 'actual takes a row, as in actual(lines.acute.spend)')
    const input = this.actuals.get(text)
    if (input !== undefined) return { op: 'input', input, lag: 0, actualOf: rowName(text), span }
    // Of a row that is not there that is told.
    if (this.rows.has(text)) this.tell(diagnose('no-actual', span, { name: text, known: [...this.actuals.keys()] }))
    return { op: 'row', path: rowName(text), lag: 0, span }
  }

  /** What came out is of the year that is asked about, which no function moves. */
  private refuseActual(of: Numeric, name: string): void {
    for (const node of walk(of))
      if (node.op === 'input')
        throw new Unreadable(
          node.span ?? this.peek().span,
          `actual( ) is of the year asked about, and stands in no ${name}( )`,
        )
  }

  /** An argument that must vary by year: growth of a plain number would say nothing. */
  private overRows(name: Token): Numeric {
    const start = this.peek()
    const of = this.numeric(this.sum())
    this.refuseActual(of, name.text)
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
    const first = this.peek()
    const of = first.is === 'pattern' ? this.sumOfRows() : this.yearly('sum')
    if (this.isSymbol(',')) return sumOver(of, this.years(of, first))
    if (first.is === 'pattern') return of
    if (of.op === 'row' && of.lag === 0) return { op: 'years', path: of.path, ...(of.span && { span: of.span }) }
    return sumOver(of, this.projected(of, first))
  }

  /** The mean over the projected years, or over a range of years. */
  private average(name: Token): Numeric {
    const start = this.peek()
    const of = this.yearly(name.text)
    return averageOver(of, this.isSymbol(',') ? this.years(of, start) : this.projected(of, start))
  }

  /** The compound rate from the base year to the last one, or between two years. */
  private averageGrowth(name: Token): Numeric {
    const start = this.peek()
    const of = this.yearly(name.text)
    const years = this.isSymbol(',') ? this.years(of, start) : { ...this.projected(of, start), from: this.known().base }
    if (years.from === years.to)
      throw new Unreadable(this.from(name), 'average-growth is between two years, as in 2017/18..2022/23')
    return averageGrowth(of, years)
  }

  /** What is added up over years: rows of one year, or of the year asked about in a pattern that `sum( )` adds up. */
  private yearly(name: string): Numeric {
    const start = this.peek()
    const of = this.numeric(this.sum())
    this.refuseActual(of, name)
    if (!walk(of).some(({ op }) => op === 'row'))
      throw new Unreadable(this.from(start), `${name} takes a row, or a pattern such as lines.*.spend`)
    return of
  }

  private sumOfRows(): Numeric {
    const { text, span } = this.take()
    return this.sumOfPattern(text, span)
  }

  private known(): Horizon {
    if (this.horizon === undefined) throw new Unreadable(this.peek().span, 'its years are not known')
    return this.horizon
  }

  private projected(of: Numeric, start: Token): Years {
    const { base, count } = this.known()
    return this.counted(of, { from: base + 1, to: base + count }, start)
  }

  /** The years after a comma. An open end is the first or the last projected year. */
  private years(of: Numeric, start: Token): Years {
    this.expect(',')
    const { text, span } = this.take()
    const selector = parseSelector(text.replaceAll(' ', ''))
    if (selector?.is !== 'years') throw new Unreadable(span, 'after the comma stand years, as in 2018/19..2020/21')
    const { base, count } = this.known()
    const { from = base + 1, to = base + count } = selector
    if (from > to) throw new Unreadable(span, `${text} ends before it starts`)
    const outside = from < base ? from : to > base + count ? to : undefined
    if (outside !== undefined)
      throw new Unreadable(
        span,
        `${printYear(outside)} lies outside this definition, which has ${printYear(base)} to ${printYear(base + count)}`,
      )
    return this.counted(of, { from, to }, start)
  }

  /** Written out, it names its rows once a year. */
  private counted(of: Numeric, years: Years, start: Token): Years {
    const rows = walk(of).filter(({ op }) => op === 'row').length
    if (!this.rows.repeat(rows * (years.to - years.from + 1))) throw tooMany(this.from(start))
    return years
  }

  /** A name in which a hyphen was meant for a minus, with spaces round it: both sides are then rows or numbers. */
  private withSpaces(name: string): string | undefined {
    return minusMeant(name, (path) => this.rows.has(path) || functions.includes(path))
  }

  private sumOfPattern(pattern: string, span: Span): Numeric {
    const matches = this.rows.matching(pattern, this.addedUpBy)
    if (matches === undefined) throw tooMany(span)
    const { rows, twice } = matches
    if (rows.length === 0 && !this.isTold(pattern, span)) {
      // Where both sides of the star are rows or numbers, it is a product that was meant.
      const parts = pattern.split('*')
      const isProduct = parts.every((part) => /^\d+$/.test(part) || this.rows.has(part))
      this.tell(
        diagnose('pattern-matches-nothing', span, isProduct ? { pattern, mend: parts.join(' * ') } : { pattern }),
      )
    }
    if (twice !== undefined) this.tell(diagnose('counts-twice', span, { pattern, row: twice }))
    return { op: 'sum', terms: rows.map((path) => ({ sign: 1, of: { op: 'row', path: rowName(path), lag: 0, span } })) }
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

/** A number alone in brackets is below zero wherever an amount is written, and not in a formula: nobody can say which was meant. */
function bracketed(span: Span, text: string): Unreadable {
  return new Unreadable(
    span,
    `(${text}) is ${text} in a formula, and minus ${text} where accounts put it in brackets; write -${text} or ${text}`,
  )
}

function tooMany(span: Span): Unreadable {
  return new Unreadable(
    span,
    `with it the formulas of this definition come to more than ${countText(mostRepeated)} rows; make a measure of what several of them add up, and name that`,
  )
}
