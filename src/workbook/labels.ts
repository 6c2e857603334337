import { textWidth } from '../base/text-width.ts'
import type { SheetCell } from './sheet.ts'

/** The widest that a column of labels is, in characters; longer ones take several lines. */
const widest = 42
/** The same of names of rows, which break anywhere. */
const widestPath = 34

/** The width of a column that shows every label whole, or in lines. */
export function widthOfLabels(labels: Iterable<string>, most = widest): number {
  let width = Math.min(most, 24)
  for (const label of labels) width = Math.max(width, Math.min(most, textWidth(label) + 2))
  return width
}

/** The width of a column that shows every path. */
export function widthOfPaths(paths: Iterable<string>): number {
  return widthOfLabels(paths, widestPath)
}

/** What something is called; steps on the way are set back. */
export function labelCell(label: string, isStep = false): SheetCell {
  const isLong = textWidth(label) + 2 > widest
  return { value: label, look: isStep ? 'note' : isLong ? 'text' : 'label' }
}
