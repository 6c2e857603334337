import { type Decimal, toPlaces } from '../base/decimal.ts'

/** A figure with thousands commas and a minus sign, rounded half away from zero for display. */
export function figure(value: Decimal, decimals: number): string {
  return toPlaces(value, decimals).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')
}

/** An amount of money for people: a deficit stands in brackets. */
export function amount(value: Decimal, decimals: number): string {
  const text = figure(value.abs(), decimals)
  return value.isNegative() && !isZeroText(text) ? `(${text})` : text
}

/** A rate or a share as a percentage, with a minus sign. */
export function percent(value: Decimal, decimals: number): string {
  return `${figure(value.times(100), decimals)}%`
}

/** A change in per cent with its sign always shown. */
export function signedPercent(value: Decimal, decimals: number): string {
  const text = percent(value, decimals)
  return value.gt(0) && !isZeroText(text.slice(0, -1)) ? `+${text}` : text
}

function isZeroText(text: string): boolean {
  return /^[0.,]*$/.test(text)
}
