import { epsilon } from '../../base/decimal.ts'
import { isSumShown, type SaidFigure, type Sentence, say, toldApart, upOrDown } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'
import { headWords, pricesAside } from '../views/view-words.ts'

/** What the services cost at the start and at the end, where nothing is stated that it could be held against. */
export function costOfServices(figures: FiguresInView): Sentence[] {
  const { scenario, view, last } = figures
  if (!scenario.model.absent.has('headroom') || last === 0) return []
  const found = [figures.money('spend.total', 0), figures.money('spend.total', last)]
  const change = figures.change('spend.total', 0, last)
  const [from, to] = toldApart(found.flatMap((figure) => figure ?? []))
  if (from === undefined || to === undefined || change === undefined) return []
  const [first, end] = [figures.yearText(0), figures.yearText(last)]
  const [heads, prices] = [headWords(view), pricesAside(view)]
  // Amounts that were divided may differ in the last of forty digits.
  if (change.value.abs().lte(epsilon)) return [say`Total spend is ${from}${heads} in ${end} as in ${first}${prices}.`]
  const apart = { ...change, places: from.places }
  const rounded = isSumShown(from, apart, to) ? '' : ' before rounding'
  const way = change.value.isNegative() ? 'falls' : 'rises'
  return [
    say`Total spend ${way} from ${from} in ${first} to ${to}${heads} by ${end}${prices}: ${upOrDown(apart)}${rounded}${share(figures, change, from)}.`,
  ]
}

/** The change in per cent; of what was nothing, or less, none. */
function share(figures: FiguresInView, change: SaidFigure, from: SaidFigure): Sentence {
  if (from.value.lte(0)) return []
  return say`, ${{ ...figures.rate(change.value.div(from.value), 0, change.of), isSize: true }}`
}
