import type { Hint } from '../hint.ts'
import { firstTold } from '../most-told.ts'
import { joined, type Sentence, say, toldApart } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'
import { headWords, pricesAside } from '../views/view-words.ts'

/**
 * Services that move with their money, which no growth rate shows: every year in which some do, because members of a place may
 * move services of the same name in different years.
 */
export function moves(figures: FiguresInView, hint: Hint): Sentence[] {
  const { scenario, view, last } = figures
  const indices = Array.from({ length: last }, (_, index) => index + 1)
  const sentences = scenario.definition.responsibilities.flatMap(({ id, title }) => {
    const told = indices.flatMap((index): Sentence[] => {
      const funding = figures.money(`responsibilities.${id}.funding`, index)
      const spend = figures.money(`responsibilities.${id}.spend`, index)
      if (funding === undefined || spend === undefined || (funding.value.isZero() && spend.value.isZero())) return []
      const [moved, paid] = toldApart([spend, funding])
      const money = funding.value.eq(spend.value) ? 'as much funding' : say`${paid} of funding`
      return [say`${figures.yearText(index)}: ${moved}${headWords(view)} of spend with ${money}${pricesAside(view)}`]
    })
    const left = told.length === 1 ? 'the move' : 'these moves'
    return told.length === 0 ? [] : [say`${title}, ${joined(told, '; ')}. Growth rates leave ${left} out.`]
  })
  return firstTold(sentences, 'moves of services', hint('run', '--rows', 'responsibilities.*'))
}
