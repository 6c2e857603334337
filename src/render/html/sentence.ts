import { printYear } from '../../base/financial-year.ts'
import { lineText, type SaidFigure, type Sentence } from '../../report/sentence.ts'
import { html, type Inserted, type Markup } from './markup.ts'

/** A sentence, its commands as code. Where the page is alive, a figure of a row is a button that tells how it was made. */
export function sentenceMarkup(sentence: Sentence, isAlive = false): Inserted {
  return sentence.map((part) => {
    if (typeof part === 'string') return lineText([part])
    if (part.is === 'command') return html`<code>${part.text}</code>`
    return isAlive ? askable(part) : unbroken(lineText([part]))
  })
}

/** A figure whose minus stays before it where a line ends. */
function unbroken(text: string): Inserted {
  return text.startsWith('-') ? html`<span class="figure">${text}</span>` : text
}

/** A figure that can be asked about: that of one row in one year. */
function askable(figure: SaidFigure): Inserted {
  const text = lineText([figure])
  const { of } = figure
  const [row, ...others] = of?.rows ?? []
  if (of === undefined || row === undefined || others.length > 0 || of.since !== undefined || of.from !== undefined)
    return unbroken(text)
  return html`<button type="button" class="figure" data-row="${row}" data-year="${printYear(of.year)}">${text}</button>`
}

/** Sentences as a list; nothing where there are none. */
export function sentenceList(sentences: readonly Sentence[]): Markup | undefined {
  if (sentences.length === 0) return undefined
  return html`<ul>
${sentences.map((one) => html`<li>${sentenceMarkup(one)}</li>\n`)}</ul>
`
}
