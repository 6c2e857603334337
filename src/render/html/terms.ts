import { upperFirst } from '../../base/upper-first.ts'
import type { TermList } from '../../report/document.ts'
import { termWords } from '../term-words.ts'
import { headingMarkup } from './heading.ts'
import { html, type Markup } from './markup.ts'

/** Terms, each under its heading. What was asked for in brief is told in full, because a page has room. */
export function termsMarkup({ meanings }: TermList): Markup {
  return html`${meanings.map(
    (meaning) => html`${headingMarkup(2, meaning.name)}<p>${upperFirst(meaning.meaning)}.</p>
<dl>
${termWords(meaning).map(([heading, text]) => html`<dt>${heading}</dt><dd>${text}</dd>\n`)}</dl>
`,
  )}`
}
