import type { Decimal } from '../../base/decimal.ts'
import { html, type Markup } from '../html/markup.ts'
import { px, textLines } from './frame.ts'
import type { Across } from './paths.ts'
import { placeLabels } from './place-labels.ts'
import { lineHeight, linesOf, typeSizes, widthInPixels } from './text-size.ts'
import type { Plot } from './year-axis.ts'

/** What is to be written of a mark: beside where it ends, or in a key above the drawing. */
export interface Said {
  readonly label: string
  /** Its figure at its end. */
  readonly figure: string
  /** The class of its text; a name with a mark of its own is bold. */
  readonly kind: string
  readonly isBold: boolean
  /** Where it ends: the position of a year, and the value there. */
  readonly year: number
  readonly value: Decimal
  /** Its mark in a key, in a room of so many pixels about the middle of a line; undefined for what a key does not name. */
  readonly sample: ((width: number, middle: number) => Markup | undefined) | undefined
}

/** The same with the room that its words take. */
export interface Name extends Said {
  readonly lines: readonly string[]
  readonly figureLines: readonly string[]
  readonly width: number
  readonly height: number
}

const bold = { size: typeSizes.label, isBold: true }
const plain = { size: typeSizes.label }
const each = lineHeight(plain)
/** Between a mark and its name, and between two names. */
const beside = 12
const between = 4
/** By how much names may stand out above and below the plot. */
const overhang = 10
/** The width of a mark in the key, and of a line of it from edge to edge. */
const sampleWidth = 30
const keyIndent = sampleWidth + 10

/** The room at the right of a plot that names beside it take. */
export function namesGutter(names: readonly Name[]): number {
  return beside * 2 + Math.max(...names.map(({ width }) => width))
}

/** Names in lines no wider than the room, their figures below them. */
export function nameLines(all: readonly Said[], room: number): Name[] {
  return all.map((said) => {
    const type = said.isBold ? bold : plain
    const lines = linesOf(said.label, room, type, 2)
    const figureLines = linesOf(said.figure, room, plain, 2)
    const widths = [
      ...lines.map((line) => widthInPixels(line, type)),
      ...figureLines.map((line) => widthInPixels(line, plain)),
    ]
    const height = (lines.length + figureLines.length) * each + between
    return { ...said, lines, figureLines, width: Math.max(...widths), height }
  })
}

/** Whether names have room one above the other beside a plot of a height. */
export function fitBeside(names: readonly Name[], height: number): boolean {
  return names.reduce((sum, name) => sum + name.height, 0) <= height + 2 * overhang
}

/** The name of each mark at its end, no two upon each other, with a thin line to it where it had to give way. */
export function namesBeside(
  names: readonly Name[],
  { x, at, last }: Across & { readonly last: number },
  plot: Plot,
): Markup {
  const wanted = names.map(({ value, height }) => ({ middle: at(value), height }))
  const tops = placeLabels(wanted, plot.top - overhang, plot.bottom + overhang) ?? []
  const start = plot.right + 2 * beside
  return html`${names.map((name, index) => {
    const top = tops[index] ?? 0
    const middle = top + name.height / 2
    const [endX, endY] = [x[name.year] ?? 0, at(name.value)]
    const isMoved = Math.abs(middle - endY) > each / 2 || name.year < last
    const leader = isMoved
      ? html`<path d="M${px(endX + 6)} ${px(endY)}L${px(start - 4)} ${px(middle)}" class="rule" stroke-width="1"/>\n`
      : undefined
    return html`${leader}${words(name, start, top + between / 2)}`
  })}`
}

/** Marks with their names and figures, one below the other, for where there is no room beside them. */
export function namesAbove(all: readonly Said[], width: number): { readonly markup: Markup; readonly height: number } {
  const names = nameLines(
    all.filter(({ sample }) => sample !== undefined),
    width - keyIndent,
  )
  let top = 0
  const markup = names.map((name) => {
    const own = html`${name.sample?.(sampleWidth, top + each / 2)}${words(name, keyIndent, top)}`
    top += name.height
    return own
  })
  return { markup: html`${markup}`, height: top + 8 }
}

function words({ lines, figureLines, kind, isBold }: Name, x: number, top: number): Markup {
  const of = isBold ? `name bold ${kind}` : `name ${kind}`
  return html`${textLines(lines, x, top, each, of)}${textLines(figureLines, x, top + lines.length * each, each, `name ${kind}`)}`
}
