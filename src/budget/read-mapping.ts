import { undefuse } from '../base/defuse.ts'
import { type CsvCell, type CsvRow, readCells, withoutBlanks } from '../definition/text/csv-cells.ts'
import { readYaml } from '../definition/text/read-yaml.ts'
import { formOf, type MapEntry, type Node, type ScalarNode } from '../definition/text/tree.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { SourceFile } from '../diagnostics/span.ts'
import { watchErrors } from '../diagnostics/watch-errors.ts'
import { type Mapping, type MappingEntry, readEntries } from './mapping.ts'

const columns = ['budget', 'line', 'setting', 'title'] as const
type Column = (typeof columns)[number]
const yamlKeys = columns.filter((column) => column !== 'line')

/**
 * Read a mapping of budget lines to lines of a scenario. In CSV a row is a budget line: `budget,line,setting,title`; in YAML a key is a
 * line, with its `setting`, its `title` and the budget lines in it under `budget`. Undefined, with every problem told, where it is wrong.
 */
export function readMapping(file: SourceFile, tell: Tell): Mapping | undefined {
  const { tell: watch, hasErrors } = watchErrors(tell)
  const entries = /\.(?:ya?ml|json)$/i.test(file.path) ? fromYaml(file, watch) : fromCsv(file, watch)
  const mapping = readEntries(entries, watch)
  return hasErrors() ? undefined : mapping
}

function fromCsv(file: SourceFile, tell: Tell): readonly MappingEntry[] {
  const entries: MappingEntry[] = []
  let header: CsvRow | undefined
  let places: readonly (Column | undefined)[] | undefined
  readCells(
    file,
    (row) => {
      if (header === undefined) places = readHeader(row, tell)
      else if (places !== undefined) entries.push(...entryOf(row, places, tell))
      header ??= row
    },
    tell,
  )
  return entries
}

function readHeader({ cells }: CsvRow, tell: Tell): readonly (Column | undefined)[] | undefined {
  const seen = new Set<Column>()
  const found = cells.map((cell) => {
    const { text, span } = withoutBlanks(cell)
    const column = columns.find((one) => one === text.toLowerCase())
    // Further columns, such as the amounts of a mapping that is being filled in, are for people.
    if (column !== undefined && seen.has(column)) tell(diagnose('csv-duplicate-column', span, { name: text }))
    if (column !== undefined) seen.add(column)
    return column
  })
  const isEnough = seen.has('budget') && (seen.has('line') || seen.has('setting'))
  if (isEnough) return found
  tell(diagnose('mapping-columns', (cells[0] as CsvCell).span, {}))
  return undefined
}

function entryOf({ cells, number }: CsvRow, places: readonly (Column | undefined)[], tell: Tell): MappingEntry[] {
  const found: Partial<Record<Column, ScalarNode>> = {}
  for (const [at, cell] of cells.entries()) {
    const { text, span } = withoutBlanks(cell)
    const column = places[at]
    if (text === '') continue
    if (at >= places.length)
      tell(diagnose('csv-ragged', span, { row: number, cells: cells.length, columns: places.length }))
    if (column !== undefined) found[column] ??= { is: 'scalar', text: column === 'title' ? undefuse(text) : text, span }
  }
  const { budget } = found
  if (budget !== undefined) return [{ ...found, budget }]
  const other = found.line ?? found.setting ?? found.title
  if (other !== undefined) tell(diagnose('mapping-without-budget', other.span, { name: other.text }))
  return []
}

function fromYaml(file: SourceFile, tell: Tell): readonly MappingEntry[] {
  const tree = readYaml(file, tell)
  if (tree === undefined) return []
  if (tree.is !== 'map') {
    tell(diagnose('expected-items', tree.span, { path: 'A mapping', found: formOf(tree) }))
    return []
  }
  return [...tree.entries.values()].flatMap((entry) => entriesOf(entry, tell))
}

function entriesOf({ key, keySpan, value }: MapEntry, tell: Tell): readonly MappingEntry[] {
  if (value.is !== 'map') {
    tell(diagnose('expected-keys', value.span, { path: key, known: yamlKeys, found: formOf(value) }))
    return []
  }
  for (const [name, { keySpan: span }] of value.entries)
    if (!yamlKeys.some((one) => one === name))
      tell(diagnose('unknown-key', span, { parent: key, name, known: yamlKeys }))
  const [setting, title] = ['setting', 'title'].map((name) => scalarOf(key, value.entries.get(name)?.value, tell))
  const budget = value.entries.get('budget')?.value
  const names = budget?.is === 'list' ? budget.items : budget === undefined ? [] : [budget]
  if (names.length === 0) tell(diagnose('mapping-without-budget', keySpan, { name: key }))
  // What is a total or left out is no line, so its key is only a name.
  const isLine = setting?.text !== 'total' && setting?.text !== 'left-out'
  const line: ScalarNode = { is: 'scalar', text: key, span: keySpan }
  return names.flatMap((one): MappingEntry[] => {
    const node = scalarOf(key, one, tell)
    return node === undefined ? [] : [{ budget: node, line: isLine ? line : undefined, setting, title }]
  })
}

function scalarOf(path: string, node: Node | undefined, tell: Tell): ScalarNode | undefined {
  if (node === undefined || node.is === 'scalar') return node
  tell(diagnose('expected-value', node.span, { path, found: formOf(node) }))
  return undefined
}
