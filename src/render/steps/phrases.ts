import { Decimal } from '../../base/decimal.ts'
import { unitInWords } from '../../base/money-unit.ts'
import { listYears } from '../../definition/values/years.ts'
import type {
  Conversion,
  Dropped,
  Explained,
  Nothing,
  Reckoning,
  ValueLeaf,
  WordLeaf,
} from '../../explain/explanation.ts'
import type { StatedInput, Statement } from '../../explain/stated-input.ts'
import { isCompound, leavesOf } from '../../formula/expression.ts'
import { type LeafText, type PrintedPiece, printExpression, type Signs, textOf } from '../../formula/print.ts'
import type { Unit } from '../../formula/unit.ts'
import { isAmount, withUnit } from '../../formula/unit-print.ts'
import { type Digits, type ExactText, exactText } from './exact-text.ts'

/** How the formulas and figures of one explanation are put: with which signs, and to how many digits. */
export interface Voice {
  readonly words: Signs
  readonly figures: Signs
  /** Whether a deficit that stands alone is in brackets; otherwise it has a minus. */
  readonly brackets: boolean
  /** How a step is referred to: `[1.2]`. */
  readonly refer: (step: string) => string
  readonly digits: Digits
}

/** A formula in words, each name with the number of its step. */
export function wordsOf({ words, nothing }: Explained, voice: Voice): string {
  if (nothing === 'in-base-year') return 'nothing in the base year'
  if (nothing === 'not-in-force') return 'nothing while it is not in force'
  if (nothing === 'in-definition') return 'nothing, because the definition has nothing of the kind'
  return textOf(printExpression<WordLeaf>(words, (leaf) => ({ text: nameOf(leaf, voice) }), voice.words))
}

/** A name with its step and its year: `growth [1.2]`, `last year's Allocation [2]`. */
function nameOf(leaf: WordLeaf, { digits, refer }: Voice): string {
  if (leaf.op === 'number') return exactText(leaf.value, undefined, digits).text
  const step = leaf.step === undefined || leaf.step === '' ? '' : ` ${refer(leaf.step)}`
  return [leaf.before, leaf.label + step, leaf.after].filter(Boolean).join(' ')
}

/** A formula with its figures. */
export function piecesOf({ of }: Reckoning, { figures, digits }: Voice): PrintedPiece[] {
  const text = (leaf: ValueLeaf): ExactText =>
    exactText(leaf.value, leaf.op === 'number' ? undefined : leaf.unit, digits)
  return printExpression<ValueLeaf>(of, text, figures)
}

/** A figure that stands alone: a deficit in brackets, another figure below zero with a minus. */
export function standalone(value: Decimal, unit: Unit | undefined, { brackets, words, digits }: Voice): string {
  const { text, negative } = exactText(value, unit, digits)
  if (negative !== true) return text
  return brackets && unit !== undefined && isAmount(unit) ? `(${text})` : `${words.negative}${text}`
}

/** A figure in other prices or per head: `In 2017/18 prices: 122.4 ÷ (1.02 ÷ 1) = 120`. `is` stands for the equals sign. */
export function conversionText({ label, arithmetic, isPerHead, why }: Conversion, voice: Voice, is = '='): string {
  if (arithmetic === undefined)
    return `${label}: ${why ?? `no value, because the year has no ${isPerHead ? 'residents' : 'prices'}`}`
  const { text, negative } = exactText(arithmetic.value, 'money', voice.digits)
  const size = isPerHead ? `£${text}` : text
  const result = negative !== true ? size : voice.brackets ? `(${size})` : `${voice.words.negative}${size}`
  return `${label}: ${textOf(piecesOf(arithmetic, voice))} ${is} ${result}`
}

/** A term of a formula that only adds and takes away. */
export interface StatementTerm {
  readonly sign: 1 | -1
  readonly name: string
  /** By year of the working. */
  readonly values: readonly Decimal[]
}

const fewestTerms = 4

/** The terms of a formula that reads best as a statement, one under another: a sum of four names or more. */
export function statementOf({ words, years }: Explained, voice: Voice): StatementTerm[] | undefined {
  if (!isCompound(words) || words.op !== 'sum' || words.terms.length < fewestTerms) return undefined
  if (words.terms.some(({ of }) => isCompound(of))) return undefined
  return words.terms.map(({ sign, of }, at) => ({
    sign,
    name: isCompound(of) ? '' : nameOf(of, voice),
    values: years.map((year) => {
      const term = isCompound(year.of) && year.of.op === 'sum' ? year.of.terms[at]?.of : undefined
      return leavesOf(term ?? { op: 'sum', terms: [] }).reduce((sum, leaf) => sum.plus(leaf.value), new Decimal(0))
    }),
  }))
}

const nothingOf: Readonly<Record<Nothing, string>> = {
  'in-definition': 'Nothing in this definition',
  'in-base-year': 'Nothing in the base year',
  'not-in-force': 'Not in force',
}

/** What was left out because it is nothing. */
export function droppedSentences(dropped: readonly Dropped[]): string[] {
  const list = (why: Nothing): string =>
    [...new Set(dropped.filter((row) => row.why === why).map(({ label }) => label))].join('; ')
  return (['in-definition', 'in-base-year', 'not-in-force'] as const).flatMap((why) => {
    const labels = list(why)
    return labels === '' ? [] : [`${nothingOf[why]}: ${labels}.`]
  })
}

/** What an input says for some years: `3% in 2018/19 to 2023/24`. */
export function statementText(
  statement: Statement,
  unit: Unit | undefined,
  { byYear, writtenIn }: StatedInput,
  voice: Voice,
): string {
  const { value, written = '', said = written, years, how } = statement
  if (value === undefined) return how === 'default' ? `${said}, the default` : said
  const figure = standalone(value, unit, voice)
  const text = unit === undefined ? figure : withUnit(unit === 'pounds' ? figure.replace(/\.\d$/, '$&0') : figure, unit)
  const when = byYear && years.length > 0 ? ` in ${listYears(years)}` : ''
  if (how === 'base-year') return `nothing${when}, the base year`
  if (how === 'silent') return `nothing${when}, not named`
  if (how === 'default') return `${text}${when}, the default`
  if (isWrittenSo(written, exactText(value, unit, voice.digits))) return text + when
  const isBare = writtenIn !== undefined && !/[£kmb]/.test(written)
  return `${text}${when}, written ${written}${isBare ? ` in ${unitInWords(writtenIn)}` : ''}`
}

/** Whether a figure stands in the file as it is shown, trailing zeros and a plus sign apart. */
function isWrittenSo(written: string, { text, negative }: LeafText): boolean {
  const shown = `${negative === true ? '-' : ''}${text.replaceAll(',', '')}`
  const number = /^[+-]?\d+(\.\d+)?%?$/
  if (!number.test(written) || written.endsWith('%') !== shown.endsWith('%')) return written === shown || shown === '0%'
  return new Decimal(written.replace('%', '')).eq(shown.replace('%', ''))
}

/** Where a value stands; empty where it stands nowhere. */
export function placeText({ place }: Statement): string {
  if (place === undefined) return ''
  return place.file === '--set' ? '--set' : `${place.file}:${place.line}:${place.column}`
}
