import { printYear } from '../../base/financial-year.ts'
import { lineText, type SaidFigure, type Sentence } from '../../report/sentence.ts'
import { html, type Inserted, type Markup } from './markup.ts'

/** A sentence, its commands as code. Where the page is alive, a figure of a row is a button that tells how it was made. */
export function sentenceMarkup(sentence: Sentence, isAlive = false): Inserted {
  const isButton = (at: number): boolean => isAlive && rowOf(sentence[at]) !== undefined
  /** A text in three: what ends a button before it, what stands by itself, and what begins one after it. */
  const threeOf = (at: number): readonly [string, string, string] => {
    const part = sentence[at]
    const text = typeof part === 'string' ? lineText([part]) : ''
    const closing = isButton(at - 1) ? (/^[)\],.;:"']+/.exec(text)?.[0] ?? '') : ''
    const rest = text.slice(closing.length)
    const opening = isButton(at + 1) ? (/[(["']+$/.exec(rest)?.[0] ?? '') : ''
    return [closing, rest.slice(0, rest.length - opening.length), opening]
  }
  return sentence.map((part, at) => {
    if (typeof part === 'string') return threeOf(at)[1]
    if (part.is === 'command') return html`<code>${part.text}</code>`
    if (!isButton(at)) return unbroken(lineText([part]))
    const [before, after] = [threeOf(at - 1)[2], threeOf(at + 1)[0]]
    const button = askable(part)
    // A line may end before and after a button, whatever sign stands there.
    return before + after === '' ? button : html`<span class="figure">${before}${button}${after}</span>`
  })
}

/** A figure whose minus stays before it where a line ends. */
function unbroken(text: string): Inserted {
  return text.startsWith('-') ? html`<span class="figure">${text}</span>` : text
}

/** The row of a figure that can be asked about: that of one row in one year. */
function rowOf(part: Sentence[number] | undefined): string | undefined {
  if (part === undefined || typeof part === 'string' || part.is === 'command') return undefined
  const { of } = part
  const isOfOne = of?.rows.length === 1 && of.since === undefined && of.from === undefined
  return isOfOne ? of.rows[0] : undefined
}

function askable(figure: SaidFigure): Inserted {
  const year = figure.of === undefined ? '' : printYear(figure.of.year)
  return html`<button type="button" class="figure" data-row="${rowOf(figure) ?? ''}" data-year="${year}">${lineText([figure])}</button>`
}

/** Sentences as a list; nothing where there are none. */
export function sentenceList(sentences: readonly Sentence[]): Markup | undefined {
  if (sentences.length === 0) return undefined
  return html`<ul>
${sentences.map((one) => html`<li>${sentenceMarkup(one)}</li>\n`)}</ul>
`
}
