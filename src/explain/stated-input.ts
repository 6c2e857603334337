import { Decimal } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import type { Definition, Input, ListPart } from '../definition/definition.ts'
import type { ValueKey } from '../definition/keys/key-types.ts'
import { type Entry, type Provenance, writtenText, type YearPart } from '../definition/values/entry.ts'
import type { Plain } from '../definition/values/scalar.ts'
import { inDefinitionUnit } from '../definition/values/series.ts'
import { defaultInWords, entryInWords } from '../definition/values/value-in-words.ts'
import { names } from '../definition/values/years.ts'
import { positionAt, type Site, type Span } from '../diagnostics/span.ts'
import type { Unit } from '../formula/unit.ts'

/** What an input says for some years, and how it says it. */
export interface Statement {
  readonly years: readonly FinancialYear[]
  /** In the shown unit; undefined for a word such as a month. */
  readonly value: Decimal | undefined
  /** As it was written; undefined where nothing was. */
  readonly written: string | undefined
  /** A word as people read it, with what it counts: `12 months`. Undefined for a figure. */
  readonly said?: string
  /** `default` where the program supplies it; `base-year` and `silent` where it says nothing for these years. */
  readonly how: 'stated' | 'default' | 'base-year' | 'silent'
  /** Where it stands. A change on the command line stands in `--set`, at line 1. */
  readonly place: Site | undefined
}

/** An input with what is known about it. */
export interface StatedInput {
  readonly path: string
  readonly statements: readonly Statement[]
  /** Whether the key may vary by year. */
  readonly byYear: boolean
  readonly provenance: Provenance
  /** The unit of bare amounts in its file; undefined for what is no money. */
  readonly writtenIn: MoneyUnit | undefined
  /** What a word does to the figures: a month, a delay. */
  readonly effect: string
  /** What a whole number counts, as data writes it: `months`. */
  readonly counts?: string
}

/** What an input of the model says in some years; years with one statement are joined. */
export function stateInput(
  source: Input,
  indices: readonly number[],
  definition: Definition,
  shownIn: (value: Decimal, unit: Unit) => Decimal,
  effect = '',
): StatedInput {
  const { entry, isSetting } = source
  const statements: (Statement & { years: FinancialYear[]; from: Plain | undefined })[] = []
  for (const index of indices) {
    const exact = source.values[index]
    const from = entry === undefined ? undefined : plainFor(entry, source.part, index, definition)
    // A month or a year says when: the figure is worked out from it.
    const says =
      from !== undefined && entry !== undefined && (isSetting === true || agrees(from, entry, exact, definition))
    const how = entry === undefined ? 'default' : says ? 'stated' : silence(index, exact, entry)
    const value = shownIn(exact ?? new Decimal(0), source.unit)
    const year = definition.horizon.base + index
    const same = statements.find(
      (other) => other.how === how && other.value?.eq(value) && (!says || other.from === from),
    )
    const span = says ? from.node.span : entry?.span
    if (same === undefined) {
      const place = span === undefined ? undefined : placeOf(span)
      statements.push({ years: [year], value, written: says ? from.text : undefined, how, place, from })
    } else {
      same.years.push(year)
    }
  }
  return {
    path: source.path,
    statements,
    // A value that holds from a year on differs by year although it is written once.
    byYear: entry?.key.cover !== undefined || statements.length > 1,
    provenance: entry?.provenance ?? {},
    writtenIn: source.unit === 'money' ? entry?.unit : undefined,
    effect,
  }
}

/** Whether an input is told as the word it was written as: a month, and not the number that formulas reckon with. */
export function isWord({ isSetting, entry }: Input): boolean {
  return isSetting === true && entry !== undefined && entry.key.kind !== 'year'
}

/** An input that is no figure by year, such as the month a scheme starts in. */
export function stateWord(entry: Entry, effect: string, { unit }: Definition): StatedInput {
  const place = placeOf(entry.span)
  const [written, said] = [writtenText(entry), entryInWords(entry, unit)]
  return {
    path: entry.path,
    statements: [{ years: [], value: undefined, written, said, how: 'stated', place }],
    byYear: false,
    provenance: entry.provenance,
    writtenIn: undefined,
    effect,
    ...countedBy(entry.key),
  }
}

/** The default of a key that is left out, where that is no figure by year; undefined where it has none. */
export function stateDefault(path: string, key: ValueKey, { unit }: Definition): StatedInput | undefined {
  const said = defaultInWords(key, unit)
  if (key.default === undefined || said === undefined) return undefined
  return {
    path,
    statements: [{ years: [], value: undefined, written: key.default, said, how: 'default', place: undefined }],
    byYear: false,
    provenance: {},
    writtenIn: undefined,
    effect: '',
    ...countedBy(key),
  }
}

function countedBy({ counts }: ValueKey): Pick<StatedInput, 'counts'> {
  return counts === undefined ? {} : { counts: `${counts}s` }
}

function placeOf({ file, start }: Span): Site {
  return { file: file.path, ...positionAt(file, start) }
}

/** The text that gives an entry its value in a year: a year changed on the command line before what the file says. */
function plainFor(entry: Entry, part: ListPart | undefined, index: number, definition: Definition): Plain | undefined {
  const { content, overlay = [] } = entry
  const year = definition.horizon.base + index
  const named = (parts: readonly YearPart[]): Plain | undefined =>
    parts.find(({ selector }) => names(selector, year))?.plain
  // Of years changed twice the later change holds.
  const changed = named([...overlay].reverse())
  if (changed !== undefined) return changed
  switch (content.form) {
    case 'plain':
      return content.plain
    case 'list':
      return content.items[part?.at ?? Math.max(0, index - 1)]
    case 'points':
      return part?.of && content.points[part.at]?.[part.of]
    case 'years':
      // A reserve whose base year is not named holds the first projected year's value in it.
      return (
        named(content.parts) ??
        content.parts.find(({ selector }) => selector.is === 'default')?.plain ??
        (index === 0 ? plainFor(entry, part, 1, definition) : undefined)
      )
  }
}

function agrees(plain: Plain, entry: Entry, value: Decimal | undefined, { unit }: Definition): boolean {
  const stated = inDefinitionUnit(plain, entry, unit)
  return stated !== undefined && value !== undefined && stated.eq(value)
}

/** A year that a value leaves out: nothing, or the default of its key. */
function silence(index: number, value: Decimal | undefined, { key }: Entry): Statement['how'] {
  if (key.cover === 'default' && value !== undefined && !value.isZero()) return 'default'
  return index === 0 ? 'base-year' : 'silent'
}
