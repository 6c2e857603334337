import { html, type Markup } from '../html/markup.ts'
import { isForPhone, textLines, writing } from './frame.ts'
import { inOneLine, lineHeight, linesOf, typeSizes, widthInPixels } from './text-size.ts'

/** A row of a chart of bars: what it is of, and its figures, in columns at its right. */
export interface BarRow {
  readonly label: string
  readonly figures: readonly string[]
  readonly isBold: boolean
}

/** Where the bar of a row stands. */
export interface BarPlace {
  readonly top: number
  readonly bottom: number
}

/** Rows laid out: their words, where their bars go, and how high all of it is. */
export interface BarRows {
  readonly left: number
  readonly right: number
  readonly places: readonly BarPlace[]
  /** How far lines down through bars reach: from end to end, or beside each bar alone where words stand between. */
  readonly spans: readonly BarPlace[]
  readonly words: Markup
  readonly bottom: number
}

const plain = { size: typeSizes.small }
const each = lineHeight(plain)
const barHeight = 18
const between = 10
/** The part of the width that labels may take where they stand beside bars. */
const labelShare = 0.34
const apart = 16

/** Rows one below the other: labels at the left, bars, figures at the right; on a phone the bars stand below their words. */
export function barRows(rows: readonly BarRow[], heads: readonly string[], width: number, top: number): BarRows {
  const bold = { ...plain, isBold: true }
  const columns = heads.map((head, at) =>
    Math.max(
      ...rows.map(({ figures, isBold }) => widthInPixels(figures[at] ?? '', isBold ? bold : plain)),
      widthInPixels(head, plain),
    ),
  )
  const taken = columns.reduce((sum, column) => sum + column + apart, 0)
  const isStacked = isForPhone(width)
  const isBelow = isStacked && taken > width / 2
  // Where not even figures have room beside one another, each has a line of its own.
  const isListed = isStacked && taken > width
  const room = isStacked ? (isBelow ? width : width - taken) : Math.min(width * labelShare, width - taken - 120)
  const labels = rows.map(({ label, isBold }) => linesOf(inOneLine(label), room, isBold ? bold : plain, 3))
  const labelWidth = Math.max(
    ...rows.map(({ isBold }, at) =>
      Math.max(0, ...(labels[at] ?? []).map((line) => widthInPixels(line, isBold ? bold : plain))),
    ),
  )
  const ends = columns.map((_, at) => width - columns.slice(at + 1).reduce((sum, column) => sum + column + apart, 0))
  const isHeaded = !isListed && heads.some((head) => head !== '')
  let y = top + (isHeaded ? each : 0)
  const places: BarPlace[] = []
  const words = rows.map(({ figures, isBold }, at) => {
    const lines = labels[at] ?? []
    const kind = isBold ? 'bold' : ''
    const textHeight = lines.length * each
    const figureTop = isBelow ? y + textHeight : y
    const wordsHeight = isBelow ? textHeight + (isListed ? figures.length : 1) * each : Math.max(each, textHeight)
    const height = isStacked ? wordsHeight + 2 + barHeight : Math.max(barHeight, textHeight)
    const barTop = isStacked ? y + wordsHeight + 2 : y + (height - barHeight) / 2
    const textTop = isStacked ? y : y + (height - textHeight) / 2
    places.push({ top: barTop, bottom: barTop + barHeight })
    const figureY = isStacked ? figureTop + each * 0.78 : y + height / 2 + 5
    const own = figures.map((figure, column) =>
      isListed
        ? writing(`${heads[column] ?? ''} ${figure}`.trim(), 0, figureY + column * each, kind)
        : writing(figure, ends[column] ?? width, figureY, `end ${kind}`.trim()),
    )
    const markup = html`${textLines(lines, 0, textTop, each, kind)}${own}`
    y += height + between
    return markup
  })
  const told = heads.map((head, at) =>
    !isHeaded || head === '' ? undefined : writing(head, ends[at] ?? width, top + each * 0.5, 'end second'),
  )
  return {
    left: isStacked ? 0 : labelWidth + apart,
    right: isStacked ? width : width - taken,
    places,
    spans: isStacked
      ? places.map((place) => ({ top: place.top - 3, bottom: place.bottom + 3 }))
      : [{ top: top - 4, bottom: y }],
    words: html`${told}${words}`,
    bottom: y,
  }
}
