import type { MoneyUnit } from '../base/money-unit.ts'
import { diagnose, type Report } from '../diagnostics/catalogue.ts'
import type { SourceFile, Span } from '../diagnostics/span.ts'
import type { Entry, Provenance, YearPart } from './entry.ts'
import type { GroupKey, Key, ValueKey } from './key-types.ts'
import { definitionKeys } from './keys.ts'
import { type Merged, setEntry } from './merge.ts'
import { readValue } from './read-value.ts'
import { readYaml } from './read-yaml.ts'
import { idPattern } from './scalar.ts'
import type { Node } from './tree.ts'
import { parseSelector } from './years.ts'

/**
 * Lay `path=value` changes over a merged definition, in order. A path may end in a year (`lines.acute.growth.2020/21=2%`),
 * which changes that year and keeps the rest. Returns the unit of the definition, which a change may set.
 */
export function applySettings(merged: Merged, settings: readonly string[], unit: MoneyUnit, report: Report): MoneyUnit {
  let result = unit
  for (const text of settings) {
    const file: SourceFile = { path: '--set', text }
    const equals = text.indexOf('=')
    if (equals < 1) {
      report(diagnose('set-syntax', { file, start: 0, end: text.length }, {}))
      continue
    }
    const target = locate(text.slice(0, equals), file, merged, report)
    if (target === undefined) continue
    const value = readSetting(file, equals + 1, report)
    if (value === undefined) continue
    const read = readValue(target.key, value, { path: target.path, keySpan: target.span, drops: target.drops }, 'yaml', report)
    if (read === undefined) continue
    const entry = withYear({ ...read, unit: result, provenance: { source: 'set on the command line' } }, target, merged)
    if (target.path === 'unit' && read.content.form === 'plain' && read.content.plain.value !== undefined) {
      result = read.content.plain.value as MoneyUnit
    }
    setEntry(merged, entry)
    for (const group of target.groups) if (!merged.groups.has(group)) merged.groups.set(group, target.span)
  }
  return result
}

interface Target {
  readonly path: string
  readonly key: ValueKey
  readonly span: Span
  readonly drops: readonly string[]
  readonly groups: readonly string[]
  readonly year?: string
}

/** Walk the key table along a dotted path. Items must exist; keys of an item may be new. */
function locate(written: string, file: SourceFile, merged: Merged, report: Report): Target | undefined {
  const drops: string[] = []
  const groups: string[] = []
  let key: Key = definitionKeys
  let path = ''
  let offset = 0
  const segments = splitPath(written)
  for (const [index, segment] of segments.entries()) {
    const span: Span = { file, start: offset, end: offset + segment.length }
    const refuse = (known: readonly string[]): undefined => {
      report(diagnose('unknown-path', span, { path: written, part: segment, known }))
      return undefined
    }
    if (key.is === 'either') key = segment in key.group.keys ? key.group : key.value
    if (key.is === 'later') {
      report(diagnose('not-supported-yet', span, { path }))
      return undefined
    }
    if (key.is === 'value') {
      const year = segments.slice(index).join('.')
      if (key.cover === undefined || parseSelector(year) === undefined) return refuse([])
      return { path, key, span: { file, start: 0, end: written.length }, drops, groups, year }
    }
    if (path !== '') groups.push(path)
    if (key.is === 'group') {
      const next: Key | undefined = key.keys[segment]
      if (next === undefined) return refuse(Object.keys(key.keys))
      const parent = path
      drops.push(...othersOf(key, segment).map((other) => (parent === '' ? other : `${parent}.${other}`)))
      key = next
    } else {
      const known = itemsOf(merged, path)
      // A base adjustment or a driver is itself a value, so that naming it is how it is made.
      if (!idPattern.test(segment) || (key.of.is === 'group' && !known.includes(segment))) return refuse(known)
      key = key.of
    }
    path = path === '' ? segment : `${path}.${segment}`
    offset += segment.length + 1
  }
  if (key.is === 'either') key = key.value
  if (key.is !== 'value') {
    const known = key.is === 'group' ? Object.keys(key.keys) : itemsOf(merged, path)
    report(key.is === 'later'
      ? diagnose('not-supported-yet', { file, start: 0, end: written.length }, { path })
      : diagnose('expected-keys', { file, start: 0, end: written.length }, { path, known }))
    return undefined
  }
  return { path, key, span: { file, start: 0, end: written.length }, drops, groups }
}

function othersOf(key: GroupKey, name: string): string[] {
  return (key.exclusive ?? []).filter((set) => set.includes(name)).flat().filter((other) => other !== name)
}

/** Ids of the items that stand under a collection. */
export function itemsOf({ entries, groups }: Merged, path: string): string[] {
  const found = new Set<string>()
  const inside = `${path}.`
  for (const name of [...groups.keys(), ...entries.keys()]) {
    if (name.startsWith(inside)) found.add(name.slice(inside.length).split('.')[0] ?? '')
  }
  return [...found]
}

/** Dots part a path, but the two dots of a range of years do not. */
function splitPath(path: string): string[] {
  return path.split(/(?<!\.)\.(?!\.)/)
}

/** Read the text after `=`: a plain scalar as it stands, or a list or map in YAML flow form. */
function readSetting(file: SourceFile, start: number, report: Report): Node | undefined {
  const text = file.text.slice(start)
  if (!/^\s*[[{]/.test(text)) return { is: 'scalar', text: text.trim(), span: { file, start, end: file.text.length } }
  return readYaml({ path: file.path, text }, report)
}

function withYear(entry: Entry, { year }: Target, { entries }: Merged): Entry {
  const selector = year === undefined ? undefined : parseSelector(year)
  if (year === undefined || selector === undefined || entry.content.form !== 'plain') return entry
  const part: YearPart = { selector, text: year, span: entry.span, plain: entry.content.plain }
  const inherited = entries.get(entry.path)
  if (inherited === undefined) return { ...entry, content: { form: 'years', parts: [part] } }
  const note = `${year} changed on the command line`
  const provenance: Provenance = { ...inherited.provenance, source: [inherited.provenance.source, note].filter(Boolean).join('; ') }
  const earlier = (inherited.overlay ?? []).filter((other) => other.text !== year)
  return { ...inherited, provenance, overlay: [...earlier, part], drops: entry.drops }
}
