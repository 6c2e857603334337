import { isZeroText } from '../../base/number-text.ts'
import type { Hint } from '../hint.ts'
import { firstTold } from '../most-told.ts'
import { type SaidFigure, type Sentence, saidText, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'

/** How far each stream with a target is from it, at the start and at the end. */
export function distances(figures: FiguresInView, hint: Hint): Sentence[] {
  const { scenario, last } = figures
  const sentences = scenario.definition.streams.flatMap(({ id, title }) => {
    const [from, to] = [0, last].map((index) => figures.percent(`funding.${id}.distance`, index, 1))
    if (from === undefined || to === undefined) return []
    return [
      say`${title}: ${fromTarget(from, 'its target')} in ${figures.yearText(0)}, ${fromTarget(to, 'it')} in ${figures.yearText(last)}.`,
    ]
  })
  return firstTold(sentences, 'streams with a target', hint('run', '--rows', 'funding.*.distance'))
}

function fromTarget(distance: SaidFigure, target: string): Sentence {
  const size: SaidFigure = { ...distance, isSize: true }
  if (isZeroText(saidText(size))) return [`at ${target}`]
  return say`${size} ${distance.value.isNegative() ? 'below' : 'above'} ${target}`
}
