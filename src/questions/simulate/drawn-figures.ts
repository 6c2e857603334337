import { normalQuantile } from '../../base/normal.ts'
import type { Entry } from '../../definition/values/entry.ts'
import { type Quantile, quantileTable } from '../../engine/sampling/quantile.ts'
import type { DrawnFactor, JoinedFactors } from '../../engine/sampling/sampling.ts'
import { groupsOf, matrixOf } from '../../model/correlation-groups.ts'
import type { Model } from '../../model/model.ts'
import { persistenceOf } from '../../model/uncertain.ts'
import { type Marginal, marginalOfInput } from '../marginal.ts'
import { allVaried, type Varied } from '../varied.ts'

/** A figure that is drawn: one that states a range. */
export interface DrawnFigure {
  readonly varied: Varied
  readonly marginal: Marginal
  /** How much of a year's draw is that of the year before: 1 is one draw for all years. */
  readonly persistence: number
}

/** The figures of a model that state a range, in the order in which it lists them. */
export function drawnFigures(model: Model): DrawnFigure[] {
  return allVaried(model).flatMap((varied): DrawnFigure[] => {
    const [input] = varied.inputs
    const marginal = input && marginalOfInput(input, varied.central, model.unit)
    return input === undefined || marginal === undefined
      ? []
      : [{ varied, marginal, persistence: persistenceOf(input).toNumber() }]
  })
}

/** A figure as draws read it. */
export function drawnFactor(figure: DrawnFigure): DrawnFactor {
  return { name: figure.varied.path, quantile: quantileOf(figure), persistence: figure.persistence }
}

/** A table takes some time, and several models of one definition draw the same figure. */
const tables = new WeakMap<Entry, Quantile>()

function quantileOf({ varied, marginal: { normal, quantile, split } }: DrawnFigure): Quantile {
  if (normal !== undefined) return { is: 'normal', ...normal }
  const entry = varied.inputs[0]?.entry
  const known = entry && tables.get(entry)
  if (known !== undefined) return known
  const table = quantileTable(quantile, split === undefined ? 0 : normalQuantile(split))
  if (entry !== undefined) tables.set(entry, table)
  return table
}

/** The figures, by position, that are drawn together, in the order in which they are drawn. */
export function togetherOf({ correlations }: Model, figures: readonly DrawnFigure[]): JoinedFactors[] {
  const position = new Map(figures.flatMap(({ varied }, at) => varied.inputs.map((input) => [input, at])))
  return groupsOf(correlations).map((group) => {
    const matrix = matrixOf(group)
    const placed = group.inputs.flatMap((input, row) => {
      const at = position.get(input)
      return at === undefined ? [] : [{ at, row }]
    })
    return {
      factors: placed.map(({ at }) => at),
      matrix: placed.map((one) => placed.map((other) => matrix[one.row]?.[other.row] ?? 0)),
    }
  })
}
