import { type MoneyUnit, poundsIn } from '../base/money-unit.ts'
import type { Line } from '../definition/definition.ts'
import { divide, input, onePlus, poundsFactor, previous, row, times } from '../formula/build.ts'
import { again, always, among, money, type Row } from './row.ts'

/** METHODS.md, section 10: the activity of a line, and what a unit of it costs in pounds. */
export function activityRows({ id, title, activity }: Line, unit: MoneyUnit): Row[] {
  if (activity === undefined) return []
  const path = `lines.${id}.activity`
  const spend = row(`lines.${id}.spend`)
  const pounds = poundsIn(unit)
  const words = activity.unit
  // Activity of a line says nothing where only a part of the line counts it.
  const whole = `lines.${id}.recurrent`
  return [
    {
      ...among(
        whole,
        money(path, `${title}, activity`, {
          base: input(activity.base),
          formula: times(previous(path), onePlus(input(activity.growth))),
        }),
      ),
      unit: 'activity',
      words,
    },
    {
      ...again(
        always(
          `lines.${id}.unit-cost`,
          `${title}, spend for each ${words} as projected`,
          divide(times(spend, poundsFactor(pounds)), row(path)),
        ),
        whole,
      ),
      unit: 'unit-cost',
      words,
    },
  ]
}
