import type { Decimal } from '../../base/decimal.ts'
import { isBesideRows } from '../../definition/keys/keys.ts'
import { reckoner } from '../../engine/run.ts'
import { type Numeric, walk } from '../../formula/node.ts'
import type { Scenario } from '../../open/open.ts'
import type { Projection } from '../../open/project.ts'
import { rowsOf } from '../truth.ts'
import { withInputs } from '../with-inputs.ts'
import type { Difference } from './differences.ts'
import { projectMixed } from './mixture.ts'
import { standingOf } from './paths.ts'
import type { Player } from './players.ts'

/** What a bridge is of: a formula over the rows of a projection, where it has them, in a year by index from the base year. */
export interface Bridged {
  readonly formulaIn: (projection: Projection) => Numeric | undefined
  readonly index: number
}

/** Values of the figure where some of the differences are as in the second. */
export class Mixer {
  private readonly first: Scenario
  private readonly second: Scenario
  private readonly bridged: Bridged
  private readonly owners: ReadonlySet<string>
  /** The path of the number of years where that is taken from the second. */
  private years: '' | 'years.count'
  /** By what was changed of the model itself. */
  private readonly built = new Map<string, Projection | undefined>()
  private readonly values = new Map<string, Decimal | undefined>()

  constructor(first: Scenario, second: Scenario, bridged: Bridged, owners: ReadonlySet<string>) {
    this.first = first
    this.second = second
    this.bridged = bridged
    this.owners = owners
    // The years that both have: what is stated for those of the shorter need not cover more.
    this.years = second.definition.horizon.count < first.definition.horizon.count ? 'years.count' : ''
  }

  valueOf(players: readonly Player[]): Decimal | undefined {
    const all = players.flatMap(({ differences }) => differences)
    const key = keyOf(all)
    if (this.values.has(key)) return this.values.get(key)
    const shaping = all.filter(({ figures }) => figures === undefined)
    // Where the model itself is refused, it may be for a figure that changes with it: people of groups beside a total of the first.
    const projection = this.build(shaping) ?? (shaping.length < all.length ? this.build(all) : undefined)
    const figures = all.flatMap((difference) => difference.figures ?? [])
    const value = projection && valueWith(projection, figures, this.bridged)
    this.values.set(key, value)
    return value
  }

  /** The years of the longer, where what it states of those that the shorter has not is refused with the years of that. */
  takeYears(players: readonly Player[]): void {
    const [own, other] = [this.first, this.second].map(({ definition: { horizon } }) => horizon.count)
    if (own === other) return
    const all = players.flatMap(({ differences }) => differences)
    const areTaken = (): boolean => [[], all].every((shaping) => this.mixed(shaping) !== undefined)
    const shorter = this.years
    if (areTaken()) return
    this.years = shorter === '' ? 'years.count' : ''
    if (!areTaken()) this.years = shorter
  }

  private build(shaping: readonly Difference[]): Projection | undefined {
    if (shaping.length === 0) return this.first.projection
    const key = keyOf(shaping)
    if (this.built.has(key)) return this.built.get(key)
    const projection = this.mixed(shaping)
    this.built.set(key, projection)
    return projection
  }

  private mixed(shaping: readonly Difference[]): Projection | undefined {
    const paths = new Set(shaping.flatMap((difference) => difference.paths))
    return projectMixed(this.first.definition, this.second.definition, {
      isSecond: (path) => paths.has(path) || path === this.years,
      isLeftOut: (path) => this.isLeftOut(path),
      unit: this.first.definition.unit,
    })
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

/** The figure as a projection has it. */
export function valueIn(projection: Projection, { formulaIn, index }: Bridged): Decimal | undefined {
  const formula = formulaIn(projection)
  return formula && reckoner(projection.plan, formula)(projection)(index)
}

/** The rows that the figure is of, by their positions in the plan. */
export function rowsBridged(projection: Projection, { formulaIn }: Bridged): readonly number[] {
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
  const rows = rowsBridged(projection, bridged)
  const run = withInputs(
    projection,
    changed.map(({ at }) => at),
    rows,
  )
  return reckoner(plan, formula)(run(changed.map(({ values }) => values)))(bridged.index)
}
