import type { Decimal } from '../base/decimal.ts'
import { writtenText } from '../definition/values/entry.ts'
import { type ByMiddle, mostByMiddle } from '../questions/simulate/by-middle.ts'
import type { DrawnFigure } from '../questions/simulate/drawn-figures.ts'
import type { Made } from './document.ts'
import { commandOf } from './hint.ts'
import { type Sentence, say } from './sentence.ts'
import { asDecimal, type SimulatedRow, type SimulationAnswer } from './simulation-answer.ts'
import type { SimulatedWords } from './simulation-words.ts'
import { VariedWords } from './varied-words.ts'
import type { View } from './views/view.ts'

/** A row whose middle is far from what is stated, and the one figure that moves it most. */
export interface MovedMiddle extends ByMiddle {
  readonly words: SimulatedWords
  /** The middle of the draws of the last year, and the row as it is stated. */
  readonly end: number
  readonly stated: Decimal
}

/** For rows whose middle is far from what is stated: the one figure that moves it most, because its range reaches further one way than the other. */
export function movedMiddles(answer: SimulationAnswer, told: readonly SimulatedWords[]): MovedMiddle[] {
  return told.flatMap((words) => {
    const end = words.farMiddle
    const { formula, central, years } = words.told
    if (end === undefined || formula === undefined) return []
    const last = years.length - 1
    const stated = central[last]
    const most = mostByMiddle(answer.scenario.projection, formula, last, answer.drawn, end)
    return most === undefined || stated === undefined ? [] : [{ ...most, words, end, stated }]
  })
}

/** What moves the middle of rows, and how to ask what is left without its range. Told before any spread; a figure is told of once. */
export function middleSentences(
  answer: SimulationAnswer,
  moved: readonly MovedMiddle[],
  view: View,
  made: Made,
): Sentence[] {
  const named = new Set<DrawnFigure>()
  return moved.flatMap(({ words, end, stated, ...most }): Sentence[] => {
    if (named.has(most.figure)) return []
    named.add(most.figure)
    const { figure, middle } = most
    const own = new VariedWords(answer.scenario, figure.varied, view)
    const number = figure.varied.how === 'shift' ? 'stated by year' : say`stated ${own.number(figure.varied.central)}`
    // Half of the way and more is what it mainly is.
    const isMain = most.answer.minus(stated).abs().times(2).gte(asDecimal(end).minus(stated).abs())
    const sentence = say`The middle of ${words.within} differs from what is stated ${isMain ? 'mainly' : 'most of all'} because of one range, that of ${own.within}: ${[number].flat()}, middle of the draws ${own.number(middle)}. At that middle alone, all else as stated, ${words.within} in ${words.lastYear} is ${words.said(most.answer)} in place of ${words.said(stated)}.`
    return [sentence, ...heldAsStated(answer, words.told, figure, made)]
  })
}

/**
 * How to ask the same with a figure held as it is stated: a value that is set has no range. What is stated by year, or in the file of a
 * member, cannot be set so.
 */
function heldAsStated(
  { scenario, file, asked, seed, how, risksLeftOut }: SimulationAnswer,
  { row }: SimulatedRow,
  { varied }: DrawnFigure,
  { started }: Made,
): Sentence[] {
  const settings = varied.inputs.flatMap(({ path, entry }) =>
    entry === undefined || !scenario.definition.merged.entries.has(path) ? [] : [`${path}=${writtenText(entry)}`],
  )
  if (varied.how === 'shift' || settings.length < varied.inputs.length) return []
  const command = commandOf(
    started,
    'simulate',
    file,
    ...['--row', row.path, '--draws', `${asked}`, '--seed', `${seed}`],
    ...(how === 'random' ? ['--sampler', 'random'] : []),
    ...(risksLeftOut > 0 ? ['--risks', 'off'] : []),
    ...[...new Set(settings)].flatMap((setting) => ['--set', setting]),
  )
  return [say`The chances with it held as stated: ${command}`]
}
