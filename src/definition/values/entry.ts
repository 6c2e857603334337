import type { MoneyUnit } from '../../base/money-unit.ts'
import type { Span } from '../../diagnostics/span.ts'
import type { ValueKey } from '../keys/key-types.ts'
import type { Plain } from './scalar.ts'
import type { Selector } from './years.ts'

/** One part of a by-year value: the years it is for and what they hold. */
export interface YearPart {
  readonly selector: Selector
  readonly text: string
  readonly span: Span
  readonly plain: Plain
  /** The unit of a bare amount, where it is not that of the value it is a part of. */
  readonly unit?: MoneyUnit
}

/** A point of a line that a value follows: the growth `growth` at the distance `at`. */
export interface Point {
  readonly at: Plain
  readonly growth: Plain
}

/**
 * A value as it was written: one for all years, a list, points of a line, or by year (`partial` where the years of some
 * parts were refused).
 */
export type Content =
  | { readonly form: 'plain'; readonly plain: Plain }
  | { readonly form: 'list'; readonly items: readonly Plain[] }
  | { readonly form: 'points'; readonly points: readonly Point[] }
  | { readonly form: 'years'; readonly parts: readonly YearPart[]; readonly partial?: true }

/** How uncertain a value is. Read and kept; used by simulation. */
export interface Range {
  readonly [name: string]: Plain
}

/** Where a value comes from and how good it is. */
export interface Provenance {
  readonly source?: string
  readonly owner?: string
  readonly date?: string
  readonly quality?: string
  readonly impact?: string
  /** ISO 8601: when it must be looked at again. */
  readonly 'review-by'?: string
  readonly note?: string
  readonly range?: Range
}

/**
 * One value of a definition at its place. A definition is a flat map from path to entry: that is what files merge by,
 * what `--set` addresses and what an explanation ends at.
 */
export interface Entry {
  readonly path: string
  /** Set where a place has it of a member: which. */
  readonly member?: string
  readonly key: ValueKey
  /** The value in its file. */
  readonly span: Span
  readonly keySpan: Span
  readonly content: Content
  readonly provenance: Provenance
  /** Paths of the alternatives that this value drops from what it extends. */
  readonly drops: readonly string[]
  /** The unit of bare amounts in the file the value stands in. */
  readonly unit?: MoneyUnit
  /** Single years changed on the command line, on top of the content. */
  readonly overlay?: readonly YearPart[]
}

/** What one file says. */
export interface Layer {
  readonly path: string
  readonly entries: Map<string, Entry>
  /** Every group and item that stands in the file, by path, with its key. */
  readonly groups: Map<string, Span>
  /** Paths of the items of collections in their order, be they groups or values. */
  readonly items: Set<string>
  /**
   * Paths that were given and could not be read, those among them that a misspelt key was meant for, and `path.*` where
   * any key may have been. Nothing is known of them, so they are not missed as well.
   */
  readonly unread: Set<string>
}

/** The text of an entry as written, by-year parts on one line. */
export function writtenText({ content, overlay = [] }: Entry): string {
  const parts = (list: readonly YearPart[]): string => list.map((part) => `${part.text}: ${part.plain.text}`).join(', ')
  const own = ownText(content, parts)
  return overlay.length === 0 ? own : `${own} with ${parts(overlay)}`
}

function ownText(content: Content, parts: (list: readonly YearPart[]) => string): string {
  switch (content.form) {
    case 'plain':
      return content.plain.text
    case 'list':
      return `[${content.items.map((item) => item.text).join(', ')}]`
    case 'points':
      return `[${content.points.map(({ at, growth }) => `{ at: ${at.text}, growth: ${growth.text} }`).join(', ')}]`
    case 'years':
      return `{ ${parts(content.parts)} }`
  }
}
