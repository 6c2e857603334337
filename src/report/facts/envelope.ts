import { type Decimal, epsilon, toPlaces, zero } from '../../base/decimal.ts'
import type { Projection } from '../../open/project.ts'
import { rowValue } from '../../open/project.ts'
import type { Figure } from '../figure.ts'
import { type SaidFigure, type Sentence, say } from '../sentence.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import { viewOf } from '../views/view.ts'
import { headWords, pricesAside } from '../views/view-words.ts'

const envelope = 'out-of-hospital.envelope'

/** The money for care out of hospital, from the base year to the last, and when it is gone. */
export function envelopeFacts(figures: FiguresInView): Sentence[] {
  const { scenario, view, last } = figures
  const { projection, definition } = scenario
  const [from, to, change] = [
    figures.money(envelope, 0),
    figures.money(envelope, last),
    figures.change(envelope, 0, last),
  ]
  const isTold = definition.lines.some(({ setting }) => setting === 'out-of-hospital')
  if (from === undefined || to === undefined || change === undefined || !isTold) return []
  const [first, end] = [figures.yearText(0), figures.yearText(last)]
  const [heads, prices] = [headWords(view), pricesAside(view)]
  // Amounts that were divided may differ in the last of forty digits.
  const sentence = change.value.abs().lte(epsilon)
    ? say`is ${from}${heads} in ${end} as in ${first}${prices}${lowest(figures, from)}`
    : say`${change.value.isNegative() ? 'falls' : 'rises'} from ${from} to ${to}${heads} by ${end}${prices}: ${change}${inPerCent(figures, change, from, to)}`
  // Where the base year does not balance, what could be spent is not what is spent.
  const spent = isBalanced(projection) ? undefined : figures.money('out-of-hospital.spend', 0)
  const against = spent && say` In ${first} ${spent} is spent on it.`
  return [say`Money for out-of-hospital care ${sentence}.${against}`, ...goneIn(figures)]
}

/** The change in per cent, as viewed and for each resident in real terms; of what was nothing, or is less now, none. */
function inPerCent(figures: FiguresInView, change: SaidFigure, from: SaidFigure, to: SaidFigure): Sentence {
  if (from.value.lte(0) || to.value.isNegative()) return []
  const signed = (rate: Decimal, of: Figure['of']): SaidFigure => ({ ...figures.rate(rate, 0, of), isSigned: true })
  const real = perHeadInRealTerms(figures)
  const aside = real && say`; per head in real terms ${signed(real, change.of && { ...change.of, view: realPerHead })}`
  return say`, ${signed(change.value.div(from.value), change.of)}${aside}`
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
    if (figure?.value.lt(least?.figure.value ?? end.value) === true) least = { figure, year: figures.yearText(index) }
  }
  return least === undefined ? [] : say`; at its lowest it is ${least.figure} in ${least.year}`
}

/** When the money is gone, and whether it comes back for good. */
function goneIn(figures: FiguresInView): Sentence[] {
  const years = Array.from({ length: figures.last + 1 }, (_, index) => index)
  const isGone = (index: number): boolean => figures.money(envelope, index)?.value.lte(0) === true
  const first = years.find(isGone)
  if (first === undefined) return []
  const after = [...years].reverse().find(isGone) ?? first
  const back = after < figures.last ? `back in ${figures.yearText(after + 1)}` : ''
  if (first > 0) return [say`It is gone in ${figures.yearText(first)}${back === '' ? '' : ` and ${back}`}.`]
  return [say`There is none in ${figures.yearText(0)}${back === '' ? '' : `; it is ${back}`}.`]
}
