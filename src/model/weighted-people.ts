import { one } from '../base/decimal.ts'
import type { Line } from '../definition/definition.ts'
import { divide, input, less, number, plus, previous, row, sum, times } from '../formula/build.ts'
import { groupPath } from './people-and-prices.ts'
import { always, asStep, inUnit, onOneSide, type Row, rate, stayingWithMember, working } from './row.ts'

/**
 * METHODS.md, section 10: the people of a line, each weighed by what one of the group costs it, and how they grow: the rate of the driver that
 * names the groups. None of a line without such a driver.
 */
export function weightedPeopleRows({ id, title, drivers }: Line): Row[] {
  const weights = drivers.flatMap((driver) => (driver.is === 'people' ? driver.weights : []))
  if (weights.length === 0) return []
  const path = `lines.${id}.weighted-people`
  const people = sum(...weights.map(({ group, weight }) => plus(times(row(groupPath(group)), input(weight)))))
  const growth = sum(plus(divide(row(path), previous(path))), less(number(one)))
  return [
    // Only proportions of weights count, so that those of two members cannot be added up.
    stayingWithMember(
      onOneSide('population', inUnit('people', always(path, `${title}, people weighed by what they cost`, people)), 3),
    ),
    asStep('people', 'row', working(rate(peopleGrowthPath(id), `${title}, growth of weighed people`, growth))),
  ]
}

/** The row of how the weighed people of a line grow. */
export function peopleGrowthPath(line: string): string {
  return `lines.${line}.weighted-people-growth`
}
