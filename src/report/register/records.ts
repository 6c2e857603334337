import { Decimal, toPlain } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import type { Input } from '../../definition/definition.ts'
import type { Lineage } from '../../definition/layers/lineage.ts'
import { isMoney } from '../../definition/values/bare-pounds.ts'
import type { Entry } from '../../definition/values/entry.ts'
import { inDefinitionUnit, isShare } from '../../definition/values/series.ts'
import { yearsOf } from '../../definition/values/years.ts'
import { positionAt } from '../../diagnostics/span.ts'
import { unitAsData } from '../../formula/unit-print.ts'
import type { Registered } from '../../questions/register/assumption.ts'
import { mostFigures } from '../../questions/tornado.ts'
import type { Made } from '../document.ts'
import { daysOf } from '../figures.ts'
import type { Records, RecordValue } from '../records.ts'
import type { ToldRegister } from './answer.ts'
import { hasReviews } from './facts.ts'
import { gapCounts } from './gap-counts.ts'
import { assumedName, replacedText, valueText, whereStated, writtenOf } from './words.ts'

/** The parts of a range, by the names that definitions in CSV have for them. */
const rangeParts = ['low', 'high', 'interval', 'shape', 'sd', 'min', 'mode', 'max', 'persistence'] as const

/** What is told of every assumption, before its figures by year. */
const nameColumns = ['scenario', 'path', 'same_as', 'label', 'kind', 'unit'] as const
/** And after them. */
const otherColumns = [
  'written',
  ...['source', 'owner', 'date', 'review_by', 'quality', 'impact', 'note'],
  ...rangeParts.map((part) => `range_${part}`),
  ...[
    'swing_row',
    'swing_year',
    'swing_unit',
    'swing_basis',
    'at_low',
    'at_high',
    'swing',
    'measured_impact',
    'contradicted',
  ],
  ...['gaps', 'set_by', 'file', 'line', 'replaced'],
] as const

/**
 * A register as data: tidy, a row a figure, and wide, a row an assumption with a column a year. A value that is one for all years stands
 * in `value`; one that may vary by year stands under the years as well. `years` are the columns of the whole answer.
 */
export function registerRecords(told: ToldRegister, years: readonly FinancialYear[], made: Made): Records {
  const rows = told.listed.flatMap((one) => [one.path, ...one.also].map((path) => ({ one, path })))
  const gaps = gapCounts(told)
  const objects = rows.map((row) => assumptionData(row.one, row.path, told))
  return {
    columns: [...nameColumns, 'year', 'year_start', 'year_end', 'value', ...otherColumns],
    rows: rows.flatMap(({ one, path }) => tidyRows(one, path, told)),
    wide: {
      columns: [...nameColumns, 'value', ...years.map(printYear), ...otherColumns],
      rows: rows.map(({ one, path }) => wideRow(one, path, told, years)),
    },
    lines: objects,
    data: {
      scenario: told.scenario.name,
      title: told.scenario.definition.title,
      as_of: hasReviews(told) ? told.today : null,
      unit: told.view.cash.unit,
      swing_of: { row: told.row.path, label: told.row.label, year: told.year, unit: swingUnit(told) },
      swings: swingsData(told),
      chosen: told.chosen ?? null,
      counts: {
        assumptions: gaps.figures.count,
        stated_totals: gaps.totals.count,
        listed: told.listed.length,
        no_source: gaps.figures.noSource,
        no_owner: gaps.figures.noOwner,
        stated_totals_no_source: gaps.totals.noSource,
        stated_totals_no_owner: gaps.totals.noOwner,
        past_review: gaps.pastReview,
        contradicted: told.register.all.filter((one) => one.isContradicted).length,
      },
      assumptions: objects,
      set: told.scenario.settings,
      inputs: made.inputs(told.scenario),
    },
  }
}

/** The figures of an assumption by year, in the unit of the answer; one for all years where it cannot vary. */
interface Figures {
  readonly value: Decimal | undefined
  readonly byYear: ReadonlyMap<FinancialYear, Decimal>
}

function figuresOf({ inputs, key }: Registered, { view, scenario }: ToldRegister): Figures {
  const [input] = inputs
  // A list by age, or points of a line, are several figures of no year: they stand as they were written.
  if (input === undefined || inputs.length > 1) return { value: undefined, byYear: new Map() }
  const inView = (value: Decimal): Decimal => (input.unit === 'money' ? view.cash.money(value) : value)
  const isByYear = key.cover !== undefined
  const value = isByYear ? undefined : (input.values[1] ?? input.values[0])
  const byYear = new Map(
    yearsOf(scenario.definition.horizon).flatMap((year, index) => {
      const own = isByYear ? input.values[index] : undefined
      return own === undefined ? [] : [[year, inView(own)] as const]
    }),
  )
  const all = new Set([...byYear.values()].map(toPlain))
  const [only] = byYear.values()
  return { value: value === undefined ? (all.size === 1 && isPlain(input) ? only : undefined) : inView(value), byYear }
}

/** Whether a value by year was stated as one for all of them. */
function isPlain({ entry }: Input): boolean {
  return entry?.content.form === 'plain' && entry.overlay === undefined
}

function namesOf({ kind, inputs, path: first }: Registered, path: string, told: ToldRegister): RecordValue[] {
  const unit = inputs[0] === undefined ? '' : unitAsData(inputs[0].unit, told.view.cash.unit)
  return [told.scenario.name, path, path === first ? undefined : first, assumedName(path, told.scenario), kind, unit]
}

function wideRow(one: Registered, path: string, told: ToldRegister, years: readonly FinancialYear[]): RecordValue[] {
  const { value, byYear } = figuresOf(one, told)
  return [...namesOf(one, path, told), value, ...years.map((year) => byYear.get(year)), ...othersOf(one, told)]
}

function tidyRows(one: Registered, path: string, told: ToldRegister): RecordValue[][] {
  const { value, byYear } = figuresOf(one, told)
  const [names, others] = [namesOf(one, path, told), othersOf(one, told)]
  if (byYear.size === 0) return [[...names, undefined, undefined, undefined, value, ...others]]
  return [...byYear].map(([year, own]) => {
    const { start, end } = daysOf(year)
    return [...names, printYear(year), start, end, own, ...others]
  })
}

function othersOf(one: Registered, told: ToldRegister): RecordValue[] {
  const { entry, bar, quality, impact, measured, isContradicted, gaps, lineage } = one
  const { source, owner, date, note, 'review-by': review } = entry?.provenance ?? {}
  const { figures, row, year, view } = told
  const isTried = bar !== undefined || one.isWithoutEffect
  const replaced = lineage === undefined ? '' : replacedText(lineage, one, view)
  const at = entry?.span
  return [
    writtenOf(one),
    ...[source, owner, date, review, quality, impact, note],
    ...rangeParts.map((part) => rangePart(one, part, told)),
    ...(isTried ? [row.path, year, swingUnit(told)] : [undefined, undefined, undefined]),
    bar?.basis ?? (one.isUntried ? 'not measured' : undefined),
    bar?.low && figures.inView(bar.low),
    bar?.high && figures.inView(bar.high),
    bar === undefined ? undefined : bar.low && bar.high && figures.inView(bar.swing),
    measured,
    isContradicted ? 'yes' : isTried && impact !== undefined ? 'no' : undefined,
    gaps.join('; ') || undefined,
    setBy(entry),
    at?.file.path === '--set' ? undefined : at?.file.path,
    lineOf(entry),
    replaced || undefined,
  ]
}

/** A part of a range: a number in the unit of its figure, of a value by year what is added to each year; a word for a shape. */
function rangePart({ entry, definition }: Registered, part: string, { view }: ToldRegister): RecordValue {
  const plain = entry?.provenance.range?.[part]
  if (entry === undefined || plain === undefined) return undefined
  if (!(plain.value instanceof Decimal)) return plain.text
  if (part === 'interval' || part === 'persistence') return plain.value
  const value = inDefinitionUnit(plain, entry, definition.unit) ?? plain.value
  return isMoney(entry.key.kind) && !isShare(plain) && entry.key.kind !== 'pounds' ? view.cash.money(value) : value
}

function rangeData(one: Registered, told: ToldRegister): object {
  const parts = rangeParts.map((part) => [part, rangePart(one, part, told)] as const)
  return Object.fromEntries(
    parts.flatMap(([part, value]) => {
      if (value === undefined) return []
      return [[part, typeof value === 'string' ? value : toPlain(value)]]
    }),
  )
}

/** What states a value: a file, the command line, or both where some years were changed there. */
function setBy(entry: Entry | undefined): string {
  if (entry === undefined) return 'default'
  if (entry.span.file.path === '--set') return '--set'
  return entry.overlay === undefined ? 'file' : 'file and --set'
}

function lineOf(entry: Entry | undefined): string | undefined {
  if (entry === undefined || entry.span.file.path === '--set') return undefined
  return String(positionAt(entry.span.file, entry.span.start).line)
}

/** Whether swings are measured: of every figure, of those at --paths, or of none because there are too many. */
function swingsData({ register: { tooMany } }: ToldRegister): object {
  if (tooMany === undefined) return { measured: 'all', too_many: null }
  return {
    measured: tooMany.tried === 0 ? 'none' : 'chosen',
    too_many: { figures: tooMany.figures, most: mostFigures },
  }
}

function swingUnit({ row, view }: ToldRegister): string {
  return row.unit === 'money' ? view.machineUnit : unitAsData(row.unit, view.cash.unit)
}

/** All that is known of an assumption, as one object. Every key is there, `null` where there is nothing to say. */
function assumptionData(one: Registered, path: string, told: ToldRegister): object {
  const { entry, bar, quality, impact, measured, isContradicted, isWithoutEffect, isUntried, gaps, lineage, kind } = one
  const { source, owner, date, note, range, 'review-by': review } = entry?.provenance ?? {}
  const { value, byYear } = figuresOf(one, told)
  const { figures, view } = told
  const number = (own: Decimal | undefined): string | null => (own === undefined ? null : toPlain(own))
  const unit = one.inputs[0] === undefined ? null : unitAsData(one.inputs[0].unit, view.cash.unit)
  return {
    scenario: told.scenario.name,
    path,
    same_as: path === one.path ? null : one.path,
    label: assumedName(path, told.scenario),
    kind,
    unit,
    says: valueText(one, view),
    written: writtenOf(one),
    value: number(value),
    years:
      byYear.size === 0 ? null : Object.fromEntries([...byYear].map(([year, own]) => [printYear(year), toPlain(own)])),
    source: source ?? null,
    owner: owner ?? null,
    date: date ?? null,
    review_by: review ?? null,
    quality: quality ?? null,
    impact: impact ?? null,
    note: note ?? null,
    range: range === undefined ? null : rangeData(one, told),
    swing:
      bar === undefined
        ? null
        : {
            basis: bar.basis,
            at_low: number(bar.low && figures.inView(bar.low)),
            at_high: number(bar.high && figures.inView(bar.high)),
            swing: number(bar.low && bar.high && figures.inView(bar.swing)),
          },
    swing_not_measured: isUntried,
    without_effect: isWithoutEffect,
    measured_impact: measured ?? null,
    contradicted: isContradicted,
    gaps,
    ...placeData(entry),
    replaced: lineage === undefined ? [] : lineage.replaced.map((other) => lineageData(other)),
  }
}

function placeData(entry: Entry | undefined): object {
  const line = lineOf(entry)
  return {
    set_by: setBy(entry),
    file: line === undefined ? null : (entry?.span.file.path ?? null),
    line: line === undefined ? null : Number(line),
  }
}

function lineageData({ entry, replaced }: Lineage): object {
  return {
    path: entry.path,
    written: writtenOf({ entry, key: entry.key }),
    source: entry.provenance.source ?? null,
    stated_at: whereStated(entry.span),
    ...placeData(entry),
    replaced: replaced.map(lineageData),
  }
}
