import { epsilon } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { Definition } from '../../definition/definition.ts'
import { rowValueIfAny } from '../../open/project.ts'
import { type Sentence, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'

/** What the author says of the definition itself: a reader must not lose its status and limitations. */
export function documentNotes({ document }: Definition): Sentence[] {
  return ['status', 'limitations', 'assurance'].flatMap((name) => {
    const text = document.get(name)
    return text === undefined ? [] : [[`${name.charAt(0).toUpperCase()}${name.slice(1)}: ${text.replace(/\.$/, '')}.`]]
  })
}

const marksOfQuality = ['green', 'amber', 'red']

/** How good the evidence is, by the author's own marks. */
export function qualityNote({ entries }: Definition): Sentence[] {
  const counts = new Map<string, number>()
  let illustrative = 0
  for (const { provenance } of entries.values()) {
    const { quality, source = '' } = provenance
    if (quality !== undefined) counts.set(quality, (counts.get(quality) ?? 0) + 1)
    if (/^illustrative\b/i.test(source)) illustrative++
  }
  const marks = marksOfQuality.flatMap((mark) => (counts.has(mark) ? [`${counts.get(mark)} ${mark}`] : []))
  if (marks.length === 0) return []
  const chosen = ` ${illustrative} values are illustrative by their own source, chosen and not found.`
  return [[`Quality of the evidence, as its authors mark it: ${marks.join(', ')}.${illustrative === 0 ? '' : chosen}`]]
}

/** What real terms are, and whose series they rest on. */
export function priceNote(figures: FiguresInView): Sentence[] {
  const { scenario, last } = figures
  const { definition, projection } = scenario
  const { prices, horizon } = definition
  const levels = Array.from({ length: last + 1 }, (_, index) => rowValueIfAny(projection, 'prices.index', index))
  if (levels[prices.base - horizon.base] === undefined)
    return [['No deflator is stated, so nothing is shown in real terms.']]
  const values = levels.slice(1).map((level, index) => level && levels[index] && level.div(levels[index]).minus(1))
  const [first] = values
  // Rates worked out from levels differ in the last of forty digits.
  const isEven = first !== undefined && values.every((value) => value?.minus(first).abs().lte(epsilon))
  const source = [prices.publisher, prices.vintage].filter(Boolean).join(', ')
  const by =
    isEven && prices.index === undefined
      ? say`deflated by ${figures.rate(first, 1, { rows: ['prices.index'], year: figures.yearAt(1), since: figures.yearAt(0) })} a year`
      : 'deflated by the series of the definition'
  return [say`Real terms: ${printYear(prices.base)} prices, ${by}${source === '' ? '' : ` (${source})`}.`]
}

/** What the definition leaves out, so that a nought is not read as a forecast. */
export function absentNote(definition: Definition): Sentence[] {
  const { reserves, surplus, savings, shifts, changes, contracts, risks } = definition
  const missing = [
    ...(reserves.length === 0 ? ['reserves'] : []),
    ...(surplus.required === undefined && surplus.basis !== 'cumulative' ? ['a required surplus'] : []),
    ...(savings.length === 0 ? ['savings'] : []),
    ...(shifts.length === 0 ? ['shifts of care'] : []),
    ...(changes.some(({ kind }) => kind === 'pressures') ? [] : ['pressures']),
    ...(changes.some(({ kind }) => kind === 'investments') ? [] : ['investments']),
    ...(contracts.length === 0 ? ['contracts'] : []),
    ...(risks.length === 0 ? ['risks'] : []),
  ]
  const [first] = missing
  if (first === undefined) return []
  const others = missing.slice(0, -1)
  return [[`Not in this definition: ${others.length === 0 ? first : `${others.join(', ')} or ${missing.at(-1)}`}.`]]
}
