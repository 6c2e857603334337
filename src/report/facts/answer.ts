import { epsilon } from '../../base/decimal.ts'
import { envelope, hasEnvelope } from '../../model/care-settings.ts'
import type { Scenario } from '../../open/open.ts'
import { type Sentence, say } from '../sentence.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import type { View } from '../views/view.ts'
import { headWords, priceWords } from '../views/view-words.ts'
import { headroomAtFullPrice } from './headroom-apart.ts'
import { openInBrief } from './savings.ts'
import { toHold } from './to-hold.ts'

/**
 * What a scenario comes to, in a few sentences for whoever reads nothing else: what would be left for care out of hospital, how far
 * that is from what services would cost, which savings in it nobody has found, and what would have to be true. Each begins with its figure,
 * where it has one.
 */
export function answerOf(scenario: Scenario, view: View): readonly Sentence[] {
  const figures = new FiguresInView(scenario, view)
  return [...answerInBrief(figures), ...toHold(figures)]
}

/** The first of them, for which nothing is searched. */
export function answerInBrief(figures: FiguresInView): readonly Sentence[] {
  return [...left(figures), ...gap(figures), ...openInBrief(figures)]
}

function left(figures: FiguresInView): Sentence[] {
  const { last, scenario, view } = figures
  if (!hasEnvelope(scenario.definition)) return position(figures)
  const [now, then, change] = [
    figures.money(envelope, 0),
    figures.money(envelope, last),
    figures.change(envelope, 0, last),
  ]
  if (now === undefined || then === undefined || change === undefined) return position(figures)
  const words = `${headWords(view)}${priceWords(view)}`
  const way = change.value.isNegative() ? 'less' : 'more'
  const beside = change.value.abs().lte(epsilon)
    ? say`as much as in ${figures.yearText(0)}`
    : say`${{ ...change, isSize: true }} ${way} than in ${figures.yearText(0)}`
  return [say`${then}${words} would be left for care out of hospital in ${figures.yearText(last)}, ${beside}.`]
}

/** Where nothing is told of care out of hospital: what is left of the year's money. */
function position(figures: FiguresInView): Sentence[] {
  const { last, view } = figures
  const found = figures.hasFormula('in-year') ? figures.money('in-year', last) : undefined
  if (found === undefined) return []
  const words = `${headWords(view)}${priceWords(view)}`
  const what = found.value.isNegative() ? 'would be missing' : 'would be left'
  return [say`${{ ...found, isSize: true }}${words} ${what} in ${figures.yearText(last)}.`]
}

/** What lies between what is left and what services would cost. */
function gap(figures: FiguresInView): Sentence[] {
  const { last, view } = figures
  const headroom = figures.hasFormula('headroom') ? figures.money('headroom', last) : undefined
  if (headroom === undefined) return []
  const words = `${headWords(view)}${priceWords(view)}`
  const size = { ...headroom, isSize: true }
  if (headroom.value.abs().lte(epsilon)) return [['That is what services would cost by then.']]
  // Savings are counted at the full price of contracts: two figures for one year would else seem to contradict.
  const full = headroomAtFullPrice(figures)
  const isAlike = full?.value.isNegative() === headroom.value.isNegative()
  const price =
    full === undefined
      ? ''
      : say` with contracts as paid, ${isAlike ? { ...full, isSize: true } : full} at their full price`
  const what = headroom.value.isNegative() ? 'have to be found' : 'be to spare'
  return [say`${size}${words} would ${what} in that year${price}, if services cost what is projected.`]
}
