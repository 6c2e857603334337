import { place, type Span } from '../../diagnostics/span.ts'
import type { Entry } from '../values/entry.ts'

/** An item that says `enabled: false`. */
export interface OffItem {
  readonly path: string
  /** What holds it, and its name there: `contracts` and `mcp`. */
  readonly collection: string
  readonly id: string
  /** Set where a place has it of a member: which. */
  readonly member?: string
  /** Where it says so. */
  readonly span: Span
  /** What it would hold if it were not, as far as files say. */
  readonly held?: readonly Entry[]
}

/** What is switched off, by the path that it would have had. */
export type SwitchedOff = ReadonlyMap<string, OffItem>

/** The item that is switched off and that a path names or stands in: the innermost, where it stands in several. */
export function offAt(off: SwitchedOff, path: string): OffItem | undefined {
  if (off.size === 0) return undefined
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    const found = off.get(path.slice(0, end))
    if (found !== undefined) return found
  }
  return undefined
}

/** Where an item is switched off, as people write it: a setting of the command line, or a place in a file. */
export function whereOff({ span }: OffItem): string {
  return span.file.path === '--set' ? `--set ${span.file.text}` : place(span)
}

/** What is switched off and where, as a clause: `contracts.mcp is switched off (mcp.yaml:12:14)`. */
export function offInWords(item: OffItem): string {
  return `${item.path} is switched off (${whereOff(item)})`
}

/** What is switched off in a member of a place, under the names that its items and its rows have there. */
export function offInMember(member: string, off: SwitchedOff): [path: string, item: OffItem][] {
  return [...off].map(([path, { path: named, collection, id, span }]) => [
    `members.${member}.${path}`,
    { path: `members.${member}.${named}`, collection, id, member, span },
  ])
}
