import { textWidth } from '../../base/text-width.ts'
import { dark, light } from '../html/colours.ts'
import { html } from '../html/markup.ts'
import { px } from './frame.ts'

/** What stands round the text of a terminal in a picture of it. */
export interface TerminalOptions {
  /** The command line that was typed. */
  readonly typed: string
  /** What the picture shows, for whoever does not see it. */
  readonly description: string
  /** Columns of the terminal. */
  readonly columns: number
}

/** The colours of a terminal by the number that asks for them, on a light and on a dark ground. */
export const terminalColours: Readonly<Record<string, { readonly light: string; readonly dark: string }>> = {
  31: { light: light.deficit, dark: dark.deficit },
  32: { light: light.pass, dark: dark.pass },
  33: { light: '#8a4500', dark: '#ffd166' },
  34: { light: '#005eb8', dark: '#6cb6ff' },
  35: { light: '#801650', dark: '#f27ab0' },
  36: { light: '#00627a', dark: '#6fd3e3' },
}

const size = 14
const column = 8.4
const lineHeight = 19
const margin = 20

/** A stretch of text of one look, and the column that it begins in. */
interface Stretch {
  readonly at: number
  readonly text: string
  readonly kind: string
}

/**
 * The text of a terminal, with the colours that it asks for (SGR: bold, dim and the six), as a picture in light and dark. Text stands
 * column by column, whatever the type of who looks at it; anything else that would steer a terminal is left out.
 */
export function terminalPicture(text: string, { typed, description, columns }: TerminalOptions): string {
  const lines = [`$ ${typed}`, '', ...text.replace(/\n+$/, '').split('\n')]
  const width = Math.ceil(columns * column + 2 * margin)
  const height = lines.length * lineHeight + 2 * margin
  const rows = lines.map((line, row) => {
    const y = margin + row * lineHeight + size
    return stretchesOf(line).map(({ at, text: own, kind }) => {
      const named = kind === '' ? undefined : html` class="${kind}"`
      const length = px(textWidth(own) * column)
      return html`<text x="${px(margin + at * column)}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${named}>${own}</text>\n`
    })
  })
  return html`<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" class="terminal" role="img" aria-labelledby="terminal-title terminal-desc" xml:lang="en-GB" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title id="terminal-title">${typed}</title>
<desc id="terminal-desc">${description}</desc>
<style>
${terminalStyle}</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6" class="ground"/>
<g aria-hidden="true">
${rows}</g>
</svg>
`.text
}

const rules = (of: 'light' | 'dark'): string => {
  const { ground, text, second, rule } = of === 'light' ? light : dark
  const own = Object.entries(terminalColours).map(([code, colours]) => `.terminal .sgr-${code}{fill:${colours[of]}}`)
  return `.terminal .ground{fill:${ground};stroke:${rule}}.terminal text{fill:${text}}.terminal .dim{fill:${second}}
${own.join('')}
`
}

const terminalStyle = `.terminal text{font-family:ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace;font-size:${size}px}
.terminal .bold{font-weight:bold}
${rules('light')}@media screen and (prefers-color-scheme:dark){
${rules('dark')}}
`

/** A line in stretches: a new one wherever the look changes, and wherever more than one blank stands between words. */
function stretchesOf(line: string): Stretch[] {
  const stretches: Stretch[] = []
  const looks = { isBold: false, isDim: false, colour: '' }
  let at = 0
  for (const part of line.split(sequence)) {
    const asked = sgr.exec(part)?.[1]
    if (asked !== undefined) for (const code of asked.split(';')) take(code === '' ? '0' : code, looks)
    else if (!part.startsWith('\u001b'))
      for (const piece of part.split(blanks)) {
        if (piece.trim() !== '') {
          const kind = [looks.isBold ? 'bold' : '', looks.isDim ? 'dim' : '', looks.colour && `sgr-${looks.colour}`]
          const before = piece.length - piece.trimStart().length
          stretches.push({ at: at + before, text: piece.trim(), kind: kind.filter(Boolean).join(' ') })
        }
        at += textWidth(piece)
      }
  }
  return stretches
}

/** A sequence that steers a terminal, kept by `split`; and one that asks for looks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
const sequence = /(\u001b\[[\d;?]*[A-Za-z])/
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
const sgr = /^\u001b\[([\d;]*)m$/
/** Two blanks or more, kept with nothing lost. */
const blanks = /( {2,})/

function take(code: string, looks: { isBold: boolean; isDim: boolean; colour: string }): void {
  if (code === '0') Object.assign(looks, { isBold: false, isDim: false, colour: '' })
  else if (code === '1') looks.isBold = true
  else if (code === '2') looks.isDim = true
  else if (code === '22') Object.assign(looks, { isBold: false, isDim: false })
  else if (code === '39') looks.colour = ''
  else if (Object.hasOwn(terminalColours, code)) looks.colour = code
}
