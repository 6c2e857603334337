import { nearest } from '../../base/nearest.ts'
import { type Args, diagnose, type ProblemCode, type Tell } from '../../diagnostics/catalogue.ts'
import type { SourceFile, Span } from '../../diagnostics/span.ts'
import type { Key, ValueKey } from '../keys/key-types.ts'
import { definitionKeys } from '../keys/keys.ts'
import { mendPair, type Pair, parsePair, quotePair } from '../keys/pair.ts'
import { idPattern } from '../values/id.ts'
import { mendYears } from '../values/mend-years.ts'
import { parseSelector, type Selector } from '../values/years.ts'
import { othersOf } from './child-key.ts'
import type { Merged } from './merge.ts'

/** The value that a setting of the command line changes. */
export interface SettingTarget {
  readonly path: string
  readonly key: ValueKey
  readonly span: Span
  /** Paths of the alternatives that it displaces. */
  readonly drops: readonly string[]
  readonly groups: readonly string[]
  /** Present where it changes some years and keeps the rest. */
  readonly year?: { readonly text: string; readonly span: Span; readonly selector: Selector }
}

/**
 * Walk the key table along a dotted path of the command line. Items must exist; keys of an item may be new. Undefined,
 * with the problem reported, where the path leads to no value.
 */
export function locate(written: string, file: SourceFile, merged: Merged, tell: Tell): SettingTarget | undefined {
  const drops: string[] = []
  const groups: string[] = []
  const whole: Span = { file, start: 0, end: written.length }
  const refuse = <C extends ProblemCode>(code: C, span: Span, args: Args<C>): undefined => {
    tell(diagnose(code, span, args))
    return undefined
  }
  let key: Key = definitionKeys
  let path = ''
  let offset = 0
  const segments = splitPath(written)
  for (const [index, segment] of segments.entries()) {
    const span: Span = { file, start: offset, end: offset + segment.length }
    const unknown = (known: readonly string[]): undefined =>
      refuse('unknown-path', span, { path: written, part: segment, known })
    if (key.is === 'either') key = segment in key.group.keys || merged.groups.has(path) ? key.group : key.value
    if (key.is === 'value') {
      const text = segments.slice(index).join('.')
      const rest: Span = { file, start: offset, end: written.length }
      const selector = parseSelector(text)
      if (!/^[\d.]/.test(text) && selector === undefined) return unknown([])
      if (key.cover === undefined) return refuse('expected-one-value', rest, { path, found: 'one by year' })
      const mend = mendYears(text)
      if (selector?.is !== 'years') return refuse('not-a-year', rest, mend === undefined ? { text } : { text, mend })
      if ((selector.from ?? 0) > (selector.to ?? Number.POSITIVE_INFINITY))
        return refuse('backward-range', rest, { text })
      return { path, key, span: whole, drops, groups, year: { text, span: rest, selector } }
    }
    if (path !== '') groups.push(path)
    if (key.is === 'collection' && key.names === 'pairs' && key.of.is === 'value') {
      const rest: Span = { file, start: offset, end: written.length }
      const pair = pairOf(written.slice(offset), path, merged)
      if (pair !== undefined) return { path: `${path}.${quotePair(pair)}`, key: key.of, span: whole, drops, groups }
      const name = written.slice(offset)
      return refuse('not-a-pair', rest, { name, mend: mendPair(name) })
    }
    if (key.is === 'group') {
      const next: Key | undefined = key.keys[segment]
      if (next === undefined) return unknown(Object.keys(key.keys))
      const parent = path
      drops.push(...othersOf(key, segment).map((other) => (parent === '' ? other : `${parent}.${other}`)))
      key = next
    } else {
      // A base adjustment or a driver is itself a value, so that naming it is how it is made: unless it looks like a slip.
      const item = `${path}.${segment}`
      if (!idPattern.test(segment) || !(merged.groups.has(item) || merged.entries.has(item))) {
        const known = itemsOf(merged, path)
        if (!idPattern.test(segment) || key.of.is === 'group' || nearest(segment, known) !== undefined)
          return unknown(known)
      }
      key = key.of
    }
    path = path === '' ? segment : `${path}.${segment}`
    offset += segment.length + 1
  }
  if (key.is === 'either') key = key.value
  if (key.is === 'value') return { path, key, span: whole, drops, groups }
  const known = key.is === 'group' ? Object.keys(key.keys) : itemsOf(merged, path)
  return refuse('set-one-value', whole, { path, known })
}

/** The pair that a setting names, with quotes or without, in the order in which it stands in the files, where it does. */
function pairOf(text: string, path: string, { entries }: Merged): Pair | undefined {
  const pair = parsePair(/^".*"$/.test(text) ? text.slice(1, -1) : text)
  if (pair === undefined) return undefined
  const turned: Pair = [pair[1], pair[0]]
  return entries.has(`${path}.${quotePair(turned)}`) ? turned : pair
}

/** Ids of the items that stand under a collection. */
function itemsOf({ entries, groups }: Merged, path: string): string[] {
  const found = new Set<string>()
  const inside = `${path}.`
  for (const name of [...groups.keys(), ...entries.keys()]) {
    if (name.startsWith(inside)) found.add(name.slice(inside.length).split('.')[0] ?? '')
  }
  return [...found]
}

/** Dots part a path, but the two dots of a range of years do not: `growth...2020/21` is growth up to 2020/21. */
function splitPath(path: string): string[] {
  return path.split(/(?<!\.)\.(?!\.(?!\.))/)
}
