import { one } from '../base/decimal.ts'
import { poundsIn } from '../base/money-unit.ts'
import type { Definition } from '../definition/definition.ts'
import { divide, less, number, onePlus, plus, poundsFactor, previous, row, sum, times } from '../formula/build.ts'
import type { Numeric, Term } from '../formula/node.ts'
import { inMember } from './member-rows.ts'
import type { Row } from './row.ts'
import type { Weighed } from './weights.ts'

type Formulas = Pick<Row, 'base' | 'formula'>
/** A row without a value: nothing is stated that it could rest on. */
const nowhere: Formulas = { base: undefined, formula: undefined }

/** A member with its rows by the names they have in it. */
export type Having = Weighed & { readonly rows: ReadonlyMap<string, Row> }

/**
 * A row of a place that is not the sum of its members': a rate, a distance, a share, worked out from the added rows.
 * Undefined for rows that are added; `left-out` where nothing can be said of several members together.
 */
export function recomputed(
  path: string,
  members: readonly Having[],
  all: readonly Having[],
  definition: Definition,
): Formulas | 'left-out' | undefined {
  const [first] = members
  const unit = first?.rows.get(path)?.unit
  const always = (formula: Numeric): Formulas => ({ base: formula, formula })
  const projected = (formula: Numeric): Formulas => ({ base: undefined, formula })
  const item = path.slice(0, path.lastIndexOf('.'))
  const name = path.slice(item.length + 1)
  // A target says nothing of a stream of which only a part has one, nor does activity of such a line.
  const isLacking = (needed: string): boolean =>
    all.some((one) => has(one, `${item}.recurrent`) && !has(one, `${item}.${needed}`))
  if (/^funding\..+\.(?:target|opening-target|distance|opening-distance)$/.test(path) && isLacking('target'))
    return 'left-out'
  if (/^lines\..+\.(?:activity|unit-cost)$/.test(path) && isLacking('activity')) return 'left-out'
  // Nor do people of a place of which only a part counts them.
  if (path === 'population.total' && !all.every(hasPeople)) return nowhere
  // What others spend is held against the line of one member, not against what several spend on it.
  const line = /^(lines\.[^.]+)\.benchmarks\./.exec(path)?.[1]
  if (line !== undefined)
    return all.filter((one) => has(one, `${line}.recurrent`)).length === 1 ? undefined : 'left-out'
  if (/^providers\..+\.change$/.test(path)) {
    const income = path.replace(/change$/, 'income')
    return projected(sum(plus(row(income)), less(previous(income))))
  }
  if (unit === 'money' || unit === 'people' || unit === 'activity') return undefined
  switch (path) {
    case 'funding.growth':
      return projected(weightedGrowth(members, 'funding.recurrent', path))
    case 'funding.growth-per-head':
      return definition.population !== undefined || all.every(hasPeople)
        ? projected(against('population.total'))
        : nowhere
    case 'funding.growth-real':
      return (definition.prices.deflator ?? definition.prices.index) === undefined
        ? nowhere
        : projected(against('prices.index'))
    case 'prices.index':
      return nowhere
    case 'headroom.share':
      return always(divide(row('headroom'), row('funding.total')))
    case 'out-of-hospital.share':
      return always(divide(row('out-of-hospital.spend'), row('funding.total')))
    case 'savings.requirement-share':
      return always(divide(row('savings.requirement'), row('funding.recurrent')))
    default:
  }
  if (name === 'growth') return projected(weightedGrowth(members, `${item}.recurrent`, path))
  if (name === 'distance') return always(distance(row(`${item}.recurrent`), row(`${item}.target`)))
  if (name === 'opening-distance')
    return projected(distance(previous(`${item}.recurrent`), row(`${item}.opening-target`)))
  if (name === 'unit-cost') {
    const pounds = poundsFactor(poundsIn(definition.unit))
    return always(divide(times(row(`${item}.spend`), pounds), row(`${item}.activity`)))
  }
  const only = members.length === 1 ? members[0] : undefined
  return only === undefined ? 'left-out' : always(row(inMember(only.member.id, path)))
}

function has({ rows }: Having, path: string): boolean {
  return rows.has(path)
}

function hasPeople({ rows }: Having): boolean {
  return rows.get('population.total')?.base !== undefined
}

/** The growth of each member, weighed by the money that grows; of one alone its own, even of nothing. */
function weightedGrowth(members: readonly Having[], amount: string, growth: string): Numeric {
  const [only] = members
  if (members.length === 1 && only !== undefined) return row(inMember(only.member.id, growth))
  const opening = members.flatMap(({ member, part }): { money: Numeric; growth: Numeric }[] => {
    const money = part(amount, 1)
    return money === undefined ? [] : [{ money, growth: row(inMember(member.id, growth)) }]
  })
  const grown: Term[] = opening.map(({ money, growth: own }) => plus(times(money, own)))
  return divide(sum(...grown), sum(...opening.map(({ money }) => plus(money))))
}

/** `(1 + growth of funding) / (1 + growth of the other row) - 1`. */
function against(other: string): Numeric {
  const change = divide(row(other), previous(other))
  return sum(plus(divide(onePlus(row('funding.growth')), change)), less(number(one)))
}

function distance(recurrent: Numeric, target: Numeric): Numeric {
  return sum(plus(divide(recurrent, target)), less(number(one)))
}
