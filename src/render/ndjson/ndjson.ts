import { toPlain } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { daysOf, type FigureTable } from '../../report/figures.ts'
import { tidyColumns } from '../csv/tidy.ts'
import { memberData } from '../json/results.ts'
import { inParts, type Renderer } from '../renderer.ts'

/** One JSON object a line, one line a figure: the tidy columns. */
export const render: Renderer = inParts({
  part: ({ data: { figures } }) => (figures === undefined ? '' : linesOf(figures)),
  join: (parts) => parts,
})

function linesOf({ name, rows }: FigureTable): string {
  const lines = rows.flatMap(({ row, unit, priceBase, figures, member }) =>
    figures.map(({ year, value, status }) => {
      const { start, end } = daysOf(year)
      const values = [
        name,
        row.path,
        row.label,
        unit,
        priceBase,
        printYear(year),
        start,
        end,
        value === undefined ? null : toPlain(value),
        status,
      ]
      const columns = Object.fromEntries(tidyColumns.map((column, index) => [column, values[index]]))
      return `${JSON.stringify({ ...columns, ...memberData(member) })}\n`
    }),
  )
  return lines.join('')
}
