import { type ChartData, drawnIn } from '../../report/chart-data.ts'
import type { Chapter } from '../../report/document.ts'
import { svgOf } from '../svg/draw.ts'
import { chartStyle } from '../svg/style.ts'
import { linesTable } from './chart-data.ts'
import { html, type Markup } from './markup.ts'

/** Pixels from side to side of a picture. */
const width = 800

/** How pictures stand on a page: none is cut, and none is parted between two sheets of paper. */
export const picturesStyle = `.picture{margin:1rem 0;overflow-x:auto;break-inside:avoid}
figcaption{font-weight:bold;margin-bottom:.25rem}
.picture .chart{display:block;max-width:100%;min-width:44rem;height:auto}
@media print{.picture .chart{min-width:0}details{display:none}}
${chartStyle}`

/**
 * The charts of a chapter as pictures, each under its title. The figures of lines stand folded below them; those of every other chart stand in
 * a table of the chapter.
 */
export function picturesMarkup(chapter: Chapter): Markup[] {
  return drawnIn(chapter).map((chart, at) => pictureMarkup(chart, `${chapter.name}-chart-${at + 1}`))
}

function pictureMarkup(chart: ChartData, id: string): Markup {
  const figures =
    chart.is === 'lines'
      ? html`<details>
<summary>The figures of this chart</summary>
${linesTable(chart.of)}</details>
`
      : undefined
  const figuresStand =
    chart.is === 'lines' ? 'Its figures stand below it.' : 'Its figures stand in the tables of this chapter.'
  // On a phone it is wider than the screen, and who has no pointer moves along it by keys.
  return html`<figure class="picture" tabindex="0">
<figcaption>${chart.of.title}</figcaption>
${svgOf(chart, { width, id, hasTitle: false, figuresStand })}</figure>
${figures}`
}
