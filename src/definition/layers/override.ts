import type { MoneyUnit } from '../../base/money-unit.ts'
import { diagnose, movedTo, type Tell } from '../../diagnostics/catalogue.ts'
import type { SourceFile, Span } from '../../diagnostics/span.ts'
import { readYaml } from '../text/read-yaml.ts'
import { formOf, type MapEntry, type Node } from '../text/tree.ts'
import { refuseBarePounds } from '../values/bare-pounds.ts'
import type { Content, Entry, YearPart } from '../values/entry.ts'
import { keyOfYear, takesName } from '../values/rate-kind.ts'
import { readValue } from '../values/read-value.ts'
import { knownValue } from '../values/scalar.ts'
import { partSetting, wholeSetting } from './laid-setting.ts'
import { locate, type SettingTarget } from './locate.ts'
import { type Merged, setEntry } from './merge.ts'
import { LaidSettings } from './undone-settings.ts'

/** A longer setting is no slip of the hand. */
const longestMended = 300

/**
 * Lay `path=value` changes over a merged definition, in order. A path may end in a year (`lines.acute.growth.2020/21=2%`),
 * which changes that year and keeps the rest. Returns the unit of the definition, which a change may set, and what was changed.
 */
export function applySettings(
  merged: Merged,
  settings: readonly string[],
  unit: MoneyUnit,
  tell: Tell,
): { readonly unit: MoneyUnit; readonly changed: readonly SettingTarget[] } {
  let result = unit
  const changed: SettingTarget[] = []
  const settled = new LaidSettings()
  for (const text of settings) {
    const file: SourceFile = { path: '--set', text }
    const equals = text.indexOf('=')
    if (equals < 1) {
      const [, path, value] = /^([\w.-]{1,200})\s*:\s*(\S.*)$/.exec(text.slice(0, longestMended)) ?? []
      const mend = path === undefined ? {} : { mend: `${path}=${value}` }
      tell(diagnose('set-syntax', { file, start: 0, end: text.length }, mend))
      continue
    }
    const target = locate(text.slice(0, equals).trimEnd(), file, merged, tell)
    if (target === undefined) continue
    if (target.path === 'extends') {
      tell(diagnose('set-not-extends', target.span, {}))
      continue
    }
    const entry = readSetting(target, file, equals + 1, result, merged, tell)
    if (entry === undefined) continue
    if (target.path === 'unit' && entry.content.form === 'plain' && entry.content.plain.value !== undefined) {
      result = entry.content.plain.value as MoneyUnit
    }
    const expected = merged.entries.size + (merged.entries.has(entry.path) ? 0 : 1)
    setEntry(merged, entry)
    changed.push(target)
    settled.laid(target, merged.entries.size < expected, merged, tell)
    for (const group of target.groups) if (!merged.groups.has(group)) merged.groups.set(group, target.span)
  }
  return { unit: result, changed }
}

/** Read the text after `=` as the value of its target, or as that of some years of it. */
function readSetting(
  target: SettingTarget,
  file: SourceFile,
  start: number,
  unit: MoneyUnit,
  merged: Merged,
  tell: Tell,
): Entry | undefined {
  const node = readNode(file, start, tell)
  if (node === undefined) return undefined
  const { path, key, span, drops, year } = target
  if (year !== undefined && node.is !== 'scalar') {
    tell(diagnose('expected-value', node.span, { path: `${path}.${year.text}`, found: formOf(node) }))
    return undefined
  }
  // One year of a line's driver is a rate; the name of a shared driver stands for all its years.
  const read = readValue(year === undefined ? key : keyOfYear(key), node, { path, keySpan: span, drops }, 'yaml', tell)
  if (read === undefined) return undefined
  refuseBarePounds(read, unit, tell)
  const entry = wholeSetting({ ...read, key }, unit)
  return year === undefined ? entry : withYear(entry, year, merged, tell)
}

/** A plain scalar as it stands, or a list or map in YAML flow form. */
function readNode(file: SourceFile, start: number, tell: Tell): Node | undefined {
  const text = file.text.slice(start)
  const first = start + (/\S/.exec(text)?.index ?? text.length)
  if (!/^\s*[[{]/.test(text)) {
    return { is: 'scalar', text: text.trim(), span: { file, start: first, end: first + text.trim().length } }
  }
  // The YAML reader sees blanks in place of the path, so that its places are those of the setting.
  const padded: SourceFile = { path: file.path, text: ' '.repeat(start) + text }
  const tree = readYaml(padded, (problem) => tell(movedTo(problem, (span) => ({ ...span, file }))))
  return tree === undefined ? undefined : movedNode(tree, file)
}

function movedNode(node: Node, file: SourceFile): Node {
  const span: Span = { ...node.span, file }
  if (node.is === 'list') return { ...node, span, items: node.items.map((item) => movedNode(item, file)) }
  if (node.is === 'scalar') return { ...node, span }
  const entries = new Map<string, MapEntry>()
  for (const [name, entry] of node.entries) {
    entries.set(name, { ...entry, keySpan: { ...entry.keySpan, file }, value: movedNode(entry.value, file) })
  }
  return { ...node, span, entries }
}

function withYear(
  entry: Entry,
  year: SettingTarget['year'] & object,
  { entries }: Merged,
  tell: Tell,
): Entry | undefined {
  if (entry.content.form !== 'plain') return entry
  const own = entry.unit === undefined ? {} : { unit: entry.unit }
  const part: YearPart = {
    selector: year.selector,
    text: year.text,
    span: year.span,
    plain: entry.content.plain,
    ...own,
  }
  const inherited = entries.get(entry.path)
  if (inherited === undefined) {
    // What the file leaves out is at its default, and one year of it is changed.
    const usual = entry.key.cover === 'every' ? entry.key.default : undefined
    if (usual === undefined) return { ...entry, content: { form: 'years', parts: [part] } }
    const node = { ...entry.content.plain.node, text: usual }
    const content: Content = { form: 'plain', plain: { text: usual, node, value: knownValue(entry.key, usual) } }
    return { ...entry, content, overlay: [part] }
  }
  const shared = inherited.content.form === 'plain' ? inherited.content.plain.value : undefined
  if (takesName(inherited.key) && typeof shared === 'string') {
    tell(diagnose('year-of-shared-driver', year.span, { path: entry.path, shared, year: year.text }))
    return undefined
  }
  return partSetting(inherited, part, entry.drops)
}
