import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImportedXmlComponent,
  type IRunOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { unzipSync, type Zippable, zipSync } from 'fflate'
import { chartRun, withCharts } from './with-charts.ts'
import type { WordBlock, WordChart, WordColumn, WordRow, WordRun, WordText } from './word.ts'

// The build puts a file in place of this one that loads the packages when a document is first written: no other format needs them.

/** Lengths in twentieths of a point: A4 lying on its side, within margins of 15 mm. */
const page = { width: 16838, height: 11906, margin: 850 }
const room = page.width - 2 * page.margin

/** A table of so many lines of text at most is not parted between two pages. */
const mostWhole = 12
/** Sizes in half points. */
const sizes = { text: 20, table: 15, small: 16 }
const colours = { second: '425563', rule: '768692', head: 'F0F4F5', stamp: 'B3160B' }

/** A document as the bytes of a `.docx` file: the same bytes for the same document. */
export async function writeWord({ title, program, timestamp, blocks }: WordText): Promise<Uint8Array> {
  const charts = blocks.flatMap((block) => (block.is === 'chart' ? [block.chart] : []))
  const document = new Document({
    title,
    creator: program,
    lastModifiedBy: program,
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: sizes.text, language: { value: 'en-GB' } },
          paragraph: { spacing: { after: 100 } },
        },
        heading1: heading(36, 0),
        heading2: heading(28, 320),
        heading3: heading(22, 240),
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.height, height: page.width, orientation: PageOrientation.LANDSCAPE },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        footers: { default: foot(title) },
        children: blocks.flatMap((block) => blockParts(block, charts)),
      },
    ],
  })
  const packed = await Packer.toBuffer(document)
  return packedAgain(packed, charts, timestamp)
}

function heading(size: number, before: number) {
  return {
    run: { font: 'Arial', size, bold: true, color: '212B32' },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  }
}

function foot(title: string): Footer {
  const small = { size: sizes.small, color: colours.second }
  return new Footer({
    children: [
      new Paragraph({
        children: [
          new TextRun({ text: `${title}   `, ...small }),
          new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], ...small }),
        ],
      }),
    ],
  })
}

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

function blockParts(block: WordBlock, charts: readonly WordChart[]): (Paragraph | Table)[] {
  switch (block.is) {
    case 'heading':
      return [new Paragraph({ heading: levels[block.level], children: block.runs.map((run) => textRun(run)) })]
    case 'paragraph':
      return [new Paragraph({ children: block.runs.map((run) => textRun(run)) })]
    case 'second':
      return [
        new Paragraph({ keepNext: true, children: block.runs.map((run) => textRun(run, { color: colours.second })) }),
      ]
    case 'stamp':
      return [new Paragraph({ children: block.runs.map((run) => textRun(run, { color: colours.stamp, bold: true })) })]
    case 'list':
      return block.items.map((item, at) =>
        block.start !== undefined
          ? new Paragraph({
              indent: { left: 400, hanging: 400 },
              children: [new TextRun(`${block.start + at}.  `), ...item.map((run) => textRun(run))],
            })
          : new Paragraph({ bullet: { level: 0 }, children: item.map((run) => textRun(run)) }),
      )
    case 'chart':
      // The package reads text as parts of its own and has no type for the run of a paragraph that it did not make.
      return [
        new Paragraph({
          spacing: { before: 120, after: 120 },
          children: [
            ImportedXmlComponent.fromXmlString(
              chartRun(block.chart, charts.indexOf(block.chart)),
            ) as unknown as TextRun,
          ],
        }),
      ]
    case 'table':
      return [table(block.columns, block.rows), new Paragraph({ spacing: { after: 60 } })]
  }
}

function textRun({ text, look }: WordRun, more: IRunOptions = {}): TextRun {
  return new TextRun({
    text,
    ...(look === 'strong' ? { bold: true } : {}),
    ...(look === 'emphasis' ? { italics: true } : {}),
    ...(look === 'code' ? { font: 'Consolas' } : {}),
    ...more,
  })
}

function table(columns: readonly WordColumn[], rows: readonly WordRow[]): Table {
  const widths = widthsOf(columns, rows)
  const head = ['', ...columns.map(({ label }) => label)].map((label, at) =>
    cell(label, { isRight: columns[at - 1]?.isWords === false, isStrong: true, width: widths[at] ?? 0, isHead: true }),
  )
  const isWhole = rows.reduce((sum, row) => sum + linesIn(row, widths), 0) <= mostWhole
  const thin = { style: BorderStyle.SINGLE, size: 4, color: colours.rule }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  return new Table({
    width: { size: room, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    borders: {
      top: thin,
      bottom: thin,
      left: none,
      right: none,
      insideVertical: none,
      insideHorizontal: { ...thin, color: 'D8DDE0' },
    },
    rows: [
      // The first row is told to those who hear the table, and stands again on each page.
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      ...rows.map(
        ({ label, cells, isStrong, isUnder }, row) =>
          new TableRow({
            cantSplit: true,
            children: [label, ...columns.map((_, at) => cells[at] ?? '')].map((text, at) =>
              cell(text, {
                isRight: columns[at - 1]?.isWords === false,
                isStrong,
                width: widths[at] ?? 0,
                isUnder: isUnder && at === 0,
                staysWithNext: row < rows.length - 1 && (isWhole || row === 0),
              }),
            ),
          }),
      ),
    ],
  })
}

interface CellLook {
  readonly isRight: boolean
  readonly isStrong: boolean
  readonly width: number
  readonly isHead?: boolean
  readonly isUnder?: boolean
  /** Whether no page ends after its row. */
  readonly staysWithNext?: boolean
}

function cell(
  text: string,
  { isRight, isStrong, width, isHead = false, isUnder = false, staysWithNext = isHead }: CellLook,
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 20, bottom: 20, left: 50, right: 50 },
    ...(isHead ? { shading: { fill: colours.head } } : {}),
    children: [
      new Paragraph({
        alignment: isRight ? AlignmentType.RIGHT : AlignmentType.LEFT,
        spacing: { after: 0 },
        ...(staysWithNext ? { keepNext: true } : {}),
        ...(isUnder ? { indent: { left: 160 } } : {}),
        children: [new TextRun({ text, size: sizes.table, bold: isStrong })],
      }),
    ],
  })
}

/** How wide a character of a table is, about, and what of a cell is no room for text. */
const [character, aside] = [78, 100]

/** How many lines a row takes, about. */
function linesIn({ label, cells }: WordRow, widths: readonly number[]): number {
  const lines = [label, ...cells].map((text, at) =>
    Math.ceil((text.length * character) / Math.max(character, (widths[at] ?? 0) - aside)),
  )
  return Math.max(1, ...lines)
}

/** Texts of fewer characters take as much room as one of these, of more no more than one of those. */
const [shortest, longest] = [10, 300]

/**
 * Figures take a narrow column each; labels and words share what is left by how long they are at most, by the root of it, because a long
 * text may be broken into lines and a short one may not.
 */
function widthsOf(columns: readonly WordColumn[], rows: readonly WordRow[]): number[] {
  const figures = columns.filter(({ isWords }) => !isWords).length
  const words = columns.length - figures
  const figure = figures === 0 ? 0 : Math.min(1300, Math.floor((room * (words === 0 ? 0.78 : 0.5)) / figures))
  const left = room - figure * figures
  const weight = (texts: readonly string[]): number =>
    Math.sqrt(Math.min(longest, Math.max(shortest, ...texts.map(({ length }) => length))))
  const weights = [
    weight(rows.map(({ label }) => label)),
    ...columns.map(({ label, isWords }, at) =>
      isWords ? weight([label, ...rows.map(({ cells }) => cells[at] ?? '')]) : 0,
    ),
  ]
  const whole = weights.reduce((sum, own) => sum + own, 0)
  return weights.map((own) => (own === 0 ? figure : Math.floor((left * own) / whole)))
}

/** The day that a file carries where no other is asked for. */
const noDay = '1980-01-01T00:00:00'

/** The same parts packed again without the time of day in them: the package writes it into the archive and into the properties. */
function packedAgain(bytes: Uint8Array, charts: readonly WordChart[], timestamp: string | undefined): Uint8Array {
  const day = `${timestamp ?? noDay}Z`
  const parts: Zippable = {}
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    parts[name] = name === 'docProps/core.xml' ? dated(part, day) : part
  }
  // An archive holds the hour of the place where it is made: the same everywhere where the date is made of that place's own parts.
  return zipSync(withCharts(parts, charts), { mtime: new Date(1980, 0, 1), level: 6 })
}

function dated(part: Uint8Array, day: string): Uint8Array {
  const text = new TextDecoder().decode(part)
  return new TextEncoder().encode(text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, day))
}
