import { Decimal } from '../base/decimal.ts'
import { inputLabel } from '../explain/input-label.ts'
import { persistenceOf } from '../model/uncertain.ts'
import type { Scenario } from '../open/open.ts'
import type { Drawn } from '../questions/simulate/drawing.ts'
import type { Simulation } from '../questions/simulate/simulation.ts'
import { type SaidFigure, type Sentence, say } from './sentence.ts'
import { VariedWords } from './varied-words.ts'
import type { View } from './views/view.ts'

/** What must be told of how figures were drawn: what was cut, and where points were not even. */
export function simulationRemarks(scenario: Scenario, simulation: Simulation, drawn: Drawn, view: View): Sentence[] {
  const { figures, withoutDirections } = simulation
  const cut = figures.flatMap(({ varied }, at): Sentence[] => {
    const count = drawn.cut[at] ?? 0
    const among = drawn.filled[at] ?? 0
    if (count === 0 || among === 0) return []
    const label = new VariedWords(scenario, varied, view).within
    return [say`Draws of ${label} beyond what it may be are cut to that: ${partOf(count / among)} of them.`]
  })
  const uneven: Sentence[] =
    withoutDirections === 0
      ? []
      : [
          [
            `${withoutDirections} columns of random numbers lie beyond the dimensions of the Sobol points, and are drawn at random.`,
          ],
        ]
  return [...cut, ...fading(scenario), ...uneven]
}

/** So many pairs are named. */
const mostPairs = 3

/** Correlated figures of which a draw lasts longer for one than for the other: they part from year to year. */
function fading({ model, definition }: Scenario): Sentence[] {
  const pairs = model.correlations.filter(({ one, other }) => !persistenceOf(one).eq(persistenceOf(other)))
  if (pairs.length === 0) return []
  const rest = pairs.length - mostPairs
  const named = pairs
    .slice(0, rest > 1 ? mostPairs : pairs.length)
    .map(({ one, other }) => `${inputLabel(one.path, definition)} with ${inputLabel(other.path, definition)}`)
  const all = [...named, ...(rest > 1 ? [`${rest} other pairs`] : [])].join('; ')
  return [
    [
      `A correlation is of what is drawn anew in a year, and fades after the first year where draws of the one last longer than those of the other: ${all}.`,
    ],
  ]
}

function partOf(value: number): SaidFigure {
  return { is: 'share', value: new Decimal(value.toPrecision(3)), of: undefined, places: 1 }
}
