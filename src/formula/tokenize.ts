import { withAsciiDashes } from '../base/dashes.ts'
import { isDigitAt } from '../base/digit.ts'
import { parseYear } from '../base/financial-year.ts'
import { firstUnseen } from '../diagnostics/characters.ts'
import type { Span } from '../diagnostics/span.ts'
import { numberMeant, partedNumber } from './number-meant.ts'

/** A word of a formula. `pattern` is a name with `*` in it, which stands only in `sum( )`; `range` is two years with two dots between. */
export interface Token {
  readonly is: 'number' | 'percent' | 'name' | 'pattern' | 'year' | 'range' | 'symbol' | 'end'
  readonly text: string
  readonly span: Span
}

/** Thrown inside the reader of formulas to give up on one of them; `parseFormula` catches it. */
export class Unreadable {
  readonly span: Span
  readonly why: string
  constructor(span: Span, why: string) {
    this.span = span
    this.why = why
  }
}

/** Nobody writes a formula this long, and each operator nests one deeper in every later stage. */
const mostTokens = 500
/** So much of a text is looked up in its file: what stands behind it is told at the place of the whole. */
const mostPlaced = 20_000
/** A word that is refused is quoted no longer. */
const mostRefused = 200

const decimal = '(?:0|[1-9]\\d*)(?:\\.\\d+)?'
const name = '[a-z][a-z0-9-]*(?:\\.[a-z0-9][a-z0-9-]*)*'
const blanks = /\s*/y
const namePattern = new RegExp(name, 'y')
const lexer: readonly (readonly [Token['is'], RegExp])[] = [
  ['range', /(?:\d{4}[/-]\d{2} ?)?\.\.(?: ?\d{4}[/-]\d{2})?(?![\w.%])/y],
  ['year', /\d{4}[/-]\d{2}(?![\w.%])/y],
  ['percent', new RegExp(`${decimal}%(?![\\w.%])`, 'y')],
  ['number', new RegExp(`${decimal}(?![\\w.%])`, 'y')],
  ['symbol', /(?:!=|<=|>=|[=<>+\-*/^(),])(?![=])/y],
]
const twoSigns = /==|<>|=>|=<|&&|\|\||\*\*/y
const patternInSum = /[a-z*][a-z0-9*-]*(?:\.[a-z0-9*][a-z0-9*-]*)*/y

/** What people write from habit, and what is meant. */
const habits: Readonly<Record<string, string>> = {
  '==': '=',
  '<>': '!=',
  '=>': '>=',
  '=<': '<=',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '×': '*',
  '÷': '/',
  '·': '*',
  ';': ',',
  '**': '^',
  '&&': 'and',
  '||': 'or',
  '!': 'not',
}

/**
 * Part a formula into words, each with its place in the file. A hyphen belongs to a name, so a minus between two names
 * needs spaces. Throws `Unreadable`.
 */
export function tokenize(text: string, whole: Span): Token[] {
  const offsets = offsetsInFile(text.slice(0, mostPlaced), whole)
  const spanOf = (start: number, end: number): Span => {
    const [first, last] = [offsets?.[start], offsets?.[end - 1]]
    return first === undefined || last === undefined ? whole : { file: whole.file, start: first, end: last + 1 }
  }
  const tokens: Token[] = []
  /** Of each bracket that is open, whether it holds the arguments of a function. */
  const calls: boolean[] = []
  let offset = 0
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = offset
    return pattern.exec(text)?.[0]
  }
  while (offset < text.length) {
    if (!isSmallLetter(text, offset)) offset += match(blanks)?.length ?? 0
    if (offset >= text.length) break
    if (tokens.length === mostTokens) throw new Unreadable(whole, `it has more than ${mostTokens} words`)
    const parted = isDigitAt(text, offset) ? partedNumber(text, offset, calls.includes(true)) : undefined
    if (parted !== undefined) throw new Unreadable(spanOf(offset, offset + parted.found.length), parted.why)
    const [is, found] = next(tokens, match, isSmallLetter(text, offset))
    if (is === undefined || found === undefined) {
      const { length, why } = refuse(text, offset)
      throw new Unreadable(spanOf(offset, offset + length), why)
    }
    if (found === '(') calls.push(tokens.at(-1)?.is === 'name')
    else if (found === ')') calls.pop()
    tokens.push({ is, text: found, span: spanOf(offset, offset + found.length) })
    offset += found.length
  }
  const end = text.trimEnd().length
  tokens.push({ is: 'end', text: '', span: spanOf(Math.max(0, end - 1), Math.max(1, end)) })
  return tokens
}

function next(
  before: readonly Token[],
  match: (pattern: RegExp) => string | undefined,
  isName: boolean,
): readonly [Token['is']?, string?] {
  if (before.at(-1)?.text === '(' && before.at(-2)?.text === 'sum') {
    const pattern = match(patternInSum)
    if (pattern?.includes('*')) return ['pattern', pattern]
  }
  // Nothing else begins with a small letter.
  const found = isName ? match(namePattern) : undefined
  if (found !== undefined) return ['name', found]
  // Before the lexer, which would read => as two signs.
  if (match(twoSigns) !== undefined) return []
  for (const [is, expression] of lexer) {
    const found = match(expression)
    // 1000/20 is a quotient: only two years that follow one another are a financial year.
    if (found !== undefined && (is !== 'year' || parseYear(found) !== undefined)) return [is, found]
  }
  return []
}

function isSmallLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 97 && code <= 122
}

function refuse(text: string, at: number): { readonly length: number; readonly why: string } {
  const rest = text.slice(at, at + mostRefused)
  const habit = Object.keys(habits).find((sign) => rest.startsWith(sign))
  if (habit !== undefined)
    return { length: habit.length, why: `"${habit}" has no meaning here; write ${habits[habit]}` }
  if (rest.startsWith('.') && rest.startsWith('*', 1))
    return { length: 2, why: 'a pattern with * stands only in sum( )' }
  if (rest.startsWith('[')) return { length: 1, why: '"[" has no meaning here; a year stands in at(row, 2018/19)' }
  if (rest.startsWith('%')) return { length: 1, why: 'a per cent sign follows its number without a space, as in 3%' }
  const number = numberMeant(text, at)
  if (number !== undefined) return { length: number.found.length, why: number.why }
  const capital = /^[A-Z]\w*/.exec(rest)?.[0]
  if (capital !== undefined)
    return { length: capital.length, why: `"${capital}" has no meaning here; names are in small letters` }
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0)
  if (character === '£')
    return { length: 1, why: 'an amount has no pound sign here: it is a bare number, in the unit of its row' }
  const unseen = firstUnseen(character)
  const why =
    unseen === undefined ? `"${character}" has no meaning here` : `it holds ${unseen.name}, which does not show`
  return { length: character.length, why }
}

/**
 * Where each character of a formula stands in its file. A quoted or folded scalar stands there with other spaces and line
 * ends, so these are passed over; undefined where the text still differs, as after an escape.
 */
function offsetsInFile(text: string, { file, start, end }: Span): readonly number[] | undefined {
  const source = withAsciiDashes(file.text.slice(start, end))
  const opening = /^(?:[>|][^\n]*\n|["'])?/.exec(source)?.[0].length ?? 0
  if (source.startsWith(text, opening))
    return Array.from({ length: text.length }, (_, index) => start + opening + index)
  const offsets: number[] = []
  let at = opening
  for (const character of text) {
    if (!/\s/.test(character)) while (/\s/.test(source.charAt(at))) at++
    const same = /\s/.test(character) ? /\s/.test(source.charAt(at)) : source.startsWith(character, at)
    if (!same && !/\s/.test(character)) return undefined
    for (let unit = 0; unit < character.length; unit++) offsets.push(start + at + unit)
    if (same) at += character.length
  }
  return offsets
}
