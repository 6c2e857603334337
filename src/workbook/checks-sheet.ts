import { printYear } from '../base/financial-year.ts'
import { unitAsData } from '../formula/unit-print.ts'
import { absolute, columnLetters } from './address.ts'
import { cached } from './calculations.ts'
import { type ChangedCount, changedCell } from './changed-inputs.ts'
import type { CheckRow } from './check-conditions.ts'
import { verdicts, type WrittenCheck } from './check-rows.ts'
import { type CountedCheck, countedRows, rowsTaken } from './counted-checks.ts'
import { framed, type Head, onTimeline } from './frame.ts'
import { labelCell, widthOfLabels, widthOfPaths } from './labels.ts'
import type { Highlight, NumberKind, Sheet, SheetCell, SheetRow } from './sheet.ts'
import {
  failingCell,
  headCell,
  type PlanStanding,
  type StandingCount,
  standingCell,
  standingCounts,
} from './standing.ts'
import { inColumn, placed, type Text } from './text.ts'
import { columnOfYear, headingRow, lastColumn, plainColumn } from './timeline.ts'

export const checksSheet = 'Checks'

/** What the sheet counts beside the checks of the model: the inputs that are not as issued, and rows that say something of themselves. */
export interface SheetCounts {
  readonly changes: readonly [ChangedCount, ...ChangedCount[]]
  readonly counted: readonly CountedCheck[]
  readonly standing: PlanStanding
}

/** The row that counts the inputs that are not as issued: it stands below how the checks went. */
function changesRow({ standing }: SheetCounts): number {
  return headingRow + 1 + standingCounts(standing).length
}

/** The row of the first check. */
function firstRowOf(counts: SheetCounts): number {
  return changesRow(counts) + counts.changes.length
}

/** Give every check its place on the sheet of checks. */
export function placeChecks(checks: readonly WrittenCheck[], counts: SheetCounts): void {
  let row = counts.counted.reduce((next, check) => next + rowsTaken(check), firstRowOf(counts))
  for (const { line, rows } of checks) {
    if (rows.length === 0) line.place(checksSheet, row++)
    for (const one of rows) one.line.place(checksSheet, row++)
  }
}

/** How many inputs are not as issued, as every sheet says at its head. */
export function changesCell(counts: SheetCounts): SheetCell {
  const all = absolute(checksSheet, plainColumn, changesRow(counts))
  return counts.changes.length === 1 ? changedCell([all]) : changedCell([all, changesOfShown(counts)])
}

/** Where it stands how many inputs of the scenario that is shown are not as issued: the last of these counts. */
export function changesOfShown(counts: SheetCounts): string {
  return absolute(checksSheet, plainColumn, changesRow(counts) + counts.changes.length - 1)
}

/** How the checks went: how many fail and warn, with whether the plan balances as every sheet says at its head, and what that means for the figures and for the plan. */
export function standingCells(
  { standing }: SheetCounts,
  years: number,
): Record<'failing' | 'counted' | 'standing', SheetCell> {
  const all = standingCounts(standing)
  const cellOf = (count: StandingCount): string =>
    absolute(checksSheet, plainColumn, headingRow + 1 + all.indexOf(count))
  return {
    failing: headCell(standing, years, cellOf),
    counted: failingCell(standing, cellOf),
    standing: standingCell(standing, years, cellOf),
  }
}

const whole: NumberKind = { is: 'count', decimals: 0 }
const flag: NumberKind = { is: 'flag', decimals: 0 }

/** Every check with its condition live, what was measured against what, and what comes of it in a word. */
export function checkSheet(checks: readonly WrittenCheck[], counts: SheetCounts, head: Head): Sheet {
  const { definition } = head.scenario
  const { counted, changes, standing } = counts
  const firstRow = firstRowOf(counts)
  const countedLast = counted.reduce((last, check) => last + rowsTaken(check), firstRow - 1)
  const last = checks.at(-1)
  const lastRow = (last?.rows.at(-1) ?? last)?.line.row ?? countedLast
  const verdictRange = `$${columnLetters(plainColumn)}$${firstRow}:$${columnLetters(plainColumn)}$${lastRow}`
  const total = (label: string, value: number, formula: string): SheetRow => ({
    cells: onTimeline(
      [
        { value: label, look: 'label' },
        ...Array.from({ length: plainColumn - 2 }, () => undefined),
        { value, formula, look: 'total', number: whole },
      ],
      [],
    ),
  })
  const highlight = (word: string, as: Highlight['as']): Highlight => ({
    range: verdictRange.replaceAll('$', ''),
    word,
    as,
  })
  return framed(
    {
      name: checksSheet,
      about: 'Every condition is live. Year by year 1 says that it holds and 0 that it does not.',
      before: [
        [
          'Check',
          widthOfLabels([
            ...counted.map(({ title }) => title),
            ...checks.flatMap(({ test, rows }) => [test.title, ...rows.map(({ label }) => label)]),
          ]),
        ],
        ['Path', widthOfPaths(checks.map(({ test }) => test.id))],
        ['Unit', 9],
        ['Kind', 9],
        ['Measured', 10],
        ['Against', 10],
        ['Verdict', 11],
      ],
      after: [
        ['Year that decides', 18],
        ['It must be', 12],
        ['Remark', 'fills'],
      ],
      rows: function* () {
        for (const { label, value, formula } of standingCounts(standing))
          yield total(label, value, formula(firstRow, lastRow))
        for (const { label, formula } of changes) yield total(label, 0, formula)
        let row = firstRow
        for (const check of counted) {
          yield* countedRows(check, row, definition.horizon)
          row += rowsTaken(check)
        }
        for (const check of checks) {
          yield headOf(check, head)
          for (const row of check.rows.slice(1)) yield rowOf(row, head)
        }
      },
    },
    head,
    {
      highlights: [
        highlight(verdicts.pass, 'pass'),
        highlight(verdicts.error, 'fail'),
        highlight(verdicts.warn, 'warn'),
        highlight(verdicts.notTested, 'not-tested'),
      ],
    },
  )

  function headOf({ test, rows, verdict, decides }: WrittenCheck, { scenario }: Head): SheetRow {
    const [top] = rows
    const number = decides && head.kindOf(decides.unit)
    const inDecidingYear = (cells: Text): string =>
      decides === undefined ? '' : inColumn(placed(decides.inYear(cells), checksSheet), 0)
    const inDeciding = (row: CheckRow): SheetCell | undefined =>
      decides && {
        value: decides.index === undefined ? '' : cachedIn(row, decides.index),
        formula: inDecidingYear([rangeOf(row.line.row)]),
        look: 'calculated',
        ...(number === undefined ? {} : { number }),
      }
    const { base } = scenario.definition.horizon
    return {
      cells: onTimeline(
        [
          labelCell(test.title),
          { value: test.id, look: 'path' },
          undefined,
          { value: test.kind, look: 'note' },
          decides && inDeciding(decides.measured),
          decides && inDeciding(decides.limit),
          verdict === undefined
            ? { value: verdicts.notTested, look: 'check' }
            : { value: verdict.value, formula: inColumn(placed(verdict.text, checksSheet), 0), look: 'check' },
        ],
        top === undefined ? yearsOf(undefined) : yearsOf(top),
        [
          decides === undefined
            ? undefined
            : {
                value: decides.index === undefined ? '' : printYear(base + decides.index),
                formula: inDecidingYear([rangeOf(headingRow)]),
                look: 'note',
              },
          decides && { value: decides.how, look: 'note' },
          test.note === '' ? undefined : { value: test.note, look: 'note' },
        ],
      ),
    }
  }

  function rowOf(row: CheckRow, _head: Head): SheetRow {
    return {
      cells: onTimeline(
        [
          labelCell(row.label, true),
          undefined,
          row.unit === undefined ? undefined : { value: unitAsData(row.unit, definition.unit), look: 'note' },
          { value: 'working', look: 'note' },
        ],
        yearsOf(row),
      ),
      isWorking: true,
    }
  }

  function yearsOf(row: CheckRow | undefined): (SheetCell | undefined)[] {
    return Array.from({ length: definition.horizon.count + 1 }, (_, index) => {
      const text = index === 0 ? row?.base : row?.projected
      if (row === undefined || text === undefined) return undefined
      const number = row.unit === undefined ? flag : head.kindOf(row.unit)
      const formula = inColumn(placed(text, checksSheet), index)
      return { formula, value: cachedIn(row, index), look: 'working', number }
    })
  }

  function rangeOf(row: number): string {
    return `$${columnLetters(columnOfYear(0))}$${row}:$${columnLetters(lastColumn(definition.horizon))}$${row}`
  }
}

function cachedIn({ valueIn }: CheckRow, index: number): number | string {
  const value = valueIn(index)
  return typeof value === 'number' ? value : cached(value)
}
