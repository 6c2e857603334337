import { nearest } from '../base/nearest.ts'
import type { SourceFile } from './span.ts'

/** ` Did you mean "acute"?` for a name that is close to a known one, or nothing. */
export type DidYouMean = (name: string, known: readonly string[]) => string

/** Who has mistyped more names than this has another file, and each comparison takes time. */
const mostCompared = 300

const compared = new WeakMap<SourceFile, number>()

/**
 * Suggestions for one message about a file. After some hundred of them none are made any more: `note` says so, in the message
 * that comes to that first.
 */
export function suggestionsIn(file: SourceFile | undefined): {
  readonly didYouMean: DidYouMean
  readonly note: () => string
} {
  let note = ''
  const didYouMean: DidYouMean = (name, known) => {
    const before = file === undefined ? 0 : (compared.get(file) ?? 0)
    if (file !== undefined) compared.set(file, before + 1)
    if (before === mostCompared) note = ' From here on the names in this file are not compared with those that exist.'
    const close = before < mostCompared ? nearest(name, known) : undefined
    return close === undefined ? '' : ` Did you mean "${close}"?`
  }
  return { didYouMean, note: () => note }
}
