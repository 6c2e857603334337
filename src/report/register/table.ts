import { grouped } from '../../base/grouped.ts'
import { oneLine } from '../../base/one-line.ts'
import { visible } from '../../diagnostics/visible.ts'
import type { Registered } from '../../questions/register/assumption.ts'
import { type Doubt, doubtOf } from '../../questions/register/order.ts'
import type { Column, Table, TableRow } from '../document.ts'
import { isOutturn } from '../held-words.ts'
import { movedInWords } from '../moved-words.ts'
import { sentenceText } from '../sentence.ts'
import { basisOf } from '../views/view.ts'
import type { ToldRegister } from './answer.ts'
import { ValueWords } from './value-words.ts'
import { assumptionLabel, qualityText, replacedText, sourceText, valueText, whereStated } from './words.ts'

/** What is said of a swing for which there were too many figures; the head of the register says why. */
const notTried = 'not measured'

const headings: Readonly<Record<Doubt, string>> = {
  little: 'Little evidence: red, illustrative or without a source',
  some: 'Some evidence: amber or not marked',
  good: 'Good evidence: green',
  target: 'Stated totals: what figures must come to, on which none rests',
  actual: 'Actual figures: what came out, on which no projection rests',
  default: 'Not stated: as the program supplies it',
  setting: 'Settings: months, delays, choices and names of other figures',
}

/** What is listed, a table for each strength of evidence, the weakest first. */
export function registerTables(told: ToldRegister): Table[] {
  const isOut = told.scenario.model.actuals.every(isOutturn)
  return [...grouped(told.listed, doubtOf)].map(([doubt, ones]) => {
    const heading = doubt === 'actual' && !isOut ? heldAgainst : headings[doubt]
    return tableOf(heading.replace(':', ` (${ones.length}):`), ones, told)
  })
}

/** Where some of them only stand for what came out. */
const heldAgainst = 'Figures that the plan is held against: on which no projection rests'

/** A register in brief: a table whose last column gives the number of what stands in `sources`, from 1. */
export interface BriefRegister {
  readonly table: Table
  readonly sources: readonly string[]
}

/**
 * The figures that are assumed in one table, the weakest first: what each is, how good, how much rests on it and where it comes from.
 * Sources are numbered, since many figures share one.
 */
export function briefRegister(told: ToldRegister, heading: string): BriefRegister {
  const numbers = new Map<string, number>()
  const rows = told.listed.map((one): TableRow => {
    const source = oneLine(sourceText(one))
    const isNone = one.gaps.includes('no source') || source === ''
    const number = numbers.get(source) ?? numbers.size + 1
    if (!isNone) numbers.set(source, number)
    const from = isNone ? 'none' : String(number)
    const cells = [valueText(one, told.view), qualityText(one) || 'not marked', swingText(one, told), from]
    return {
      role: 'item',
      label: assumptionLabel(one, told.scenario),
      cells: cells.map((text) => ({ is: 'text', text: oneLine(text) })),
    }
  })
  const columns = [
    { label: 'Value', note: '', isWords: true as const },
    ...['Quality', 'Swing', 'Source'].map((label) => ({ label, note: '' })),
  ]
  const { decimals, percentPlaces } = told.view
  const table = {
    heading,
    basis: '',
    decimals,
    percentDecimals: percentPlaces(2),
    columns,
    rows,
    additions: [],
    notes: [],
  }
  return { table, sources: [...numbers.keys()] }
}

/** What is told of an assumption, each in a column of its own; empty where there is nothing to say. */
interface Part {
  readonly label: string
  /** What it says of a figure of which nothing is known; where that is all it says, the head of the register has said it. */
  readonly absent?: string
  readonly text: (one: Registered, told: ToldRegister) => string
}

const parts: readonly Part[] = [
  { label: 'Value', text: (one, { view }) => valueText(one, view) },
  {
    label: 'Range',
    text: (one, { view }) => (one.entry && new ValueWords(one.entry, one.definition, view).range()) ?? '',
  },
  {
    label: 'Quality',
    absent: 'not marked',
    text: (one) => qualityText(one) || (one.kind === 'figure' ? 'not marked' : ''),
  },
  {
    label: 'Impact',
    absent: 'not marked',
    text: ({ impact, kind }) => impact ?? (kind === 'figure' ? 'not marked' : ''),
  },
  { label: 'Swing', absent: notTried, text: swingText },
  { label: 'Moved by', text: ({ bar }) => (bar === undefined ? '' : movedInWords(bar)) },
  { label: 'Source', text: sourceText },
  {
    label: 'Owner',
    absent: 'none',
    text: ({ entry, gaps }) => entry?.provenance.owner ?? (gaps.includes('no owner') ? 'none' : ''),
  },
  { label: 'Date', text: ({ entry }) => entry?.provenance.date ?? '' },
  { label: 'Review by', text: reviewText },
  { label: 'Stated', text: statedText },
]

function tableOf(heading: string, ones: readonly Registered[], told: ToldRegister): Table {
  const { decimals, percentPlaces } = told.view
  const texts = ones.map((one) => parts.map(({ text }) => oneLine(text(one, told))))
  // What is said of none of them needs no column.
  const used = parts.flatMap((_part, at) =>
    texts.some((row) => row[at] !== '' && row[at] !== parts[at]?.absent) ? [at] : [],
  )
  return {
    heading,
    basis: basisOf(told.view),
    decimals,
    percentDecimals: percentPlaces(2),
    columns: used.map((at): Column => ({ label: parts[at]?.label ?? '', note: '', isWords: true })),
    rows: ones.map((one, row) => ({
      role: 'item',
      label: assumptionLabel(one, told.scenario),
      cells: used.map((at) => ({ is: 'text', text: texts[row]?.[at] ?? '' })),
    })),
    additions: [],
    notes: [],
  }
}

/** What a swing is, and which impact it shows: `£54.7m (red)`. */
function swingText(
  { bar, isWithoutEffect, isUntried, measured, isContradicted, kind }: Registered,
  told: ToldRegister,
): string {
  if (isWithoutEffect) return isContradicted ? 'none (NOT AS MARKED)' : 'none'
  if (isUntried) return notTried
  if (bar === undefined) return kind === 'figure' ? 'not varied' : ''
  if (bar.low === undefined || bar.high === undefined) return 'no value at an end'
  const says = [measured, isContradicted ? 'NOT AS MARKED' : undefined].filter(Boolean).join(', ')
  return `${sentenceText(told.figures.difference(bar.swing, { isSize: true }))}${says === '' ? '' : ` (${says})`}`
}

function reviewText({ entry, gaps }: Registered): string {
  const date = entry?.provenance['review-by']
  return date === undefined ? '' : `${date}${gaps.includes('past review') ? ' (PAST)' : ''}`
}

/** What it is called in files, which of them or which setting states it, and what it stands in the place of. */
function statedText(one: Registered, { view }: ToldRegister): string {
  const { entry, lineage, path, also } = one
  const paths = [path, ...also].join(', ')
  if (entry === undefined) return `${paths}, left out`
  const settings = (entry.overlay ?? []).map(({ span }) => visible(whereStated(span)))
  const replaced = lineage === undefined ? '' : replacedText(lineage, one, view)
  return (
    [`${paths}, ${visible(whereStated(entry.span))}`, ...new Set(settings)].join('; ') +
    (replaced === '' ? '' : `; replaced ${replaced}`)
  )
}
