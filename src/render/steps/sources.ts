import { markOverruled, qualityOf } from '../../definition/values/quality.ts'
import type { StatedInput } from '../../explain/stated-input.ts'

/** Sources shorter than this are repeated; longer ones are told once and referred to. */
const longest = 60

/**
 * Where an input comes from and how good it is, in sentences. `cited` remembers, by text, the step that first told a
 * long source or note.
 */
export function sourceSentences(
  { provenance, effect, statements }: StatedInput,
  number: string,
  cited: Map<string, string>,
  refer: (step: string) => string,
): string[] {
  const { source, owner, date, impact, note, range, 'review-by': review } = provenance
  const quality = qualityOf(provenance)
  const marked = markOverruled(provenance)
  const told = (what: string, text: string): string => {
    const before = cited.get(text)
    if (before !== undefined && text.length > longest) return `${what}: as for ${refer(before)}.`
    if (number !== '') cited.set(text, cited.get(text) ?? number)
    return `${what}: ${ended(text)}`
  }
  const isFigure = statements.some(({ value, how }) => value !== undefined && how !== 'default')
  const judgement = [
    quality === undefined
      ? ''
      : marked === undefined
        ? `quality ${quality}`
        : `quality ${marked} (the source says ${quality})`,
    impact === undefined ? '' : `impact ${impact}`,
    owner === undefined ? '' : `owner ${owner}`,
    date === undefined ? '' : `set on ${date}`,
    review === undefined ? '' : `to be reviewed by ${review}`,
  ].filter(Boolean)
  const between = Object.entries(range ?? {}).map(([name, { text }]) => `${name} ${text}`)
  const from = source === undefined ? (isFigure && effect === '' ? 'No source given.' : '') : told('Source', source)
  const weighed = judgement.length === 0 ? '' : ended(capital(judgement.join(', ')))
  return [
    ...(effect === '' ? [] : [ended(capital(effect))]),
    ...(from === '' && weighed === '' ? [] : [`${from} ${weighed}`.trim()]),
    ...(between.length === 0 ? [] : [`Range: ${between.join(', ')}.`]),
    ...(note === undefined ? [] : [told('Note', note)]),
  ]
}

function ended(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  return /[.!?]$/.test(plain) ? plain : `${plain}.`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
