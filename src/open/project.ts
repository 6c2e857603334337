import type { Decimal } from '../base/decimal.ts'
import { runExact, type Values } from '../engine/exact.ts'
import { type Plan, planRows } from '../engine/plan.ts'
import type { Model } from '../model/model.ts'
import type { Row } from '../model/row.ts'

/** The exact values of every row of a model, the base year first. */
export interface Projection {
  readonly model: Model
  readonly plan: Plan
  readonly values: Values
}

/** Project a model in exact decimals. Throws `CircularRows` where rows depend on one another in the same year. */
export function projectModel(model: Model): Projection {
  const plan = planRows(model.rows, model.horizon)
  return { model, plan, values: runExact(plan) }
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
