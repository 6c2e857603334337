import { averageOf, averageRate } from '../base/average-rate.ts'
import { Decimal, one, zero } from '../base/decimal.ts'
import type { Definition } from '../definition/definition.ts'
import type { Values } from '../engine/arithmetic.ts'
import type { Changed, Changing } from '../engine/rerun.ts'
import { number as numberNode, row } from '../formula/build.ts'
import type { Condition } from '../formula/node.ts'
import { envelope, linesIn } from '../model/care-settings.ts'
import { inMembers, type NamedPath } from '../model/row-path.ts'
import type { Scenario } from '../open/open.ts'
import { type Projection, positionNamed } from '../open/project.ts'
import { edgeNear, edgesAlong } from './edge.ts'
import { type Besides, type ConditionProbe, probeOf, type Trial } from './probe.ts'

const recurrent = 'headroom.recurrent'

/** As far as `solve` searches about a rate. */
const widest = new Decimal('0.25')

/**
 * The average growth of recurrent funding, a year, at which the out-of-hospital envelope of the last year is that of the
 * base year times `factor`, both in cash: 1.6% is 0.016. A factor of one holds the envelope in cash; the rise of prices,
 * or of the population, over the years holds it in real terms, or per head.
 *
 * Every stream that grows by a rate, or at a pace of change, is given one same rate; other streams, adjustments and
 * amounts stay as stated. The answer is the growth of all recurrent funding that follows, so that it can be held against
 * the growth a definition assumes. Undefined where no stream grows by a rate, or where that rate lies beyond 25% either way.
 */
export function fundingThatHolds(scenario: Scenario, factor: Decimal = one): Decimal | undefined {
  return fundingWhere(scenario, isHeld(scenario.projection, factor))
}

/**
 * The same growth at which the last year balances on what recurs: recurrent headroom is nought, so that no savings are left to be found.
 */
export function fundingThatBalances(scenario: Scenario): Decimal | undefined {
  if (positionNamed(scenario.projection, recurrent) === undefined) return undefined
  return fundingWhere(scenario, { op: 'compare', how: '>=', left: row(recurrent), right: numberNode(zero) })
}

/** The average growth of recurrent funding at which something just holds of the last year. */
function fundingWhere({ definition, projection }: Scenario, what: Condition | undefined): Decimal | undefined {
  const { count } = definition.horizon
  const funding = positionNamed(projection, 'funding.recurrent')
  const growth = positionNamed(projection, 'funding.growth')
  if (funding === undefined || growth === undefined) return undefined
  const from = projection.values[funding]?.[0]
  if (from === undefined || from.lte(0)) return undefined
  // Money that comes with a change of responsibility is no growth: there it is compounded, and else read off the ends.
  const hasMoves = movesServices(definition)
  const trial = growing(projection, fundingGrowths(definition), (_, rate) => rate, 0)
  const held = trial && edgeOf(projection, trial, what, { rows: [hasMoves ? growth : funding], everyYear: hasMoves })
  if (held === undefined) return undefined
  const { values } = held.probe.runAt(held.number)
  if (hasMoves) return averageOf(values[growth]?.slice(1) ?? [])
  const to = values[funding]?.[count]
  return to && averageRate(from, to, count)
}

/**
 * The points to be added to the growth of all hospital lines in every year at which the envelope is held so: one point is 0.01.
 * Undefined where there are none, where one of them is given by amounts, or where that lies beyond 25 points either way.
 */
export function hospitalShiftThatHolds(
  { definition, projection }: Scenario,
  factor: Decimal = one,
): Decimal | undefined {
  const lines = hospitalGrowths(definition)
  const trial = lines && growing(projection, lines, (stated, points) => Decimal.max(stated.plus(points), -1), 'stated')
  return trial && edgeOf(projection, trial, isHeld(projection, factor))?.number
}

/** Growth that is given other values: about what its numbers are, nought where they are rates. */
interface GrowthTrial extends Trial {
  readonly isShift: boolean
  readonly about: number
}

/** That the envelope of a year is at least that of the base year times a factor; undefined where that was nothing. */
function isHeld(projection: Projection, factor: Decimal): Condition | undefined {
  const position = positionNamed(projection, envelope)
  const target = position === undefined ? undefined : projection.values[position]?.[0]?.times(factor)
  if (target === undefined || target.lte(0)) return undefined
  return { op: 'compare', how: '>=', left: row(envelope), right: numberNode(target) }
}

/** Where something just holds of the last year. More than one such number lies in no search of these. */
function edgeOf(
  projection: Projection,
  trial: GrowthTrial,
  what: Condition | undefined,
  besides?: Besides,
): { readonly number: Decimal; readonly probe: ConditionProbe } | undefined {
  if (what === undefined) return undefined
  const probe = probeOf(projection, trial, what, projection.plan.count, besides)
  // Money that grows for so many years is nearly a straight line along the growth of all of them.
  const years = projection.plan.count
  const start = {
    first: 0,
    second: 0.01,
    // A shift of nought is what was projected.
    apartAtFirst: trial.isShift ? probe.compared.apartIn(projection)(years)?.toNumber() : undefined,
    along: (number: number) => (1 + trial.about + number) ** years,
    back: (grown: number) => grown ** (1 / years) - 1 - trial.about,
  }
  const near = edgeNear(start, probe)
  const isWithin = near?.number.abs().lte(widest) === true
  const [edge] = isWithin ? [near] : edgesAlong([widest.neg(), widest], probe.says, probe)
  return edge && { number: edge.number, probe }
}

/** Growth, as it is stated or in the place of what it comes of, that is another in every projected year; undefined of none. */
function growing(
  projection: Projection,
  growths: readonly NamedPath[],
  change: (value: Decimal, number: Decimal) => Decimal,
  about: 0 | 'stated',
): GrowthTrial | undefined {
  const { plan, inputs, values } = projection
  const positions = growths.flatMap((path) => positionNamed(projection, path) ?? [])
  const inputOf = (at: number): number[] => {
    const code = plan.formulas[at]
    return code?.op === 'input' && code.lag === 0 ? [code.input] : []
  }
  const changing = {
    inputs: positions.flatMap(inputOf),
    rows: positions.filter((at) => inputOf(at).length === 0),
  } satisfies Changing
  if (positions.length === 0) return undefined
  const first = values[positions[0] as number]?.[1]
  return {
    changing,
    isShift: about !== 0,
    about: about === 0 ? 0 : (first?.toNumber() ?? 0),
    at: (number): Changed<Decimal> => {
      // What is the same in many years is worked out once, here and by the engine.
      let last: { readonly value: Decimal; readonly other: Decimal } | undefined
      const otherThan = (value: Decimal): Decimal => {
        if (last?.value !== value) last = { value, other: change(value, number) }
        return last.other
      }
      const changed = (all: Values<Decimal>, which: readonly number[]): Values<Decimal> =>
        which.map((at) => (all[at] ?? []).map((value, index) => (index === 0 ? value : value && otherThan(value))))
      return { inputs: changed(inputs, changing.inputs), rows: changed(values, changing.rows) }
    },
  }
}

/** Whether services move to or from the commissioner, or any member of it, with their money. */
function movesServices({ responsibilities, members }: Definition): boolean {
  return responsibilities.length > 0 || members.some(({ definition }) => movesServices(definition))
}

/** The growth of every stream that grows by a rate or at a pace, in a place that of its members. */
function fundingGrowths(definition: Definition): readonly NamedPath[] {
  return ofMembers(definition, ({ streams }, within) =>
    streams
      .filter(({ growth, pace }) => growth !== undefined || pace !== undefined)
      .map(({ id }) => inMembers(within, `funding.${id}.growth`)),
  )
}

/** The growth of every hospital line; undefined where one of them does not grow, being given by amounts. */
function hospitalGrowths(definition: Definition): readonly NamedPath[] | undefined {
  if (linesIn(definition, 'hospital').some(({ amounts }) => amounts !== undefined)) return undefined
  return ofMembers(definition, (own, within) =>
    linesIn(own, 'hospital').map(({ id }) => inMembers(within, `lines.${id}.growth`)),
  )
}

function ofMembers(
  definition: Definition,
  growths: (own: Definition, within: readonly string[]) => readonly NamedPath[],
  within: readonly string[] = [],
): readonly NamedPath[] {
  const { members } = definition
  if (members.length === 0) return growths(definition, within)
  return members.flatMap(({ id, definition: own }) => ofMembers(own, growths, [...within, id]))
}
