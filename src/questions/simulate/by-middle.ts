import { Decimal } from '../../base/decimal.ts'
import { inputsBehind } from '../../engine/rerun.ts'
import { reckoner } from '../../engine/run.ts'
import { type Numeric, walk } from '../../formula/node.ts'
import type { Projection } from '../../open/project.ts'
import { enoughYear, rowsOf } from '../truth.ts'
import { withInputs } from '../with-inputs.ts'
import type { DrawnFigure } from './drawn-figures.ts'

/** A figure at the middle of its draws, all others as stated. */
export interface ByMiddle {
  readonly figure: DrawnFigure
  /** The number below which half of its draws lie: a value, or what is added to every year. */
  readonly middle: Decimal
  /** What the answer comes to at it. */
  readonly answer: Decimal
}

/** Each figure is a run of its own: beyond so many nobody would wait for a sentence. */
const mostFigures = 200

/**
 * Of the figures whose middle is not what is stated, the one that by itself moves an answer in a year most the way that `towards` lies
 * from it: what is most to blame where the middle of draws is not the answer as stated. Undefined where none moves it so.
 */
export function mostByMiddle(
  projection: Projection,
  formula: Numeric,
  index: number,
  figures: readonly DrawnFigure[],
  towards: number,
): ByMiddle | undefined {
  const { plan } = projection
  const nodes = walk(formula)
  const rows = rowsOf(
    nodes.flatMap((node) => ('path' in node ? [node.path] : [])),
    plan,
  )
  const answer = reckoner(plan, formula)
  const central = answer(projection)(index)
  const behind = inputsBehind(plan, rows)
  const moved = figures.flatMap((figure) => {
    const { varied, marginal } = figure
    const middle = new Decimal(marginal.quantile(0.5).toPrecision(12))
    const inputs = varied.inputs.flatMap((input) => plan.inputPosition.get(input) ?? [])
    return middle.eq(varied.central) || !inputs.some((input) => behind.has(input)) ? [] : [{ figure, middle, inputs }]
  })
  if (central === undefined || moved.length > mostFigures) return undefined
  const isUp = central.lt(towards)
  let most: ByMiddle | undefined
  for (const { figure, middle, inputs } of moved) {
    const ran = withInputs(projection, inputs, rows, enoughYear(nodes, index))(figure.varied.at(middle))
    const found = answer(ran)(index)
    const before = most?.answer ?? central
    if (found !== undefined && (isUp ? found.gt(before) : found.lt(before))) most = { figure, middle, answer: found }
  }
  return most
}
