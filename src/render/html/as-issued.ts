import type { Made } from '../../report/document.ts'
import { hintsOf } from '../../report/hint.ts'
import { toldIn } from '../../report/register/answer.ts'
import { briefRegister } from '../../report/register/table.ts'
import { sensitivityChapter } from '../../report/sensitivity.ts'
import { labelWithin, type Sentence } from '../../report/sentence.ts'
import { basisOf, isPlain, type View, viewOf } from '../../report/views/view.ts'
import { svgOf } from '../svg/draw.ts'
import { fanMarkup } from './fan.ts'
import { headingMarkup } from './heading.ts'
import type { Issued } from './issued.ts'
import { html, type Markup } from './markup.ts'
import { pictureWidth } from './picture.ts'
import { sentenceList } from './sentence.ts'
import { tableMarkup } from './table.ts'

/** So many bars are drawn: those below them hardly move the answer. */
const mostBars = 10

/** What a page tells of a scenario as it was issued, whatever its reader changes. */
export interface AsIssued {
  /** What the answer rests on most, as a picture; nothing where there is none. */
  readonly tornado: Markup | undefined
  /** How far ranges spread it, as a fan; nothing where none is stated. */
  readonly fan: Markup | undefined
  /** The figures that it assumes, with their sources. */
  readonly assumptions: Markup
}

/** Make it, with headings of a level. Swings are as the page is viewed, as those of the command that it recommends are. */
export function asIssued(issued: Issued, made: Made, level: number, id: string): AsIssued {
  const { scenario, view: choice } = issued
  const view = viewOf(scenario, choice)
  return {
    tornado: tornadoMarkup(issued, view, made, level, id),
    fan: fanMarkup(issued, view, made, level, id),
    assumptions: assumptionsMarkup(issued, view, made, level),
  }
}

function tornadoMarkup(
  { scenario, file, row, register: { tornado } }: Issued,
  view: View,
  made: Made,
  level: number,
  id: string,
): Markup | undefined {
  if (tornado === undefined) return undefined
  const most = { ...tornado, bars: tornado.bars.slice(0, mostBars) }
  const index = scenario.definition.horizon.count
  const { bars = [], notes } = sensitivityChapter({ scenario, file, row, index, tornado: most }, view, made)
  const [chart] = bars
  if (chart === undefined) return undefined
  // What the picture does not say: how far each was moved, and what that means.
  const [meaning] = notes
  return html`${headingMarkup(level, 'What the answer rests on most, as issued')}<figure class="picture still" tabindex="0" data-verb="sensitivity">
<figcaption>${chart.title}</figcaption>
${svgOf({ is: 'tornado', of: chart }, { width: pictureWidth, id: `${id}-rests`, hasTitle: false })}</figure>
${meaning === undefined ? undefined : sentenceList([meaning])}`
}

function assumptionsMarkup(
  { scenario, file, row, register }: Issued,
  view: View,
  { started }: Made,
  level: number,
): Markup {
  const listed = register.all.filter(({ kind }) => kind === 'figure')
  const index = scenario.definition.horizon.count
  // No figure of it depends on the day.
  const answer = { scenario, file, row, index, register, listed, chosen: undefined, today: '' }
  const title = 'Assumptions and their sources, as issued'
  const told = toldIn(answer, view)
  const swing: Sentence = [
    `Swing${isPlain(view) ? '' : `, in ${basisOf(view, row)},`} is how far apart ${labelWithin(row)} in ${told.year} is at the low and at the high of the figure, all others as stated. The figures with least behind them come first.`,
  ]
  const more: Sentence = [
    'Owners, dates, settings and what each figure replaced: ',
    hintsOf(scenario, started)('assumptions'),
  ]
  const { table, sources } = briefRegister(told, title)
  // On paper the heading stands on the broad sheets of its table.
  return html`<div class="broad">${headingMarkup(level, title)}<details class="register" open="">
<summary>${table.rows.length} figures and their sources</summary>
${tableMarkup(table, { title, basis: '', isHeaded: true })}${sentenceList([swing, more])}${
  sources.length === 0
    ? undefined
    : html`${headingMarkup(level + 1, 'Sources')}<ol>
${sources.map((source) => html`<li>${source}</li>\n`)}</ol>
`
}</details></div>
`
}
