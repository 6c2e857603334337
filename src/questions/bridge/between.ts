import type { Decimal } from '../../base/decimal.ts'
import { isBesideRows } from '../../definition/keys/keys.ts'
import { reckoner } from '../../engine/run.ts'
import { type Numeric, walk } from '../../formula/node.ts'
import type { Scenario } from '../../open/open.ts'
import type { Projection } from '../../open/project.ts'
import { rowsOf } from '../truth.ts'
import { withInputs } from '../with-inputs.ts'
import type { Bridge } from './bridge.ts'
import { type Difference, differencesOf } from './differences.ts'
import { labelsApart } from './labels.ts'
import { projectMixed } from './mixture.ts'
import { standingOf } from './paths.ts'
import { joinedPlayers, type Player, playersOf } from './players.ts'
import { isReachedIn, reachOf } from './reach.ts'
import { shapley, sizeOf } from './shapley.ts'

/** What a bridge is of: a formula over the rows of a projection, where it has them, in a year by index from the base year. */
export interface Bridged {
  readonly formulaIn: (projection: Projection) => Numeric | undefined
  readonly index: number
}

/** A bridge, and what it was made from. */
export interface BridgeBetween extends Bridge {
  /** Differences that each step is of, in the order of the steps. */
  readonly differences: readonly (readonly Difference[])[]
  /** What each step would move the row by if it were made first, and last: what it does beside all that is in the first, and in the second. */
  readonly beside: readonly { readonly first: Decimal; readonly last: Decimal }[]
  /** The steps, by place, that are of more than one thing because what is told apart in them would be refused. */
  readonly joined: ReadonlySet<number>
}

/**
 * How a figure of one scenario becomes that of another: the steps are Shapley values over the groups of values in which they differ.
 * Undefined where one of them has no such figure. Both must be of one base year. Its money is in the unit of the first.
 */
export function bridgeBetween(first: Scenario, given: Scenario, bridged: Bridged): BridgeBetween | undefined {
  const second = inUnitOf(first, given)
  const [start, end] = [first, second].map(({ projection }) => valueIn(projection, bridged))
  if (start === undefined || end === undefined) return undefined
  const reaches = [first, second].map(({ projection }) => reachOf(projection, askedRows(projection, bridged)))
  const reached = differencesOf(first, second).filter((difference) => isReachedIn(reaches, difference))
  const mixer = new Mixer(first, second, bridged, new Set(reaches.flatMap(({ owners }) => [...owners])))
  const players = mixer.joinRefused(playersOf(reached))
  const all = 2 ** players.length - 1
  const valueWhere = (set: number): Decimal => {
    if (set === 0) return start
    if (set === all) return end
    return mixer.valueOf(players.filter((_, at) => (set & (2 ** at)) !== 0)) as Decimal
  }
  const values = shapley(players.length, valueWhere)
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
      first: valueWhere(2 ** at).minus(start),
      last: end.minus(valueWhere(all - 2 ** at)),
    })),
    differences: players.map(({ differences }) => differences),
    joined: new Set(players.flatMap(({ isJoined }, at) => (isJoined === true ? [at] : []))),
  }
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

/** Values of the figure where some of the differences are as in the second. */
class Mixer {
  private readonly first: Scenario
  private readonly second: Scenario
  private readonly bridged: Bridged
  private readonly owners: ReadonlySet<string>
  private readonly shorter: string
  /** By what was changed of the model itself. */
  private readonly built = new Map<string, Projection | undefined>()
  private readonly values = new Map<string, Decimal | undefined>()

  constructor(first: Scenario, second: Scenario, bridged: Bridged, owners: ReadonlySet<string>) {
    this.first = first
    this.second = second
    this.bridged = bridged
    this.owners = owners
    // The years that both have: what is stated for those of the shorter need not cover more.
    this.shorter = second.definition.horizon.count < first.definition.horizon.count ? 'years.count' : ''
  }

  valueOf(players: readonly Player[]): Decimal | undefined {
    const all = players.flatMap(({ differences }) => differences)
    const key = keyOf(all)
    if (this.values.has(key)) return this.values.get(key)
    const projection = this.build(all.filter(({ figures }) => figures === undefined))
    const figures = all.flatMap((difference) => difference.figures ?? [])
    const value = projection && valueWith(projection, figures, this.bridged)
    this.values.set(key, value)
    return value
  }

  /**
   * Players of which each can be mixed with any others: where a mixture is refused, those in it are joined to the fewest others beside
   * which it is not.
   */
  joinRefused(given: readonly Player[]): readonly Player[] {
    let players = given
    for (;;) {
      const all = 2 ** players.length - 1
      const sets = Array.from({ length: all }, (_, at) => at + 1).sort((one, other) => sizeOf(one) - sizeOf(other))
      const chosen = (set: number): Player[] => players.filter((_, at) => (set & (2 ** at)) !== 0)
      const isRefused = (set: number): boolean => set !== all && this.valueOf(chosen(set)) === undefined
      const refused = sets.find(isRefused)
      if (refused === undefined) return players
      const whole = sets.find((set) => (set & refused) === refused && set !== refused && !isRefused(set)) ?? all
      const joined = joinedPlayers(chosen(whole))
      const at = players.findIndex((_, index) => (whole & (2 ** index)) !== 0)
      players = players.flatMap((player, index) =>
        index === at ? [joined] : (whole & (2 ** index)) === 0 ? [player] : [],
      )
    }
  }

  private build(shaping: readonly Difference[]): Projection | undefined {
    if (shaping.length === 0) return this.first.projection
    const key = keyOf(shaping)
    if (this.built.has(key)) return this.built.get(key)
    const paths = new Set(shaping.flatMap((difference) => difference.paths))
    const projection = projectMixed(this.first.definition, this.second.definition, {
      isSecond: (path) => paths.has(path) || path === this.shorter,
      isLeftOut: (path) => this.isLeftOut(path),
      unit: this.first.definition.unit,
    })
    this.built.set(key, projection)
    return projection
  }

  private isLeftOut(path: string): boolean {
    const { key, owner } = standingOf(path)
    return isBesideRows(key) || (key === 'measures' && !this.owners.has(owner))
  }
}

function keyOf(differences: readonly Difference[]): string {
  return differences
    .map(({ path }) => path)
    .sort()
    .join('\n')
}

function valueIn(projection: Projection, { formulaIn, index }: Bridged): Decimal | undefined {
  const formula = formulaIn(projection)
  return formula && reckoner(projection.plan, formula)(projection)(index)
}

function askedRows(projection: Projection, { formulaIn }: Bridged): readonly number[] {
  const formula = formulaIn(projection)
  const paths = formula === undefined ? [] : walk(formula).flatMap((node) => ('path' in node ? [node.path] : []))
  return rowsOf(paths, projection.plan)
}

/** The figure where some inputs have the values of the second. */
function valueWith(
  projection: Projection,
  figures: readonly (readonly [
    unknown,
    { readonly path: string; readonly values: readonly (Decimal | undefined)[] },
  ])[],
  bridged: Bridged,
): Decimal | undefined {
  const formula = bridged.formulaIn(projection)
  if (formula === undefined) return undefined
  const { plan, model } = projection
  const positions = new Map<string, number>(model.inputs.map((input, at) => [input.path, at]))
  const changed = figures.flatMap(([, other]) => {
    const at = positions.get(other.path)
    return at === undefined ? [] : [{ at, values: other.values.slice(0, plan.count + 1) }]
  })
  const rows = askedRows(projection, bridged)
  const run = withInputs(
    projection,
    changed.map(({ at }) => at),
    rows,
  )
  return reckoner(plan, formula)(run(changed.map(({ values }) => values)))(bridged.index)
}
