import type { Decimal } from '../../base/decimal.ts'
import type { Values } from '../../engine/arithmetic.ts'
import { exact, valuesOf } from '../../engine/exact.ts'
import { type Plan, planRows } from '../../engine/plan.ts'
import { run } from '../../engine/run.ts'
import type { Numeric } from '../../formula/node.ts'
import { withMeasures } from '../../model/author-measures.ts'
import { buildModel } from '../../model/build.ts'
import { withCorrelations } from '../../model/correlations.ts'
import type { Model } from '../../model/model.ts'
import { type DrawnRisk, drawnRisks, withRiskEvents } from '../../model/risk-events.ts'
import type { ReadScenario } from '../../open/open.ts'
import type { Projection } from '../../open/project.ts'

/** A formula that is asked about; the second is that of the base year. */
export interface AskedFormula {
  readonly formula: Numeric | undefined
  readonly base: Numeric | undefined
}

/** The model of a scenario in which its risks are events; the one it has where it has none. */
export function modelWithRisks(
  { definition, model }: ReadScenario,
  hasRisks: boolean,
): {
  readonly model: Model
  readonly risks: readonly DrawnRisk[]
} {
  if (!hasRisks || definition.risks.length === 0) return { model, risks: [] }
  const drawn = withRiskEvents(definition)
  const correlated = withCorrelations(buildModel(drawn), drawn, false, () => {})
  const built = withMeasures(correlated, drawn, false, () => {})
  return { model: { ...built, checks: [], actuals: [] }, risks: drawnRisks(drawn, built) }
}

/**
 * The plan of a model with answers after its rows, its inputs, all its values, and those of the answers, as stated. `standing` is the same model as
 * it was projected, its risks no events: they are nought as stated, so that every row that it has is what it was.
 */
export function planned(
  model: Model,
  answers: readonly AskedFormula[],
  standing: Projection,
): {
  readonly plan: Plan
  readonly inputs: Values<Decimal>
  readonly values: Values<Decimal>
  readonly central: Values<Decimal>
} {
  const rows = answers.map(({ formula, base }, at) => ({ path: `answer ${at}`, formula, base }))
  const plan = planRows([...model.rows, ...rows], model.horizon, model.inputs)
  const inputs = valuesOf(plan.inputs)
  const values = run(plan, exact, inputs, (path) => {
    const row = standing.plan.position.get(path)
    return row === undefined ? undefined : standing.values[row]
  })
  return { plan, inputs, values, central: values.slice(model.rows.length) }
}
