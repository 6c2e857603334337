import { Decimal } from '../../base/decimal.ts'
import type { Month } from '../definition.ts'
import type { Reader } from './reader.ts'

/** The month in which something began; undefined where nothing did, or where nothing of it is still to come. */
export function defineStartedMonth(reader: Reader, path: string, own: Month): Month | undefined {
  if (!reader.merged.groups.has(path)) return undefined
  const number = reader.plainIfThere<number>(`${path}.month`)
  const month = number === undefined ? own : defineMonth(reader, path, number)
  return month.number === 1 ? undefined : month
}

/** The month in which an item starts, after any delay, as a figure that formulas reckon the part of a year from. */
export function defineMonth(reader: Reader, item: string, number: number): Month {
  const month = new Decimal(number)
  const values = reader.everyYear(() => month)
  // A delay alone moves a scheme out of April.
  const entry = reader.entry(`${item}.month`) ?? reader.entry(`${item}.delay`)
  return { number, input: reader.setting(`${item}.month`, values, entry) }
}
