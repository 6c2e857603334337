import { html, type Markup } from './markup.ts'

/** A heading of a level from 1 to 6; what lies deeper stands at 6. */
export function headingMarkup(level: number, text: string): Markup {
  switch (level) {
    case 1:
      return html`<h1>${text}</h1>\n`
    case 2:
      return html`<h2>${text}</h2>\n`
    case 3:
      return html`<h3>${text}</h3>\n`
    case 4:
      return html`<h4>${text}</h4>\n`
    case 5:
      return html`<h5>${text}</h5>\n`
    default:
      return html`<h6>${text}</h6>\n`
  }
}
