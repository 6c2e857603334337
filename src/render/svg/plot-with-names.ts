import type { Decimal } from '../../base/decimal.ts'
import type { Unit } from '../../formula/unit.ts'
import type { Markup } from '../html/markup.ts'
import { fitBeside, nameLines, namesAbove, namesBeside, namesGutter, type Said } from './end-names.ts'
import { type ChartOptions, isForPhone } from './frame.ts'
import type { Across } from './paths.ts'
import { type Scale, scaleOf } from './scale.ts'
import { type AxisTexts, axisTexts } from './value-axis.ts'
import { halfYear, type Plot } from './year-axis.ts'

/** The part of the width that names may take. */
const nameShare = 0.27

/** Room for values over years, with a scale for them, and for the names of what is drawn: at its end, or in a key above. */
export interface PlotWithNames {
  readonly plot: Plot
  readonly scale: Scale
  readonly texts: AxisTexts
  /** The key, where the names do not fit beside the plot. */
  readonly above: Markup | undefined
  /** The names at the last year, where they fit there. */
  readonly beside: (across: Across & { readonly last: number }) => Markup | undefined
}

/** Lay out a plot of known values, at least one, in a width that names share. */
export function plotWithNames(
  known: readonly Decimal[],
  said: readonly Said[],
  is: Unit,
  width: number,
  options: ChartOptions,
): PlotWithNames {
  const plotHeight = Math.round(Math.min(options.tallest ?? 360, Math.max(220, width * 0.44)))
  const names = nameLines(said, width * nameShare)
  const isBeside = !isForPhone(width) && fitBeside(names, plotHeight)
  const key = isBeside ? undefined : namesAbove(said, width)
  const top = 10 + (key?.height ?? 0)
  const bottom = top + plotHeight
  const scale = scaleOf(known, bottom, top, 46, options.holds)
  const texts = axisTexts(scale, is)
  const gutter = isBeside ? namesGutter(names) : halfYear + 2
  const plot: Plot = { left: Math.max(texts.width + 8, halfYear), right: width - gutter, top, bottom }
  const beside = (across: Across & { readonly last: number }): Markup | undefined =>
    isBeside ? namesBeside(names, across, plot) : undefined
  return { plot, scale, texts, above: key?.markup, beside }
}
