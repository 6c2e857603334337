import { wrap } from '../../base/text-width.ts'

/** Stands for a space at which a line does not break. */
const glue = '\u0001'
const narrowest = 12

/**
 * Wrap a formula, with another width for the first line than for the rest. Short brackets, a name and the number of its
 * step, and a sign and what it stands before stay together.
 */
export function wrapFormula(text: string, first: number, others = first): string[] {
  const glued = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\([^()]{1,30}\)/g, (inside) => inside.replaceAll(' ', glue))
    .replace(/ (?=\[\d)/g, glue)
    .replace(/last year's /g, (words) => words.replaceAll(' ', glue))
    .replace(/(?<= [-+\u2212\u00d7\u00f7=x/]) /g, glue)
  const [line = ''] = wrap(glued, Math.max(narrowest, first))
  const rest = glued.slice(line.length).trim()
  const lines = rest === '' ? [line] : [line, ...wrap(rest, Math.max(narrowest, others))]
  return lines.map((one) => one.replaceAll(glue, ' '))
}

/** Wrap a text, its later lines further in by `hang`. Its own indentation stays. */
export function hanging(text: string, room: number, hang: number): string[] {
  const lead = /^ */.exec(text)?.[0] ?? ''
  const [first = '', ...rest] = wrapFormula(text, room - lead.length, room - hang - lead.length)
  return [lead + first, ...rest.map((line) => lead + ' '.repeat(hang) + line)]
}
