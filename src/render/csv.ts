import { toPlain } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import { daysOf, type Figure, type FigureRow, type FigureTable } from '../report/figures.ts'
import { textCell } from './csv-text.ts'
import type { DataFormat } from './data-format.ts'

const nameColumns = ['scenario', 'row', 'label', 'unit', 'price_base'] as const
/** Whose own figures a row holds, and the share of them that the place adds up; both empty in the rows of the place. */
const memberColumns = ['member', 'share'] as const
const figureColumns = ['year', 'year_start', 'year_end', 'value', 'status'] as const

export const tidyColumns = [...nameColumns, ...figureColumns] as const

/** The rows of a scenario in wide CSV, with its own years. */
interface WideRows {
  readonly years: readonly FinancialYear[]
  readonly isByMember: boolean
  /** Each row as written: what stands before the years, and the figures. */
  readonly rows: readonly (readonly [names: string, figures: string])[]
}

/** Wide CSV: a row a figure row, a column a year. Scenarios of unlike years leave columns empty. */
export const wide: DataFormat<WideRows> = {
  part: ({ scenario, years, rows, isByMember }) => {
    const written = new Map<readonly Figure[], string>()
    return {
      years,
      isByMember,
      rows: rows.map((row) => {
        const figures = written.get(row.figures) ?? row.figures.map(({ value }) => numberCell(value)).join()
        written.set(row.figures, figures)
        return [namesOf(scenario.name, row, isByMember), figures]
      }),
    }
  },
  join: (parts) => {
    const years = [...new Set(parts.flatMap((part) => part.years))].sort((left, right) => left - right)
    const names = headerNames(parts.some(({ isByMember }) => isByMember))
    return [
      `${[...names, ...years.map(printYear)].join()}\n`,
      ...parts.map((part) => {
        const line = lineWith(part.years, years)
        return part.rows.map(([own, figures]) => line(own, figures)).join('')
      }),
    ]
  },
}

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

/** The rows of a scenario in tidy CSV. */
interface TidyRows {
  readonly isByMember: boolean
  readonly text: string
}

/** Tidy CSV: a row a figure. */
export const tidy: DataFormat<TidyRows> = {
  part: ({ scenario, rows, isByMember }) => ({
    isByMember,
    text: rows
      .map((row) => {
        const names = namesOf(scenario.name, row, isByMember)
        return row.figures
          .map(({ year, value, status }) => {
            const { start, end } = daysOf(year)
            return `${names},${printYear(year)},${start},${end},${numberCell(value)},${status}\n`
          })
          .join('')
      })
      .join(''),
  }),
  join: (parts) => [
    `${[...headerNames(parts.some(({ isByMember }) => isByMember)), ...figureColumns].join()}\n`,
    ...parts.map(({ text }) => text),
  ],
}

/** Some scenarios in one CSV. */
export function csvOf<Part>({ part, join }: DataFormat<Part>, tables: readonly FigureTable[]): string {
  return join(tables.map(part)).join('')
}

function headerNames(isByMember: boolean): readonly string[] {
  return isByMember ? [...nameColumns, ...memberColumns] : nameColumns
}

/** What stands before the figures of a row. */
function namesOf(scenario: string, { row, unit, priceBase, member }: FigureRow, isByMember: boolean): string {
  const names = [scenario, row.path, row.label, unit, priceBase].map(textCell).join()
  return isByMember ? `${names},${textCell(member?.id ?? '')},${numberCell(member?.share)}` : names
}

/**
 * A number, which stands as it is: never quoted, never defused. csv-stringify's own defence against formulas would turn
 * -12.5 into text, and its own number format 1e21 into an exponent.
 */
function numberCell(value: FigureRow['figures'][number]['value']): string {
  return value === undefined ? '' : toPlain(value)
}
