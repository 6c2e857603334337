import { toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { grouped } from '../base/grouped.ts'
import type { Definition, Input } from '../definition/definition.ts'
import type { ReadFile } from '../definition/layers/load.ts'
import type { Entry, Provenance } from '../definition/values/entry.ts'
import { takesName } from '../definition/values/rate-kind.ts'
import { quantities } from '../definition/values/scalar.ts'
import { listYears } from '../definition/values/years.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import { warnOfGrowth } from './warn-of-growth.ts'
import { warnOfScale } from './warn-of-scale.ts'
import { type ToldOf, withItsMembers } from './with-its-members.ts'

/** Warn of figures that are allowed and probably not meant. What kind of figure each is, its key says. */
export function warnOfDefinition(
  definition: Definition,
  inputs: readonly Input[],
  files: readonly ReadFile[],
  today: string,
  tell: Tell,
): void {
  const { base } = definition.horizon
  for (const input of statedOnce(inputs)) {
    const { key, span } = input.entry
    if (key.growth === true) warnOfGrowth({ path: pathIn(input), values: input.values, span }, base, tell)
    if (key.directed === true) warnOfSign(input, tell)
  }
  warnOfScale(statedEntries(inputs), definition.unit, tell)
  warnOfDelays(definition, tell)
  for (const told of withItsMembers(definition, tell)) warnOfReview(told, today)
  warnOfOldValues(definition, today, tell)
  for (const { layer, source } of files) {
    if (layer === undefined || source === undefined) continue
    const [first, ...rest] = withoutSource(layer.entries.values())
    if (first === undefined) continue
    tell(diagnose('missing-sources', { file: source, start: 0, end: 0 }, { count: rest.length + 1, first: first.path }))
  }
}

function warnOfReview({ definition: { document, entries }, tell }: ToldOf, today: string): void {
  const date = document.get('review-by')
  if (date !== undefined && date < today)
    tell(diagnose('review-overdue', entries.get('document.review-by')?.span, { date, today }))
}

/** Values that were to be looked at again by now: told once a file. What another file replaces is in nobody's way. */
function warnOfOldValues({ entries }: Definition, today: string, tell: Tell): void {
  const overdue = [...entries.values()].filter(({ provenance }) => isOverdue(provenance, today))
  for (const [first, ...rest] of grouped(overdue, ({ span }) => span.file).values()) {
    if (first === undefined) continue
    const { path, span, provenance } = first
    tell(
      diagnose('values-overdue', span, {
        count: rest.length + 1,
        first: path,
        date: provenance['review-by'] ?? '',
        today,
      }),
    )
  }
}

/** Whether a value was to be looked at again before a date, ISO 8601. */
export function isOverdue(provenance: Provenance, today: string): boolean {
  const date = provenance['review-by']
  return date !== undefined && date < today
}

/** Quantities that name no source. A shared driver is sourced where it is stated, not where it is used. */
export function withoutSource(entries: Iterable<Entry>): Entry[] {
  return [...entries].filter((entry) => isAssumed(entry) && entry.provenance.source === undefined)
}

/** Whether a value is a quantity that somebody assumed, and not a month, a delay, a score or the name of another one. */
export function isAssumed({ key, content }: Pick<Entry, 'key' | 'content'>): boolean {
  const refersOnly = takesName(key) && content.form === 'plain' && typeof content.plain.value === 'string'
  return quantities.has(key.kind) && key.kind !== 'whole' && key.plainOnly !== true && !refersOnly
}

/** An input with the value of its file that it comes from. */
type Stated = Input & { readonly entry: Entry }

/** Inputs that stand in a file, those of one place once: members of a place may extend the same file. */
function statedOnce(inputs: readonly Input[]): Stated[] {
  const seen = new Map<Entry['span']['file'], Set<string>>()
  return inputs.flatMap((input) => {
    const { entry, part } = input
    if (entry === undefined) return []
    const { file, start } = entry.span
    const known = seen.get(file) ?? new Set()
    seen.set(file, known)
    // Parts of a list stand in one place and are told apart by their own names.
    const own = `${start} ${part?.name ?? ''}`
    if (known.has(own)) return []
    known.add(own)
    return [{ ...input, entry }]
  })
}

/** The values of the files that inputs come from, each once. */
function statedEntries(inputs: readonly Input[]): Iterable<Entry> {
  const stated = new Map<string, Entry>()
  for (const { entry } of inputs)
    if (entry !== undefined) stated.set(`${entry.span.file.path} ${entry.span.start}`, entry)
  return stated.values()
}

/** The name of an input in its own file: without the members of a place that it is read through. */
function pathIn({ entry, part }: Stated): string {
  return entry.path + (part?.name ?? '')
}

function warnOfSign({ values, unit, entry }: Stated, tell: Tell): void {
  const { path } = entry
  const negative = values.find((value) => value?.isNegative() === true && !value.isZero())
  if (negative === undefined) return
  const value = unit === 'rate' ? `${toPlain(negative.times(100))}%` : toPlain(negative)
  tell(diagnose('negative-amount', entry.span, { path, value }))
}

/** What a scheme or a shift states, and the years by which a delay moves it on. */
interface Delayed {
  readonly input: Input | undefined
  readonly years: number
  /** Whether it is stated for a year, by index from the base year. */
  readonly isIn: (index: number) => boolean
}

/** A tranche that a delay moves past the last year is lost without a trace in the figures: of a place, its own last year. */
function warnOfDelays(definition: Definition, tell: Tell): void {
  const { base, count } = definition.horizon
  const seen = new Set<string>()
  for (const { input, years, isIn } of delayedIn(definition)) {
    if (input === undefined || years === 0) continue
    const lost = input.values.flatMap((value, index) =>
      value !== undefined && !value.isZero() && isIn(index) && index > 0 && index <= count && index + years > count
        ? [base + index]
        : [],
    )
    // Members of a place may extend the same file.
    const { file, start } = input.entry?.span ?? {}
    const own = `${file?.path} ${start} ${input.path} ${years}`
    if (lost.length === 0 || seen.has(own)) continue
    seen.add(own)
    const args = { path: input.path, years: listYears(lost), last: printYear(base + count) }
    tell(diagnose('delayed-beyond-horizon', input.entry?.span, args))
  }
}

/** What is delayed in a definition, or in any member of a place: schemes of one name may be delayed in one of them alone. */
function delayedIn({ savings, shifts, members }: Definition): Delayed[] {
  if (members.length > 0) return members.flatMap(({ definition }) => delayedIn(definition))
  return [
    ...savings.map(
      ({ amount, share, benchmark, delayYears }): Delayed => ({
        input: amount ?? share ?? benchmark?.close,
        years: delayYears,
        // A gap is closed in some years only.
        isIn: (index) => benchmark === undefined || (index >= benchmark.from && index <= benchmark.until),
      }),
    ),
    ...shifts.map(({ amount, share, delay }): Delayed => ({ input: amount ?? share, years: delay, isIn: () => true })),
  ]
}
