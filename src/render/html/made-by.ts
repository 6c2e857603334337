import type { Made } from '../../report/document.ts'
import { html, type Markup } from './markup.ts'

/** What a page was made by and from. */
export function madeBy({ command, version, settings, timestamp }: Made, inputs: ReadonlyMap<string, string>): Markup {
  const changes = settings.length === 0 ? '' : ` with ${settings.map((set) => `--set ${set}`).join(' ')}`
  const when = timestamp === undefined ? '' : ` at ${timestamp}Z`
  return html`<p>Made by scenario ${version} ${command}${changes}${when}${inputs.size === 0 ? '.' : ' from:'}</p>
${
  inputs.size === 0
    ? undefined
    : html`<ul>
${[...inputs].map(([path, hash]) => html`<li>${path}, SHA-256 ${hash}</li>\n`)}</ul>
`
}`
}
