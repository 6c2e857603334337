import { countText } from '../../../base/count-text.ts'
import type { Made } from '../../../report/document.ts'
import { controlInWords, type DocumentControl } from '../../../report/document-control.ts'
import type { Sheet, SheetRow } from '../../../workbook/sheet.ts'

/** What the cover tells of a scenario. */
export interface Covered {
  readonly title: string
  readonly organisation: string | undefined
  readonly basis: string | undefined
  readonly stamp: string | undefined
  /** Its status, what limits it and what else it says of itself, and what was changed for it: a line each. */
  readonly declared: readonly string[]
  /** What it says of itself as a document. */
  readonly control?: DocumentControl
}

/** The first sheet: what this is, of whom, in which unit, its status and limits, how it is read, and what made it. No table, so that nothing has to be counted. */
export function coverSheet(
  title: string,
  chapters: readonly Covered[],
  verdict: string | undefined,
  made: Made,
  name: string,
): Sheet {
  const about = chapters.flatMap(({ title: own, organisation, basis, stamp, declared, control }): string[] => [
    ...(own === title ? [] : [own]),
    ...(organisation === undefined || own.includes(organisation) ? [] : [organisation]),
    ...(stamp === undefined ? [] : [stamp]),
    ...(basis === undefined ? [] : [`Money is in ${basis}.`]),
    ...declared,
    ...controlInWords(control ?? new Map()).flatMap(([name, text]) => {
      const said = `${name}: ${text.replace(/\.$/, '')}.`
      // Status and what limits a plan may be told already.
      return declared.some((told) => told.includes(said)) ? [] : [said]
    }),
  ])
  const shown =
    about.length > mostTold ? [`${countText(chapters.length)} scenarios: every table names them.`] : [...new Set(about)]
  const how = [
    'Values alone: nothing here is calculated by the spreadsheet. Each sheet holds one table, and the sheet Contents lists them.',
    'Cells hold figures whole and show them rounded, so that digits that are shown may not add up to their total.',
    'Money below zero stands in brackets, other figures below zero have a minus sign. Positions are above zero where money is left.',
    'An empty cell has no value.',
    `Made by scenario ${made.version}, command ${made.command}${made.timestamp === undefined ? '' : `, at ${made.timestamp} UTC`}.`,
  ]
  return {
    name,
    columns: [{ width: 100 }],
    rows: [
      { cells: [{ value: title, look: 'title' }] },
      ...(verdict === undefined ? [] : [verdict]).map(line),
      ...shown.map(line),
      ...how.map(line),
    ],
  }
}

/** More lines than these are told table by table. */
const mostTold = 30

function line(value: string): SheetRow {
  return { cells: [{ value, look: 'text' }] }
}
