import { printYear } from '../base/financial-year.ts'
import { unitAsData } from '../formula/unit-print.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import { unidentifiedShare } from '../report/checks/check-counts.ts'
import { columnLetters } from './address.ts'
import type { Alike } from './alike.ts'
import { cached } from './calculations.ts'
import { framed, type Head, onTimeline, sectionRow } from './frame.ts'
import { labelCell, widthOfLabels, widthOfPaths } from './labels.ts'
import type { SheetLine } from './line.ts'
import type { ModelRows } from './model-rows.ts'
import { type OneOffMoney, oneOffMoney } from './one-off-money.ts'
import { type PlannedSavings, plannedSavings } from './planned-savings.ts'
import type { Sheet, SheetCell, SheetChart, SheetRow } from './sheet.ts'
import { summaryChart } from './summary-chart.ts'
import { type FactRows, factCells, factRows } from './summary-facts.ts'
import { cellInYear, type SummaryRow, SummaryRows } from './summary-rows.ts'
import { savingsRows } from './summary-savings.ts'
import { columnOfYear, headingRow, lastColumn } from './timeline.ts'

export const summarySheet = 'Summary'

/** What the summary shows, asked for before rows have their places. */
export interface Summarised {
  readonly rows: SummaryRows
  readonly facts: FactRows
  /** What counts as no difference, beside the largest figure. */
  readonly negligible: SheetLine
  /** The position that says whether a year balances. */
  readonly inYear: SummaryRow | undefined
  /** All new savings, and those of them that nobody has identified yet; undefined where there are none such. */
  readonly savings: PlannedSavings | undefined
  /** What funding gives for single years; undefined where there is none such. */
  readonly oneOff: OneOffMoney | undefined
}

export function summarise(scenarios: Alike<Scenario>, rows: ModelRows): Summarised {
  const [first] = scenarios
  const own = new SummaryRows(scenarios, rows)
  const inYear = own.of('in-year')
  const oneOff = oneOffMoney(own, first)
  const savings = scenarios.some(({ projection }) => unidentifiedShare(projection) !== undefined)
    ? plannedSavings(own)
    : undefined
  return {
    rows: own,
    facts: factRows(
      own,
      first,
      savingsRows(own, rows.stated, scenarios, savings, { inYear, headroom: own.of('headroom'), streams: oneOff }),
    ),
    negligible: rows.negligible(),
    inYear,
    savings,
    oneOff,
  }
}

/**
 * The sheet that a board reads: what follows in sentences, the figures by year, a chart, and, of several scenarios, what the engine has
 * for each of them beside the one that is shown.
 */
export function summarySheetOf({ rows, facts, negligible }: Summarised, scenarios: Alike<Scenario>, head: Head): Sheet {
  const { scenario, kindOf } = head
  const { horizon, unit } = scenario.definition
  const indices = Array.from({ length: horizon.count + 1 }, (_, index) => index)
  const money = kindOf('money')
  const [firstColumn, last] = [columnLetters(columnOfYear(0)), columnLetters(lastColumn(horizon))]
  const sentences = factCells(facts, negligible, scenario, head)
  const liveRow = ({ row, label, line, valueIn, isTotal }: SummaryRow, at: number): SheetRow => {
    const look = isTotal ? 'total' : 'calculated'
    const values = indices.map(valueIn)
    const [start, end] = [values[0], values.at(-1)]
    const here = headingRow + 1 + at
    return {
      cells: onTimeline(
        [
          isTotal ? { value: label, look: 'total' } : labelCell(label),
          { value: row.path, look: 'path' },
          { value: unitAsData(row.unit, unit, row.words), look: 'note' },
          { value: '', look: 'note' },
        ],
        indices.map((index): SheetCell => {
          const cell = cellInYear(line, index)
          return { formula: `IF(ISNUMBER(${cell}),${cell},"")`, value: cached(values[index]), look, number: money }
        }),
        horizon.count === 0
          ? []
          : [
              {
                formula: `IF(AND(ISNUMBER(${firstColumn}${here}),ISNUMBER(${last}${here})),${last}${here}-${firstColumn}${here},"")`,
                value: start === undefined || end === undefined ? '' : cached(end.minus(start)),
                look,
                number: money,
              },
            ],
      ),
    }
  }
  const top: SheetRow[] = [
    sectionRow('What follows'),
    ...sentences.map((cell): SheetRow => ({ cells: [cell] })),
    sectionRow('By year'),
  ]
  const live = rows.shown.map((row, at) => liveRow(row, top.length + at))
  const stored =
    scenarios.length === 1 ? [] : storedRows(rows, scenarios, head, headingRow + 1 + top.length + live.length)
  const all = [...top, ...live, ...stored]
  const chart = summaryChart(summarySheet, rows, headingRow + 1 + top.length, headingRow + all.length + 2, scenario)
  return framed(
    {
      name: summarySheet,
      about: 'Every sentence and figure follows the inputs, but for results of the engine that are marked as stored.',
      before: [
        ['Figure', widthOfLabels(rows.shown.map(({ label }) => label))],
        ['Row', widthOfPaths(rows.shown.map(({ row }) => row.path))],
        ['Unit', 9],
        ['Kind', 9],
      ],
      after: horizon.count === 0 ? [] : [[`Change to ${printYear(horizon.base + horizon.count)}`, 12, 'figures']],
      rows: () => all,
    },
    head,
    { blocks: [], charts: chart === undefined ? [] : ([chart] satisfies readonly SheetChart[]) },
  )
}

/**
 * What the engine has for every scenario, row by row, as it was when the workbook was made, under the row that is live, and what each of the
 * others has more than the first.
 */
function storedRows(
  rows: SummaryRows,
  scenarios: Alike<Scenario>,
  { scenario, kindOf }: Head,
  from: number,
): SheetRow[] {
  const { horizon, unit } = scenario.definition
  const indices = Array.from({ length: horizon.count + 1 }, (_, index) => index)
  const told = rows.shown.filter(({ isTotal }) => isTotal)
  // The live row, the first scenario, and two rows for each of the others.
  const size = 2 * scenarios.length
  return [
    sectionRow(
      'Scenarios side by side. Live: the one shown, with your changes. Stored: each as issued, which no change moves: choose it on Cover',
    ),
    ...told.flatMap(({ row, line, valueIn }, place): SheetRow[] => {
      const first = from + 1 + place * size + 1
      const cells = (label: string, kind: string, years: readonly (SheetCell | undefined)[]): SheetRow => ({
        cells: onTimeline(
          [
            labelCell(label),
            { value: row.path, look: 'path' },
            { value: unitAsData(row.unit, unit, row.words), look: 'note' },
            { value: kind, look: 'note' },
          ],
          years,
        ),
      })
      const number = kindOf(row.unit)
      return [
        cells(
          `${row.label}, scenario shown`,
          'live',
          indices.map((index): SheetCell => {
            const cell = cellInYear(line, index)
            return {
              formula: `IF(ISNUMBER(${cell}),${cell},"")`,
              value: cached(valueIn(index)),
              look: 'calculated',
              number,
            }
          }),
        ),
        ...scenarios.flatMap(({ name, projection }, at) => {
          const storedIn = (of: Scenario['projection'], index: number): number | string =>
            cached(valueAt(of, row.path, index))
          const own = indices.map((index): SheetCell | undefined => {
            const value = storedIn(projection, index)
            return value === '' ? undefined : { value, look: 'stored', number }
          })
          const stored = cells(`${row.label}, ${name}`, 'stored', own)
          if (at === 0) return [stored]
          const apart = indices.map((index): SheetCell => {
            const letters = columnLetters(columnOfYear(index))
            const [its, firsts] = [`${letters}${first + 2 * at - 1}`, `${letters}$${first}`]
            const values = [storedIn(projection, index), storedIn(scenario.projection, index)]
            const [value, base] = values
            return {
              formula: `IF(AND(ISNUMBER(${its}),ISNUMBER(${firsts})),${its}-${firsts},"")`,
              value: typeof value === 'number' && typeof base === 'number' ? value - base : '',
              look: 'calculated',
              number,
            }
          })
          return [stored, cells(`${name} less ${scenario.name}: ${row.label}`, 'difference', apart)]
        }),
      ]
    }),
  ]
}
