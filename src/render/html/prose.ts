import type { Prose, ProsePart } from '../../report/prose.ts'
import { lineText } from '../../report/sentence.ts'
import { html, type Inserted, type Markup } from './markup.ts'
import { sentenceMarkup } from './sentence.ts'

/** Narrative as blocks: markup, or a heading whose level the page says. Its text is text, whatever it looks like. */
export function proseMarkup(prose: readonly Prose[]): (Markup | { readonly heading: string })[] {
  return prose.map(blockMarkup)
}

function blockMarkup(block: Prose): Markup | { readonly heading: string } {
  switch (block.is) {
    case 'heading':
      return { heading: block.parts.map(plainText).join('') }
    case 'paragraph':
      return html`<p>${block.parts.map(partMarkup)}</p>\n`
    case 'list': {
      const items = block.items.map((item) => html`<li>${item.map(partMarkup)}</li>\n`)
      if (block.start === undefined) return html`<ul>\n${items}</ul>\n`
      return block.start === 1
        ? html`<ol>\n${items}</ol>\n`
        : html`<ol start="${String(block.start)}">\n${items}</ol>\n`
    }
  }
}

function partMarkup({ said, look }: ProsePart): Inserted {
  const own = sentenceMarkup(said)
  switch (look) {
    case 'strong':
      return html`<strong>${own}</strong>`
    case 'emphasis':
      return html`<em>${own}</em>`
    case 'code':
      return html`<code>${own}</code>`
    case 'plain':
      return own
  }
}

function plainText({ said }: ProsePart): string {
  return lineText(said)
}
