import { beginsWithTitle } from '../questions/bridge/paths.ts'
import { lowerFirst } from './sentence.ts'

/** What the figure or the item at a path of a definition is called, as it stands within a sentence: titles keep their capitals. */
export function nameWithin(path: string, label: string): string {
  return beginsWithTitle(path) ? label : lowerFirst(label)
}
