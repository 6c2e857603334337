import { unitInWords } from '../base/money-unit.ts'
import { textWidth } from '../base/text-width.ts'
import { unitAsData } from '../formula/unit-print.ts'
import type { ToldBridge } from '../report/bridge.ts'
import type { ToldComparison } from '../report/compare/chapter.ts'
import { lineText } from '../report/sentence.ts'
import { absolute } from './address.ts'
import { cached } from './calculations.ts'
import { type Head, sectionRow } from './frame.ts'
import type { SheetLine } from './line.ts'
import type { Sheet, SheetCell, SheetRow, SheetSpan } from './sheet.ts'
import { plainColumn } from './timeline.ts'

const bridgeName = 'Bridge'

/** The columns: their heads and widths. */
const columns = [
  ['Step', 60],
  ['Path', 36],
  ['From', 16],
  ['To', 16],
  ['Kind', 9],
  ['Moves it by', 14],
] as const
const valueLetter = 'F'

/** A sentence that is no longer stands in one line across the sheet; others wrap in their column. */
const acrossSheet = 130

/**
 * How the first of several scenarios becomes each of the others, as the program compares them: in words, and step by step from the one figure
 * to the other. All of it is stored; that steps add up is calculated.
 */
export function bridgeSheet({ facts, bridges }: ToldComparison, negligible: SheetLine, head: Head): Sheet {
  const { unit } = head.scenario.definition
  const about = `What the program found when the workbook was made, stored: it does not follow the inputs. Money is in ${unitInWords(unit)}, cash.`
  const tolerance = absolute(negligible.sheet, plainColumn, negligible.row)
  const rows: SheetRow[] = [
    { cells: [{ value: bridgeName, look: 'title' }] },
    { cells: [{ value: about, look: 'subtitle' }] },
    { cells: [head.failing] },
    { cells: [head.changed] },
    sectionRow('In what they differ, and what that does'),
    ...facts.map((fact): SheetRow => {
      const value = lineText(fact)
      return { cells: [{ value, look: textWidth(value) <= acrossSheet ? 'label' : 'text' }] }
    }),
  ]
  const together = bridges.map((told): SheetSpan => {
    const from = rows.length + 1
    rows.push(...bridgeRows(told, tolerance, from, head))
    return { from, to: rows.length }
  })
  return {
    name: bridgeName,
    columns: columns.map(([, width]) => ({ width })),
    rows,
    freeze: { rows: 4, columns: 1 },
    repeat: { from: 1, to: 4 },
    together,
    highlights: [
      { range: `${valueLetter}1:${valueLetter}${rows.length}`, word: adds.up, as: 'pass' },
      { range: `${valueLetter}1:${valueLetter}${rows.length}`, word: adds.not, as: 'fail' },
    ],
  }
}

const adds = { up: 'adds up', not: 'FAIL' } as const

/** One bridge from a row of the sheet on: a heading, the first figure, the steps, the last figure, and whether they add up. */
function bridgeRows(told: ToldBridge, tolerance: string, from: number, { kindOf, scenario }: Head): SheetRow[] {
  const { bridge, row, heading, startLabel, endLabel, changes } = told
  const number = kindOf(row.unit)
  const figures = (
    label: string,
    path: string,
    change: readonly [string, string] | undefined,
    value: typeof bridge.start,
    look: 'stored' | 'total',
  ): SheetRow => ({
    cells: [
      { value: label, look: look === 'total' ? 'total' : 'text' },
      path === '' ? undefined : { value: path, look: 'note' },
      change && { value: change[0], look: 'note' },
      change && { value: change[1], look: 'note' },
      { value: 'stored', look: 'note' },
      { value: cached(value), look: 'stored', number },
    ],
  })
  const first = from + 2
  const end = first + bridge.steps.length + 1
  const cell = (at: number): string => `${valueLetter}${at}`
  const all = `${cell(first)}:${cell(end)}`
  const apart = `ABS(SUM(${cell(first)}:${cell(end - 1)})-${cell(end)})`
  const largest = `MAX(MAX(${all}),-MIN(${all}))`
  return [
    sectionRow(heading),
    {
      cells: columns.map(
        ([value], at): SheetCell => ({
          value:
            at === columns.length - 1
              ? `${value}, ${unitAsData(row.unit, scenario.definition.unit, row.words)}`
              : value,
          look: at === columns.length - 1 ? 'heading-right' : 'heading',
        }),
      ),
    },
    figures(startLabel, '', undefined, bridge.start, 'total'),
    ...bridge.steps.map(({ label, path, value }, at) => figures(label, path, changes?.[at], value, 'stored')),
    figures(endLabel, '', undefined, bridge.end, 'total'),
    {
      cells: [
        { value: 'Start and steps add up to the end', look: 'note' },
        ...Array.from({ length: columns.length - 2 }, () => undefined),
        {
          value: adds.up,
          formula: `IF(${apart}<=${tolerance}*${largest},"${adds.up}","${adds.not}")`,
          look: 'check',
        },
      ],
    },
  ]
}
