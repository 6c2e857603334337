import type { Definition } from '../definition/definition.ts'
import { fundingAndLines, lackingOf, type Need } from '../definition/keys/need.ts'
import { type Lack, type LackOf, nothingLacks } from './absent.ts'
import { changeRows } from './changes.ts'
import { contractRows } from './contracts.ts'
import { driverRows } from './drivers.ts'
import { effectsOf } from './effects.ts'
import { fundingRows } from './funding.ts'
import { lineRows } from './lines.ts'
import { peopleRows, priceRows } from './people-and-prices.ts'
import { positionRows, spendRows } from './positions.ts'
import { providerRows } from './providers.ts'
import { reserveRows, surplusRows } from './reserves.ts'
import { responsibilityRows } from './responsibilities.ts'
import { riskRows } from './risks.ts'
import { ofSection, type Row } from './row.ts'
import { ruleRows } from './rules.ts'
import { savingRows } from './savings.ts'
import { shiftRows } from './shifts.ts'

/** What rows are about, in the order in which a reader meets them. */
export const sectionTitles = [
  'Funding',
  'Lines',
  'Changes',
  'Positions',
  'Contracts',
  'Risks',
  'People and prices',
  'Measures',
  'Appraisal',
  'Members',
] as const
export type SectionTitle = (typeof sectionTitles)[number]

/** A part of the model: the rows that one section of METHODS.md asks for. */
export interface Section {
  /** Where rows rest on what stands under one key of a definition, the name of that key. */
  readonly name: string
  /** What its rows are about, together with those of other sections that say the same: the sheet of a workbook that they stand on. */
  readonly title: SectionTitle
  /** What a definition must state for there to be its rows, where they do not say otherwise; nothing where undefined. */
  readonly needs?: readonly Need[]
  readonly rows: (definition: Definition) => readonly Row[]
}

/** The sections of the model, in the order in which outputs list their rows. A new one is a line here. */
export const sections: readonly Section[] = [
  { name: 'funding', title: 'Funding', needs: ['funding'], rows: fundingRows },
  { name: 'responsibilities', title: 'Funding', rows: responsibilityRows },
  { name: 'reserves', title: 'Funding', needs: ['funding'], rows: reserveRows },
  { name: 'surplus', title: 'Funding', needs: ['funding'], rows: surplusRows },
  { name: 'drivers', title: 'Lines', rows: driverRows },
  { name: 'lines', title: 'Lines', rows: (definition) => lineRows(definition, effectsOf(definition)) },
  { name: 'spend', title: 'Lines', needs: ['lines'], rows: spendRows },
  { name: 'savings', title: 'Changes', rows: savingRows },
  { name: 'shifts', title: 'Changes', rows: shiftRows },
  { name: 'pressures', title: 'Changes', rows: (definition) => changeRows(definition, 'pressures') },
  { name: 'investments', title: 'Changes', rows: (definition) => changeRows(definition, 'investments') },
  { name: 'positions', title: 'Positions', needs: fundingAndLines, rows: positionRows },
  { name: 'contracts', title: 'Contracts', needs: ['lines'], rows: contractRows },
  { name: 'risks', title: 'Risks', rows: riskRows },
  { name: 'providers', title: 'Lines', rows: providerRows },
  { name: 'population', title: 'People and prices', rows: peopleRows },
  { name: 'prices', title: 'People and prices', rows: priceRows },
  { name: 'rules', title: 'Positions', needs: fundingAndLines, rows: ruleRows },
]

/** Sections that are made of the rows of all others: transfers between the members of a place, and what an author measures. */
const lastSections: readonly Pick<Section, 'name' | 'title'>[] = [
  { name: 'transfers', title: 'Members' },
  { name: 'measures', title: 'Measures' },
  { name: 'appraisal', title: 'Appraisal' },
]

const titles = new Map([...sections, ...lastSections].map(({ name, title }) => [name, title]))

/** What a row is about: of a member of a place, the members. */
export function sectionTitleOf({ section, member, path }: Pick<Row, 'section' | 'member' | 'path'>): SectionTitle {
  const title = member === undefined ? titles.get(section) : 'Members'
  if (title === undefined) throw new Error(`${path} is of no section`)
  return title
}

/** The rows of some sections, each told which section it is of. */
export function rowsOfSections(definition: Definition, wanted: readonly Section[]): Row[] {
  return wanted.flatMap(({ name, rows }) => ofSection(name, rows(definition)))
}

/**
 * The same without the rows that need what the definition does not state, and what each of those lacks. Nothing is looked at
 * where both funding and lines are stated.
 */
export function statedRowsOf(
  definition: Definition,
  wanted: readonly Section[],
): { readonly rows: readonly Row[]; readonly lacks: LackOf } {
  const all = rowsOfSections(definition, wanted)
  const lacking = lackingOf({ funding: definition.streams.length > 0, lines: definition.lines.length > 0 })
  if (lacking.length === 0) return { rows: all, lacks: nothingLacks }
  const bySection = new Map(wanted.map(({ name, needs }) => [name, needs ?? []]))
  const lacks = new Map<string, Lack>()
  const rows = all.filter(({ path, section, needs = bySection.get(section) ?? [] }) => {
    const own = lacking.filter((need) => needs.includes(need))
    if (own.length > 0) lacks.set(path, { needs: own })
    return own.length === 0
  })
  return { rows, lacks }
}
