import { textWidth } from '../base/text-width.ts'
import type { SheetCell } from './sheet.ts'

/** The widest that a column of labels is, in characters; longer ones take several lines. */
const widest = 90

/** The width of a column that shows every label whole, or in lines. */
export function widthOfLabels(labels: Iterable<string>, least: number): number {
  let width = least
  for (const label of labels) width = Math.max(width, Math.min(widest, textWidth(label) + 2))
  return width
}

/** What something is called; steps on the way are set back. */
export function labelCell(label: string, isStep = false): SheetCell {
  const isLong = textWidth(label) + 2 > widest
  return { value: label, look: isStep ? 'note' : isLong ? 'text' : 'label' }
}
