import { howOften } from '../base/how-often.ts'
import type { Definition } from '../definition/definition.ts'
import type { Entry } from '../definition/values/entry.ts'
import type { ActualFigures } from '../model/actuals.ts'
import type { Model } from '../model/model.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { withoutSource } from '../open/warnings.ts'
import type { Tornado } from '../questions/tornado.ts'
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
export interface CarriedModel extends Pick<Model, 'inputs' | 'checks' | 'off' | 'horizon' | 'unit'> {
  /** What most rows say, which those that say the same leave out. */
  readonly usual: Partial<Row>
  readonly rows: readonly Partial<Row>[]
  readonly views: readonly Partial<Row>[]
  readonly absent: ReadonlyMap<string, string>
  readonly actuals: readonly (Omit<ActualFigures, 'row'> & { readonly row: Partial<Row> })[]
}

/** What is carried of a scenario. Its levers are in the order of bars. */
export function carriedOf(scenario: Scenario, bars: Tornado['bars'] = []): Carried {
  const { name, settings, definition, model, files } = scenario
  const { rows, inputs, checks, off, horizon, unit } = model
  const usual = usualIn(rows)
  const told = (row: Row): Partial<Row> => unlike(usual, row)
  return {
    name,
    settings,
    definition: withoutFiles(definition),
    model: {
      usual,
      rows: rows.map(told),
      views: model.views().map(told),
      inputs,
      checks,
      off,
      horizon,
      unit,
      absent: model.absent.reasons(),
      actuals: model.actuals.map(({ row: own, ...known }) => ({ ...known, row: told(own) })),
    },
    files: files.flatMap(({ source, layer }) =>
      source === undefined
        ? []
        : [{ path: source.path, unsourced: layer === undefined ? [] : withoutSource(layer.entries.values()) }],
    ),
    levers: leversOf(scenario, bars),
  }
}

/** A definition without what it was read from, and without texts that no figure is called by: only another reading would ask for those. */
function withoutFiles({ merged: _, correlations: __, ...definition }: Definition): Carried['definition'] {
  return {
    ...definition,
    entries: new Map([...definition.entries].filter(([, { key }]) => key.kind !== 'text' || key.isTitle === true)),
    members: definition.members.map((member) => ({
      ...member,
      definition: withoutFiles(member.definition) as Definition,
    })),
  }
}

/** Of some fields, what most rows say. */
function usualIn(rows: readonly Row[]): Partial<Row> {
  return Object.fromEntries(sharedFields.map((field) => [field, mostOften(rows.map((row) => row[field]))]))
}

const sharedFields = ['unit', 'shown', 'combine', 'share', 'overAllYears', 'joinsYears', 'people', 'parts'] as const

function mostOften<T>(values: readonly T[]): T | undefined {
  const [most] = [...howOften(values)].sort(([, one], [, other]) => other - one)
  return most?.[0]
}

/** A row without what it says as most do. A field that has no value where most have one would be lost, and is a fault of the program. */
function unlike(usual: Partial<Row>, row: Row): Partial<Row> {
  for (const field of sharedFields)
    if (row[field] === undefined && usual[field] !== undefined) throw new Error(`${row.path} has no ${field}`)
  return Object.fromEntries(Object.entries(row).filter(([field, value]) => value !== usual[field as keyof Row]))
}
