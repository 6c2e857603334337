import { Decimal, epsilon } from '../base/decimal.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import { heldTogether } from '../base/text-width.ts'
import { figureText, placesApart, placesSeen, type Told } from '../formula/unit-print.ts'
import type { Row } from '../model/row.ts'
import type { Figure } from './figure.ts'

/** A figure in a sentence: as it is put there. */
export interface SaidFigure extends Figure {
  readonly places: number
  readonly told?: Told
  /** The unit of money that is told as a whole. */
  readonly money?: MoneyUnit
  /** Whether a plus stands before what is above zero. */
  readonly isSigned?: boolean
  /** Whether the words around it say which way it goes, so that only its size is put. */
  readonly isSize?: boolean
}

/** A command that a reader can type as it stands. It ends its sentence, and no full stop follows it. */
export interface Command {
  readonly is: 'command'
  readonly text: string
}

type Part = string | SaidFigure | Command

/** A sentence for people: text, and the figures and commands in it, each of which still knows what it is. */
export type Sentence = readonly Part[]

/** Put a sentence together from text, figures and parts of sentences; what is undefined is left out. */
export function say(texts: TemplateStringsArray, ...parts: readonly (Part | Sentence | undefined)[]): Sentence {
  return together(texts.flatMap((text, at) => [text, parts[at]]))
}

/** Sentences, or parts of one, with something between them. */
export function joined(sentences: readonly Sentence[], between: string): Sentence {
  return together(sentences.flatMap((one, at) => (at === 0 ? [one] : [between, one])))
}

/** Texts that stand side by side become one. */
function together(parts: readonly (Part | Sentence | undefined)[]): Sentence {
  const said: Part[] = []
  const add = (part: Part | Sentence | undefined): void => {
    if (part === undefined || part === '') return
    if (typeof part !== 'string' && 'length' in part) {
      for (const own of part) add(own)
      return
    }
    const last = said.at(-1)
    if (typeof part === 'string' && typeof last === 'string') said[said.length - 1] = last + part
    else said.push(part)
  }
  for (const part of parts) add(part)
  return said
}

/**
 * A figure as it is read in its sentence: below nought with a minus sign, because brackets are for tables, and never as
 * nought where it is not.
 */
export function saidText({ value, is, places, isSize, ...manner }: SaidFigure): string {
  const size = isSize === true ? value.abs() : value
  return figureText(size, is, placesSeen(value, is, places), { ...manner, negative: '-' })
}

/** Figures of one kind that stand in one sentence, with so many places that neighbours that differ do not read alike. */
export function toldApart(figures: readonly SaidFigure[]): readonly SaidFigure[] {
  const places = figures.map(({ value, is, places: usual }, index) => {
    const next = figures[index + 1]
    return next === undefined ? usual : placesApart(value, next.value, is, usual)
  })
  const most = Math.max(...places)
  return figures.map((figure) => ({ ...figure, places: most }))
}

/** A change in words: `down £46.4m`. */
export function upOrDown(change: SaidFigure): Sentence {
  if (change.value.abs().lte(epsilon)) return ['unchanged']
  return say`${change.value.isNegative() ? 'down' : 'up'} ${{ ...change, isSize: true }}`
}

/** Whether the digits that are read of two figures add up to those of a third. */
export function isSumShown(one: SaidFigure, other: SaidFigure, sum: SaidFigure): boolean {
  return seenDigitsOf(one).plus(seenDigitsOf(other)).eq(seenDigitsOf(sum))
}

/** An amount as its digits are read in a sentence. */
export function seenDigitsOf({ value, places }: SaidFigure): Decimal {
  return value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP)
}

/** After a difference, where its digits are not those of the two figures beside it: `, unrounded`; or else nothing. */
export function unroundedAside(less: SaidFigure, difference: SaidFigure, more: SaidFigure): string {
  return isSumShown(less, difference, more) ? '' : ', before rounding'
}

/** A sentence as text that is to be broken into lines: its commands are held together. */
export function sentenceText(sentence: Sentence): string {
  return textOf(sentence, heldTogether)
}

/** A sentence as text that stays in one line. */
export function lineText(sentence: Sentence): string {
  return textOf(sentence, (command) => command)
}

function textOf(sentence: Sentence, ofCommand: (text: string) => string): string {
  return sentence
    .map((part) => {
      if (typeof part === 'string') return part
      return part.is === 'command' ? ofCommand(part.text) : saidText(part)
    })
    .join('')
}

/** A sentence with a full stop, but for one that ends in a command, of which it would be read as a part. */
export function withFullStop(sentence: Sentence): Sentence {
  const last = sentence.at(-1)
  if (typeof last === 'string') return last.endsWith('.') ? sentence : [...sentence.slice(0, -1), `${last}.`]
  return last?.is === 'command' ? sentence : [...sentence, '.']
}

/** A label as it stands within a sentence. What begins with several capitals, such as an abbreviation, keeps them. */
export function lowerFirst(text: string): string {
  const [first = '', second = ''] = text
  const isWord = first >= 'A' && first <= 'Z' && second >= 'a' && second <= 'z'
  return isWord ? first.toLowerCase() + text.slice(1) : text
}

/**
 * The label of a row as it stands within a sentence. One that begins with a title of the author's, of an item, a measure or a member of
 * a place, keeps its capital: it may be a name.
 */
export function labelWithin({
  label,
  item,
  member,
  isTitled,
}: Pick<Row, 'label' | 'item' | 'member' | 'isTitled'>): string {
  return item === undefined && member === undefined && isTitled === undefined ? lowerFirst(label) : label
}
