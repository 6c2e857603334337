import type { ValueKey } from '../definition/keys/key-types.ts'
import { lineKeys } from '../definition/keys/lines.ts'
import { isForbidden } from '../definition/layers/names.ts'
import type { ScalarNode } from '../definition/text/tree.ts'
import { idPattern } from '../definition/values/id.ts'
import { readPlain } from '../definition/values/scalar.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import { watchErrors } from '../diagnostics/watch-errors.ts'
import { type BudgetLine, keyOfName } from './budget-lines.ts'
import { textKey } from './text-key.ts'

/** What a mapping says of a row of a budget, as it stands in its file. */
export interface MappingEntry {
  /** The name of the budget line. */
  readonly budget: ScalarNode
  readonly line?: ScalarNode | undefined
  readonly setting?: ScalarNode | undefined
  readonly title?: ScalarNode | undefined
}

/** The name of a row of a budget, and where it is written. */
export interface NamedRow {
  readonly name: string
  readonly span: Span
}

/** Where a budget line belongs. */
export interface Mapped extends NamedRow {
  /** The id of the line or the stream; undefined where its own name makes it. */
  readonly id: string | undefined
  /** What it is; undefined where only its line is said. */
  readonly setting: RowSetting | undefined
  readonly title: string | undefined
}

/** What a mapping says of rows, by what they are known by, and which it names and says nothing of yet. */
export interface Mapping {
  readonly rows: ReadonlyMap<string, Mapped>
  readonly unfilled: ReadonlySet<string>
}

const lineKey = lineKeys.of
const ownSetting = lineKey.is === 'group' ? lineKey.keys.setting : undefined
const settingKey: ValueKey = ownSetting?.is === 'value' ? ownSetting : { is: 'value', kind: 'choice', text: '' }
/** Where the care of a line is, as the key of a line has it. */
export const careSettings: readonly string[] = settingKey.choices ?? []
/**
 * What else a row may be: a stream of funding, money held in reserve, or that as a contingency, a total of other rows, or left out with its
 * amount told.
 */
export const otherSettings = ['funding', 'reserve', 'contingency', 'total', 'left-out'] as const
const rowSetting: ValueKey = { ...settingKey, choices: [...careSettings, ...otherSettings] }

/** What a mapping, or a column of the budget, says that a row is: where its care is, where it is a line, or what else it is. */
export interface RowSetting {
  /** As it is written. */
  readonly text: string
  readonly as: 'line' | (typeof otherSettings)[number]
  readonly span: Span
}

/** Read the setting of a row; undefined where it is none, which is told. */
export function readSetting(node: ScalarNode, syntax: 'yaml' | 'csv', tell: Tell): RowSetting | undefined {
  const text = readPlain(rowSetting, 'setting', node, syntax, tell).value as string | undefined
  if (text === undefined) return undefined
  return { text, as: otherSettings.find((other) => other === text) ?? 'line', span: node.span }
}

/** Read what a mapping says of each row. A row that says neither a line nor a setting is not filled in yet, and maps nothing. */
export function readEntries(entries: readonly MappingEntry[], tell: Tell): Mapping | undefined {
  const { tell: watch, hasErrors } = watchErrors(tell)
  const mapping = new Map<string, Mapped>()
  const unfilled = new Set<string>()
  const settings = new Map<string, RowSetting>()
  for (const { budget, line, setting, title } of entries) {
    const name = wordsOf(budget, 'budget', watch)
    if (name === undefined) continue
    const key = keyOfName(name)
    if (line === undefined && setting === undefined) {
      unfilled.add(key)
      continue
    }
    const id = line && idOf(line, watch)
    const chosen = setting && readSetting(setting, 'yaml', watch)
    const mapped: Mapped = {
      name,
      span: budget.span,
      id,
      setting: chosen,
      title: title && wordsOf(title, 'title', watch),
    }
    const first = mapping.get(key)
    if (first !== undefined) {
      watch(diagnose('duplicate-key', budget.span, { name }, { note: 'first given here', span: first.span }))
      continue
    }
    mapping.set(key, mapped)
    if (id === undefined || chosen === undefined) continue
    const known = settings.get(id)
    if (known === undefined) settings.set(id, chosen)
    else if (known.text !== chosen.text) tellTwoSettings(id, chosen, known, watch)
  }
  return hasErrors() ? undefined : { rows: mapping, unfilled }
}

/** Tell that one line is said to be two things. */
export function tellTwoSettings(line: string, setting: RowSetting, known: RowSetting, tell: Tell): void {
  tell(
    diagnose(
      'mapping-two-settings',
      setting.span,
      { line, setting: setting.text, other: known.text },
      { note: 'first said here', span: known.span },
    ),
  )
}

function wordsOf(node: ScalarNode, path: string, tell: Tell): string | undefined {
  return readPlain(textKey, path, node, 'yaml', tell).value as string | undefined
}

function idOf(node: ScalarNode, tell: Tell): string | undefined {
  const { text, span } = node
  if (!idPattern.test(text)) {
    const mend = idFrom(text)
    tell(diagnose('bad-id', span, mend === undefined ? { name: text } : { name: text, mend }))
    return undefined
  }
  if (isForbidden(text)) tell(diagnose('forbidden-key', span, { name: text }))
  if (text === 'total') tell(diagnose('reserved-id', span, { name: text }))
  return text
}

const longestId = 40

/** An id made of a name: `Mental health & LD` becomes `mental-health-ld`. Undefined where nothing of it can stand in one. */
export function idFrom(name: string): string | undefined {
  const words = name
    .slice(0, 4 * longestId)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  while (words.length > 0 && !/^[a-z]/.test(words[0] ?? '')) words.shift()
  let id = ''
  for (const word of words) {
    const longer = id === '' ? word.slice(0, longestId) : `${id}-${word}`
    if (longer.length > longestId) break
    id = longer
  }
  return id === '' || id === 'total' || isForbidden(id) ? undefined : id
}

/** Tell of rows that are named and that the budget does not have: a slip, most often. */
export function tellUnused(named: Iterable<NamedRow>, lines: readonly BudgetLine[], tell: Tell): void {
  const names = new Map(lines.map(({ key, name }) => [key, name]))
  const known = [...names.values()]
  for (const { name, span } of named)
    if (!names.has(keyOfName(name))) tell(diagnose('mapping-unused', span, { name, known }))
}
