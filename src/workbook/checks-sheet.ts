import { printYear } from '../base/financial-year.ts'
import { unitAsData } from '../formula/unit-print.ts'
import { absolute, columnLetters } from './address.ts'
import { cached } from './calculations.ts'
import { type ChangedCount, changedCell } from './changed-inputs.ts'
import type { CheckRow } from './check-conditions.ts'
import { verdicts, type WrittenCheck } from './check-rows.ts'
import { framed, type Head, onTimeline } from './frame.ts'
import { labelCell, widthOfLabels, widthOfPaths } from './labels.ts'
import { type AskedRows, countedMissing, missingCheck } from './missing.ts'
import type { Highlight, NumberKind, Sheet, SheetCell, SheetRow } from './sheet.ts'
import { inColumn, placed, type Text } from './text.ts'
import { columnAfter, columnOfYear, headingRow, lastColumn, plainColumn } from './timeline.ts'

export const checksSheet = 'Checks'

/** The row that counts the checks that fail, and the one that counts those that only warn. */
const failingRow = headingRow + 1
const warningRow = headingRow + 2

/** What the sheet counts beside its checks: the inputs that are not as issued, and the rows that lack a number. */
export interface SheetCounts {
  readonly changes: readonly [ChangedCount, ...ChangedCount[]]
  readonly asked: readonly AskedRows[]
}

/** The row of the first check, that no figure is missing; it has a row for every sheet that says so. */
function missingRowOf({ changes }: SheetCounts): number {
  return warningRow + changes.length + 1
}

/** Give every check its place on the sheet of checks. */
export function placeChecks(checks: readonly WrittenCheck[], counts: SheetCounts): void {
  let row = missingRowOf(counts) + counts.asked.length + 1
  for (const { line, rows } of checks) {
    if (rows.length === 0) line.place(checksSheet, row++)
    for (const one of rows) one.line.place(checksSheet, row++)
  }
}

/** How many inputs are not as issued, as every sheet says at its head. */
export function changesCell({ changes: [, shown] }: SheetCounts): SheetCell {
  const all = absolute(checksSheet, plainColumn, warningRow + 1)
  return shown === undefined
    ? changedCell([all])
    : changedCell([all, absolute(checksSheet, plainColumn, warningRow + 2)])
}

/** How many checks fail, as every sheet says at its head. */
export function failingCell(checks: readonly WrittenCheck[], { asked }: SheetCounts): SheetCell {
  const count = counted(checks, asked, verdicts.error)
  return {
    value: `Checks that fail: ${count}`,
    formula: `"Checks that fail: "&${absolute(checksSheet, plainColumn, failingRow)}`,
    look: 'check',
  }
}

function counted(checks: readonly WrittenCheck[], asked: readonly AskedRows[], word: string): number {
  const words = [missingVerdict(asked), ...checks.map(({ verdict }) => verdict?.value)]
  return words.filter((own) => own === word).length
}

function missingVerdict(asked: readonly AskedRows[]): string {
  return asked.every(({ lacking }) => lacking.length === 0) ? verdicts.pass : verdicts.error
}

const whole: NumberKind = { is: 'count', decimals: 0 }
const flag: NumberKind = { is: 'flag', decimals: 0 }

/** Every check with its condition live, what was measured against what, and what comes of it in a word. */
export function checkSheet(checks: readonly WrittenCheck[], counts: SheetCounts, head: Head): Sheet {
  const { definition } = head.scenario
  const { asked, changes } = counts
  const missingRow = missingRowOf(counts)
  const last = checks.at(-1)
  const lastRow = (last?.rows.at(-1) ?? last)?.line.row ?? missingRow + asked.length
  const verdictRange = `$${columnLetters(plainColumn)}$${missingRow}:$${columnLetters(plainColumn)}$${lastRow}`
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
  const verdictTotal = (label: string, word: string): SheetRow =>
    total(label, counted(checks, asked, word), `COUNTIF(${verdictRange},"${word}")`)
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
        ['Check', widthOfLabels(checks.flatMap(({ test, rows }) => [test.title, ...rows.map(({ label }) => label)]))],
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
        ['Remark', 100],
      ],
      rows: function* () {
        yield verdictTotal('Checks that fail', verdicts.error)
        yield verdictTotal('Checks that warn', verdicts.warn)
        for (const { label, formula } of changes) yield total(label, 0, formula)
        yield* missingRows(counts, head)
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

/** That no figure is missing: how many rows lack one, and what the first of them is, sheet by sheet. */
function missingRows(counts: SheetCounts, { scenario }: Head): SheetRow[] {
  const { asked } = counts
  const missingRow = missingRowOf(counts)
  const { horizon } = scenario.definition
  const measured = columnLetters(plainColumn - 2)
  const remark = columnLetters(columnAfter(horizon, 2))
  const from = missingRow + 1
  const to = missingRow + asked.length
  const years = Array.from({ length: horizon.count + 1 }, () => undefined)
  const firstOf = ({ sheet, lacking: [first] }: AskedRows): string => (first === undefined ? '' : `${sheet}: ${first}`)
  const firstFound = asked.map((_, at) => `IF(${measured}${from + at}>0,${remark}${from + at},`).join('')
  const here = `${measured}${missingRow}`
  const found = asked.reduce((count, { lacking }) => count + lacking.length, 0)
  return [
    {
      cells: onTimeline(
        [
          labelCell(missingCheck.title),
          { value: missingCheck.path, look: 'path' },
          undefined,
          { value: 'Built in', look: 'note' },
          { value: found, formula: `SUM(${measured}${from}:${measured}${to})`, look: 'calculated', number: whole },
          { value: 0, look: 'note-right', number: whole },
          {
            value: missingVerdict(asked),
            formula: `IF(${here}=0,"${verdicts.pass}","${verdicts.error}")`,
            look: 'check',
          },
        ],
        years,
        [
          undefined,
          { value: 'equal to', look: 'note' },
          {
            value: asked.map(firstOf).find((text) => text !== '') ?? '',
            formula: `${firstFound}""${')'.repeat(asked.length)}`,
            look: 'note',
          },
        ],
      ),
    },
    ...asked.map((own): SheetRow => {
      const { count, first } = countedMissing(own, horizon)
      return {
        cells: onTimeline(
          [
            labelCell(`Rows of ${own.sheet} that lack a number`, true),
            undefined,
            undefined,
            { value: 'working', look: 'note' },
            { value: own.lacking.length, formula: count, look: 'working', number: whole },
          ],
          years,
          [undefined, undefined, { value: firstOf(own), formula: first, look: 'note' }],
        ),
        isWorking: true,
      }
    }),
  ]
}

function cachedIn({ valueIn }: CheckRow, index: number): number | string {
  const value = valueIn(index)
  return typeof value === 'number' ? value : cached(value)
}
