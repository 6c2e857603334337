import { type Decimal, zero } from '../../base/decimal.ts'
import type { ItemId } from '../../definition/definition.ts'
import { less, number, plus, row, sum } from '../../formula/build.ts'
import type { Condition, Numeric } from '../../formula/node.ts'
import { optionPath } from '../../model/appraisal-paths.ts'
import type { Projection } from '../../open/project.ts'
import { type Solved, solve, usualInterval } from '../solve.ts'
import { tornado, usualSteps } from '../tornado.ts'
import type { Varied } from '../varied.ts'

/** What an input would have to be for an option to cost as much as another one. */
export interface Switching {
  readonly option: string
  /** The other; the counterfactual, whose cost is nought, or the option that ranks next. */
  readonly other: string
  readonly varied: Varied
  /** The number nearest to what is stated; undefined where there is none in the interval. */
  readonly at: Decimal | undefined
  readonly interval: Solved['interval']
}

/** So many figures are tried for each pair: those that the difference moves with most. */
const mostFigures = 4

/**
 * The numbers at which options of a ranking change places, each by `solve`: every one against the counterfactual, so that its net
 * present cost is nought there, and those that follow one another. `ranked` has the ids in their order, the lowest cost first.
 */
export function switchingValues(
  projection: Projection,
  ranked: readonly ItemId[],
  counterfactual: ItemId,
): readonly Switching[] {
  const { count } = projection.model.horizon
  const cost = (option: ItemId): Numeric => row(optionPath(option, 'net-present-cost'))
  const others = ranked.filter((option) => option !== counterfactual)
  const pairs = [
    ...others.map((option) => [option, counterfactual] as const),
    ...others.slice(1).flatMap((option, at) => {
      const before = others[at]
      return before === undefined ? [] : [[before, option] as const]
    }),
  ]
  return pairs.flatMap(([option, other]) => {
    const beyond = other === counterfactual ? cost(option) : sum(plus(cost(option)), less(cost(other)))
    const condition: Condition = { op: 'compare', how: '<=', left: beyond, right: number(zero) }
    const { bars } = tornado(projection, beyond, count, usualSteps)
    return bars
      .filter(({ swing }) => swing.gt('1e-9'))
      .slice(0, mostFigures)
      .flatMap(({ varied }): Switching[] => {
        const interval = usualInterval(varied)
        const solved = interval && solve(projection, varied, condition, count, interval)
        if (solved === undefined) return []
        const distance = (found: Decimal): Decimal => found.minus(varied.central).abs()
        const [nearest] = [...solved.solutions].sort((one, two) =>
          distance(one.number).comparedTo(distance(two.number)),
        )
        return [{ option, other, varied, at: nearest?.number, interval: solved.interval }]
      })
  })
}
