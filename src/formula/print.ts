import { assertNever } from '../base/assert-never.ts'
import { type Expression, isCompound } from './expression.ts'

/** How a leaf reads: the text of its size, and whether it is below zero. */
export interface LeafText {
  readonly text: string
  readonly negative?: boolean
  /** A rate, share or plain number: `1 + -1.1%` is then written `1 - 1.1%`. Money keeps the sign of its row. */
  readonly pure?: boolean
}

/** The signs that an expression is written with. */
export interface Signs {
  readonly plus: string
  readonly minus: string
  readonly times: string
  readonly dividedBy: string
  /** Stands before a figure below zero. */
  readonly negative: string
  readonly max: Bound
  readonly min: Bound
  readonly power: string
  /** Between a figure and what must not be nought for it to count, and after that. */
  readonly where: string
  readonly isNotNought: string
  /** After a figure that several share. */
  readonly same: string
}

/** How the larger or the smaller of several is written. A call brings its own brackets. */
interface Bound {
  readonly open: string
  readonly between: string
  readonly close: string
  readonly isCall: boolean
}

/** A part of a printed expression. Figures can be lined up from line to line; what stands between them cannot. */
export interface PrintedPiece {
  readonly text: string
  readonly isFigure: boolean
}

const inWords = (text: string): Bound => ({ open: `${text} of `, between: ' and ', close: '', isCall: false })
const call = (name: string): Bound => ({ open: `${name}(`, between: ', ', close: ')', isCall: true })

/** Signs for names, in a formula in words. */
export const wordSigns: Signs = {
  plus: '+',
  minus: '\u2212',
  times: '\u00d7',
  dividedBy: '\u00f7',
  negative: '\u2212',
  max: inWords('the larger'),
  min: inWords('the smaller'),
  power: ' to the power of ',
  where: ' where ',
  isNotNought: ' is not 0',
  same: ', the same for all',
}

/** Signs for figures, as a spreadsheet would reckon them. */
export const figureSigns: Signs = { ...wordSigns, max: call('max'), min: call('min'), power: ' ^ ' }

const asciiOperators = { minus: '-', times: 'x', dividedBy: '/', negative: '-' }
export const asciiWordSigns: Signs = { ...wordSigns, ...asciiOperators }
export const asciiFigureSigns: Signs = { ...figureSigns, ...asciiOperators }

/** Signs of the formulas that authors write, which the program reads back. */
export const authorSigns: Signs = { ...figureSigns, ...asciiOperators, times: '*' }

/** Signs that are read aloud. */
export const spokenSigns: Signs = {
  ...wordSigns,
  plus: 'plus',
  minus: 'minus',
  times: 'times',
  dividedBy: 'divided by',
  negative: 'minus ',
}

/** Where an expression stands, which decides whether it needs brackets. */
type Within = 'nothing' | 'sum' | 'product' | 'first-factor' | 'divisor' | 'power'

/**
 * Print an expression. Brackets stand where the usual order of reckoning needs them, and round every figure below zero
 * that is not the first of its line. A fraction of two numbers is one figure: `7/12`.
 */
export function printExpression<L extends { readonly op: string }>(
  expression: Expression<L>,
  leaf: (leaf: L) => LeafText,
  signs: Signs,
): PrintedPiece[] {
  const figure = (text: string): PrintedPiece => ({ text, isFigure: true })
  const between = (text: string): PrintedPiece => ({ text, isFigure: false })
  const bracketed = (pieces: readonly PrintedPiece[]): PrintedPiece[] => [between('('), ...pieces, between(')')]

  const binds = (within: Within): boolean => within === 'divisor' || within === 'power'

  const print = (node: Expression<L>, within: Within): PrintedPiece[] => {
    if (!isCompound(node)) return printLeaf(leaf(node), within)
    switch (node.op) {
      case 'sum': {
        const [only, second] = node.terms
        if (only?.sign === 1 && second === undefined) return print(only.of, within)
        const pieces = node.terms.flatMap(({ sign, of }, index) => printTerm(sign, of, index === 0))
        // A figure by itself is never put in brackets, where it would read as one below zero.
        const isOne = pieces.length === 1 && pieces[0]?.isFigure === true
        return within === 'nothing' || isOne ? pieces : bracketed(pieces)
      }
      case 'product': {
        const pieces = node.factors.flatMap((factor, index) => [
          ...(index === 0 ? [] : [between(` ${signs.times} `)]),
          ...print(factor, index === 0 ? 'first-factor' : 'product'),
        ])
        return binds(within) || within === 'product' ? bracketed(pieces) : pieces
      }
      case 'quotient': {
        const fraction = fractionOf(node.of, node.by)
        if (fraction !== undefined) return binds(within) ? bracketed([figure(fraction)]) : [figure(fraction)]
        const pieces = [
          ...print(node.of, 'first-factor'),
          between(` ${signs.dividedBy} `),
          ...print(node.by, 'divisor'),
        ]
        return binds(within) || within === 'product' ? bracketed(pieces) : pieces
      }
      case 'max':
      case 'min': {
        const bound = signs[node.op]
        const parts = node.of.flatMap((part, index) => [
          ...(index === 0 ? [] : [between(bound.between)]),
          ...print(part, 'nothing'),
        ])
        const pieces = [between(bound.open), ...parts, between(bound.close)]
        return within === 'nothing' || bound.isCall ? pieces : bracketed(pieces)
      }
      case 'during':
        return print(node.of, within)
      case 'where': {
        const pieces = [
          ...print(node.of, 'sum'),
          between(signs.where),
          ...print(node.any, 'sum'),
          between(signs.isNotNought),
        ]
        return within === 'nothing' ? pieces : bracketed(pieces)
      }
      case 'same': {
        // All parts are the same, so that one of them says it.
        const [first] = node.of
        const pieces = [...(first === undefined ? [] : print(first, 'sum')), between(signs.same)]
        return within === 'nothing' ? pieces : bracketed(pieces)
      }
      case 'power': {
        const pieces = [...print(node.of, 'power'), between(signs.power), ...print(node.exponent, 'power')]
        return within === 'power' ? bracketed(pieces) : pieces
      }
      default:
        return assertNever(node)
    }
  }

  const printTerm = (sign: 1 | -1, of: Expression<L>, isFirst: boolean): PrintedPiece[] => {
    const text = isCompound(of) ? undefined : leaf(of)
    const flips = text?.negative === true && text.pure === true
    const isLess = flips ? sign === 1 : sign === -1
    const leads = isFirst && sign === 1 && text !== undefined
    const term = flips ? [figure(text.text)] : print(of, leads ? 'nothing' : 'sum')
    if (!isFirst) return [between(` ${isLess ? signs.minus : signs.plus} `), ...term]
    return isLess ? [between(signs.negative), ...term] : term
  }

  const printLeaf = ({ text, negative }: LeafText, within: Within): PrintedPiece[] => {
    if (negative !== true) return [figure(text)]
    return [figure(within === 'nothing' ? `${signs.negative}${text}` : `(${signs.negative}${text})`)]
  }

  const fractionOf = (of: Expression<L>, by: Expression<L>): string | undefined =>
    !isCompound(of) && !isCompound(by) && of.op === 'number' && by.op === 'number'
      ? `${leaf(of).text}/${leaf(by).text}`
      : undefined

  return print(expression, 'nothing')
}

/** The text of a printed expression. */
export function textOf(pieces: readonly PrintedPiece[]): string {
  return pieces.map(({ text }) => text).join('')
}
