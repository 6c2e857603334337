import type { Column, Table } from '../../report/document.ts'
import type { Cell, Figure, Origin } from '../../report/figure.ts'
import { cellText } from '../cells.ts'
import { type FoldedRow, foldedRows } from '../folded-rows.ts'
import { html, type Inserted, type Markup } from './markup.ts'
import { sentenceList } from './sentence.ts'

/** What a table is called, and what its figures are in. */
export interface Caption {
  readonly title: string
  readonly basis: string
  /** Whether a heading just above it says the title, so that the caption says it only to whoever hears the table alone. */
  readonly isHeaded: boolean
}

/** A text of more characters has a wide column. */
const longText = 100

/** More columns than these are printed on a page that lies on its side. */
const mostUpright = 14

/**
 * A table with its caption, its columns and rows named for whoever hears it. It scrolls by itself where the page is narrow. Where the
 * page is alive, the names of rows are buttons that tell how their figures were made.
 */
export function tableMarkup(table: Table, caption: Caption, isAlive = false): Markup {
  const { columns, rows, columnsAre } = table
  return grid(
    caption,
    columnsAre,
    columns,
    foldedRows(rows).map((row) => rowMarkup(row, table, isAlive)),
    sentenceList(table.notes),
  )
}

/** A cell that is written already. */
export interface Written {
  readonly label: string
  readonly cells: readonly Inserted[]
}

/** A table of figures that are written already: the data of a chart. */
export function writtenTable(caption: Caption, columns: readonly Column[], rows: readonly Written[]): Markup {
  const lines = rows.map(
    ({ label, cells }) => html`<tr><th scope="row">${label}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`,
  )
  return grid(caption, undefined, columns, lines, undefined)
}

function grid(
  { title, basis, isHeaded }: Caption,
  corner: string | undefined,
  columns: readonly Column[],
  lines: readonly Inserted[],
  below: Markup | undefined,
): Markup {
  const head = columns.map(({ label, note, isWords }) => {
    const under = note === '' ? undefined : html` <span>${note}</span>`
    return html`<th scope="col"${isWords === true ? html` class="words"` : undefined}>${label}${under}</th>`
  })
  const first = corner === undefined ? html`<td></td>` : html`<th scope="col" class="words">${corner}</th>`
  const isBroad = columns.length > mostUpright || columns.some(({ isWords }) => isWords)
  return html`<div class="${isBroad ? 'wide broad' : 'wide'}" role="group" tabindex="0" aria-label="${title}">
<table>
<caption>${isHeaded ? html`<span class="aloud">${title}</span>` : html`<b>${title}</b>`}${basis === '' ? undefined : html` <span>${basis}</span>`}</caption>
<thead>
<tr>${first}${head}</tr>
</thead>
<tbody>
${lines}</tbody>
</table>
</div>
${below}`
}

function rowMarkup({ role, label, cells, under }: FoldedRow, table: Table, isAlive: boolean): Markup | undefined {
  // A gap parts what stands above it from what stands below; nobody need hear of it.
  if (role === 'gap') return undefined
  const name = [role === 'item' ? '' : role, under === undefined ? '' : 'under', cells.length === 0 ? 'of' : '']
  const kind = name.filter(Boolean).join(' ')
  const attribute = kind === '' ? undefined : html` class="${kind}"`
  if (cells.length === 0)
    return html`<tr${attribute}><th scope="rowgroup" colspan="${table.columns.length + 1}">${label}</th></tr>\n`
  const written = cells.map((cell, at) => cellMarkup(cell, table, table.columns[at]))
  const named = isAlive && cells.some(isOfRow) ? html`<button type="button" class="row">${label}</button>` : label
  return html`<tr${attribute}><th scope="row">${named}</th>${written}</tr>\n`
}

/** Whether a cell is the figure of one row in one year, which can be asked about. */
export function isOfRow(cell: Cell): cell is Figure & { readonly of: Origin } {
  return cell.is !== 'text' && cell.is !== 'blank' && cell.of?.rows.length === 1 && cell.of.since === undefined
}

function cellMarkup(cell: Cell, table: Table, column: Column | undefined): Markup {
  const text = cellText(cell, table)
  if (column?.isWords === true)
    return html`<td class="${text.length > longText ? 'words long' : 'words'}">${breakable(text)}</td>`
  return html`<td>${figure(cell, text)}</td>`
}

/** A text that may be broken within its long words, such as paths: after a stop or a stroke. */
function breakable(text: string): Inserted {
  return text.split(/(?<=[./])(?=[^\s\d./][^\s./]{2})/).map((part, at) => (at === 0 ? part : html`<wbr>${part}`))
}

/** An amount below nought stands in brackets, which nobody hears: it is said to be minus. */
function figure(cell: Cell, text: string): Inserted {
  if (cell.is === 'text' || cell.is === 'blank' || !text.startsWith('(')) return text
  return html`<i>minus </i>${text}`
}
