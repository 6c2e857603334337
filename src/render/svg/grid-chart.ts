import type { Decimal } from '../../base/decimal.ts'
import type { GridData } from '../../report/chart-data.ts'
import type { Table } from '../../report/document.ts'
import { cellText } from '../cells.ts'
import { html, type Markup } from '../html/markup.ts'
import { axisFigure, type DrawnFigures, drawnFigure } from './figures.ts'
import { box, type ChartOptions, type Drawing, layoutWidth, px, stroke, textLines, writing } from './frame.ts'
import { inOneLine, lineHeight, linesOf, typeSizes, widthInPixels } from './text-size.ts'

const small = { size: typeSizes.small }
const each = lineHeight(small)
/** Shades of each sign, by size. */
const shades = 3
const [lowest, highest] = [26, 34]

/**
 * A grid of one answer at every pair of two numbers: darker the farther from nought, with a line where its sign changes, and a ring
 * about the pair as stated. Figures stand in its cells where they fit.
 */
export function gridDrawing({ title, table, is, money }: GridData, options: ChartOptions): Drawing {
  const width = layoutWidth(options)
  const { rows, columns, columnsAre = '' } = table
  const figures: DrawnFigures = { is, decimals: table.decimals, money }
  const values = rows.map(({ cells }) => cells.map((cell) => ('value' in cell ? cell.value : undefined)))
  const heads = linesOf(inOneLine(columnsAre), width, small, 3)
  const left = Math.min(width / 2, 10 + Math.max(...rows.map(({ label }) => widthInPixels(label, small))))
  const cell = { width: (width - left - 2) / Math.max(1, columns.length), height: rows.length > 30 ? lowest : highest }
  const top = heads.length * each + 8 + each
  const texts = rows.map(({ cells }) =>
    cells.map((one) => ('value' in one ? axisFigure(one.value, is, table.decimals) : cellText(one, table))),
  )
  const isWritten = texts.every((row) => row.every((text) => widthInPixels(text, small) + 6 <= cell.width))
  const most = largest(values)
  const at = (row: number, column: number): [number, number] => [left + column * cell.width, top + row * cell.height]
  const cells = values.map((row, down) =>
    row.map((value, across) => {
      const [x, y] = at(down, across)
      const middle = y + cell.height / 2 + 5
      return html`${box([x, y], [x + cell.width, y + cell.height], shadeOf(value, most))}${
        isWritten ? writing(texts[down]?.[across] ?? '', x + cell.width / 2, middle, 'middle') : undefined
      }`
    }),
  )
  const centre = table.grid?.centre
  const bottom = top + rows.length * cell.height
  const remark = remarksOf(table, values, isWritten)
  const foot = linesOf(remark, width, small, 4)
  return {
    title,
    description: gridWords({ title, table, is, money }, values, figures),
    basis: table.basis,
    body: html`${textLines(heads, 0, 0, each, 'second')}${columnHeads(columns, left, cell.width, top - 6)}${cells}${borders(values, at, cell)}${
      centre === undefined ? undefined : ring(at(centre.row, centre.column), cell)
    }${rows.map(({ label }, row) => writing(linesOf(inOneLine(label), left - 8, small, 1)[0], left - 8, top + row * cell.height + cell.height / 2 + 5, 'end'))}${textLines(
      foot,
      0,
      bottom + 8,
      each,
      'second',
    )}`,
    height: bottom + 8 + foot.length * each + 4,
  }
}

/** The numbers of the columns, as many as do not meet. */
function columnHeads(columns: Table['columns'], left: number, width: number, y: number): Markup {
  let free = left - 6
  return html`${columns.map(({ label }, at) => {
    const half = widthInPixels(label, small) / 2
    const middle = left + (at + 0.5) * width
    if (middle - half < free || middle + half > left + width * columns.length + 2) return undefined
    free = middle + half + 8
    return writing(label, middle, y, 'middle')
  })}`
}

function isShort(value: Decimal | undefined): boolean | undefined {
  return value === undefined ? undefined : value.isNegative() && !value.isZero()
}

function largest(values: readonly (readonly (Decimal | undefined)[])[]): Decimal | undefined {
  let most: Decimal | undefined
  for (const value of values.flat())
    if (value !== undefined && (most === undefined || value.abs().gt(most))) most = value.abs()
  return most
}

/** The class of a cell: its sign, and how far it lies from nought. */
function shadeOf(value: Decimal | undefined, most: Decimal | undefined): string {
  if (value === undefined || most === undefined) return 'cell'
  if (value.isZero() || most.isZero()) return 'cell cell-up-0'
  const shade = Math.min(shades - 1, Math.floor(value.abs().div(most).times(shades).toNumber()))
  return `cell cell-${value.isNegative() ? 'down' : 'up'}-${shade}`
}

/** Lines between cells of unlike sign. */
function borders(
  values: readonly (readonly (Decimal | undefined)[])[],
  at: (row: number, column: number) => [number, number],
  { width, height }: { readonly width: number; readonly height: number },
): Markup {
  const differs = (one: Decimal | undefined, other: Decimal | undefined): boolean => {
    const [first, second] = [isShort(one), isShort(other)]
    return first !== undefined && second !== undefined && first !== second
  }
  return html`${values.map((row, down) =>
    row.map((value, across) => {
      const [x, y] = at(down, across)
      const right = differs(value, row[across + 1])
        ? stroke([x + width, y], [x + width, y + height], 'zero', 3)
        : undefined
      const below = differs(value, values[down + 1]?.[across])
        ? stroke([x, y + height], [x + width, y + height], 'zero', 3)
        : undefined
      return html`${right}${below}`
    }),
  )}`
}

function ring(
  [x, y]: [number, number],
  { width, height }: { readonly width: number; readonly height: number },
): Markup {
  return html`<rect x="${px(x + 3)}" y="${px(y + 3)}" width="${px(width - 6)}" height="${px(height - 6)}" class="ring" stroke-width="2"/>\n`
}

function remarksOf({ grid }: Table, values: readonly (readonly (Decimal | undefined)[])[], isWritten: boolean): string {
  const all = values.flat()
  const some = (short: boolean): boolean => all.some((value) => isShort(value) === short)
  const parts = [
    ...(some(true) && some(false) ? ['The thick line parts what is below nought from the rest.'] : []),
    ...(grid?.centre === undefined ? [] : ['The ring is the pair as stated.']),
    ...(isWritten ? [] : ['Darker is farther from nought.']),
  ]
  return parts.join(' ')
}

function gridWords(
  { table, is }: GridData,
  values: readonly (readonly (Decimal | undefined)[])[],
  figures: DrawnFigures,
): string[] {
  const known = values.flat().flatMap((value) => value ?? [])
  const { rows, columns, columnsAre = '', grid } = table
  const short = known.filter((value) => isShort(value)).length
  const low = known.reduce<Decimal | undefined>(
    (so, value) => (so === undefined || value.lt(so) ? value : so),
    undefined,
  )
  const high = known.reduce<Decimal | undefined>(
    (so, value) => (so === undefined || value.gt(so) ? value : so),
    undefined,
  )
  const centre = grid?.centre && values[grid.centre.row]?.[grid.centre.column]
  return [
    `A grid of ${rows.length} by ${columns.length} pairs. ${inOneLine(columnsAre)}`,
    ...(low === undefined || high === undefined
      ? ['There are no values.']
      : [
          `From ${drawnFigure(low, figures)} to ${drawnFigure(high, figures)}; below nought in ${short} of ${known.length}.`,
        ]),
    ...(centre === undefined ? [] : [`As stated ${drawnFigure(centre, { ...figures, is })}.`]),
  ]
}
