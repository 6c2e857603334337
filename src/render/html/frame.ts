import { createHash } from 'node:crypto'
import { livingStyle } from './living-style.ts'
import { html, type Inserted, Markup } from './markup.ts'
import { style } from './style.ts'

/** What a page consists of, from its top to its foot. */
export interface Frame {
  readonly title: string
  /** Whose page it is, and how far it is settled, in a band above everything; no band where undefined. */
  readonly band?: { readonly organisation: string | undefined; readonly status: string | undefined }
  readonly body: Inserted
  readonly foot: Inserted
  /** Rules of its own beside those of every page. */
  readonly style?: string
  /** What makes it alive, and the data that it works on. */
  readonly alive?: { readonly data: Markup; readonly program: string }
}

/**
 * A whole page in one file. Its policy lets it ask nothing of anybody and run nothing but its own program, known by its hash, as its
 * style is; there is no `style` attribute anywhere.
 */
export function framed({ title, band, body, foot, style: more = '', alive }: Frame): string {
  const own = `${style}${more}${alive === undefined ? '' : livingStyle}`
  const program = alive === undefined ? undefined : scriptText(alive.program)
  const scripts = program === undefined ? '' : `script-src '${hashOf(program)}'; `
  const policy = `default-src 'none'; ${scripts}style-src '${hashOf(own)}'; base-uri 'none'; form-action 'none'`
  const page = html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${Markup.own(own)}</style>
</head>
<body>
<a class="skip" href="#answer">Skip to the answer</a>
${bandMarkup(band)}<main id="answer" tabindex="-1">
${body}</main>
<footer>
${foot}</footer>
${alive === undefined ? undefined : html`${alive.data}\n<script>${Markup.own(program ?? '')}</script>\n`}</body>
</html>
`
  return page.text
}

function bandMarkup(band: Frame['band']): Markup | undefined {
  if (band === undefined) return undefined
  const { organisation, status } = band
  return html`<header class="band"><p>${organisation ?? ''}</p>${
    status === undefined ? undefined : html`<p class="status">${status}</p>`
  }</header>
`
}

/** A program as it may stand in a page: nothing in it ends its element. */
function scriptText(program: string): string {
  return program.replace(/<(?=\/script|!--)/gi, String.raw`\x3c`).trimEnd()
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
