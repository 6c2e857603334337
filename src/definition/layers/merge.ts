import { Decimal } from '../../base/decimal.ts'
import type { MoneyUnit } from '../../base/money-unit.ts'
import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { Span } from '../../diagnostics/span.ts'
import type { Content, Entry, Layer, Point } from '../values/entry.ts'
import type { Plain } from '../values/scalar.ts'
import { type OffItem, offAt, offInWords } from './switched-off.ts'

/** Files laid over one another: one entry a path, with the groups and items that any file names. */
export interface Merged {
  readonly entries: Map<string, Entry>
  readonly groups: Map<string, Span>
  /** Every item that any file names, in the order in which they were first named; it may have been dropped since. */
  readonly items: Set<string>
  /** What was given and could not be read: see `Layer`. */
  readonly unread: Set<string>
  /** The items that were dropped because they say `enabled: false`. */
  readonly off: Map<string, OffItem>
  /** What it was laid together from, the outermost file last; settings of the command line apart. */
  readonly layers?: readonly LayerInUnit[]
  /** Set where an error was reported: what seems to be unused may have been used where it was. */
  readonly flawed?: true
}

/** A file of a definition, and the unit that its bare amounts are in. */
export interface LayerInUnit {
  readonly layer: Layer
  readonly unit: MoneyUnit
}

/** What no file says anything of. */
export function nothingMerged(): Merged {
  return { entries: new Map(), groups: new Map(), items: new Set(), unread: new Set(), off: new Map() }
}

/** The same, to lay something else over. */
export function copyOf({ entries, groups, items, unread, off }: Merged): Merged {
  return {
    entries: new Map(entries),
    groups: new Map(groups),
    items: new Set(items),
    unread: new Set(unread),
    off: new Map(off),
  }
}

/**
 * Lay a file over those before it. An entry replaces the inherited one whole, its provenance with it, and drops the inherited
 * alternatives of its key. The order of items is the order in which they were first named.
 */
export function layOver(merged: Merged, layer: Layer, tell: Tell): void {
  // First all that the file displaces, so that alternatives given together in it do not displace one another: that is
  // an error, and it was reported.
  if (merged.entries.size > 0) {
    const gone = new Set<string>()
    for (const entry of layer.entries.values()) {
      warnOfNoChange(merged.entries.get(entry.path), entry, tell)
      displace(merged, entry, gone)
    }
    dropWithin(merged, gone)
  }
  for (const [path, span] of layer.groups) merged.groups.set(path, span)
  for (const path of layer.items) merged.items.add(path)
  for (const path of layer.unread) merged.unread.add(path)
  for (const entry of layer.entries.values()) merged.entries.set(entry.path, entry)
}

/** Put one entry in, dropping what it displaces. */
export function setEntry(merged: Merged, entry: Entry): void {
  const gone = new Set<string>()
  displace(merged, entry, gone)
  dropWithin(merged, gone)
  merged.entries.set(entry.path, entry)
}

/**
 * Take out the values that an entry displaces, and note the groups that it does: its alternatives, and its other form, since a
 * driver may be a rate in one file and an uplift less an efficiency in the other.
 */
function displace({ entries, groups }: Merged, { path, drops }: Entry, gone: Set<string>): void {
  for (const other of drops) {
    entries.delete(other)
    if (groups.has(other)) gone.add(other)
  }
  if (entries.has(path)) return
  for (const around of pathsAround(path)) entries.delete(around)
  if (groups.has(path)) gone.add(path)
}

/** The paths that another stands in, the innermost first: that of a driver's groups is two above what one of them weighs. */
export function pathsAround(path: string): string[] {
  const around: string[] = []
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) around.push(path.slice(0, dot))
  return around
}

/** A value, or some years of one, that the command line changed. */
interface ChangedValue extends Pick<Entry, 'path' | 'key'> {
  readonly span: Span
  readonly year?: { readonly text: string }
}

/**
 * Drop the items that say `enabled: false`, once everything is merged, and note which they are. A setting of the command
 * line inside one of them changes nothing, and is told.
 */
export function dropDisabled(merged: Merged, changed: readonly ChangedValue[], tell: Tell): void {
  const { off } = merged
  for (const [path, { key, content, span }] of merged.entries) {
    if (key.switches !== true || content.form !== 'plain') continue
    merged.entries.delete(path)
    if (content.plain.value !== false) continue
    const item = parentOf(path)
    const collection = parentOf(item)
    off.set(item, { path: item, collection, id: item.slice(collection.length + 1), span })
  }
  if (off.size === 0) return
  const held = new Map<string, Entry[]>()
  for (const entry of merged.entries.values()) {
    const item = offAt(off, entry.path)
    if (item === undefined) continue
    const own = held.get(item.path)
    if (own === undefined) held.set(item.path, [entry])
    else own.push(entry)
  }
  for (const { path: value, key, year, span } of changed) {
    const item = offAt(off, value)
    if (item === undefined || key.switches === true) continue
    const path = year === undefined ? value : `${value}.${year.text}`
    tell(diagnose('set-switched-off', span, { path, off: offInWords(item) }))
  }
  for (const [path, entries] of held) off.set(path, { ...(off.get(path) as OffItem), held: entries })
  dropWithin(merged, new Set(off.keys()))
  dropEmptied(merged)
}

/**
 * Take out the groups of which the command line has switched off all that was in them: "and without funding?" asks for a definition that
 * states none. A file that does the same has begun something and not finished it.
 */
function dropEmptied({ entries, groups, off }: Merged): void {
  const emptied = new Set<string>()
  for (const { path, span } of off.values()) if (span.file.path === '--set') emptied.add(parentOf(path))
  if (emptied.size === 0) return
  for (const paths of [entries, groups])
    for (const path of paths.keys()) for (const around of pathsAround(path)) emptied.delete(around)
  for (const path of emptied) groups.delete(path)
}

/** Take out some items or groups and all that stands in them, in one pass however many they are. */
function dropWithin({ entries, groups }: Merged, items: ReadonlySet<string>): void {
  if (items.size === 0) return
  for (const paths of [entries, groups]) for (const path of paths.keys()) if (isWithin(path, items)) paths.delete(path)
}

/** Whether a path is one of some items or stands in one. */
function isWithin(path: string, items: ReadonlySet<string>): boolean {
  for (let dot = path.length; dot !== -1; dot = path.lastIndexOf('.', dot - 1)) {
    if (items.has(path.slice(0, dot))) return true
  }
  return false
}

/** Take out a path and all that stands in it. */
export function drop(merged: Merged, path: string): void {
  dropWithin(merged, new Set([path]))
}

function warnOfNoChange(inherited: Entry | undefined, entry: Entry, tell: Tell): void {
  if (inherited === undefined || entry.key.plainOnly === true) return
  const restated = Object.keys(entry.provenance).length > 0
  if (!restated && inherited.unit === entry.unit && sameContent(inherited.content, entry.content)) {
    tell(
      diagnose(
        'override-changes-nothing',
        entry.span,
        { path: entry.path },
        { note: 'inherited from here', span: inherited.span },
      ),
    )
  }
}

/** Whether two values say the same, if not in the same digits: 3% and 3.0%. */
function sameContent(left: Content, right: Content): boolean {
  if (left.form === 'plain' && right.form === 'plain') return samePlain(left.plain, right.plain)
  if (left.form === 'list' && right.form === 'list') return sameAll(left.items, right.items)
  if (left.form === 'points' && right.form === 'points') return sameAll(figuresOf(left.points), figuresOf(right.points))
  if (left.form !== 'years' || right.form !== 'years') return false
  const years = left.parts.map(({ text }) => text)
  return (
    sameAll(
      left.parts.map(({ plain }) => plain),
      right.parts.map(({ plain }) => plain),
    ) && right.parts.every(({ text }, index) => text === years[index])
  )
}

function figuresOf(points: readonly Point[]): Plain[] {
  return points.flatMap(({ at, growth }) => [at, growth])
}

function sameAll(left: readonly Plain[], right: readonly Plain[]): boolean {
  return left.length === right.length && left.every((plain, index) => samePlain(plain, right[index] as Plain))
}

function samePlain(left: Plain, right: Plain): boolean {
  if (left.value instanceof Decimal && right.value instanceof Decimal)
    return left.value.eq(right.value) && left.unit === right.unit
  return left.text === right.text
}

/** The path of what a path stands in. */
function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('.'))
}
