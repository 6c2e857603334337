import { lineText, type Sentence } from '../../report/sentence.ts'
import { html, type Inserted, type Markup } from './markup.ts'

/** A sentence, its commands as code. */
export function sentenceMarkup(sentence: Sentence): Inserted {
  return sentence.map((part) =>
    typeof part !== 'string' && part.is === 'command' ? html`<code>${part.text}</code>` : lineText([part]),
  )
}

/** Sentences as a list; nothing where there are none. */
export function sentenceList(sentences: readonly Sentence[]): Markup | undefined {
  if (sentences.length === 0) return undefined
  return html`<ul>
${sentences.map((one) => html`<li>${sentenceMarkup(one)}</li>\n`)}</ul>
`
}
