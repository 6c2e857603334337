import type { FinancialYear } from '../base/financial-year.ts'
import type { Numeric } from '../formula/node.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import type { Drawn } from '../questions/simulate/drawing.ts'
import { estimatesOf } from '../questions/simulate/estimates.ts'
import type { Simulation } from '../questions/simulate/simulation.ts'
import type { SimulationAnswer } from './simulation-answer.ts'
import { simulationRemarks } from './simulation-remarks.ts'
import type { View } from './views/view.ts'

/** What was asked of draws. */
export interface AskedOfDraws {
  readonly scenario: Scenario
  /** The file as it was given. */
  readonly file: string
  /** The rows, each with what was asked of every draw. */
  readonly rows: readonly { readonly row: Row; readonly formula: Numeric | undefined }[]
  /** The years that people are shown. */
  readonly shown: readonly FinancialYear[]
  readonly draws: number
  readonly seed: number
  readonly how: 'sobol' | 'random'
  readonly hasRisks: boolean
}

/** The answer that draws give, all of them or as many as were made. */
export function answerOfDraws(asked: AskedOfDraws, simulation: Simulation, drawn: Drawn, view: View): SimulationAnswer {
  const { scenario, file, rows, shown, seed, how, hasRisks } = asked
  const { figures, risks, central } = simulation
  const draws = drawn.tallied.reduce((sum, { draws: own }) => sum + own, 0)
  return {
    scenario,
    file,
    rows: rows.map(({ row, formula }, at) => ({
      row,
      formula,
      central: central[at] ?? [],
      years: estimatesOf(drawn.tallied, at),
    })),
    shown,
    draws,
    asked: asked.draws,
    seed,
    how,
    figures: figures.length,
    drawn: figures,
    risks: risks.length,
    risksLeftOut: hasRisks ? 0 : scenario.definition.risks.length,
    remarks: simulationRemarks(scenario, simulation, drawn, view),
    isPartial: draws < simulation.draws,
  }
}
