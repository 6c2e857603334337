import { toldOnce } from '../../living/told-once.ts'
import { dataId } from './data-id.ts'
import { html, Markup } from './markup.ts'

/**
 * Data within a page, as a block that nothing runs: JSON in which what stands again and again is told once. No text in it can end the
 * block or begin markup.
 */
export function dataBlock(data: unknown): Markup {
  const text = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return html`<script type="text/plain" id="${dataId}">${Markup.own(toldOnce(text))}</script>`
}
