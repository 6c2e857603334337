import { printYear } from '../../base/financial-year.ts'
import { daysOf, statusIn } from '../../report/figures.ts'
import { nameColumns, yearColumns } from '../../report/tidy-columns.ts'
import { inParts, type Renderer } from '../renderer.ts'
import { headerNames, markOf, namesOf, numberCell } from './columns.ts'
import { recordLines, underOneHead } from './records.ts'

export { recordFormat } from './records.ts'

const figureColumns = [...yearColumns, 'value', 'status'] as const

/** The columns of a figure, which ndjson has as keys. */
export const tidyColumns = [...nameColumns, ...figureColumns] as const

/** The rows of a scenario in tidy CSV. */
interface TidyRows {
  readonly isByMember: boolean
  readonly text: string
}

/** Tidy CSV: a row a figure. */
export const render: Renderer = inParts<TidyRows>({
  part: ({ data: { figures, records } }) => {
    if (records !== undefined) return { isByMember: false, text: recordLines(records) }
    if (figures === undefined) return { isByMember: false, text: '' }
    const { name, years, rows, isByMember } = figures
    const lines = rows.map((row) => {
      const names = namesOf(name, row, isByMember)
      const own = years.map((year, at) => {
        const { start, end } = daysOf(year)
        const status = statusIn(figures, row, at)
        return `${names},${printYear(year)},${start},${end},${numberCell(row.values[at])},${status}\n`
      })
      return own.join('')
    })
    return { isByMember, text: lines.join('') }
  },
  join: (parts, _together, { answer }, page) => {
    const texts = parts.map(({ text }) => text)
    if (answer === 'records' || answer === 'register') return [...markOf(page), ...underOneHead(texts)]
    const names = headerNames(parts.some(({ isByMember }) => isByMember))
    return [...markOf(page), `${[...names, ...figureColumns].join()}\n`, ...texts]
  },
})
