import type { Cell, CellStyle, ConditionalRule, DataValidation, TableDefinition, WriteSheet } from 'hucre/xlsx'
import type { ResultProvenance } from '../../report/result-provenance.ts'
import { columnLetters } from '../../workbook/address.ts'
import type { Highlight, Sheet, SheetCell, SheetSpan, Validation, Workbook } from '../../workbook/sheet.ts'
import { cellText, looksLikeError } from './cell-text.ts'
import { changeParts } from './change-parts.ts'
import { chartPoints } from './chart-points.ts'
import { packageChart } from './charts.ts'
import { asLink, highlights, looksIn, type Style, usualFont } from './looks.ts'
import { numberFormat } from './number-format.ts'
import { writeParts } from './package.ts'
import { margins, pagesOf } from './pages.ts'
import { footerOf, printed, repeated } from './printed.ts'
import { recordProperties } from './record-properties.ts'
import { type Lettering, lineAcross, perPoint, rowHeight } from './row-height.ts'

/** How a workbook is written. */
export interface Writing {
  readonly style: Style
  /** ISO 8601 without a zone, in universal time; undefined where nobody fixed it. */
  readonly timestamp: string | undefined
  /** What made it, for the properties of the file. */
  readonly program: string
  /** What it records, so that it can be made again; undefined where no command line made it. */
  readonly provenance?: ResultProvenance | undefined
}

/** The day that a file carries where no other is asked for, so that the same input gives the same bytes. */
const noDay = '1980-01-01T00:00:00'

/**
 * A workbook as the bytes of an `.xlsx` file: the same bytes for the same workbook. Formulas carry the values of the engine, for
 * viewers that calculate nothing, and are calculated anew by a program that opens the file. Text is never taken for a formula.
 */
export async function writeWorkbook(
  book: Workbook,
  { style, timestamp, program, provenance }: Writing,
): Promise<Uint8Array> {
  const day = new Date(`${timestamp ?? noDay}Z`)
  const styles = new Styles(style)
  const footer = footerOf(book)
  const sheets = book.sheets.map((sheet) => packageSheet(sheet, styles, footer))
  const bytes = await writeParts({
    sheets,
    defaultFont: usualFont(style),
    namedRanges: [
      ...book.names.map(({ name, refers }) => ({ name, range: refers })),
      ...book.sheets.flatMap(repeated),
      ...book.sheets.flatMap((sheet, at) => printed(sheet, sheets[at]?.rowDefs?.size ?? 0)),
    ],
    properties: {
      title: cellText(book.title),
      ...(book.organisation === undefined ? {} : { company: cellText(book.organisation) }),
      creator: program,
      created: day,
      modified: day,
      custom: { Language: 'en-GB', ...(provenance === undefined ? {} : recordProperties(provenance)) },
    },
  })
  return finished(bytes, book, sheets)
}

/**
 * What the package leaves out put into the parts: the values of charts, that a sheet has rows to fold, without which Excel shows no signs for it,
 * and what a font says in the order of the published schema.
 */
function finished(bytes: Uint8Array, book: Workbook, sheets: readonly WriteSheet[]): Uint8Array {
  const points = chartPoints(book)
  const folded = new Set(
    sheets.flatMap(({ rowDefs }, at) =>
      [...(rowDefs?.values() ?? [])].some(({ outlineLevel }) => outlineLevel !== undefined)
        ? [`xl/worksheets/sheet${at + 1}.xml`]
        : [],
    ),
  )
  const format = '<sheetFormatPr '
  return changeParts(bytes, (name) => {
    if (name.startsWith('xl/charts/chart')) return points
    if (name === 'xl/styles.xml') return fontsInOrder
    return folded.has(name) ? (text) => text.replace(format, `${format}outlineLevelRow="1" `) : undefined
  })
}

/** The size of a font stands before its colour: the package writes it after, which a strict reader does not take. */
function fontsInOrder(styles: string): string {
  return styles.replaceAll(/(<color [^>]*\/>)(<sz [^>]*\/>)/g, '$2$1')
}

function packageSheet(sheet: Sheet, styles: Styles, footer: string): WriteSheet {
  const { name, columns, freeze, table, validations = [], highlights: marked = [], charts = [] } = sheet
  const cells = new Map<string, Partial<Cell>>()
  const rowDefs: NonNullable<WriteSheet['rowDefs']> = new Map()
  const heights: number[] = []
  /** A heading stands on the page of the first row below it. */
  const headings: SheetSpan[] = []
  let longest = 0
  for (const row of sheet.rows) {
    const at = heights.length
    row.cells.forEach((cell, column) => {
      if (cell !== undefined) cells.set(`${at},${column}`, packageCell(cell, styles))
    })
    // The band of a section goes across the sheet.
    if (row.cells[0]?.look === 'section') {
      headings.push({ from: at + 1, to: at + 2 })
      for (let column = row.cells.length; column < columns.length; column++)
        cells.set(`${at},${column}`, { style: styles.of({ look: 'section' }) })
    }
    const height = rowHeight(row.cells, columns, styles.lettering)
    longest = Math.max(longest, lineAcross(row.cells, styles.lettering))
    heights.push(height === 0 ? styles.size * perPoint : height)
    rowDefs.set(at, { ...(height === 0 ? {} : { height }), ...(row.isWorking === true ? { outlineLevel: 1 } : {}) })
  }
  const together = [...(sheet.together ?? []), ...headings]
  const { scale, columnBreaks, rowBreaks } = pagesOf({ ...sheet, together }, heights, longest, styles.size)
  return {
    name,
    cells,
    rowDefs,
    columns: columns.map(({ width }) => ({ width })),
    ...(freeze === undefined ? {} : { freezePane: freeze }),
    view: { showGridLines: false },
    // A step on the way stands under what it leads to.
    outlineProperties: { summaryBelow: false },
    ...(table === undefined ? {} : { tables: [packageTable(table)] }),
    dataValidations: validations.map(packageValidation),
    conditionalRules: marked.map(packageRule),
    charts: charts.map(packageChart),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      scale,
      margins,
    },
    // The package counts from 0.
    colBreaks: columnBreaks.map((column) => column - 1),
    rowBreaks: rowBreaks.map((row) => row - 1),
    headerFooter: { oddFooter: footer },
  }
}

function packageTable({ name, from, to, heads }: NonNullable<Sheet['table']>): TableDefinition {
  return {
    name,
    range: `A${from}:${columnLetters(heads.length)}${to}`,
    columns: heads.map((head) => ({ name: cellText(head) })),
    style: 'TableStyleLight1',
    showRowStripes: false,
    showAutoFilter: false,
  }
}

/** The styles of the cells of a workbook, each made once. */
class Styles {
  private readonly looks: ReturnType<typeof looksIn>
  private readonly made = new Map<string, CellStyle>()

  /** Of the usual text, in points. */
  readonly size: number

  constructor(style: Style) {
    this.looks = looksIn(style)
    this.size = usualFont(style).size ?? 0
  }

  /** How the text of a cell is drawn. */
  readonly lettering = ({ look }: SheetCell): Lettering => {
    const { font, alignment } = this.looks[look]
    return { size: font?.size ?? 0, isBold: font?.bold === true, wraps: alignment?.wrapText === true }
  }

  of({ look, number, link }: SheetCell): CellStyle {
    const key = `${look} ${number?.is} ${number?.decimals} ${link !== undefined}`
    const known = this.made.get(key)
    if (known !== undefined) return known
    const plain = link === undefined ? this.looks[look] : asLink(this.looks[look])
    const style = number === undefined ? plain : { ...plain, numFmt: numberFormat(number) }
    this.made.set(key, style)
    return style
  }
}

function packageCell(cell: SheetCell, styles: Styles): Partial<Cell> {
  const { formula, link } = cell
  const style = styles.of(cell)
  const value = typeof cell.value === 'string' ? cellText(cell.value) : (cell.value ?? null)
  if (formula !== undefined) return { style, formula: cellText(formula), formulaResult: value }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('A cell holds a number that is none')
  const hyperlink = link === undefined ? {} : { hyperlink: { target: '', location: link } }
  // The package would write these as errors.
  if (typeof value === 'string' && looksLikeError(value)) return { style, richText: [{ text: value }], ...hyperlink }
  return { style, value, ...hyperlink }
}

function packageValidation(validation: Validation): DataValidation {
  const shared = {
    range: validation.range,
    showErrorMessage: true,
    ...(validation.prompt === undefined
      ? {}
      : { showInputMessage: true, inputMessage: validation.prompt.slice(0, mostInPrompt) }),
  }
  if (validation.is === 'list') return { ...shared, type: 'list', formula1: validation.of }
  const { least, most, says, isAsked } = validation
  const number = {
    ...shared,
    type: 'decimal',
    errorTitle: isAsked === true ? 'Is this meant?' : 'Not a figure for this cell',
    errorMessage: says.slice(0, mostInPrompt),
    errorStyle: isAsked === true ? 'warning' : 'stop',
  } as const
  if (least !== undefined && most !== undefined)
    return { ...number, operator: 'between', formula1: `${least}`, formula2: `${most}` }
  if (least !== undefined) return { ...number, operator: 'greaterThanOrEqual', formula1: `${least}` }
  if (most !== undefined) return { ...number, operator: 'lessThanOrEqual', formula1: `${most}` }
  return { ...number, operator: 'between', formula1: '-1E+99', formula2: '1E+99' }
}

/** The most that a spreadsheet shows beside a cell. */
const mostInPrompt = 255

function packageRule({ range, word, as }: Highlight, at: number): ConditionalRule {
  return {
    type: 'cellIs',
    operator: 'equal',
    formula: `"${word.replaceAll('"', '""')}"`,
    priority: at + 1,
    range,
    style: highlights[as],
  }
}
