import { row as ofRow } from '../../formula/build.ts'
import { formulaInView } from '../../model/condition-in-view.ts'
import { rowAt, rowNamed } from '../../open/project.ts'
import { drawnFigures } from '../../questions/simulate/drawn-figures.ts'
import { drawAll, simulationOf } from '../../questions/simulate/simulation.ts'
import { turnedBy, usualDraws, usualRowsOf, usualSeed } from '../../questions/simulate/usual.ts'
import type { Made } from '../../report/document.ts'
import { hintsOf } from '../../report/hint.ts'
import { simulationChapter } from '../../report/simulation.ts'
import { answerOfDraws } from '../../report/simulation-told.ts'
import type { View } from '../../report/views/view.ts'
import { svgOf } from '../svg/draw.ts'
import { headingMarkup } from './heading.ts'
import type { Issued } from './issued.ts'
import { html, type Markup } from './markup.ts'
import { pictureWidth } from './picture.ts'
import { sentenceMarkup } from './sentence.ts'

/**
 * How far the ranges and risks of a scenario spread what is left, as `simulate` tells it where nothing else is asked; nothing where no range
 * is stated.
 */
export function fanMarkup(
  { scenario, file, view: choice }: Issued,
  view: View,
  made: Made,
  level: number,
  id: string,
): Markup | undefined {
  const { projection, definition } = scenario
  const row = rowNamed(projection, 'out-of-hospital.envelope') ?? usualRowsOf(scenario)[0]
  if (row === undefined || drawnFigures(scenario.model).length === 0) return undefined
  const meant = { isReal: choice.prices === 'real', isPerHead: choice.perHead === true }
  const formula = formulaInView(ofRow(row.path), (path) => rowAt(projection, path), meant)
  const turned = turnedBy(scenario.settings.length === 0 ? scenario : (scenario.again?.([]) ?? scenario))
  const simulation = simulationOf(scenario, {
    answers: [{ formula: row.formula && formula, base: row.base && formula }],
    draws: usualDraws,
    seed: usualSeed,
    how: 'sobol',
    hasRisks: true,
    ...(turned && { turned }),
  })
  const asked = {
    scenario,
    file,
    rows: [{ row, formula: row.formula && formula }],
    shown: [definition.horizon.base + definition.horizon.count],
    draws: usualDraws,
    seed: usualSeed,
    how: 'sobol' as const,
    hasRisks: true,
  }
  const chapter = simulationChapter(answerOfDraws(asked, simulation, drawAll(simulation), view), view, made)
  const [fan] = chapter.fans ?? []
  if (fan === undefined) return undefined
  const more = hintsOf(scenario, made.started)('simulate', '--row', row.path)
  return html`${headingMarkup(level, 'How likely that is, as issued')}<figure class="picture still" tabindex="0" data-verb="simulate">
<figcaption>${fan.title}</figcaption>
${svgOf({ is: 'fan', of: fan }, { width: pictureWidth, id: `${id}-likely`, hasTitle: false })}</figure>
${chapter.facts.map((fact) => html`<p>${sentenceMarkup(fact)}</p>\n`)}<p>${sentenceMarkup(['Percentiles of each year: ', more])}</p>
`
}
