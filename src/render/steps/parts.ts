import { printYear } from '../../base/financial-year.ts'
import { padRight, textWidth } from '../../base/text-width.ts'
import { listYears } from '../../definition/values/years.ts'
import type { Explained, FigureStep, InputStep } from '../../explain/explanation.ts'
import { type PrintedPiece, textOf } from '../../formula/print.ts'
import { alignPoints } from './exact-text.ts'
import {
  droppedSentences,
  piecesOf,
  placeText,
  type StatementTerm,
  standalone,
  statementOf,
  statementText,
  type Voice,
  wordsOf,
} from './phrases.ts'

/** Years whose figures and result are the same. */
export interface Run {
  readonly years: string
  /** The formula with its figures; empty where it is a single figure, which is the result. */
  readonly figures: string
  readonly result: string
}

/** A figure step in texts, before any layout. */
export interface FigureParts {
  /** Rows that are the same figure, `A = B = C`, each with what is nothing on the way. */
  readonly names: readonly { readonly chain: readonly string[]; readonly nothing: readonly string[] }[]
  readonly label: string
  /** The formula in words. */
  readonly words: string
  /** How the row is made in other years, where that is by other formulas: how it starts, first. */
  readonly others: readonly { readonly years: string; readonly words: string }[]
  readonly body:
    | { readonly is: 'statement'; readonly terms: readonly StatementTerm[]; readonly working: Explained }
    | { readonly is: 'equation'; readonly sides: readonly string[] }
    | { readonly is: 'years'; readonly runs: readonly Run[] }
  readonly nothing: readonly string[]
}

/** Put a figure step into texts. Where years stand under one another their figures line up. */
export function figureParts(step: FigureStep, voice: Voice): FigureParts | undefined {
  const { aliases, workings, unit } = step
  const base = workings.find(({ isBase }) => isBase)
  // Of several the one that tells of the last year, for which it is mostly asked.
  const main =
    workings.reduce<Explained | undefined>(
      (so, one) => (one.isBase || (so !== undefined && lastOf(one) < lastOf(so)) ? so : one),
      undefined,
    ) ?? base
  if (main === undefined) return undefined
  const terms = workings.length === 1 && base === undefined ? statementOf(main, voice) : undefined
  const body: FigureParts['body'] =
    terms !== undefined
      ? { is: 'statement', terms, working: main }
      : workings.length === 1 && main.years.length === 1
        ? { is: 'equation', sides: sidesOf(main, unit, voice) }
        : { is: 'years', runs: runsOf(workings, unit, voice) }
  return {
    names: aliases.map(({ names, dropped }) => ({
      chain: names.map(({ short }) => short),
      nothing: droppedSentences(dropped),
    })),
    label: aliases[0]?.names.at(-1)?.short ?? step.label,
    words: wordsOf(main, voice),
    others: workings
      .filter((working) => working !== main && (working.isBase || working.nothing === undefined))
      .map((working) => ({ years: listYears(working.years.map(({ year }) => year)), words: wordsOf(working, voice) })),
    body,
    nothing: droppedSentences(workings.flatMap(({ dropped }) => dropped)),
  }
}

function lastOf({ years }: Explained): number {
  return years.at(-1)?.year ?? 0
}

/** The figures of one year, and what they come to unless they say that already. */
function sidesOf({ years, nothing }: Explained, unit: FigureStep['unit'], voice: Voice): string[] {
  const [year] = years
  if (year === undefined || nothing !== undefined) return []
  const pieces = piecesOf(year, voice)
  const result = standalone(year.value, unit, voice)
  return pieces.length === 1 ? [result] : [textOf(pieces), result]
}

function runsOf(workings: readonly Explained[], unit: FigureStep['unit'], voice: Voice): Run[] {
  const all = workings.flatMap((working) => {
    const pieces = working.years.map((year) => piecesOf(year, voice))
    const texts = pieces.every((own) => own.length < 2) ? pieces.map(() => '') : lineUp(pieces)
    return working.years.map(({ year, value }, at) => ({
      from: year,
      to: year,
      figures: texts[at] ?? '',
      result: standalone(value, unit, voice),
    }))
  })
  all.sort((one, other) => one.from - other.from)
  const joined: { from: number; to: number; figures: string; result: string }[] = []
  for (const next of all) {
    const last = joined.at(-1)
    if (last !== undefined && last.to === next.from - 1 && last.figures === next.figures && last.result === next.result)
      last.to = next.to
    else joined.push(next)
  }
  return joined.map(({ from, to, figures, result }) => ({
    years: from === to ? printYear(from) : `${printYear(from)} to ${printYear(to)}`,
    figures,
    result,
  }))
}

/**
 * Printed formulas as texts of one width, figure under figure, if they have the same make. What stands in brackets is
 * kept together.
 */
function lineUp(lines: readonly (readonly PrintedPiece[])[]): string[] {
  const parts = lines.map(outsideBrackets)
  const [first] = parts
  if (first === undefined || parts.some((pieces) => pieces.length !== first.length)) return lines.map(textOf)
  const columns = first.map(({ isFigure }, at) => {
    const texts = parts.map((pieces) => pieces[at]?.text ?? '')
    const widest = Math.max(...texts.map(textWidth))
    return isFigure ? alignPoints(texts) : texts.map((text) => padRight(text, widest))
  })
  return parts.map((_, line) => columns.map((texts) => texts[line] ?? '').join(''))
}

/** The same pieces, with each pair of brackets and what is in it as one. */
function outsideBrackets(pieces: readonly PrintedPiece[]): PrintedPiece[] {
  const joined: PrintedPiece[] = []
  let depth = 0
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (depth > 0 && last !== undefined) joined.splice(-1, 1, { text: last.text + piece.text, isFigure: false })
    else joined.push(piece)
    if (!piece.isFigure) depth += count(piece.text, '(') - count(piece.text, ')')
  }
  return joined
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}

/** An input step in texts, before any layout. */
export interface InputParts {
  /** Rows that are the input, and its own name: `A = B`. */
  readonly name: string
  readonly said: readonly { readonly text: string; readonly place: string }[]
  readonly nothing: readonly string[]
}

/** Put an input step into texts. */
export function inputParts({ input, label, short, unit, aliases }: InputStep, voice: Voice): InputParts {
  const rows = aliases.flatMap(({ names }) => names.filter((name) => name.label !== label).map((name) => name.short))
  const own = rows.length === 0 ? label : short
  const said = input.statements.map((statement) => ({
    text: statementText(statement, unit, input, voice),
    place: statement.how === 'stated' || input.statements.length === 1 ? placeText(statement) : '',
  }))
  return {
    name: [...new Set(rows), own].join(' = '),
    said,
    nothing: droppedSentences(aliases.flatMap(({ dropped }) => dropped)),
  }
}
