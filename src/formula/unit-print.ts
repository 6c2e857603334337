import type { Decimal } from '../base/decimal.ts'
import { type MoneyUnit, machineUnit } from '../base/money-unit.ts'
import { isZeroText, numberText } from '../base/number-text.ts'
import type { Unit } from './unit.ts'

/** Decimal places that a reader asked for, or those usual for what is shown. */
export interface Places {
  readonly money: number
  readonly percent: number
}

/** How the figures of one unit are printed, for people and for machines. */
interface UnitPrint {
  /** What a figure is, in a sentence: `a number of people`. */
  readonly noun: string
  /** The unit as data writes it. `words` says what is counted, of activity and of measures. */
  readonly machine: (words: string | undefined, money: MoneyUnit) => string
  readonly isPercent: boolean
  /** Money of any kind: below zero it stands in brackets. */
  readonly isAmount: boolean
  readonly places: keyof Places | number
  /** What stands round a figure that is told with its unit; around money it is the money unit of the document. */
  readonly before: string
  readonly after: string
}

const percent = { isPercent: true, isAmount: false, places: 'percent', before: '', after: '' } as const
const plain = { isPercent: false, isAmount: false, before: '', after: '' } as const
const pounds = { isPercent: false, isAmount: true, places: 2, before: '£', after: '' } as const

/** The one table of units: everything that prints a figure, or names its unit, reads it here. */
const prints: Readonly<Record<Unit, UnitPrint>> = {
  money: { ...pounds, noun: 'an amount of money', machine: (_, money) => machineUnit(money), places: 'money' },
  rate: { ...percent, noun: 'a rate', machine: () => 'rate' },
  share: { ...percent, noun: 'a share', machine: () => 'share' },
  people: { ...plain, noun: 'a number of people', machine: () => 'people', places: 0, after: ' people' },
  index: { ...plain, noun: 'an index', machine: () => 'index', places: 3 },
  'price-index': { ...plain, noun: 'an index', machine: () => 'index', places: 3 },
  pounds: { ...pounds, noun: 'an amount in pounds', machine: () => 'GBP per head', after: ' a head' },
  activity: { ...plain, noun: 'an amount of activity', machine: (words = 'activity') => words, places: 0 },
  'unit-cost': { ...pounds, noun: 'a cost in pounds', machine: (words = 'unit') => `GBP per ${words}` },
  declared: { ...plain, noun: 'a measure in words of its own', machine: (words = 'declared') => words, places: 3 },
}

/** What a figure of a unit is: `a number of people`. */
export function unitNoun(unit: Unit): string {
  return prints[unit].noun
}

/** A unit as data writes it: `GBP m`, `rate`, `GBP per head`. `words` says what is counted, of activity and of measures. */
export function unitAsData(unit: Unit, money: MoneyUnit, words?: string): string {
  return prints[unit].machine(words, money)
}

/** Whether figures of a unit are money of any kind, which below zero stands in brackets. */
export function isAmount(unit: Unit): boolean {
  return prints[unit].isAmount
}

/** Whether figures of a unit are told in per cent, and how far apart they are in points. */
export function isPercent(unit: Unit): boolean {
  return prints[unit].isPercent
}

/** How far apart two rates or shares are: `-3.00 points`. */
export function pointsText(value: Decimal, places: number): string {
  const text = numberText(value.times(100), places)
  return `${isZeroText(text) ? text.replace('-', '') : text} points`
}

/** The decimal places of a unit: of money and per cent those given, of others their own. */
export function placesOf(unit: Unit, places: Places): number {
  const own = prints[unit].places
  return typeof own === 'number' ? own : places[own]
}

/** Whether plain numbers, such as scores, are all whole, so that they are told without decimals: 10 and not 10.000. */
export function areWhole(unit: Unit, values: readonly Decimal[]): boolean {
  return unit === 'index' && values.every((value) => value.isInteger())
}

/** The size of a figure without any sign: `1,234.5`, `3.0%`. */
export function sizeText(value: Decimal, unit: Unit, places: number): string {
  return prints[unit].isPercent ? `${numberText(value.times(100).abs(), places)}%` : numberText(value.abs(), places)
}

const mostPlaces = 12

/** The places at which a figure that is not nought shows a digit that is not: at least those given, at most twelve. */
export function placesSeen(value: Decimal, unit: Unit, places: number): number {
  return fewestPlaces(places, (tried) => value.isZero() || !isZeroText(sizeText(value, unit, tried)))
}

/** The places at which two figures that differ do not read alike: at least those given, at most twelve. */
export function placesApart(one: Decimal, other: Decimal, unit: Unit, places: number): number {
  return fewestPlaces(
    places,
    (tried) => one.eq(other) || figureText(one, unit, tried) !== figureText(other, unit, tried),
  )
}

/** The first number of places that will do; those given where none does, because what is left is noise of a division. */
function fewestPlaces(first: number, isEnough: (places: number) => boolean): number {
  for (let places = first; places <= mostPlaces; places++) if (isEnough(places)) return places
  return first
}

/** A printed figure that is no money of the document with its unit around it: `£12.50 a head`, `2,000 people`. */
export function withUnit(text: string, unit: Unit): string {
  const { before, after } = prints[unit]
  return unit === 'money' ? text : `${before}${text}${after}`
}

/** How much of its unit a figure is told with: nothing, the pound sign alone, or all of it. */
export type Told = 'bare' | 'pound sign' | 'whole'

/** How a figure is put, beside its places. */
export interface Manner {
  readonly told?: Told | undefined
  /** The unit of money told as a whole. */
  readonly money?: MoneyUnit | undefined
  /** Whether a plus stands before what is above zero. */
  readonly isSigned?: boolean | undefined
  /** What stands before an amount below zero, where brackets cannot be read: `minus `. */
  readonly negative?: string | undefined
}

/** A figure as people read it: an amount below zero in brackets, anything else with a minus sign. */
export function figureText(value: Decimal, unit: Unit, places: number, manner: Manner = {}): string {
  const { told = 'bare', money, isSigned = false, negative } = manner
  const size = sizeText(value, unit, places)
  const { before, after, isAmount } = prints[unit]
  const end = unit === 'money' ? (money ?? '£').slice(1) : after
  const text = told === 'bare' ? size : `${before}${size}${told === 'whole' ? end : ''}`
  if (isZeroText(size)) return text
  if (value.isNegative()) return negative !== undefined ? `${negative}${text}` : isAmount ? `(${text})` : `-${text}`
  return isSigned ? `+${text}` : text
}
