import type { Decimal } from '../../base/decimal.ts'
import { html, type Inserted, type Markup } from '../html/markup.ts'
import { inOneLine, lineHeight, linesOf, typeSizes } from './text-size.ts'

/** How a chart is to stand where it is put. */
export interface ChartOptions {
  /** Pixels from side to side; what is narrow is laid out for a phone. */
  readonly width: number
  /** What the identifiers of its parts begin with: another one for every chart of a page. */
  readonly id: string
  /** The most pixels that its plot is high, where that is less than what its width would make it. */
  readonly tallest?: number
  /** Whether its title is drawn, where no heading above it says the same. */
  readonly hasTitle?: boolean
  /** A sentence at the end of its description: where its figures stand. */
  readonly figuresStand?: string
  /** Values that the axis of amounts holds in any case: those of what was issued, so that nothing jumps when a figure changes. */
  readonly holds?: { readonly low: Decimal; readonly high: Decimal }
}

/** A drawing without what stands around it. */
export interface Drawing {
  readonly title: string
  /** What it says, in sentences with figures: each a line of the file, so that a change of one is a change of one line. */
  readonly description: readonly string[]
  /** The head of the drawing below its title: unit, price base and what must be known before it is read. */
  readonly basis: string
  /** What is drawn below its head, the first pixel of it at 0. */
  readonly body: Markup
  readonly height: number
}

/** The least room that a drawing is laid out for. */
const narrowest = 240
/** Below this width there is no room for names beside lines. */
const phone = 560

export function isForPhone(width: number): boolean {
  return width < phone
}

/** The width that a drawing is laid out for. */
export function layoutWidth({ width }: ChartOptions): number {
  return Number.isFinite(width) ? Math.max(narrowest, Math.round(width)) : narrowest
}

/** A pixel, to a tenth of one. */
export function px(value: number): string {
  const rounded = Math.round(value * 10) / 10
  return String(rounded === 0 ? 0 : rounded)
}

/** A whole chart, and how many pixels high it is. */
export interface Picture {
  readonly markup: Markup
  readonly height: number
}

/** A drawing with its title, its description for whoever does not see it, and its head. */
export function framed(drawing: Drawing, options: ChartOptions): Picture {
  const width = layoutWidth(options)
  const { id, hasTitle = true, figuresStand = '' } = options
  const title = inOneLine(drawing.title)
  const type = { size: typeSizes.title, isBold: true }
  const heads = hasTitle ? linesOf(title, width, type, 3) : []
  const bases = drawing.basis === '' ? [] : linesOf(inOneLine(drawing.basis), width, { size: typeSizes.small }, 3)
  const titleEnd = heads.length * lineHeight(type)
  const basisEnd = titleEnd + bases.length * lineHeight({ size: typeSizes.small })
  const bodyTop = basisEnd + (basisEnd === 0 ? 0 : 10)
  const height = Math.ceil(bodyTop + drawing.height)
  const description = [...drawing.description, figuresStand].filter((part) => part !== '').join('\n')
  const markup = html`<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="${id}-title ${id}-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
<g aria-hidden="true">
${textLines(heads, 0, 0, lineHeight(type), 'title')}${textLines(bases, 0, titleEnd, lineHeight({ size: typeSizes.small }), 'second')}<g transform="translate(0 ${bodyTop})">
${drawing.body}</g>
</g>
</svg>
`
  return { markup, height }
}

/** Lines of text, the upper edge of the first at `top`. */
export function textLines(lines: readonly string[], x: number, top: number, each: number, kind: string): Markup[] {
  return lines.map((line, at) => writing(line, x, top + at * each + each * 0.78, kind))
}

/** A text whose letters stand on `y`. */
export function writing(text: Inserted, x: number, y: number, kind = ''): Markup {
  const named = kind === '' ? undefined : html` class="${kind}"`
  return html`<text x="${px(x)}" y="${px(y)}"${named}>${text}</text>\n`
}

/** A straight line. */
export function stroke(
  from: readonly [number, number],
  to: readonly [number, number],
  kind: string,
  width = 1,
): Markup {
  return html`<line x1="${px(from[0])}" y1="${px(from[1])}" x2="${px(to[0])}" y2="${px(to[1])}" class="${kind}" stroke-width="${width}"/>\n`
}

/** A rectangle between two corners, whichever stand above and left. */
export function box(
  one: readonly [number, number],
  other: readonly [number, number],
  kind: string,
  fill?: string,
): Markup {
  const [left, right] = [Math.min(one[0], other[0]), Math.max(one[0], other[0])]
  const [top, bottom] = [Math.min(one[1], other[1]), Math.max(one[1], other[1])]
  const filled = fill === undefined ? undefined : html` fill="${fill}"`
  return html`<rect x="${px(left)}" y="${px(top)}" width="${px(right - left)}" height="${px(bottom - top)}" class="${kind}"${filled}/>\n`
}

/** Slanting strokes as a filling, under a name of its own. */
export function hatching(id: string, kind: string, apart = 7, width = 1.5): Markup {
  return html`<pattern id="${id}" width="${apart}" height="${apart}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="${apart}" class="${kind}" stroke-width="${width}"/></pattern>\n`
}
