import type { Definition } from '../definition/definition.ts'
import type { Entry } from '../definition/values/entry.ts'
import type { Model } from '../model/model.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { withoutSource } from '../open/warnings.ts'
import type { Lever } from './lever.ts'
import { leversOf } from './levers.ts'

/**
 * What a page carries of a scenario, so that the same code makes the same of it there: the definition as it was understood and the
 * rows of its model, as data. What reads files and builds rows stays behind.
 */
export interface Carried {
  readonly name: string
  readonly settings: readonly string[]
  readonly definition: Omit<Definition, 'merged' | 'correlations'>
  readonly model: CarriedModel
  /** Its file and those that it rests on, with what each gives no source for. */
  readonly files: readonly { readonly path: string; readonly unsourced: readonly Entry[] }[]
  readonly levers: readonly Lever[]
}

/** A model whose functions were asked for all that they tell. */
export interface CarriedModel extends Pick<Model, 'rows' | 'inputs' | 'checks' | 'off' | 'horizon' | 'unit'> {
  readonly views: readonly Row[]
  readonly absent: ReadonlyMap<string, string>
}

/** What is carried of a scenario. Its levers are in the order of their weight for a row. */
export function carriedOf(scenario: Scenario, row: Row | undefined): Carried {
  const { name, settings, definition, model, files } = scenario
  const { rows, inputs, checks, off, horizon, unit } = model
  return {
    name,
    settings,
    definition: withoutFiles(definition),
    model: { rows, inputs, checks, off, horizon, unit, views: model.views(), absent: model.absent.reasons() },
    files: files.flatMap(({ source, layer }) =>
      source === undefined
        ? []
        : [{ path: source.path, unsourced: layer === undefined ? [] : withoutSource(layer.entries.values()) }],
    ),
    levers: leversOf(scenario, row),
  }
}

/** A definition without what it was read from, which only another reading would ask for. */
function withoutFiles({ merged: _, correlations: __, ...definition }: Definition): Carried['definition'] {
  return {
    ...definition,
    members: definition.members.map((member) => ({
      ...member,
      definition: withoutFiles(member.definition) as Definition,
    })),
  }
}
