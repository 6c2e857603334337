import type { Decimal } from '../../base/decimal.ts'
import { isKnown } from '../series-words.ts'
import { px } from './frame.ts'

/** Values by position of the year; undefined where there is none. */
export type Values = readonly (Decimal | undefined)[]

/** Where years and values stand. */
export interface Across {
  /** By position of the year. */
  readonly x: readonly number[]
  readonly at: (value: Decimal) => number
}

/** The path of a line through its values, broken where one is missing; empty where there is none. */
export function lineThrough(values: Values, { x, at }: Across): string {
  let path = ''
  let isDown = false
  x.forEach((place, index) => {
    const value = values[index]
    if (isKnown(value)) path += `${isDown ? 'L' : 'M'}${px(place)} ${px(at(value))}`
    isDown = isKnown(value)
  })
  return path
}

/** The path of the area between two lines, over neighbouring years in which both have a value; empty where there are none. */
export function areaBetween(one: Values, other: Values, { x, at }: Across): string {
  let path = ''
  let [there, back]: [string[], string[]] = [[], []]
  const close = (): void => {
    if (there.length > 1) path += `M${there.join('L')}L${back.reverse().join('L')}Z`
    ;[there, back] = [[], []]
  }
  x.forEach((place, index) => {
    const [from, to] = [one[index], other[index]]
    if (isKnown(from) && isKnown(to)) {
      there.push(`${px(place)} ${px(at(from))}`)
      back.push(`${px(place)} ${px(at(to))}`)
    } else close()
  })
  close()
  return path
}
