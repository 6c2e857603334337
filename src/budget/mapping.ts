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
  /** A line of spend, a stream of funding, money held in reserve, a total of other rows, or left out with its amount told. */
  readonly as: 'line' | 'funding' | 'reserve' | 'total' | 'left-out'
  /** The id of the line or the stream; undefined where its own name makes it. */
  readonly id: string | undefined
  readonly setting: string | undefined
  readonly title: string | undefined
}

/** What a mapping says of every row, by what it is known by. */
export type Mapping = ReadonlyMap<string, Mapped>

const lineKey = lineKeys.of
const ownSetting = lineKey.is === 'group' ? lineKey.keys.setting : undefined
/** The setting of a line, as its key in a definition has it. */
export const settingKey: ValueKey = ownSetting?.is === 'value' ? ownSetting : { is: 'value', kind: 'choice', text: '' }
const others = ['funding', 'reserve', 'total', 'left-out'] as const
const mappedSetting: ValueKey = { ...settingKey, choices: [...(settingKey.choices ?? []), ...others] }
/** Read what a mapping says of each row. A row that says neither a line nor a setting is not filled in yet, and maps nothing. */
export function readEntries(entries: readonly MappingEntry[], tell: Tell): Mapping | undefined {
  const { tell: watch, hasErrors } = watchErrors(tell)
  const mapping = new Map<string, Mapped>()
  const settings = new Map<string, { readonly setting: string; readonly span: Span }>()
  for (const { budget, line, setting, title } of entries) {
    const name = wordsOf(budget, 'budget', watch)
    if (name === undefined || (line === undefined && setting === undefined)) continue
    const id = line && idOf(line, watch)
    const chosen = setting && (readPlain(mappedSetting, 'setting', setting, 'yaml', watch).value as string | undefined)
    const as = others.find((other) => other === chosen) ?? 'line'
    const mapped: Mapped = {
      name,
      span: budget.span,
      as,
      id,
      setting: as === 'line' ? chosen : undefined,
      title: title && wordsOf(title, 'title', watch),
    }
    const key = keyOfName(name)
    const first = mapping.get(key)
    if (first !== undefined) {
      watch(diagnose('duplicate-key', budget.span, { name }, { note: 'first given here', span: first.span }))
      continue
    }
    mapping.set(key, mapped)
    if (id === undefined || chosen === undefined || setting === undefined) continue
    const known = settings.get(id)
    if (known === undefined) settings.set(id, { setting: chosen, span: setting.span })
    else if (known.setting !== chosen)
      watch(
        diagnose(
          'mapping-two-settings',
          setting.span,
          { line: id, setting: chosen, other: known.setting },
          { note: 'first said here', span: known.span },
        ),
      )
  }
  return hasErrors() ? undefined : mapping
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
