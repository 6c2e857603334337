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

/** A part of the model: the rows that one section of METHODS.md asks for. */
export interface Section {
  /** Where rows rest on what stands under one key of a definition, the name of that key. */
  readonly name: string
  /** What a definition must state for there to be its rows, where they do not say otherwise; nothing where undefined. */
  readonly needs?: readonly Need[]
  readonly rows: (definition: Definition) => readonly Row[]
}

/** The sections of the model, in the order in which outputs list their rows. A new one is a line here. */
export const sections: readonly Section[] = [
  { name: 'funding', needs: ['funding'], rows: fundingRows },
  { name: 'responsibilities', rows: responsibilityRows },
  { name: 'reserves', needs: ['funding'], rows: reserveRows },
  { name: 'surplus', needs: ['funding'], rows: surplusRows },
  { name: 'drivers', rows: driverRows },
  { name: 'lines', rows: (definition) => lineRows(definition, effectsOf(definition)) },
  { name: 'spend', needs: ['lines'], rows: spendRows },
  { name: 'savings', rows: savingRows },
  { name: 'shifts', rows: shiftRows },
  { name: 'pressures', rows: (definition) => changeRows(definition, 'pressures') },
  { name: 'investments', rows: (definition) => changeRows(definition, 'investments') },
  { name: 'positions', needs: fundingAndLines, rows: positionRows },
  { name: 'contracts', needs: ['lines'], rows: contractRows },
  { name: 'risks', rows: riskRows },
  { name: 'providers', rows: providerRows },
  { name: 'population', rows: peopleRows },
  { name: 'prices', rows: priceRows },
  { name: 'rules', needs: fundingAndLines, rows: ruleRows },
]

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
