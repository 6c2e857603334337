import { type Decimal, epsilon, isMore, toPlaces, zero } from '../../base/decimal.ts'
import { envelope, hasEnvelope } from '../../model/care-settings.ts'
import type { Projection } from '../../open/project.ts'
import { rowValue } from '../../open/project.ts'
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
  const against = spent && say` In ${figures.yearText(0)} ${{ ...spent, places: toldFrom.places }} is spent on it.`
  return [
    say`Money for out-of-hospital care ${fromTo(figures, toldFrom, toldTo, { ...change, places: toldFrom.places })}.${against}${goneIn(figures, change.value.lt(epsilon.neg()))}`,
  ]
}

/** What is spent in the base year, where that does not balance: then what could be spent is not what is spent. */
function spentBeside(figures: FiguresInView): SaidFigure | undefined {
  return isBalanced(figures.scenario.projection) ? undefined : figures.money('out-of-hospital.spend', 0)
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
    return say`is ${from}${heads} in ${end} as in ${first}${prices}${lowest(figures, from)}`
  const way = change.value.isNegative() ? 'falls' : 'rises'
  const rounded = isSumShown(from, change, to) ? '' : ' before rounding'
  return say`${way} from ${from} to ${to}${heads} by ${end}${prices}: ${upOrDown(change)}${rounded}${inPerCent(figures, change, from, to)}`
}

/** The change in per cent, as viewed and for each resident in real terms; of what was nothing, or is less now, none. */
function inPerCent(figures: FiguresInView, change: SaidFigure, from: SaidFigure, to: SaidFigure): Sentence {
  if (from.value.lte(0) || to.value.isNegative()) return []
  const real = perHeadInRealTerms(figures)
  const aside =
    real &&
    say`; per head in real terms ${upOrDown(figures.rate(real, 0, change.of && { ...change.of, view: realPerHead }))}`
  const rate: SaidFigure = { ...figures.rate(change.value.div(from.value), 0, change.of), isSize: true }
  return say`, ${rate}${aside}`
}

const realPerHead = { prices: 'real', perHead: true } as const

/** The change of the envelope per head in real terms over where it started; undefined where it is viewed so already. */
function perHeadInRealTerms({ scenario, view, last }: FiguresInView): Decimal | undefined {
  if (view.isReal && view.isPerHead) return undefined
  const figures = new FiguresInView(scenario, viewOf(scenario, realPerHead))
  const [from, to] = [figures.money(envelope, 0), figures.money(envelope, last)]
  return from?.value.gt(0) === true ? to?.value.div(from.value).minus(1) : undefined
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

/** When the money is gone, and whether it comes back for good. */
function goneIn(figures: FiguresInView, isFalling: boolean): Sentence {
  const years = Array.from({ length: figures.last + 1 }, (_, index) => index)
  const isGone = (index: number): boolean => figures.money(envelope, index)?.value.lte(0) === true
  const first = years.find(isGone)
  // Of money that grows, or stays, nobody would ask when it is gone.
  if (first === undefined) return isFalling ? say` It is not gone within ${yearsInWords(figures.last)}.` : []
  const after = [...years].reverse().find(isGone) ?? first
  const back = after < figures.last ? `back in ${figures.yearText(after + 1)}` : ''
  if (first > 0) return say` It is gone in ${figures.yearText(first)}${back === '' ? '' : ` and ${back}`}.`
  return say` There is none in ${figures.yearText(0)}${back === '' ? '' : `; it is ${back}`}.`
}

const numbers = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** So many years: `ten years`. */
function yearsInWords(count: number): string {
  return `${numbers[count] ?? count} ${count === 1 ? 'year' : 'years'}`
}
