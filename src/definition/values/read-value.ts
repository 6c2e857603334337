import { type Args, type Diagnostic, diagnose, type ProblemCode, type Tell } from '../../diagnostics/catalogue.ts'
import type { Span } from '../../diagnostics/span.ts'
import type { ValueKey } from '../keys/key-types.ts'
import { provenanceKeys, rangeKeys } from '../keys/keys.ts'
import { isBare, type PartedTexts, partedTexts } from '../text/parted-texts.ts'
import { formOf, isMissing, type MapEntry, type MapNode, type Node, type Notation } from '../text/tree.ts'
import type { Content, Entry, Provenance, Range, YearPart } from './entry.ts'
import { exampleOf } from './example.ts'
import { mendRange, mendSpace } from './mend.ts'
import { mendYears } from './mend-years.ts'
import { keyOfRangePart } from './range-kind.ts'
import { keyOfDistance, keyOfYear } from './rate-kind.ts'
import { type Plain, readPlain } from './scalar.ts'
import { parseSelector, type Selector } from './years.ts'

/** Where a value stands. */
export interface Place {
  readonly path: string
  readonly keySpan: Span
  readonly drops: readonly string[]
}

/** Read one value: plain, a list, by year, or any of these with provenance. Undefined where nothing could be read. */
export function readValue(
  key: ValueKey,
  node: Node,
  { path, keySpan, drops }: Place,
  notation: Notation,
  tell: Tell,
): Entry | undefined {
  const at = (span: Span): Span => (span.end > span.start ? span : keySpan)
  const refuse = <C extends ProblemCode>(code: C, span: Span, args: Args<C>): undefined => {
    tell(diagnose(code, at(span), args))
    return undefined
  }
  const entry = (content: Content | undefined, span: Span, provenance: Provenance): Entry | undefined =>
    content === undefined ? undefined : { path, key, span: at(span), keySpan, content, provenance, drops }

  const content = (value: Node): Content | undefined => {
    switch (value.is) {
      case 'scalar': {
        if (key.list === 'points' && !isMissing(value))
          return refuse('expected-points', value.span, { path, example: exampleOf(key) })
        const located = value.span.end > value.span.start ? value : { ...value, span: keySpan }
        return { form: 'plain', plain: readPlain(key, path, located, notation, tell) }
      }
      case 'list':
        if (key.list === undefined)
          return refuse(key.plainOnly ? 'expected-value' : 'expected-one-value', value.span, { path, found: 'a list' })
        if (value.items.length === 0) return refuse('value-missing', value.span, { path })
        if (key.list === 'points') return pointsOf(value.items)
        return { form: 'list', items: value.items.map((item) => element(item)) }
      case 'map':
        if (key.list === 'points') return refuse('expected-points', value.span, { path, example: exampleOf(key) })
        if (key.cover === undefined)
          return refuse(key.plainOnly ? 'expected-value' : 'expected-one-value', value.span, {
            path,
            found: key.plainOnly ? 'keys' : 'values by year',
          })
        if (value.entries.size === 0) return refuse('value-missing', value.span, { path })
        return yearsOf(value)
    }
  }
  // The name of a shared driver stands for all its years, so that it cannot stand for one of them.
  const ofYear: ValueKey = keyOfYear(key)
  const yearsOf = ({ entries, partial }: MapNode): Content => {
    const parts = [...entries.values()].flatMap((part) => readPart(part))
    return { form: 'years', parts, ...(partial === true || parts.length < entries.size ? { partial: true } : {}) }
  }
  const element = (node: Node, own = ofYear): Plain => {
    if (node.is === 'scalar') return readPlain(own, path, node, notation, tell)
    refuse('expected-value', node.span, { path: `Each part of ${path}`, found: formOf(node) })
    return { text: '', node: { is: 'scalar', text: '', span: node.span }, value: undefined }
  }
  /** Each a map of two keys and nothing else; undefined as soon as one of them is not. */
  const pointsOf = (items: readonly Node[]): Content | undefined => {
    const points = items.flatMap((item) => {
      const [at, growth, ...others] = item.is === 'map' ? [...item.entries.keys()].sort() : []
      if (item.is === 'map' && at === 'at' && growth === 'growth' && others.length === 0) {
        const part = (name: string, own: ValueKey): Plain => {
          const { value, keySpan: span } = item.entries.get(name) as MapEntry
          return element(value.is === 'scalar' && isMissing(value) ? { ...value, span } : value, own)
        }
        return [{ at: part('at', keyOfDistance(key)), growth: part('growth', key) }]
      }
      refuse('expected-points', item.span, { path, example: exampleOf(key) })
      return []
    })
    return points.length < items.length ? undefined : { form: 'points', points }
  }
  const readPart = ({ key: text, keySpan: span, value }: MapEntry): YearPart[] => {
    const selector = parseSelector(text)
    const space = selector === undefined && isMissing(value) ? mendSpace(text) : undefined
    if (space !== undefined) {
      refuse('missing-space', span, { text, mend: space })
      return []
    }
    if (selector === undefined) {
      const mend = mendYears(text)
      const known = ['default', 'value', ...Object.keys(provenanceKeys), 'range']
      refuse('bad-year-key', span, { text, known, ...(mend === undefined ? {} : { mend }) })
      return []
    }
    if (isBackward(selector)) {
      refuse('backward-range', span, { text })
      return []
    }
    const located = value.is === 'scalar' && isMissing(value) ? { ...value, span } : value
    return [{ selector, text, span, plain: element(located) }]
  }

  if (node.is === 'map' && key.plainOnly !== true && isProvenance(node)) {
    const rest = new Map([...node.entries].filter(([name]) => name !== 'value'))
    const value = node.entries.get('value')
    const isByYear = value !== undefined && value.value.is !== 'scalar'
    const provenance = readProvenance(rest, key, notation, tell, path, isByYear)
    // One of the keys that are not known was probably meant for it.
    const isMisspelt = [...rest.keys()].some((name) => name !== 'range' && !(name in provenanceKeys))
    if (value === undefined && isMisspelt) return undefined
    if (value === undefined) return refuse('missing-value-key', keySpan, { path, example: exampleOf(key) })
    return entry(content(value.value), value.value.span, provenance)
  }
  return entry(content(node), node.span, {})
}

/** A map is a value with provenance as soon as one of its keys says so; otherwise its keys are years. */
export function isProvenance(node: MapNode): boolean {
  return [...node.entries.keys()].some((name) => name === 'value' || name === 'range' || name in provenanceKeys)
}

/** Read `source`, `quality`, `range` and the like. `key` is the value they belong to, if it is one value, stated by year or not. */
export function readProvenance(
  entries: ReadonlyMap<string, MapEntry>,
  key: ValueKey | undefined,
  notation: Notation,
  tell: Tell,
  parent = '',
  isByYear = false,
): Provenance {
  const read: { [name: string]: string | Range } = {}
  const beside = key?.cover === undefined || entries.has('value') ? undefined : yearsAmong(entries)
  let parted: PartedTexts | undefined
  for (const [name, entry] of entries) {
    const own = provenanceKeys[name]
    if (parseSelector(name) !== undefined && beside !== undefined) {
      // Told once, for all its years.
      if (name === beside.first) tell(diagnose('years-beside-source', entry.keySpan, { path: parent, ...beside.said }))
    } else if (own !== undefined) {
      const text = readText(own, name, entry, notation, tell)
      if (text !== undefined) read[name] = text
    } else if (name === 'range' && key !== undefined) {
      const range = readRange(key, entry, notation, tell, isByYear)
      if (range !== undefined) read.range = range
    } else if (isMissing(entry.value) && mendSpace(name) !== undefined) {
      tell(diagnose('missing-space', entry.keySpan, { text: name, mend: mendSpace(name) as string }))
    } else {
      const known = ['value', ...Object.keys(provenanceKeys), ...(key === undefined ? [] : ['range'])]
      if (isBare(entry)) {
        parted ??= partedTexts(entries, known, tell)
        if (parted.rests.has(name)) continue
      }
      tell(diagnose('unknown-key', entry.keySpan, { parent: parent === '' ? 'A value' : parent, name, known }))
    }
  }
  return read
}

/** Years among what is known of a value, where they belong one level deeper: the first, and what to write. */
function yearsAmong(
  entries: ReadonlyMap<string, MapEntry>,
): { readonly first: string; readonly said: { readonly name: string; readonly example: string } } | undefined {
  const parts = [...entries].filter(([name]) => parseSelector(name) !== undefined)
  const [first] = parts
  if (first === undefined) return undefined
  const [name, { value }] = first
  const shown = value.is === 'scalar' ? value.text : '...'
  const more = parts.length > 1 ? ', ...' : ''
  const other = [...entries.keys()].find((key) => key in provenanceKeys) ?? 'source'
  return { first: name, said: { name, example: `{ value: { ${name}: ${shown}${more} }, ${other}: ... }` } }
}

function readText(key: ValueKey, path: string, entry: MapEntry, notation: Notation, tell: Tell): string | undefined {
  if (entry.value.is !== 'scalar') {
    tell(diagnose('expected-value', entry.value.span, { path, found: formOf(entry.value) }))
    return undefined
  }
  const node = isMissing(entry.value) ? { ...entry.value, span: entry.keySpan } : entry.value
  const { value } = readPlain(key, path, node, notation, tell)
  return value === undefined ? undefined : String(value)
}

function readRange(
  key: ValueKey,
  entry: MapEntry,
  notation: Notation,
  tell: Tell,
  isByYear: boolean,
): Range | undefined {
  const known = Object.keys(rangeKeys)
  if (entry.value.is !== 'map') {
    const mend = mendRange(textsIn(entry.value))
    const args = { path: 'range', known, found: formOf(entry.value), ...(mend === undefined ? {} : { mend }) }
    tell(diagnose('expected-keys', entry.value.span, args))
    return undefined
  }
  const range: { [name: string]: Plain } = {}
  let whole = true
  const refuse = (diagnostic: Diagnostic): void => {
    whole = false
    tell(diagnostic)
  }
  for (const [name, part] of entry.value.entries) {
    const own = keyOfRangePart(key, name, isByYear)
    if (own === undefined) refuse(diagnose('unknown-key', part.keySpan, { parent: 'range', name, known }))
    else if (part.value.is !== 'scalar')
      refuse(diagnose('expected-value', part.value.span, { path: name, found: formOf(part.value) }))
    else range[name] = readPlain(own, name, part.value, notation, tell)
  }
  checkRange(range, whole, entry.keySpan, tell)
  return range
}

/** The texts of a plain value, or of a list of them. */
function textsIn(node: Node): readonly string[] {
  if (node.is === 'scalar') return [node.text]
  return node.is === 'list' ? node.items.map((item) => (item.is === 'scalar' ? item.text : '')) : []
}

function checkRange(range: Range, whole: boolean, span: Span, tell: Tell): void {
  const shape = range.shape?.value
  const needsMode = shape === 'triangular' || shape === 'pert'
  const bounded = range.min !== undefined && range.max !== undefined && (!needsMode || range.mode !== undefined)
  const complete = (range.low !== undefined && range.high !== undefined) || range.sd !== undefined || bounded
  if (!complete && whole) tell(diagnose('range-incomplete', span, {}))
  for (const [low, high] of [
    ['low', 'high'],
    ['min', 'mode'],
    ['mode', 'max'],
    ['min', 'max'],
  ] as const) {
    const [below, above] = [range[low]?.value, range[high]?.value]
    if (typeof below === 'object' && typeof above === 'object' && below.gt(above)) {
      tell(diagnose('range-order', range[high]?.node.span, { low, high }))
    }
  }
}

function isBackward(selector: Selector): boolean {
  return selector.is === 'years' && (selector.from ?? 0) > (selector.to ?? Number.POSITIVE_INFINITY)
}
