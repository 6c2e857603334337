import type { Decimal } from '../base/decimal.ts'
import type { Values } from '../engine/arithmetic.ts'
import type { Ran } from '../engine/calculate.ts'
import { exact, valuesOf } from '../engine/exact.ts'
import { planRows } from '../engine/plan.ts'
import { reckon, run } from '../engine/run.ts'
import type { Numeric } from '../formula/node.ts'
import type { Model } from '../model/model.ts'
import type { Row } from '../model/row.ts'

/** The exact values of every row of a model, the base year first. */
export interface Projection extends Ran<Decimal> {
  readonly model: Model
  /** The values of the inputs, by their position in the plan. */
  readonly inputs: Values<Decimal>
}

/** Project a model in exact decimals. Throws `CircularRows` where rows depend on one another in the same year. */
export function projectModel(model: Model): Projection {
  const plan = planRows(model.rows, model.horizon, model.inputs)
  const inputs = valuesOf(plan.inputs)
  return { model, plan, arithmetic: exact, inputs, values: run(plan, exact, inputs) }
}

/** The value of a row in a year, by index from the base year; undefined where it has none or there is no such row. */
export function valueAt({ plan, values }: Projection, path: string, index: number): Decimal | undefined {
  const position = plan.position.get(path)
  return position === undefined ? undefined : values[position]?.[index]
}

/** The row of a path. */
export function rowAt({ model, plan }: Projection, path: string): Row | undefined {
  const position = plan.position.get(path)
  return position === undefined ? undefined : model.rows[position]
}

/** What a formula that is no row comes to, by index from the base year. */
export function valuesOfFormula(projection: Projection, formula: Numeric): (index: number) => Decimal | undefined {
  return reckon(projection, formula, ({ values }) => values)
}
