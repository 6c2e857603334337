import { Decimal, toPlain } from '../../base/decimal.ts'
import { once } from '../../base/once.ts'
import type { NamedPath } from '../../model/row-path.ts'
import { bareChapter } from '../bare-chapter.ts'
import type { Chapter, Made, Table, TableRow } from '../document.ts'
import type { Cell } from '../figure.ts'
import { type ChangedInput, inputChangesInWords } from '../proof.ts'
import { type Sentence, say } from '../sentence.ts'
import { besideRows, besideRowsInWords, isNothing, notComparedInWords } from './beside-rows.ts'
import { areSingle, haveYearInCommon, pairsOf, type RowPair, type TwoResults, yearsApartIn } from './result-pairs.ts'
import { savedFigure, savedUnit } from './saved-figure.ts'
import { yearsApartInWords } from './years-apart.ts'

/** Two saved results, and which of their rows people are told about. */
export interface ResultsDiffered {
  readonly results: TwoResults
  /** Rows that were asked for; none for the usual ones. */
  readonly asked: (row: string) => boolean
  readonly isAsked: boolean
  readonly changedInputs: readonly ChangedInput[]
  /** SHA-256 of both files, by path. */
  readonly inputs: Chapter['inputs']
}

/** What a board asks about: what is left, and the money for care out of hospital. */
const usual: readonly string[] = ['headroom', 'out-of-hospital.envelope'] satisfies NamedPath[]

/** So many rows are shown by year, and so many changed inputs are told. */
const most = 12

/** Whether two results hold the same figures, checks and facts, and were made from the same as far as they record that. */
export function areSameResults({
  results,
  changedInputs,
}: Pick<ResultsDiffered, 'results' | 'changedInputs'>): boolean {
  return (
    changedInputs.length === 0 &&
    isNothing(besideRows(results, areSingle(results))) &&
    pairsOf(results).every(({ years, isAlike }) => years.length === 0 && isAlike)
  )
}

/** The chapter of a diff of two saved results: which rows differ and since when, by how much, and what of their inputs has changed. */
export function resultDiffChapter(differed: ResultsDiffered, made: Made): Chapter {
  const { results } = differed
  const pairs = pairsOf(results)
  const others = pairs.filter(({ years, isAlike }) => years.length > 0 || !isAlike)
  const shown = shownOf(others, differed)
  const facts = once(() => factsOf(pairs, others, shown, differed))
  const paths = results.map(({ path }) => path)
  return {
    ...bareChapter(paths[1] ?? '', 'What changed between two results'),
    path: paths.join(', '),
    get facts() {
      return facts()
    },
    get tables() {
      return shown.length === 0 ? [] : [tableOf(shown)]
    },
    data: {
      figures: undefined,
      get facts() {
        return facts()
      },
      checks: [],
      get records() {
        return {
          columns: ['scenario', 'row', 'year', 'unit', 'was', 'now', 'difference'],
          rows: others.flatMap(recordsOf),
          data: dataOf(differed, others, made),
        }
      },
    },
    inputs: differed.inputs,
  }
}

function shownOf(others: readonly RowPair[], { asked, isAsked }: ResultsDiffered): readonly RowPair[] {
  const own = others.filter(({ was, now, isAlike }) => {
    const row = (now ?? was)?.row ?? ''
    return isAlike && (isAsked ? asked(row) : usual.includes(row))
  })
  return (own.length > 0 || isAsked ? own : others.filter(({ isAlike }) => isAlike)).slice(0, most)
}

function factsOf(
  pairs: readonly RowPair[],
  others: readonly RowPair[],
  shown: readonly RowPair[],
  differed: ResultsDiffered,
): Sentence[] {
  const { changedInputs, results } = differed
  const beside = besideRows(results, areSingle(results))
  const inputs = inputChangesInWords(changedInputs)
  const rest: Sentence[] = [
    ...besideRowsInWords(beside, others.length === 0, most),
    ...inputs.slice(0, most).map((words): Sentence => [`${words}.`]),
    ...(inputs.length > most ? [[`${inputs.length - most} figures more are stated otherwise.`]] : []),
    ...notComparedInWords(beside),
  ]
  if (others.length === 0) {
    const same = `all ${pairs.length} rows are the same in every year`
    return [
      [areSameResults(differed) ? `The two results are alike: ${same}.` : `The two results differ, though ${same}.`],
      ...rest,
    ]
  }
  const [added, removed] = [
    others.filter(({ was }) => was === undefined),
    others.filter(({ now }) => now === undefined),
  ]
  const changed = others.filter(({ was, now, shared, isAlike }) => was && now && (shared.length > 0 || !isAlike)).length
  const years = others.filter(({ isAlike }) => isAlike).flatMap(({ shared }) => shared)
  const since = [...years].sort()[0]
  const unlike = others.filter(({ was, now, isAlike }) => was !== undefined && now !== undefined && !isAlike)
  const counted = (count: number, what: string): string[] => (count === 0 ? [] : [`${count} ${what}`])
  const apart = yearsApartIn(results)
  const counts = [
    `${changed} of ${pairs.length} rows ${changed === 1 ? 'differs' : 'differ'}${since === undefined ? '' : `, from ${since} on`}`,
    ...counted(added.length, added.length === 1 ? 'is added' : 'are added'),
    ...counted(removed.length, removed.length === 1 ? 'is removed' : 'are removed'),
    ...counted(unlike.length, 'in another unit or at other prices'),
  ]
  return [
    apart.length > 0 && others.every(({ shared, isAlike }) => isAlike && shared.length === 0)
      ? [
          haveYearInCommon(pairs)
            ? 'In the years that both have, all rows are the same.'
            : 'No year is in both results.',
        ]
      : [`${counts.join('; ')}.`],
    ...yearsApartInWords(apart),
    ...shown
      .filter(({ shared }) => shared.length > 0)
      .slice(0, usual.length)
      .map(effectOf),
    ...rest,
  ]
}

/** What the difference of a row is in the last year in which it differs, of those that both results have; where both have a value, if there is such a year. */
function effectOf({ was, now, shared }: RowPair): Sentence {
  const row = now ?? was
  const year =
    shared.findLast((one) => typeof was?.values.get(one) === 'string' && typeof now?.values.get(one) === 'string') ??
    shared.at(-1) ??
    ''
  const [start, end] = [was?.values.get(year), now?.values.get(year)]
  if (row === undefined) return []
  const name = row.member === '' ? row.label : `${row.label} (${row.member})`
  if (typeof start !== 'string' || typeof end !== 'string')
    return [
      `${name} in ${year} ${typeof end === 'string' ? 'has a value now, and had none' : 'has no value now, and had one'}.`,
    ]
  const difference = new Decimal(end).minus(start)
  return say`${name} in ${year} is now ${savedFigure(end, row.unit)}; it was ${savedFigure(start, row.unit)}: ${{ ...savedFigure(toPlain(difference), row.unit), isSize: true }} ${difference.isNegative() ? 'lower' : 'higher'}.`
}

function tableOf(shown: readonly RowPair[]): Table {
  const years = [
    ...new Set(shown.flatMap(({ was, now }) => [...(was?.values.keys() ?? []), ...(now?.values.keys() ?? [])])),
  ].sort()
  const rows = shown.flatMap(({ was, now }): TableRow[] => {
    const row = now ?? was
    if (row === undefined) return []
    const is = savedUnit(row.unit)
    const cell = (text: string | null | undefined): Cell =>
      typeof text === 'string' ? { is, value: new Decimal(text), of: undefined } : { is: 'blank' }
    const difference = (year: string): string | undefined => {
      const [start, end] = [was?.values.get(year), now?.values.get(year)]
      return typeof start === 'string' && typeof end === 'string' ? toPlain(new Decimal(end).minus(start)) : undefined
    }
    return [
      { role: 'total', label: `${row.label}, ${row.unit}`, cells: years.map(() => ({ is: 'blank' })) },
      { role: 'item', label: 'before', cells: years.map((year) => cell(was?.values.get(year))) },
      { role: 'item', label: 'now', cells: years.map((year) => cell(now?.values.get(year))) },
      { role: 'item', label: 'difference', cells: years.map((year) => cell(difference(year))) },
    ]
  })
  return {
    heading: 'Before and now',
    basis: 'as the results hold them, rounded',
    decimals: 1,
    percentDecimals: 2,
    columns: years.map((label) => ({ label, note: '' })),
    rows,
    additions: [],
    notes: [],
    mayFold: true,
  }
}

function recordsOf({ was, now, years, isAlike }: RowPair): (Decimal | string | undefined)[][] {
  const row = now ?? was
  if (row === undefined) return []
  return years.map((year) => {
    const [start, end] = [was?.values.get(year), now?.values.get(year)]
    const both = isAlike && typeof start === 'string' && typeof end === 'string'
    return [
      row.scenario,
      row.row,
      year,
      row.unit,
      typeof start === 'string' ? new Decimal(start) : undefined,
      typeof end === 'string' ? new Decimal(end) : undefined,
      both ? new Decimal(end).minus(start) : undefined,
    ]
  })
}

function dataOf(differed: ResultsDiffered, others: readonly RowPair[], made: Made): object {
  const { results, changedInputs } = differed
  const { checks, facts, files } = besideRows(results, areSingle(results))
  const [was, now] = results.map(({ path, provenance }) => ({ file: path, made_by: provenance?.version ?? null }))
  return {
    command: made.command,
    of: 'results',
    alike: areSameResults(differed),
    was,
    now,
    changed_inputs: changedInputs.map(({ scenario, path, was: from, is }) => ({
      scenario,
      path,
      was: from ?? null,
      now: is ?? null,
    })),
    changed_files: files ?? null,
    years_alone: yearsApartIn(results).map(({ scenario, years: [first, second] }) => ({ scenario, first, second })),
    checks: checks?.map(({ was, now }) => ({ was: was ?? null, now: now ?? null })) ?? null,
    facts: facts ?? null,
    rows: others.map((pair) => {
      const row = pair.now ?? pair.was
      const records = recordsOf(pair)
      const text = (value: Decimal | string | undefined): string | null =>
        value === undefined ? null : typeof value === 'string' ? value : toPlain(value)
      return {
        scenario: row?.scenario,
        row: row?.row,
        label: row?.label,
        unit: row?.unit,
        change: pair.was === undefined ? 'added' : pair.now === undefined ? 'removed' : 'changed',
        years: pair.years,
        was: records.map((cells) => text(cells[4])),
        now: records.map((cells) => text(cells[5])),
        difference: records.map((cells) => text(cells[6])),
      }
    }),
  }
}
