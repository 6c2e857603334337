import { one } from '../base/decimal.ts'
import type { Pace, Stream } from '../definition/definition.ts'
import { divide, input, less, max, min, number, onePlus, plus, previous, row, sum, times } from '../formula/build.ts'
import type { Numeric, Term } from '../formula/node.ts'
import { again, always, among, inUnit, money, type Row, rate } from './row.ts'

/** METHODS.md, section 1: the target of a stream, and how far the stream is from it at the start and at the end of a year. */
export function targetRows({ id, title, target }: Stream, moved: readonly Term[]): Row[] {
  if (target === undefined) return []
  const path = `funding.${id}`
  const own = `${path}.target`
  const opening = `${path}.opening-target`
  const { base, growth, rebasing } = target
  // A target says nothing of a stream of which only a part has one.
  const whole = `${path}.recurrent`
  return [
    among(
      whole,
      money(own, `${title}, target`, {
        base: input(base),
        // What moves with a change of responsibility moves the target pound for pound, and no distance in money.
        formula: sum(plus(times(row(opening), onePlus(input(growth)))), ...moved),
      }),
    ),
    again(
      rate(
        `${path}.opening-distance`,
        `${title}, opening distance from target`,
        sum(plus(divide(previous(whole), row(opening))), less(number(one))),
      ),
      whole,
    ),
    again(
      inUnit(
        'rate',
        always(
          `${path}.distance`,
          `${title}, closing distance from target`,
          sum(plus(divide(row(whole), row(own))), less(number(one))),
        ),
      ),
      whole,
    ),
    again(
      always(`${path}.above-target`, `${title}, recurrent funding above target`, sum(plus(row(whole)), less(row(own)))),
      whole,
    ),
    {
      ...among(
        whole,
        money(opening, `${title}, opening target`, {
          formula: sum(plus(previous(own)), ...(rebasing === undefined ? [] : [plus(input(rebasing))])),
        }),
      ),
      shown: false,
    },
  ]
}

/** The growth that the pace of change gives, before any floor. */
export function growthAtPace({ id, pace, target, adjustments }: Stream): Numeric | undefined {
  const path = `funding.${id}`
  if (pace === undefined) return undefined
  const { form } = pace
  switch (form.is) {
    case 'convergence':
      return sum(plus(input(form.base)), less(input(form.convergence)))
    case 'by-distance':
      return joined(row(`${path}.opening-distance`), form.points)
    case 'close-by': {
      if (target === undefined) return undefined
      const part = sum(plus(number(one)), less(divide(number(one), input(form.yearsLeft))))
      const distance = times(row(`${path}.opening-distance`), part)
      const aim = times(row(`${path}.opening-target`), onePlus(input(target.growth)), onePlus(distance))
      const grown = sum(plus(aim), ...(adjustments === undefined ? [] : [less(input(adjustments))]))
      return sum(plus(divide(grown, previous(`${path}.recurrent`))), less(number(one)))
    }
  }
}

type Points = Extract<Pace['form'], { is: 'by-distance' }>['points']

/**
 * Points joined by straight lines, flat beyond the ends: the first growth, and for each stretch its rise times the part of
 * it that lies below the distance. Multiplied before it is divided, so that a distance of exactly a point gives exactly its
 * growth.
 */
function joined(distance: Numeric, points: Points): Numeric | undefined {
  const [first] = points
  if (first === undefined) return undefined
  const stretches = points.slice(1).map((to, index): Term => {
    const from = points[index] ?? first
    const rise = sum(plus(input(to.growth)), less(input(from.growth)))
    const within = sum(plus(min(max(distance, input(from.at)), input(to.at))), less(input(from.at)))
    return plus(divide(times(rise, within), sum(plus(input(to.at)), less(input(from.at)))))
  })
  return sum(plus(input(first.growth)), ...stretches)
}
