import { type Decimal, toPlaces } from './decimal.ts'

/** A number with thousands commas and a minus sign, rounded half away from zero for display. */
export function numberText(value: Decimal, places: number): string {
  const text = toPlaces(value, places)
  const start = text.startsWith('-') ? 1 : 0
  const point = text.indexOf('.')
  const end = point < 0 ? text.length : point
  // Not even a comma is needed in most figures.
  if (end - start <= 3) return text
  const groups: string[] = []
  for (let to = end; to > start; to -= 3) groups.push(text.slice(Math.max(start, to - 3), to))
  return `${text.slice(0, start)}${groups.reverse().join(',')}${text.slice(end)}`
}

/** Whether a printed number shows nothing but noughts, so that a sign before it would mean nothing. */
export function isZeroText(text: string): boolean {
  for (const character of text) if (character >= '1' && character <= '9') return false
  return true
}
