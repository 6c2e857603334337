import type { Decimal } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import { oneLine } from '../base/one-line.ts'
import type { Input } from '../definition/definition.ts'
import { type Entry, type Provenance, writtenText } from '../definition/values/entry.ts'
import { inputLabel, titleOfItem } from '../explain/input-label.ts'
import { figureText, placesApart } from '../formula/unit-print.ts'
import { type Difference, differencesOf, inOrder, type Side } from './bridge/differences.ts'
import { labelOfDifference } from './bridge/labels.ts'
import { standingOf } from './bridge/paths.ts'

/** What a change is of: the value, the words of a text, or what is said of a value. */
export type ChangedPart = 'value' | 'text' | keyof Provenance

/** A change from one definition to another: of a value, of an item that only one has, or of what is said of a value. */
export interface DefinitionChange {
  /** An input's path, an item's, or several joined by ` + `. */
  readonly path: string
  /** What people call it. */
  readonly label: string
  readonly is: 'added' | 'removed' | 'changed'
  readonly part: ChangedPart
  /** As it is written, or as a figure with its unit; undefined where nothing is stated. */
  readonly was: string | undefined
  readonly now: string | undefined
  /** The years in which it is another, where that is not all of them. */
  readonly years: string | undefined
  /** Of how many values of one item the same is said. */
  readonly count: number
}

/** Every change from one definition to another. None where they say the same in another order, with other comments or in another notation. */
export function changesBetween(first: Side, second: Side): readonly DefinitionChange[] {
  const differences = differencesOf(first, second)
  const alone = new Set(differences.flatMap(({ path, only }) => (only === undefined ? [] : [path])))
  return [
    ...differences.flatMap((difference) => valueChanges(difference, first, second)),
    ...wordChanges(first, second, (path) => isIn(alone, path)),
  ]
}

/** Whether a path is one of some, or stands in one of them. */
function isIn(items: ReadonlySet<string>, path: string): boolean {
  if (items.has(path)) return true
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1))
    if (items.has(path.slice(0, dot))) return true
  return false
}

function valueChanges(difference: Difference, first: Side, second: Side): DefinitionChange[] {
  const { path, paths, only, figures } = difference
  const change = { path, label: labelOfDifference(difference, first, second), part: 'value', count: 1 } as const
  if (only !== undefined)
    return [{ ...change, is: only === 'first' ? 'removed' : 'added', was: undefined, now: undefined, years: undefined }]
  const [pair, ...more] = figures ?? []
  if (pair !== undefined && more.length === 0) {
    const runs = runsOf(pair, first, second)
    if (runs.length > 0) return runs.map((run) => ({ ...change, is: 'changed', ...run }))
  }
  const [was, now] = [first, second].map((side) => statedIn(side, paths))
  return [{ ...change, is: 'changed', was, now, years: undefined }]
}

/** What a side states at some paths, the keys told where there are several. */
function statedIn({ definition: { entries } }: Side, paths: readonly string[]): string | undefined {
  const stated = paths.flatMap((path) => {
    const entry = entries.get(path)
    if (entry === undefined) return []
    const key = path.slice(path.lastIndexOf('.') + 1)
    return [paths.length === 1 ? writtenText(entry) : `${key} ${writtenText(entry)}`]
  })
  return stated.length === 0 ? undefined : stated.join(', ')
}

interface Run {
  readonly was: string | undefined
  readonly now: string | undefined
  readonly years: string | undefined
}

/** The years in which a figure is another, those that follow each other with the same change together. */
function runsOf([own, other]: readonly [Input, Input], first: Side, second: Side): readonly Run[] {
  const { base, count } = first.definition.horizon
  const last = Math.min(count, second.definition.horizon.count)
  const runs: { from: number; to: number; was: Decimal | undefined; now: Decimal | undefined }[] = []
  let isWhole = true
  for (let index = 0; index <= last; index++) {
    const [was, now] = [own.values[index], other.values[index]]
    if (was === undefined && now === undefined) continue
    if (isSame(was, now)) {
      isWhole = false
      continue
    }
    const run = runs.at(-1)
    if (run !== undefined && run.to === index - 1 && isSame(run.was, was) && isSame(run.now, now)) run.to = index
    else runs.push({ from: index, to: index, was, now })
  }
  const text = (
    value: Decimal | undefined,
    beside: Decimal | undefined,
    { unit }: Input,
    side: Side,
  ): string | undefined =>
    value &&
    figureText(value, unit, beside === undefined ? 1 : placesApart(value, beside, unit, 1), {
      told: 'whole',
      money: side.definition.unit,
      negative: '-',
    })
  const [only] = runs
  // Money has its unit, which the file may state once for all of it, and as many places as it was written with.
  const written = (
    value: Decimal | undefined,
    beside: Decimal | undefined,
    { unit, entry }: Input,
    { definition }: Side,
  ) =>
    value !== undefined && entry?.key.kind === 'money'
      ? figureText(value, unit, Math.max(1, value.decimalPlaces(), beside?.decimalPlaces() ?? 0), {
          told: 'whole',
          money: definition.unit,
          negative: '-',
        })
      : plainText(entry)
  if (only !== undefined && runs.length === 1 && isWhole)
    return [
      {
        was: written(only.was, only.now, own, first) ?? text(only.was, only.now, own, first),
        now: written(only.now, only.was, other, second) ?? text(only.now, only.was, other, second),
        years: undefined,
      },
    ]
  return runs.map(({ from, to, was, now }) => ({
    was: text(was, now, own, first),
    now: text(now, was, other, second),
    years: yearsText(base + from, base + to),
  }))
}

/** A value that is one for all years, as it is written. */
function plainText(entry: Entry | undefined): string | undefined {
  return entry?.content.form === 'plain' && entry.overlay === undefined ? writtenText(entry) : undefined
}

function yearsText(from: FinancialYear, to: FinancialYear): string {
  return from === to ? printYear(from) : `${printYear(from)} to ${printYear(to)}`
}

function isSame(one: Decimal | undefined, other: Decimal | undefined): boolean {
  return one === undefined || other === undefined ? one === other : one.eq(other)
}

/** What is said of a value, in the order in which it is told. */
const parts: readonly (keyof Provenance)[] = [
  'source',
  'owner',
  'date',
  'quality',
  'impact',
  'note',
  'review-by',
  'range',
]

/** Texts that are others, and what is said of values: told once of all values of an item of which the same is said. */
function wordChanges(first: Side, second: Side, isAlone: (path: string) => boolean): DefinitionChange[] {
  const [own, other] = [first.definition.entries, second.definition.entries]
  const found = new Map<string, DefinitionChange>()
  const note = (path: string, part: ChangedPart, was: string | undefined, now: string | undefined): void => {
    if (was === now) return
    const { owner, isItem } = standingOf(path)
    const around = isItem && part !== 'text' ? owner : path
    const key = [around, part, was ?? '', now ?? ''].join('\n')
    const known = found.get(key)
    const label = (at: string): string => inputLabel(at, (own.has(at) ? first : second).definition)
    const is = was === undefined ? 'added' : now === undefined ? 'removed' : 'changed'
    const change = { is, part, was, now, years: undefined } as const
    if (known === undefined) found.set(key, { ...change, path, label: label(path), count: 1 })
    else
      found.set(key, {
        ...change,
        path: around,
        label: titleOfItem(around, (own.has(path) ? first : second).definition),
        count: known.count + 1,
      })
  }
  for (const path of new Set([...own.keys(), ...other.keys()])) {
    if (isAlone(path)) continue
    const [was, now] = [own.get(path), other.get(path)]
    const kind = (was ?? now)?.key.kind
    if (kind === 'text' || kind === 'date') note(path, 'text', wordsOf(was), wordsOf(now))
    if (was === undefined || now === undefined) continue
    for (const part of parts) note(path, part, saidOf(was, part), saidOf(now, part))
  }
  const placed = Array.from(found.values(), (change) => ({ ...change, place: standingOf(change.path) }))
  return placed.sort(inOrder).map(({ place: _, ...change }) => change)
}

function wordsOf(entry: Entry | undefined): string | undefined {
  return entry && oneLine(writtenText(entry))
}

function saidOf({ provenance }: Entry, part: keyof Provenance): string | undefined {
  const said = provenance[part]
  if (said === undefined || typeof said === 'string') return said && oneLine(said)
  return Object.entries(said)
    .map(([name, { text }]) => `${name} ${text}`)
    .join(', ')
}
