import { stringify } from 'csv-stringify/sync'
import type { Key } from '../keys/key-types.ts'
import { definitionKeys, provenanceKeys, rangeKeys } from '../keys/keys.ts'
import { childKey, namesIn, settleKey } from '../layers/child-key.ts'
import { isProvenance } from '../values/read-value.ts'
import { parseSelector } from '../values/years.ts'
import { holdsFlow } from './csv-flow.ts'
import { printPath } from './csv-path.ts'
import type { MapNode, Node } from './tree.ts'
import { writeFlow } from './write-yaml.ts'

/** One row: the path, and cells by the name of their column. */
interface Row {
  readonly path: string
  readonly cells: Map<string, string>
  /** The value by year, in case the columns of the years stand in another order. */
  readonly byYear?: { readonly key: Key; readonly node: MapNode }
}

/**
 * Write a tree that was read without an error as CSV: a row a path, columns only where a row fills them, every text as it
 * was written. Nothing is defused, because this is input and not a report.
 */
export function writeCsv(tree: Node): string {
  const rows = rowsOf(definitionKeys, tree, [])
  const years = sortYears(new Set(rows.flatMap(({ byYear }) => [...(byYear?.node.entries.keys() ?? [])])))
  for (const row of rows) placeYears(row, years)
  const used = new Set(rows.flatMap(({ cells }) => [...cells.keys()]))
  const known = ['value', ...years, ...Object.keys(provenanceKeys), ...Object.keys(rangeKeys)]
  const columns = known.filter((name) => name === 'value' || used.has(name))
  const lines = rows.map(({ path, cells }) => [path, ...columns.map((name) => cells.get(name) ?? '')])
  return stringify([['path', ...columns], ...lines], { record_delimiter: '\n' })
}

function rowsOf(given: Key, node: Node, path: readonly string[]): Row[] {
  const cells = new Map<string, string>()
  const row: Row = { path: printPath(path), cells }
  const key = settleKey(given, namesIn(node))
  if (node.is === 'scalar' && !holdsFlow(key, node.text)) {
    cells.set('value', node.text)
    return [row]
  }
  if (node.is !== 'map') {
    // A plain path that looks like a list is written as a list of one, which says the same.
    cells.set('value', writeFlow(key, node.is === 'list' ? node : { is: 'list', items: [node], span: node.span }))
    return [row]
  }
  if (key.is === 'value') return [valueRow(key, node, row)]
  if (node.entries.size === 0 && path.length > 0) {
    cells.set('value', '{}')
    return [row]
  }
  return [...node.entries.values()].flatMap(({ key: name, value }): Row[] => {
    const child = childKey(key, name)
    if (child !== undefined) return rowsOf(child, value, [...path, name])
    // What is known of the whole group: one row, where the first of it stands.
    const isFirst = cells.size === 0
    if (value.is === 'scalar') cells.set(name, value.text)
    return isFirst ? [row] : []
  })
}

function valueRow(key: Key, node: MapNode, { path, cells }: Row): Row {
  if (!isProvenance(node)) return { path, cells, byYear: { key, node } }
  let byYear: Row['byYear']
  for (const { key: name, value } of node.entries.values()) {
    if (name === 'value' && value.is === 'map') byYear = { key, node: value }
    else if (name === 'value' && value.is === 'list') cells.set(name, writeFlow(key, value))
    else if (value.is === 'scalar') cells.set(name, value.text)
    else if (name === 'range' && value.is === 'map') {
      for (const part of value.entries.values()) if (part.value.is === 'scalar') cells.set(part.key, part.value.text)
    }
  }
  return { path, cells, ...(byYear === undefined ? {} : { byYear }) }
}

/** Put a value by year into the columns of its years, or whole into its cell where they would change their order. */
function placeYears({ cells, byYear }: Row, years: readonly string[]): void {
  if (byYear === undefined) return
  const { key, node } = byYear
  const places = [...node.entries.keys()].map((year) => years.indexOf(year))
  if (places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0))) {
    cells.set('value', writeFlow(key, node))
    return
  }
  for (const { key: year, value } of node.entries.values()) if (value.is === 'scalar') cells.set(year, value.text)
}

/** By the first year they name, then by the last; `default` behind them all. */
function sortYears(years: ReadonlySet<string>): string[] {
  const ends = (year: string): readonly [number, number] => {
    const selector = parseSelector(year)
    if (selector?.is !== 'years') return [Number.MAX_VALUE, Number.MAX_VALUE]
    return [selector.from ?? 0, selector.to ?? Number.MAX_VALUE]
  }
  return [...years]
    .map((year) => ({ year, ends: ends(year) }))
    .sort((left, right) => left.ends[0] - right.ends[0] || left.ends[1] - right.ends[1])
    .map(({ year }) => year)
}
