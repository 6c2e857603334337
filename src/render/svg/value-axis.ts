import type { Unit } from '../../formula/unit.ts'
import { html, type Markup } from '../html/markup.ts'
import { axisFigure } from './figures.ts'
import { stroke, writing } from './frame.ts'
import type { Scale } from './scale.ts'
import { typeSizes, widthInPixels } from './text-size.ts'
import type { Plot } from './year-axis.ts'

/** Digits beyond which an axis counts in thousands, millions and so on of its unit. */
const mostDigits = 7

/** How the figures of an axis are told. */
export interface AxisTexts {
  readonly labels: readonly string[]
  readonly width: number
  /** What must be said of the axis beside its unit, each part a clause. */
  readonly remarks: readonly string[]
}

/** The figures of an axis in the places that its steps need, and what must be told of it. */
export function axisTexts({ ticks, step, isBroken }: Scale, is: Unit): AxisTexts {
  const power = powerOf(Math.max(...ticks.filter((tick) => !tick.isZero()).map(({ e }) => e)), step.e)
  const places = Math.max(0, step.div(`1e${power}`).decimalPlaces())
  const labels = ticks.map((tick) => axisFigure(tick.div(`1e${power}`), is, places))
  const end = ticks[0]?.isNegative() === true ? `ends at ${labels.at(-1)}` : `starts at ${labels[0]}`
  return {
    labels,
    width: Math.max(...labels.map((label) => widthInPixels(label, { size: typeSizes.small }))),
    remarks: [
      ...(power === 0 ? [] : [`figures of the axis times 10^${power}`]),
      ...(isBroken ? [`the axis ${end}, not at zero`] : []),
    ],
  }
}

/** The power of ten by which an axis counts: none unless its figures would be too long to read. */
function powerOf(largest: number, step: number): number {
  if (largest >= mostDigits) return Math.floor(largest / 3) * 3
  return step <= -mostDigits ? Math.floor(largest / 3) * 3 : 0
}

/** Lines across a plot with their figures at its left, nought darker than the rest; a break in the axis where nought is not on it. */
export function valueAxisMarkup(
  { ticks, at, isBroken }: Scale,
  { labels }: AxisTexts,
  { left, right, bottom }: Plot,
): Markup {
  const lines = ticks.map((tick, index) => [
    stroke([left, at(tick)], [right, at(tick)], tick.isZero() ? 'zero' : 'grid', tick.isZero() ? 1.5 : 1),
    writing(labels[index], left - 8, at(tick) + 5, 'end'),
  ])
  const broken = isBroken
    ? html`<path d="M${left} ${bottom - 14}l-4 3l8 4l-8 4l4 3" class="rule" stroke-width="1.5"/>\n`
    : undefined
  return html`${lines}${broken}`
}
