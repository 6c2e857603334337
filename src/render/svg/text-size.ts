import { textWidth } from '../../base/text-width.ts'

/** Widths of the characters from the blank to the tilde in Arial, in thousandths of the size of the type. */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
]
const first = 32
/** A character that is not among them, and one that is as wide as it is high. */
const usual = 640
const wide = 1300
/** Room for a bold type, and for a reader's type that is somewhat wider than Arial. */
const bolder = 1.08
const slack = 1.05

/** How a text is set. */
export interface Type {
  readonly size: number
  readonly isBold?: boolean
}

export const typeSizes = { title: 18, label: 15, small: 14 } as const

/** From the foot of one line of text to that of the next. */
export function lineHeight({ size }: Type): number {
  return Math.round(size * 1.25)
}

/** The room that a text takes, in pixels: somewhat more than it does, so that nothing is cut off. */
export function widthInPixels(text: string, { size, isBold = false }: Type): number {
  let sum = 0
  for (const character of text) sum += thousandths(character)
  return (sum * size * (isBold ? bolder : 1) * slack) / 1000
}

function thousandths(character: string): number {
  const known = widths[character.charCodeAt(0) - first]
  if (known !== undefined) return known
  const columns = textWidth(character)
  return columns === 0 ? 0 : columns > 1 ? wide : usual
}

/** What stands for the rest of a text that is too long. */
const more = '…'

/**
 * A text in lines no wider than the room: broken at blanks, within a word where that is too wide itself. What does not fit into the
 * last line is left out, and dots say so.
 */
export function linesOf(text: string, room: number, type: Type, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  const blank = widthInPixels(' ', type)
  const dots = widthInPixels(more, type)
  for (const word of text.split(' ')) {
    const width = widthInPixels(word, type)
    if (line !== '' && used + blank + width <= room) {
      line += ` ${word}`
      used += blank + width
      continue
    }
    if (line !== '') lines.push(line)
    ;[line, used] = [word, width]
    if (width <= room) continue
    ;[line, used] = ['', 0]
    for (const character of word) {
      const own = widthInPixels(character, type)
      if (line !== '' && used + own > room) {
        lines.push(line)
        ;[line, used] = ['', 0]
      }
      line += character
      used += own
    }
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  let last = [...(kept[most - 1] ?? '')]
  while (last.length > 0 && widthInPixels(last.join(''), type) + dots > room) last = last.slice(0, -1)
  kept[most - 1] = `${last.join('').trimEnd()}${more}`
  return kept
}

/** A text that an author wrote, as it stands in a drawing: in one line. */
export function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
