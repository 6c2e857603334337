import type { Made } from '../../report/document.ts'
import { commandOf } from '../../report/hint.ts'
import { toldIn } from '../../report/register/answer.ts'
import { mainFigures } from '../../report/register/main-figures.ts'
import { viewOf } from '../../report/views/view.ts'
import { headingMarkup } from './heading.ts'
import type { Issued } from './issued.ts'
import { html, type Markup } from './markup.ts'
import { sentenceMarkup } from './sentence.ts'

/** Where the figures come from on which several scenarios rest most, folded up on a screen; nothing where none is known to move them. */
export function mainFiguresMarkup(
  all: readonly Issued[],
  { started }: Pick<Made, 'started'>,
  level: number,
): Markup | undefined {
  const told = all.map(({ scenario, file, row, register, view }) =>
    toldIn(
      {
        scenario,
        file,
        row,
        index: scenario.definition.horizon.count,
        register,
        listed: register.all.filter(({ kind }) => kind === 'figure'),
        chosen: undefined,
        // No figure of it depends on the day.
        today: '',
      },
      viewOf(scenario, view),
    ),
  )
  const figures = mainFigures(told)
  if (figures.length === 0) return undefined
  const every = commandOf(started, 'assumptions', ...all.map(({ file }) => file))
  const isOne = figures.length === 1
  return html`${headingMarkup(level, 'Where the main figures come from, as issued')}<details class="register" open="">
<summary>${isOne ? 'The figure that moves' : `The ${figures.length} figures that move`} the answers most, and ${isOne ? 'its source' : 'their sources'}</summary>
<dl>
${figures.map(({ label, stated }) => html`<dt>${label}</dt>\n${stated.map(({ whose, text }) => html`<dd>${whose === '' ? '' : `${whose}: `}${text}</dd>\n`)}`)}</dl>
<p>${sentenceMarkup(['Every figure with its source: ', every])}</p>
</details>
`
}
