import { Decimal } from '../base/decimal.ts'
import type { Scenario } from '../open/open.ts'
import type { Drawn, Simulation } from '../questions/simulate/simulation.ts'
import { lowerFirst, type SaidFigure, type Sentence, say } from './sentence.ts'
import { VariedWords } from './varied-words.ts'
import type { View } from './views/view.ts'

/** What must be told of how figures were drawn: what was cut, and where points were not even. */
export function simulationRemarks(scenario: Scenario, simulation: Simulation, drawn: Drawn, view: View): Sentence[] {
  const { figures, withoutDirections } = simulation
  const cut = figures.flatMap(({ varied }, at): Sentence[] => {
    const count = drawn.cut[at] ?? 0
    const among = drawn.filled[at] ?? 0
    if (count === 0 || among === 0) return []
    const label = lowerFirst(new VariedWords(scenario, varied, view).label)
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
  return [...cut, ...uneven]
}

function partOf(value: number): SaidFigure {
  return { is: 'share', value: new Decimal(value.toPrecision(3)), of: undefined, places: 1 }
}
