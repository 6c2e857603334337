import { Decimal } from '../base/decimal.ts'
import type { Lever, LeverKind } from './lever.ts'

/** Whether a number of this kind is written with a per cent sign. */
export function isPerCent(kind: LeverKind): boolean {
  return kind === 'rate' || kind === 'share'
}

/** What stands in the field of a lever for a text of a definition: that text, its per cent sign beside the field. */
export function fieldOf({ kind }: Lever, text: string): string {
  return isPerCent(kind) && text.endsWith('%') ? text.slice(0, -1) : text
}

/** What is typed into a field as the text of a definition, digit for digit. */
export function textOfField({ kind }: Lever, typed: string): string {
  const text = typed.trim()
  return isPerCent(kind) && /\d$/.test(text) ? `${text}%` : text
}

/** The number of a text in the terms of a slider; undefined where it is no plain number. */
export function leverNumber({ kind }: Lever, text: string): Decimal | undefined {
  const digits = isPerCent(kind) ? text.replace(/%$/, '') : text
  return /^[+-]?\d+(?:\.\d+)?$/.test(digits) ? new Decimal(digits) : undefined
}

/** The text of a definition for a number that a slider stands at, with the digits of its step. */
export function textAt({ kind, reach }: Lever, number: number): string {
  const places = reach === undefined ? 0 : Math.max(0, -Math.floor(Math.log10(reach.step) + 1e-9))
  const text = new Decimal(number).toFixed(places)
  return `${/^-0(?:\.0+)?$/.test(text) ? text.slice(1) : text}${isPerCent(kind) ? '%' : ''}`
}

/** Whether a text says the figure as issued, whatever its digits. */
export function isAsIssued(lever: Lever, text: string): boolean {
  return text === lever.text || leverNumber(lever, text)?.eq(leverNumber(lever, lever.text) ?? Number.NaN) === true
}
