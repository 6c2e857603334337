import { rowName } from '../../src/formula/node.ts'
import { type EstimatedYear, estimatesOf } from '../../src/questions/simulate/estimates.ts'
import { drawAll, simulationOf } from '../../src/questions/simulate/simulation.ts'
import { projectText } from '../support/project-text.ts'

/** What draws say of headroom, by index from the base year, of a definition with no risks. */
export function estimates(text: string, draws: number, seed: number): EstimatedYear[] {
  const { scenario } = projectText(text)
  const formula = { op: 'row', path: rowName('headroom'), lag: 0 } as const
  const turned = { scenario, formula }
  const answers = [{ formula, base: formula }]
  return estimatesOf(
    drawAll(simulationOf(scenario, { answers, draws, seed, how: 'sobol', turned, hasRisks: false })).tallied,
    0,
  )
}
