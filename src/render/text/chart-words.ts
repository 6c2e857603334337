import { textWidth, wrap } from '../../base/text-width.ts'
import type { ChartSeries } from '../../report/document.ts'
import type { Page } from '../page.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** What marks the nth series in the drawing, its legend and its sentence, so that nothing depends on colour. */
export function letterOf(series: number): string {
  return letters.charAt(series % letters.length)
}

/** A text after the letter of its series. */
export function keyed(series: number, text: string, { width, paint }: Page): string[] {
  return wrap(text, width - 2).map(
    (line, index) => `${index === 0 ? paint.series(series)(letterOf(series)) : ' '} ${line}`,
  )
}

/** The names of the lines with their letters, as many to a line as fit. */
export function legend(series: readonly ChartSeries[], page: Page): string[] {
  const gap = '   '
  const lines: string[] = []
  let room = 0
  series.forEach(({ label }, index) => {
    const entry = keyed(index, label, page)
    const needed = textWidth(label) + 2 + gap.length
    if (needed <= room && entry.length === 1) {
      lines.push(`${lines.pop()}${gap}${entry[0]}`)
      room -= needed
    } else {
      lines.push(...entry)
      room = entry.length === 1 ? page.width - needed + gap.length : 0
    }
  })
  return lines
}
