import { createHash } from 'node:crypto'
import { html, type Inserted } from './markup.ts'
import { style } from './style.ts'

/** What a page consists of, from its top to its foot. */
export interface Frame {
  readonly title: string
  readonly body: Inserted
  readonly foot: Inserted
}

/**
 * A whole page in one file. Its policy lets it ask nothing of anybody and run nothing: it has one style, known by its hash, and no
 * `style` attribute anywhere.
 */
export function framed({ title, body, foot }: Frame): string {
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  const head = html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
`
  const rest = html`
</head>
<body>
<a class="skip" href="#answer">Skip to the answer</a>
<main id="answer" tabindex="-1">
${body}</main>
<footer>
${foot}</footer>
</body>
</html>
`
  // The style holds no text from outside, and its hash is that of its bytes: it stands as it is.
  return `${head.text}<style>${style}</style>${rest.text}`
}
