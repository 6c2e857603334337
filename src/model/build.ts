import { once } from '../base/once.ts'
import { isOfOptions } from '../definition/appraisal/of-options.ts'
import type { Definition } from '../definition/definition.ts'
import { AbsentRows } from './absent.ts'
import { controlsOf, withControls } from './controls.ts'
import type { Model } from './model.ts'
import { optionsModel } from './options.ts'
import { type ModelParts, placeModel } from './place.ts'
import type { Row } from './row.ts'
import { type Section, sections, statedRowsOf } from './sections.ts'
import { viewRows } from './views.ts'

/** A model of which it is not yet known what its author asks of its rows and says of several figures. */
type BuiltModel = Omit<Model, 'checks' | 'correlations' | 'actuals'>

/** Turn a definition into rows. There is no other copy of a rule: every output is a reading of these. */
export function buildModel(definition: Definition, wanted: readonly Section[] = sections): BuiltModel {
  const { horizon, unit } = definition
  const { rows, inputs, lacks } = partsOf(definition, wanted)
  const all = once(() => viewRows(definition, (path) => paths().has(path)))
  const paths = once(() => new Set<string>(rows.map(({ path }) => path)))
  const views = once(() => all().flatMap(({ view, of }) => (of === undefined || paths().has(of) ? [view] : [])))
  const absent = new AbsentRows(lacks, definition, all)
  return { rows, inputs, views, absent, off: definition.off, horizon, unit }
}

function partsOf(definition: Definition, wanted: readonly Section[]): ModelParts {
  const parts = isOfOptions(definition)
    ? optionsModel(definition, wanted, (member) => partsOf(member, wanted))
    : definition.members.length > 0
      ? placeModel(definition, wanted, (member) => partsOf(member, wanted))
      : { ...statedRowsOf(definition, wanted), inputs: definition.inputs }
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
