import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import type { FigureRow } from '../../report/figures.ts'
import { inParts, type Renderer } from '../renderer.ts'
import { headerNames, markOf, namesOf, numberCell } from './columns.ts'
import { recordLines, underOneHead } from './records.ts'

export { recordFormat } from './records.ts'

/** The rows of a scenario in wide CSV, with its own years. */
interface WideRows {
  readonly years: readonly FinancialYear[]
  readonly isByMember: boolean
  /** Each row as written: what stands before the years, and the figures. */
  readonly rows: readonly (readonly [names: string, figures: string])[]
  readonly records?: string
}

/** Wide CSV: a row a row of the model, a column a year. Scenarios of unlike years leave columns empty. */
export const render: Renderer = inParts<WideRows>({
  part: ({ data: { figures, records } }) => {
    const none = { years: [], isByMember: false, rows: [] }
    if (records !== undefined) return { ...none, records: recordLines(records.wide ?? records) }
    if (figures === undefined) return none
    const { name, years, rows, isByMember } = figures
    const written = new Map<FigureRow['values'], string>()
    return {
      years,
      isByMember,
      rows: rows.map((row) => {
        const text = written.get(row.values) ?? row.values.map(numberCell).join()
        written.set(row.values, text)
        return [namesOf(name, row, isByMember), text]
      }),
    }
  },
  join: (parts, _together, { answer }, page) => {
    if (answer === 'records' || answer === 'register')
      return [...markOf(page), ...underOneHead(parts.map(({ records = '' }) => records))]
    const years = [...new Set(parts.flatMap((part) => part.years))].sort((left, right) => left - right)
    const names = headerNames(parts.some(({ isByMember }) => isByMember))
    return [
      ...markOf(page),
      `${[...names, ...years.map(printYear)].join()}\n`,
      ...parts.map((part) => {
        const line = lineWith(part.years, years)
        return part.rows.map(([own, figures]) => line(own, figures)).join('')
      }),
    ]
  },
})

/** How to write a line whose figures are of some years under columns that are of more. Numbers hold no comma. */
function lineWith(
  own: readonly FinancialYear[],
  columns: readonly FinancialYear[],
): (names: string, figures: string) => string {
  if (columns.length === 0) return (names) => `${names}\n`
  if (own.length === columns.length) return (names, figures) => `${names},${figures}\n`
  const places = columns.map((year) => own.indexOf(year))
  return (names, figures) => {
    const cells = figures.split(',')
    return `${names},${places.map((at) => cells[at] ?? '').join()}\n`
  }
}
