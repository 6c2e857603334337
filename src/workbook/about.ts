import { unitAsData } from '../formula/unit-print.ts'
import type { Scenario } from '../open/open.ts'
import type { Made } from '../report/document.ts'
import { commandLine } from '../report/hint.ts'
import { absolute, columnLetters } from './address.ts'
import type { Alike } from './alike.ts'
import { cached } from './calculations.ts'
import { framed, type Head, onTimeline, sectionRow } from './frame.ts'
import { labelCell, widthOfLabels, widthOfPaths } from './labels.ts'
import type { Sheet, SheetCell, SheetRow } from './sheet.ts'
import type { Summarised } from './summary.ts'
import { cellInYear } from './summary-rows.ts'
import { columnOfYear, headingRow, plainColumn } from './timeline.ts'

const flag = { is: 'flag', decimals: 0 } as const

/** What an About sheet says of how the workbook was made. */
export type MadeBy = Pick<Made, 'command' | 'asked' | 'version' | 'settings' | 'timestamp' | 'inputs'>

/**
 * What made the workbook and from what, and what the engine had for the main figures: beside each whether the workbook still says so, which it
 * does until an input is changed or another scenario is shown.
 */
export function aboutSheet(
  { rows, negligible }: Summarised,
  scenarios: Alike<Scenario>,
  made: MadeBy,
  head: Head,
): Sheet {
  const { scenario, kindOf } = head
  const { horizon, unit } = scenario.definition
  const tolerance = absolute(negligible.sheet, plainColumn, negligible.row)
  const indices = Array.from({ length: horizon.count + 1 }, (_, index) => index)
  const fact = (label: string, text: string): SheetRow => ({
    cells: [labelCell(label), { value: text, look: 'label' }],
  })
  const files = new Map(scenarios.flatMap((one) => Object.entries(made.inputs(one))))
  const top: SheetRow[] = [
    fact('Made by', `scenario ${made.version}`),
    fact('Command', made.asked === undefined ? made.command : commandLine(made.asked.command)),
    ...(made.timestamp === undefined ? [] : [fact('Made at', `${made.timestamp} UTC`)]),
    ...made.settings.map((set) => fact('Changed by --set', set)),
    ...scenarios.map(({ name, definition }) => fact(`Scenario ${name}`, definition.title)),
    sectionRow('Files that it was made from, each with its SHA-256'),
    ...[...files].map(([path, hash]) => fact(path, hash)),
    sectionRow(
      `What the engine had${scenarios.length === 1 ? '' : ` for ${scenario.name}`}: same where the workbook says so still, changed where an input was changed or another scenario is shown`,
    ),
  ]
  const start = headingRow + 1 + top.length
  const end = start + rows.shown.length - 1
  const column = (index: number): string => columnLetters(columnOfYear(index))
  const [from, to] = [column(0), column(horizon.count)]
  const stored = rows.shown.map(({ row, valueIn }, at): SheetRow => {
    const proof = end + 1 + at
    return {
      cells: onTimeline(
        [
          labelCell(row.label),
          { value: row.path, look: 'path' },
          { value: unitAsData(row.unit, unit, row.words), look: 'note' },
          { value: 'stored', look: 'note' },
          undefined,
          undefined,
          { formula: `IF(MIN(${from}${proof}:${to}${proof})=1,"same","changed")`, value: 'same', look: 'check' },
        ],
        indices.map((index): SheetCell | undefined => {
          const value = valueIn(index)
          return value && { value: cached(value), look: 'stored', number: kindOf(row.unit) }
        }),
      ),
    }
  })
  const proofs = rows.shown.map(({ row, settled }, at): SheetRow => {
    // A difference is held against the largest figure of its year.
    const isSame = (index: number): string => {
      const [live, own] = [cellInYear(settled, index), `${column(index)}${start + at}`]
      const figures = `${column(index)}$${start}:${column(index)}$${end}`
      return `IF(ISNUMBER(${live}),IF(ISNUMBER(${own}),IF(ABS(${live}-${own})<=${tolerance}*MAX(MAX(${figures}),-MIN(${figures})),1,0),0),IF(ISNUMBER(${own}),0,1))`
    }
    return {
      cells: onTimeline(
        [
          { value: `${row.label}: 1 where the workbook says so still`, look: 'note' },
          undefined,
          undefined,
          { value: 'working', look: 'note' },
        ],
        indices.map((index): SheetCell => ({ formula: isSame(index), value: 1, look: 'working', number: flag })),
      ),
      isWorking: true,
    }
  })
  const letter = columnLetters(plainColumn)
  const range = `${letter}${start}:${letter}${end}`
  return framed(
    {
      name: 'About',
      about: 'How this workbook was made.',
      before: [
        ['', widthOfLabels(rows.shown.map(({ row }) => row.label))],
        ['', widthOfPaths(rows.shown.map(({ row }) => row.path))],
        ['Unit', 9],
        ['Kind', 9],
        ['', 2],
        ['', 2],
        ['Still so', 12],
      ],
      rows: () => [...top, ...stored, ...proofs],
    },
    head,
    {
      highlights: [
        { range, word: 'same', as: 'pass' },
        { range, word: 'changed', as: 'warn' },
      ],
      printedTo: end,
    },
  )
}
