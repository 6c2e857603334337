import type { Decimal } from '../../base/decimal.ts'
import type { Scenario } from '../../open/open.ts'
import type { Bridge } from './bridge.ts'
import { type Difference, differencesOf } from './differences.ts'
import { inOrders } from './in-orders.ts'
import { labelsApart } from './labels.ts'
import { type Bridged, Mixer, rowsBridged, valueIn } from './mixer.ts'
import { projectMixed } from './mixture.ts'
import { type ComesBefore, comesBefore } from './orders.ts'
import { type Player, playersIn, playersOf } from './players.ts'
import { isReachedIn, reachOf } from './reach.ts'
import { shapley } from './shapley.ts'

/** A bridge, and what it was made from. */
export interface BridgeBetween extends Bridge {
  /** Differences that each step is of, in the order of the steps. */
  readonly differences: readonly (readonly Difference[])[]
  /** What each step would move the row by if it were made first, and last: what it does beside all that is in the first, and in the second. Undefined where that is refused. */
  readonly beside: readonly { readonly first: Decimal | undefined; readonly last: Decimal | undefined }[]
  /** The steps, by place, that are of more than one thing because what is told apart in them would be refused. */
  readonly joined: ReadonlySet<number>
  /** The steps, by place, that are made before others in every order, because these would be refused without them. */
  readonly comesBefore: readonly ComesBefore[]
}

/**
 * How a figure of one scenario becomes that of another: the steps are Shapley values over the groups of values in which they differ, over the orders in which nothing is refused.
 * Undefined where one of them has no such figure. Both must be of one base year. Its money is in the unit of the first.
 */
export function bridgeBetween(first: Scenario, given: Scenario, bridged: Bridged): BridgeBetween | undefined {
  const second = inUnitOf(first, given)
  const [start, end] = [first, second].map(({ projection }) => valueIn(projection, bridged))
  if (start === undefined || end === undefined) return undefined
  const reaches = [first, second].map(({ projection }) => reachOf(projection, rowsBridged(projection, bridged)))
  const reached = differencesOf(first, second).filter((difference) => isReachedIn(reaches, difference))
  const mixer = new Mixer(first, second, bridged, new Set(reaches.flatMap(({ owners }) => [...owners])))
  const all = playersOf(reached)
  mixer.takeYears(all)
  const { players, orders } = inOrders(all, (some) => mixer.valueOf(some) !== undefined)
  const whole = 2 ** players.length - 1
  const valueWhere = (set: number): Decimal | undefined => {
    if (set === 0) return start
    return set === whole ? end : mixer.valueOf(playersIn(players, set))
  }
  const values = shapley(players.length, orders, (set) => valueWhere(set) as Decimal)
  const labels = labelsApart(players, first, second)
  return {
    start,
    steps: players.map((player, at) => ({
      path: player.path,
      kind: 'input',
      label: labels[at] as string,
      value: values[at] as Decimal,
      ...(isJoined(player) ? { isJoined: true } : {}),
    })),
    end,
    beside: players.map((_, at) => ({
      first: valueWhere(2 ** at)?.minus(start),
      last: minus(end, valueWhere(whole - 2 ** at)),
    })),
    differences: players.map(({ differences }) => differences),
    joined: new Set(players.flatMap(({ isJoined }, at) => (isJoined === true ? [at] : []))),
    comesBefore: comesBefore(players.length, orders),
  }
}

function minus(value: Decimal, other: Decimal | undefined): Decimal | undefined {
  return other && value.minus(other)
}

/** Whether it is several, by whose names it is called. */
function isJoined({ isJoined: areTogether, differences: [only, ...more] }: Player): boolean {
  return areTogether === true || (more.length === 0 && only?.isJoined === true)
}

/** A scenario with its money in the unit of another one. */
function inUnitOf({ definition: { unit } }: Scenario, scenario: Scenario): Scenario {
  if (scenario.definition.unit === unit) return scenario
  const { definition } = scenario
  const projection = projectMixed(definition, definition, { isSecond: () => false, isLeftOut: () => false, unit })
  if (projection === undefined) throw new Error(`${scenario.name} cannot be projected in ${unit}`)
  return { ...scenario, model: projection.model, projection }
}
