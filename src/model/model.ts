import type { MoneyUnit } from '../base/money-unit.ts'
import type { Definition, Input } from '../definition/definition.ts'
import type { Horizon } from '../definition/values/years.ts'
import { placeModel } from './place.ts'
import type { Row } from './row.ts'
import { rowsOfSections, type Section, sections } from './sections.ts'

/** The financial model of one definition: named rows, in the order in which outputs list them. */
export interface Model {
  readonly rows: readonly Row[]
  /** Every figure that the definition, or a member of a place, states: once each, by year of the horizon. */
  readonly inputs: readonly Input[]
  readonly horizon: Horizon
  readonly unit: MoneyUnit
}

/** Turn a definition into rows. There is no other copy of a rule: every output is a reading of these. */
export function buildModel(definition: Definition, wanted: readonly Section[] = sections): Model {
  const { horizon, unit } = definition
  return { ...partsOf(definition, wanted), horizon, unit }
}

function partsOf(definition: Definition, wanted: readonly Section[]): Pick<Model, 'rows' | 'inputs'> {
  if (definition.members.length > 0) return placeModel(definition, wanted, (member) => partsOf(member, wanted))
  return { rows: rowsOfSections(definition, wanted), inputs: definition.inputs }
}
