import type { Definition } from '../definition/definition.ts'
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
  readonly rows: (definition: Definition) => readonly Row[]
}

/** The sections of the model, in the order in which outputs list their rows. A new one is a line here. */
export const sections: readonly Section[] = [
  { name: 'funding', rows: fundingRows },
  { name: 'responsibilities', rows: responsibilityRows },
  { name: 'reserves', rows: reserveRows },
  { name: 'surplus', rows: surplusRows },
  { name: 'drivers', rows: driverRows },
  { name: 'lines', rows: (definition) => lineRows(definition, effectsOf(definition)) },
  { name: 'spend', rows: spendRows },
  { name: 'savings', rows: savingRows },
  { name: 'shifts', rows: shiftRows },
  { name: 'pressures', rows: (definition) => changeRows(definition, 'pressures') },
  { name: 'investments', rows: (definition) => changeRows(definition, 'investments') },
  { name: 'positions', rows: positionRows },
  { name: 'contracts', rows: contractRows },
  { name: 'risks', rows: riskRows },
  { name: 'providers', rows: providerRows },
  { name: 'population', rows: peopleRows },
  { name: 'prices', rows: priceRows },
  { name: 'rules', rows: ruleRows },
]

/** The rows of some sections, each told which section it is of. */
export function rowsOfSections(definition: Definition, wanted: readonly Section[]): Row[] {
  return wanted.flatMap(({ name, rows }) => ofSection(name, rows(definition)))
}
