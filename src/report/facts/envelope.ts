import { epsilon, isMore, toPlaces, zero } from '../../base/decimal.ts'
import type { Definition } from '../../definition/definition.ts'
import { envelope, hasEnvelope } from '../../model/care-settings.ts'
import type { Projection } from '../../open/project.ts'
import { rowValue } from '../../open/project.ts'
import { joinedNote } from '../notes/definition-notes.ts'
import { isSumShown, type SaidFigure, type Sentence, say, toldApart, upOrDown } from '../sentence.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import { viewOf } from '../views/view.ts'
import { headWords, pricesAside } from '../views/view-words.ts'

/** The money for care out of hospital, from the base year to the last, and when it is gone. */
export function envelopeFacts(figures: FiguresInView): Sentence[] {
  const { scenario, last } = figures
  const { definition } = scenario
  const [from, to, change] = [
    figures.money(envelope, 0),
    figures.money(envelope, last),
    figures.change(envelope, 0, last),
  ]
  if (from === undefined || to === undefined || change === undefined || !hasEnvelope(definition)) return []
  const spent = spentBeside(figures)
  const [toldFrom, toldTo] = toldApart(spent === undefined ? [from, to] : [from, to, spent])
  if (toldFrom === undefined || toldTo === undefined) return []
  const how = isProjected(definition) ? 'projected to be spent' : 'spent'
  const gone = whenGone(figures, 'It')
  const joining = joinedNote(figures).length === 0 ? '' : '; what lies between may come of joining two histories'
  const against =
    spent && say` In ${figures.yearText(0)} ${{ ...spent, places: toldFrom.places }} is ${how} on it${joining}.`
  return [
    say`Money for out-of-hospital care ${fromTo(figures, toldFrom, toldTo, { ...change, places: toldFrom.places })}.${against}${gone.length === 0 ? '' : ' '}${gone}`,
  ]
}

/** What is spent in the base year, where that does not balance: then what could be spent is not what is spent. */
function spentBeside(figures: FiguresInView): SaidFigure | undefined {
  return isBalanced(figures.scenario.projection) ? undefined : figures.money('out-of-hospital.spend', 0)
}

/** Whether what is spent in the base year is what an earlier plan projected, in whole or in part. */
function isProjected({ rolled }: Definition): boolean {
  return rolled.some(({ isSpendActual }) => !isSpendActual)
}

/** The envelope of the base year, told so that it does not read like what is spent in it. */
export function envelopeToday(figures: FiguresInView): SaidFigure | undefined {
  const [today, spent] = [figures.money(envelope, 0), spentBeside(figures)]
  return today === undefined || spent === undefined ? today : toldApart([today, spent])[0]
}

/** Where it starts, where it ends, and what lies between. */
function fromTo(figures: FiguresInView, from: SaidFigure, to: SaidFigure, change: SaidFigure): Sentence {
  const { view, last } = figures
  const [first, end] = [figures.yearText(0), figures.yearText(last)]
  const [heads, prices] = [headWords(view), pricesAside(view)]
  // Amounts that were divided may differ in the last of forty digits.
  if (change.value.abs().lte(epsilon))
    return say`is ${from}${heads} in ${end} as in ${first}${prices}${inRealTerms(figures, change.of)}${lowest(figures, from)}`
  const way = change.value.isNegative() ? 'falls' : 'rises'
  const rounded = isSumShown(from, change, to) ? '' : ' before rounding'
  return say`${way} from ${from} to ${to}${heads} by ${end}${prices}: ${upOrDown(change)}${rounded}${inPerCent(figures, change, from, to)}`
}

/** The change in per cent, as viewed and in real terms; of what was nothing, or is less now, none. */
function inPerCent(figures: FiguresInView, change: SaidFigure, from: SaidFigure, to: SaidFigure): Sentence {
  if (from.value.lte(0) || to.value.isNegative()) return []
  const rate: SaidFigure = { ...figures.rate(change.value.div(from.value), 0, change.of), isSize: true }
  return say`, ${rate}${inRealTerms(figures, change.of)}`
}

/** The views that money is told in beside its own, the first that the scenario has a divisor for: cash alone may point the wrong way. */
const realViews = [
  { choice: { prices: 'real', perHead: true }, words: 'per head in real terms' },
  { choice: { prices: 'real', perHead: false }, words: 'in real terms' },
] as const

/** The change in per cent in real terms, for each resident where they are known; nothing where it is viewed so already. */
function inRealTerms(figures: FiguresInView, of: SaidFigure['of']): Sentence {
  const { scenario, view, last } = figures
  for (const { choice, words } of realViews) {
    if (view.isReal && view.isPerHead === choice.perHead) return []
    const real = new FiguresInView(scenario, viewOf(scenario, choice))
    const [from, to] = [real.money(envelope, 0), real.money(envelope, last)]
    if (from === undefined || to === undefined) continue
    if (from.value.lte(0)) return []
    const rate = to.value.div(from.value).minus(1)
    return say`; ${words} ${upOrDown(figures.rate(rate, 0, of && { ...of, view: choice }))}`
  }
  return []
}

/** Whether what can be spent in the base year is what is spent, to the millionth of the definition's unit. */
function isBalanced(projection: Projection): boolean {
  const [one, other] = (['out-of-hospital.spend', envelope] as const).map((path) =>
    toPlaces(rowValue(projection, path, 0) ?? zero, 6),
  )
  return one === other
}

/** What to say of the lowest year, where it lies below both ends. */
function lowest(figures: FiguresInView, end: SaidFigure): Sentence {
  let least: { readonly figure: SaidFigure; readonly year: string } | undefined
  for (let index = 0; index <= figures.last; index++) {
    const figure = figures.money(envelope, index)
    const isLower = figure !== undefined && isMore(least?.figure.value ?? end.value, figure.value)
    if (isLower) least = { figure, year: figures.yearText(index) }
  }
  return least === undefined ? [] : say`; at its lowest it is ${least.figure} in ${least.year}`
}

/**
 * When the money is gone, and whether it comes back for good, as a sentence; `what` is what the money is called there.
 * Nothing of money that grows or stays, of which nobody would ask.
 */
export function whenGone(figures: FiguresInView, what: string): Sentence {
  const years = Array.from({ length: figures.last + 1 }, (_, index) => index)
  const isGone = (index: number): boolean => figures.money(envelope, index)?.value.lte(0) === true
  const first = years.find(isGone)
  const isFalling = figures.change(envelope, 0, figures.last)?.value.lt(epsilon.neg()) === true
  if (first === undefined) return isFalling ? say`${what} is not gone within ${yearsInWords(figures.last)}.` : []
  const after = [...years].reverse().find(isGone) ?? first
  const back = after < figures.last ? `back in ${figures.yearText(after + 1)}` : ''
  if (first > 0) return say`${what} is gone in ${figures.yearText(first)}${back === '' ? '' : ` and ${back}`}.`
  return say`There is none in ${figures.yearText(0)}${back === '' ? '' : `; it is ${back}`}.`
}

const numbers = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** So many years: `ten years`. */
function yearsInWords(count: number): string {
  return `${numbers[count] ?? count} ${count === 1 ? 'year' : 'years'}`
}
