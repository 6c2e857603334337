import type { Decimal } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import type { MoneyUnit } from '../../base/money-unit.ts'
import { oneLine } from '../../base/one-line.ts'
import { type Args, diagnose, type ProblemCode, type Tell } from '../../diagnostics/catalogue.ts'
import type { Span } from '../../diagnostics/span.ts'
import type { Input, InputPath, InputUnit, ItemId, ListPart, RolledBase } from '../definition.ts'
import type { Key, ValueKey } from '../keys/key-types.ts'
import { definitionKeys } from '../keys/keys.ts'
import { isNeed, type Need, statesNo } from '../keys/need.ts'
import type { Merged } from '../layers/merge.ts'
import { offAt, offInWords } from '../layers/switched-off.ts'
import type { Entry } from '../values/entry.ts'
import { knownValue } from '../values/scalar.ts'
import { type BaseYear, inDefinitionUnit, type Series, single, spread } from '../values/series.ts'
import type { Horizon } from '../values/years.ts'

/** Takes values out of a merged definition, reporting what is missing and remembering what was used. */
export class Reader {
  readonly merged: Merged
  readonly unit: MoneyUnit
  readonly horizon: Horizon
  readonly tell: Tell
  private readonly outer: Span
  private readonly used = new Set<string>()
  private children: ReadonlyMap<string, readonly ItemId[]> | undefined
  private readonly sets = new Map<string, ReadonlySet<string>>()
  private emptied: ReadonlySet<string> | undefined
  private aroundUnread: ReadonlySet<string> | undefined
  private readonly made = new Map<string, Input>()

  constructor(merged: Merged, unit: MoneyUnit, horizon: Horizon, outer: Span, tell: Tell) {
    this.merged = merged
    this.unit = unit
    this.horizon = horizon
    this.outer = outer
    this.tell = tell
  }

  /** The same definition with its years known. What was used so far is not remembered. */
  over(horizon: Horizon): Reader {
    const reader = new Reader(this.merged, this.unit, horizon, this.outer, this.tell)
    reader.children = this.children
    return reader
  }

  has(path: string): boolean {
    return this.merged.entries.has(path)
  }

  /** Whether anything was given at a path, even if it could not be read, by itself or as a part of what it stands in. */
  stands(path: string): boolean {
    const { entries, groups, unread } = this.merged
    if (entries.has(path) || groups.has(path)) return true
    if (unread.size === 0) return false
    if (unread.has(path)) return true
    if (unread.has(`${path.slice(0, path.lastIndexOf('.') + 1)}*`)) return true
    for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1))
      if (unread.has(path.slice(0, dot))) return true
    return false
  }

  /** Ids of the items that stand under a collection, in the order in which they were first named. */
  items(collection: string): readonly ItemId[] {
    this.children ??= childrenOf(this.merged)
    return this.children.get(collection) ?? []
  }

  /** Whether an item of that id stands under a collection. */
  hasItem(collection: string, id: string): boolean {
    const known = this.sets.get(collection) ?? new Set(this.items(collection))
    this.sets.set(collection, known)
    return known.has(id)
  }

  /** Whether an item of a collection is switched off. */
  hasOff(collection: string): boolean {
    this.emptied ??= new Set([...this.merged.off.values()].map((item) => item.collection))
    return this.emptied.has(collection)
  }

  /** Whether something that stands in a collection or a group could not be read. */
  hasUnread(path: string): boolean {
    this.aroundUnread ??= around(this.merged.unread)
    return this.aroundUnread.has(path)
  }

  refuse<C extends ProblemCode>(code: C, span: Span | undefined, args: Args<C>): void {
    this.tell(diagnose(code, span ?? this.outer, args))
  }

  missing(path: string, name: string, what: string): void {
    this.refuse('missing-key', this.spanOf(path), { path, names: [name], what, oneOf: [] })
  }

  /** Where a path or the nearest group above it stands. */
  spanOf(path: string): Span {
    const { entries, groups } = this.merged
    for (let at = path; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
      const span = entries.get(at)?.keySpan ?? groups.get(at)
      if (span !== undefined) return span
    }
    return this.outer
  }

  entry(path: string): Entry | undefined {
    const entry = this.merged.entries.get(path)
    if (entry !== undefined) this.used.add(path)
    return entry
  }

  /** A value that is not a quantity by year: its default where it is left out, undefined where it was refused. */
  plain<T extends Decimal | string | number | boolean>(path: string): T | undefined {
    const entry = this.entry(path)
    if (entry !== undefined)
      return entry.content.form === 'plain' ? (entry.content.plain.value as T | undefined) : undefined
    const key = keyAt(path)
    return key.default === undefined ? undefined : (knownValue(key, key.default) as T)
  }

  /** A value that has no default. */
  plainIfThere<T extends Decimal | string | number | boolean>(path: string): T | undefined {
    return this.has(path) ? this.plain<T>(path) : undefined
  }

  text(path: string): string | undefined {
    const text = this.plain<string>(path)
    return text === undefined ? undefined : oneLine(text)
  }

  choice<T extends string>(path: string): T {
    return (this.plain<string>(path) ?? keyAt(path).default ?? '') as T
  }

  /** Every figure that was asked for, each once, in the order in which they were first asked for. */
  get inputs(): readonly Input[] {
    return [...this.made.values()]
  }

  /** One object for each figure, however many things rest on it. */
  private make(path: string, make: (path: InputPath) => Input): Input {
    const known = this.made.get(path)
    if (known !== undefined) return known
    const input = make(path as InputPath)
    this.made.set(path, input)
    return input
  }

  /** A quantity that does not vary by year. */
  one(path: string, unit: InputUnit): Input {
    const entry = this.entry(path)
    return this.make(path, (own) => {
      const value = entry === undefined ? undefined : single(entry, this.unit)
      return { path: own, unit, values: this.everyYear(() => value), entry, spread: 'one' }
    })
  }

  /** A quantity that the program supplies. */
  constant(path: string, unit: InputUnit, value: Decimal): Input {
    return this.make(path, (own) => ({ path: own, unit, values: this.everyYear(() => value), entry: undefined }))
  }

  /** A month or a year, or a word that stands for figures, as the number that formulas reckon with. */
  setting(path: string, values: Series, entry = this.entry(path), unit: InputUnit = 'index'): Input {
    return this.make(path, (own) => ({ path: own, unit, values, entry, isSetting: true }))
  }

  /** A quantity with values of the caller's, from what stands at a path. */
  figure(path: string, unit: InputUnit, values: Series, entry = this.entry(path)): Input {
    return this.make(path, (own) => ({ path: own, unit, values, entry }))
  }

  /** A value for each year by its index, 0 for the base year. */
  everyYear(valueIn: (index: number) => Decimal | undefined): Series {
    return Array.from({ length: this.horizon.count + 1 }, (_, index) => valueIn(index))
  }

  /** A quantity by year, or undefined where it is left out. */
  series(path: string, unit: InputUnit, baseYear: BaseYear = 'none'): Input | undefined {
    this.entry(path)
    return this.unmarked(path, unit, baseYear)
  }

  /** Money by year that is stated in the prices of one year; undefined where it is left out. */
  seriesInPrices(path: string, pricesOf: FinancialYear): Input | undefined {
    const entry = this.entry(path)
    if (entry === undefined) return undefined
    const values = spread(entry, this.horizon, this.unit, 'named', this.tell)
    return this.make(path, (own) => ({ path: own, unit: 'money', values, entry, pricesOf }))
  }

  /** The same without counting it as used. */
  unmarked(path: string, unit: InputUnit, baseYear: BaseYear = 'none'): Input | undefined {
    const entry = this.merged.entries.get(path)
    if (entry === undefined) return undefined
    return this.make(path, (own) => ({
      path: own,
      unit,
      values: spread(entry, this.horizon, this.unit, baseYear, this.tell),
      entry,
      spread: baseYear,
    }))
  }

  /** A list by age, the last value standing for all later ages. */
  ages(path: string, unit: InputUnit = 'share'): Input[] {
    const entry = this.entry(path)
    if (entry === undefined) return []
    const { content } = entry
    const items = content.form === 'plain' ? [content.plain] : content.form === 'list' ? content.items : []
    return items.map((item, age) => {
      const value = inDefinitionUnit(item, entry, this.unit)
      const part: ListPart = { at: age, name: items.length === 1 ? '' : `[${age}]` }
      return this.part(path, part, unit, value, entry)
    })
  }

  /** One of the figures of a list that stands at a path: the same in every year. */
  private part(path: string, part: ListPart, unit: InputUnit, value: Decimal | undefined, entry: Entry): Input {
    return this.make(path + part.name, (own) => ({ path: own, unit, values: this.everyYear(() => value), entry, part }))
  }

  /** Points of a line, in the order in which they are given. */
  points(path: string): { readonly at: Input; readonly growth: Input; readonly span: Span }[] {
    const entry = this.entry(path)
    if (entry?.content.form !== 'points') return []
    return entry.content.points.map((point, index) => {
      // Nothing grows by a distance.
      const { growth: _, ...distance } = entry.key
      const part = (name: 'at' | 'growth'): Input => {
        const value = inDefinitionUnit(point[name], entry, this.unit)
        const own: ListPart = { at: index, of: name, name: `[${index}].${name}` }
        return this.part(path, own, 'rate', value, name === 'growth' ? entry : { ...entry, key: distance })
      }
      return { at: part('at'), growth: part('growth'), span: point.at.node.span }
    })
  }

  adjustments(path: string): Input | undefined {
    const entry = this.entry(`${path}.adjustments`)
    if (entry !== undefined && this.has(`${path}.amounts`)) {
      this.refuse('adjustments-with-amounts', entry.keySpan, { path: entry.path })
    }
    return this.series(`${path}.adjustments`, 'money')
  }

  /**
   * Refuse what rests on funding or lines where the definition states none; false where it does. `what` says what rests on them.
   * It is not told beside problems that may be why they are not there.
   */
  refuseWithout(needs: readonly Need[], span: Span | undefined, what: string): boolean {
    const lacking = needs.filter((need) => !this.stands(need))
    if (lacking.length > 0 && this.merged.flawed !== true)
      this.refuse('needs-stated', span, { what, needs: lacking, lacks: statesNo(lacking) })
    return lacking.length > 0
  }

  /** Refuse the name of an item that a collection does not have; of one that is switched off, it is that which is said. */
  refuseName(span: Span, what: string, name: string, collection: string, refused?: string): void {
    if (isNeed(collection) && this.refuseWithout([collection], span, `This names the ${what} "${name}"`)) return
    if (!this.refuseOff(span, `${collection}.${name}`, what, name))
      this.refuse('unknown-name', span, { what, name, known: this.items(collection).filter((id) => id !== refused) })
  }

  /** Refuse a path that names what is switched off, or a part of it; false where it does not. */
  refuseOff(span: Span, path: string, what: string, name: string): boolean {
    const item = offAt(this.merged.off, path)
    if (item !== undefined)
      this.refuse('switched-off', span, { what: `This names the ${what} "${name}"`, off: offInWords(item) })
    return item !== undefined
  }

  /** An id that must be among those of a collection. One that would be refused there, `refused`, is never offered for it. */
  reference(path: string, what: string, collection: string, refused?: string): ItemId {
    const name = this.plain<ItemId>(path) ?? ('' as ItemId)
    const entry = this.entry(path)
    if (
      entry !== undefined &&
      name !== '' &&
      !this.hasItem(collection, name) &&
      !this.stands(`${collection}.${name}`)
    ) {
      this.refuseName(entry.span, what, name, collection, refused)
    }
    return name
  }

  /** Ids, each of which must be among those of a collection, and named once. */
  references(path: string, what: string, collection: string): ItemId[] {
    const content = this.entry(path)?.content
    const named = content?.form === 'list' ? content.items : content?.form === 'plain' ? [content.plain] : []
    const seen = new Set<string>()
    return named.flatMap(({ value, node }) => {
      if (typeof value !== 'string') return []
      if (seen.has(value)) this.refuse('named-twice', node.span, { path, name: value })
      seen.add(value)
      if (!this.hasItem(collection, value) && !this.stands(`${collection}.${value}`))
        this.refuseName(node.span, what, value, collection)
      return [value as ItemId]
    })
  }

  /** A year that must be one of the projected ones; undefined where it is left out or refused. */
  projectedYear(path: string): FinancialYear | undefined {
    const entry = this.entry(path)
    const year = this.plain<FinancialYear>(path)
    const { base, count } = this.horizon
    if (year === undefined || (year > base && year <= base + count)) return year
    const [first, last] = [printYear(base + 1), printYear(base + count)]
    this.refuse('year-not-projected', entry?.span, { path, year: printYear(year), first, last })
    return undefined
  }

  /** Refuse what rests on the number of residents where there is none. */
  needPopulation(path: string): void {
    if (!this.stands('population.base') && !this.stands('population.groups'))
      this.refuse('needs-population', this.entry(path)?.keySpan, { path })
  }

  /** Entries that nothing asked for, here or elsewhere. */
  unused(elsewhere: ReadonlySet<string>): Entry[] {
    return [...this.merged.entries.values()].filter(({ path }) => !this.used.has(path) && !elsewhere.has(path))
  }

  confirmed(): FinancialYear | undefined {
    const entry = this.entry('years.confirmed')
    const year = this.plain<FinancialYear>('years.confirmed')
    const { base, count } = this.horizon
    // Of a plan that was rolled forward, however often, nothing may be confirmed since it was made: not its base year either.
    const isEarly = year !== undefined && year < base && this.entry('years.rolled.from') === undefined
    if (entry !== undefined && year !== undefined && (isEarly || year > base + count)) {
      this.refuse('confirmed-outside', entry.span, {
        year: printYear(year),
        first: printYear(base),
        last: printYear(base + count),
      })
    }
    return year
  }

  /** Where the base year comes from, where an earlier plan projected it. */
  rolled(): RolledBase[] {
    const path = 'years.rolled.from'
    const from = this.plain<FinancialYear>(path)
    const actuals = this.text('years.rolled.actuals')
    // Of a file that does not say it nobody knows which history its balance is of.
    const isUnknown = actuals !== undefined && this.entry('surplus.brought-forward') !== undefined
    const isBalanceApart = this.plainIfThere<boolean>('years.rolled.balance-apart') ?? isUnknown
    const isSpendActual = this.plain<boolean>('years.rolled.actual-spend') === true
    const isOutturn = this.plain<boolean>('years.rolled.outturn') === true
    if (from === undefined) return []
    const { base } = this.horizon
    const unidentified = this.text('years.rolled.unidentified')
    if (from < base) return [{ of: undefined, from, actuals, isBalanceApart, isSpendActual, isOutturn, unidentified }]
    const must = `be before ${printYear(base)}, the base year`
    this.refuse('year-order', this.entry(path)?.span, { path, year: printYear(from), must })
    return []
  }

  document(): Map<string, string> {
    const found = new Map<string, string>()
    for (const name of this.items('document')) {
      const text = this.text(`document.${name}`)
      if (text !== undefined) found.set(name, text)
    }
    return found
  }
}

/** Every path that one of some paths stands in. */
function around(paths: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>()
  for (const path of paths)
    for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) found.add(path.slice(0, dot))
  return found
}

/** The names that stand directly under each path, found in one pass. */
function childrenOf({ entries, groups, items }: Merged): Map<string, readonly ItemId[]> {
  const children = new Map<string, Set<ItemId>>()
  const add = (path: string): void => {
    let end = path.length
    for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', end - 1)) {
      const parent = path.slice(0, dot)
      const name = path.slice(dot + 1, end) as ItemId
      const found = children.get(parent)
      // Where a name is known, so are those of all it stands in.
      if (found?.has(name) === true) return
      if (found === undefined) children.set(parent, new Set([name]))
      else found.add(name)
      end = dot
    }
  }
  for (const path of items) if (entries.has(path) || groups.has(path)) add(path)
  for (const path of groups.keys()) add(path)
  for (const path of entries.keys()) add(path)
  return new Map(Array.from(children, ([parent, names]) => [parent, [...names]]))
}

/** The description of the key at a path. */
export function keyAt(path: string): ValueKey {
  let key: Key = definitionKeys
  for (let start = 0; start <= path.length; ) {
    const dot = path.indexOf('.', start)
    const end = dot === -1 ? path.length : dot
    if (key.is === 'either') key = key.group
    if (key.is === 'collection') key = key.of
    else if (key.is === 'group') key = key.keys[path.slice(start, end)] ?? missingKey(path)
    else missingKey(path)
    start = end + 1
  }
  if (key.is === 'either') key = key.value
  return key.is === 'value' ? key : missingKey(path)
}

function missingKey(path: string): never {
  throw new Error(`No key at ${path}`)
}
