import { type Decimal, toPlain } from '../base/decimal.ts'
import type { Bar } from '../questions/tornado.ts'

/** What a bar was moved by, beside it: `stated range`, `1 point either way`. */
export function movedInWords(bar: Bar): string {
  const { step, interval, isByPercentiles, isCut } = bar
  const cut = isCut ? ', no further than it can be' : ''
  if (step !== undefined) return `${sizeOf(bar, step)} either way${cut}`
  const part = interval === undefined ? '' : `, ${percentInWords(interval)} of it`
  return `${isByPercentiles ? 'P10 to P90 of its range' : `stated range${part}`}${cut}`
}

/** The same for a narrow column. */
export function movedInShort(bar: Bar): string {
  const { step, interval, isByPercentiles, isCut } = bar
  const range = isByPercentiles ? 'P10 to P90' : interval === undefined ? 'range' : `range, ${percentInWords(interval)}`
  return `${step === undefined ? range : sizeOf(bar, step)}${isCut ? ', cut' : ''}`
}

function sizeOf({ varied }: Bar, step: Decimal): string {
  if (varied.unit !== 'rate') return percentInWords(step)
  return `${toPlain(step.times(100))} ${step.eq('0.01') ? 'point' : 'points'}`
}

/** A part in per cent, with all its digits. */
export function percentInWords(part: Decimal): string {
  return `${toPlain(part.times(100))}%`
}
