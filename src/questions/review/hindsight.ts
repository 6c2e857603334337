import { Decimal, epsilon } from '../../base/decimal.ts'
import type { Input } from '../../definition/definition.ts'
import type { Plan } from '../../engine/plan.ts'
import { inputsBehind } from '../../engine/rerun.ts'
import type { Condition } from '../../formula/node.ts'
import type { Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import type { Projection } from '../../open/project.ts'
import { type Solved, solve, usualInterval } from '../solve.ts'
import { allVaried, type Varied } from '../varied.ts'
import { withInputs } from '../with-inputs.ts'

/** What one assumption would have had to be, all others as they are, for a row to come to what came out. */
export interface Hindsight {
  readonly varied: Varied
  /** Its solutions: none where nothing that was looked at would have done. */
  readonly solved: Solved
  /**
   * By index, the years in which it would have had to be that: with the first solution in all years but one, the row would not have come to
   * the same. Growth of a line beneath a contract moves nothing of the price once that is set.
   */
  readonly years: readonly number[]
}

/** What was asked, and how many assumptions more there are than were. */
export interface Hindsights {
  readonly asked: readonly Hindsight[]
  readonly left: number
}

/** So many assumptions are asked about: a total rests on those of all its lines. */
const mostAsked = 12

/** A rate further from what was assumed in each of several years is none that anybody would believe: it is no answer. */
const plausibleWithin = new Decimal('0.1')

/** Of so many rows it is asked: each of them is worked out some hundred times, and all of a large definition would take minutes. */
export const mostLookedBackOn = 50

/** Which of some rows are asked about: of many those that came out furthest from what was projected, as a part of that. */
export function lookedBackOn<T>(all: readonly T[], distanceOf: (one: T) => Decimal | undefined): ReadonlySet<T> {
  const apart = all.flatMap((one): (readonly [T, Decimal])[] => {
    const distance = distanceOf(one)
    return distance === undefined ? [] : [[one, distance]]
  })
  const furthest = apart.sort(([, left], [, right]) => right.comparedTo(left)).slice(0, mostLookedBackOn)
  return new Set(furthest.map(([one]) => one))
}

const ratesByModel = new WeakMap<Scenario['model'], readonly Varied[]>()

/** The rates of a definition that change something year after year, found once for all rows that rest on them. */
function ratesOf(model: Scenario['model']): readonly Varied[] {
  const known = ratesByModel.get(model)
  if (known !== undefined) return known
  const rates = allVaried(model).filter(isRateOfEveryYear)
  ratesByModel.set(model, rates)
  return rates
}

/**
 * Which rates of the definition would have had to be what for a row to come to `actual` in a year: each in turn, by `solve`. Of a row of
 * one thing, such as a line, they are its own and those that it shares, and not those of others like it.
 */
export function hindsightOf({ model, projection }: Scenario, row: Row, index: number, actual: Decimal): Hindsights {
  const condition: Condition = {
    op: 'compare',
    how: '>=',
    left: { op: 'row', path: row.path, lag: 0 },
    right: { op: 'number', value: actual, percent: false },
  }
  const { plan } = projection
  const position = plan.position.get(row.path)
  const behind = inputsBehind(plan, position === undefined ? [] : [position])
  const rates = ratesOf(model).filter((varied) => isReached(varied, plan, behind) && !isOfAnother(varied, row))
  const asked = rates.slice(0, mostAsked).flatMap((varied): Hindsight[] => {
    const interval = usualInterval(varied)
    const solved = interval && solve(projection, varied, condition, index, interval)
    return solved === undefined || isInVain(solved)
      ? []
      : [believed({ varied, solved, years: yearsNeeded(projection, varied, solved, position, index) })]
  })
  return { asked, left: Math.max(0, rates.length - mostAsked) }
}

/** The same without what nobody would believe: no solution then within the interval that anybody would. One year alone may be anything. */
function believed({ varied, solved, years }: Hindsight): Hindsight {
  const { central } = varied
  const solutions = solved.solutions.filter(
    ({ number }) => years.length < 2 || number.minus(central).abs().lte(plausibleWithin),
  )
  if (solutions.length === solved.solutions.length) return { varied, solved, years }
  const interval = { low: central.minus(plausibleWithin), high: central.plus(plausibleWithin) }
  return { varied, solved: { ...solved, interval, solutions }, years: solutions.length === 0 ? [] : years }
}

/** Whether the row is the same whatever it is, such as a term of a contract that does not run yet: it would not have had to be anything. */
function isInVain({ solutions, points: [first, ...others] }: Solved): boolean {
  const value = first?.value
  return solutions.length === 0 && value !== undefined && others.every((point) => point.value?.eq(value) === true)
}

/** The years whose own value the row reads, at the first solution: each is put back by itself, as the plan has it. */
function yearsNeeded(
  projection: Projection,
  { inputs, at }: Varied,
  { solutions }: Solved,
  row: number | undefined,
  index: number,
): readonly number[] {
  const [solution] = solutions
  if (solution === undefined || row === undefined) return []
  const { plan } = projection
  const known = inputs.filter((input) => plan.inputPosition.has(input))
  const positions = known.flatMap((input) => plan.inputPosition.get(input) ?? [])
  const run = withInputs(projection, positions, [row], index)
  const solved = at(solution.number).filter((_, place) => plan.inputPosition.has(inputs[place] as Input))
  const whole = run(solved).values[row]?.[index]
  const isNeeded = (year: number): boolean => {
    const backed = solved.map((series, place) =>
      series.map((value, own) => (own === year ? known[place]?.values[own] : value)),
    )
    const without = run(backed).values[row]?.[index]
    return whole === undefined || without === undefined || whole.minus(without).abs().gt(epsilon)
  }
  return Array.from({ length: plan.count + 1 }, (_, year) => year).filter(
    (year) => solved.some((series) => series[year] !== undefined) && isNeeded(year),
  )
}

function isReached({ inputs }: Varied, plan: Plan, behind: Pick<ReadonlySet<number>, 'has'>): boolean {
  return inputs.some((input) => {
    const position = plan.inputPosition.get(input)
    return position !== undefined && behind.has(position)
  })
}

/** Whether it is a rate by which something changes year after year: growth, a driver, an uplift. */
function isRateOfEveryYear({ inputs }: Varied): boolean {
  return inputs.some(({ unit, entry }) => unit === 'rate' && entry?.key.cover === 'every')
}

/** Whether it is of another thing of the kind that the row is of: the growth of another line. */
function isOfAnother({ inputs }: Varied, { item }: Row): boolean {
  if (item === undefined) return false
  const kind = `${item.path.slice(0, item.path.lastIndexOf('.'))}.`
  return inputs.every(({ path }) => path.startsWith(kind) && !path.startsWith(`${item.path}.`))
}
