import type { Definition } from '../definition/definition.ts'
import { definitionKeys } from '../definition/keys/keys.ts'
import type { Named } from './explanation.ts'
import { owned } from './member-path.ts'

const keyLabels: Readonly<Record<string, string>> = {
  amounts: 'stated amount',
  adjustments: 'recurrent adjustment',
  cost: 'cost of delivery',
  new: 'increment',
  level: 'level',
  'per-head': 'pounds per head',
  'pace.close-by': 'years left to the closing year',
  'funding-amount': 'funding that comes with it',
  'benchmark.close': 'part of the gap that is closed',
  'benchmark.until': 'years of closing',
}

const wholeLabels: Readonly<Record<string, string>> = {
  'population.base': 'Population, base',
  'population.growth': 'Population growth',
  'prices.deflator': 'Deflator',
  'prices.index': 'Price index',
  'surplus.brought-forward': 'Surplus brought forward',
  'surplus.drawdown': 'Drawdown of earlier surplus',
  'surplus.repayment': 'Repayment of earlier deficits',
  'surplus.required.share': 'Required surplus, share',
  'surplus.required.amount': 'Required surplus, amount',
}

/** An input as people read it: the title of the item it belongs to, then the key in words. */
export function inputLabel(whole: string, outer: Definition): string {
  const { path, definition, titles } = owned(whole, outer)
  return `${titles}${ownLabel(path, definition)}`
}

function ownLabel(path: string, definition: Definition): string {
  const whole = wholeLabels[path]
  if (whole !== undefined) return whole
  const driver = /^drivers\.(.+)$/.exec(path)?.[1]
  if (driver !== undefined) return `${spaced(driver)} driver`
  const item = itemOf(path)
  if (item === undefined || item === path) return path
  return `${titleOf(item, definition)}, ${keyInWords(path.slice(item.length + 1))}`
}

/** The item that a row or an input belongs to, one of those that a key collects: `lines.acute`. Undefined for what is none's. */
function itemOf(path: string): string | undefined {
  const [kind = '', id] = path.split('.', 2)
  return id !== undefined && definitionKeys.keys[kind]?.is === 'collection' ? `${kind}.${id}` : undefined
}

function titleOf(item: string, { entries }: Definition): string {
  const title = entries.get(`${item}.title`)?.content
  return title?.form === 'plain' ? title.plain.text.replace(/\s+/g, ' ').trim() : (item.split('.')[1] ?? item)
}

/**
 * A label without the title of its item, for a place where another row or input of the same item was just named:
 * `growth` beside `Acute, recurrent`.
 */
export function shortLabel({ path, label }: Named, beside: string | undefined, outer: Definition): string {
  const own = owned(path, outer)
  const other = beside === undefined ? undefined : owned(beside, outer)
  const item = itemOf(own.path)
  if (item === undefined || other?.titles !== own.titles || itemOf(other.path) !== item) return label
  const title = `${own.titles}${titleOf(item, own.definition)}, `
  return label.startsWith(title) ? label.slice(title.length) : label
}

function keyInWords(key: string): string {
  const age = /^release\[(\d+)\]$/.exec(key)?.[1]
  if (age !== undefined)
    return age === '0' ? 'share released in the first year' : `share released by ${ordinal(Number(age) + 1)} year`
  const point = /^pace\.by-distance\[(\d+)\]\.(at|growth)$/.exec(key)
  if (point !== null) return `${point[2] === 'at' ? 'distance' : 'growth'} at point ${Number(point[1]) + 1}`
  const known = keyLabels[key]
  if (known !== undefined) return known
  // A driver reads as one name: price uplift.
  const driver = /^drivers\.(.+)$/.exec(key)?.[1]
  return spaced(driver === undefined ? key.replaceAll('.', ', ') : driver.replaceAll('.', ' '))
}

function ordinal(number: number): string {
  return ['', 'the first', 'the second', 'the third', 'the fourth', 'the fifth'][number] ?? `the ${number}th`
}

function spaced(key: string): string {
  return key.replaceAll('-', ' ')
}
