import type { Chapter } from '../../report/document.ts'
import { markWords } from '../mark-words.ts'
import { html, type Markup } from './markup.ts'
import { sentenceMarkup } from './sentence.ts'

/** Each check with its outcome, which is a word before it is a colour. */
export function checkTable(checks: Chapter['checks']): Markup {
  return html`<div class="wide" role="group" tabindex="0" aria-label="Rules and checks">
<table>
<caption>What must hold, and whether it does</caption>
<thead>
<tr><th scope="col" class="words">Check</th><th scope="col" class="words">Outcome</th></tr>
</thead>
<tbody>
${checks.map(({ mark, sentence }) => {
  const kind = mark === 'fail' ? 'words fail' : mark === 'pass' ? 'words pass' : 'words'
  return html`<tr><th scope="row">${sentenceMarkup(sentence)}</th><td class="${kind}">${markWords[mark]}</td></tr>\n`
})}</tbody>
</table>
</div>
`
}
