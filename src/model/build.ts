import { once } from '../base/once.ts'
import type { Definition } from '../definition/definition.ts'
import { controlsOf, withControls } from './controls.ts'
import type { Model } from './model.ts'
import { placeModel } from './place.ts'
import type { Row } from './row.ts'
import { rowsOfSections, type Section, sections } from './sections.ts'
import { viewRows } from './views.ts'

/** Turn a definition into rows. There is no other copy of a rule: every output is a reading of these. */
export function buildModel(definition: Definition, wanted: readonly Section[] = sections): Omit<Model, 'checks'> {
  const { horizon, unit } = definition
  const parts = partsOf(definition, wanted)
  const views = once(() => {
    const paths = new Set<string>(parts.rows.map(({ path }) => path))
    return viewRows(definition, (path) => paths.has(path))
  })
  return { ...parts, views, off: definition.off, horizon, unit }
}

function partsOf(definition: Definition, wanted: readonly Section[]): Pick<Model, 'rows' | 'inputs'> {
  const parts =
    definition.members.length > 0
      ? placeModel(definition, wanted, (member) => partsOf(member, wanted))
      : { rows: rowsOfSections(definition, wanted), inputs: definition.inputs }
  if (definition.controls.length === 0) return parts
  const rows = new Map<string, Row>(parts.rows.map((row) => [row.path, row]))
  return {
    ...parts,
    inputs: withControls(
      parts.inputs,
      controlsOf(definition, (path) => rows.get(path)),
    ),
  }
}
