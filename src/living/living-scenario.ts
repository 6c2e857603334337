import type { Decimal } from '../base/decimal.ts'
import { refuseTogether } from '../definition/define/together.ts'
import type { Definition, Input } from '../definition/definition.ts'
import { partSetting, wholeSetting } from '../definition/layers/laid-setting.ts'
import { nothingMerged } from '../definition/layers/merge.ts'
import { refuseBarePounds } from '../definition/values/bare-pounds.ts'
import type { Entry } from '../definition/values/entry.ts'
import { readPlain } from '../definition/values/scalar.ts'
import { single, spread } from '../definition/values/series.ts'
import { parseSelector } from '../definition/values/years.ts'
import { type Diagnostic, diagnose, type Tell } from '../diagnostics/catalogue.ts'
import { exact, valuesOf } from '../engine/exact.ts'
import { type Plan, planRows } from '../engine/plan.ts'
import { run } from '../engine/run.ts'
import type { Model } from '../model/model.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import type { Projection } from '../open/project.ts'
import { refuseOfProjection } from '../open/refuse-projection.ts'
import { withInputs } from '../questions/with-inputs.ts'
import type { Carried } from './carried.ts'
import type { Lever } from './lever.ts'
import { isPerCent } from './lever-text.ts'

/** Figures of a scenario with other values than published: by the path of a lever, as it is typed. */
export type Changes = ReadonlyMap<string, string>

/** A scenario with changes, or why there is none. */
export type Outcome =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problem: Diagnostic }

type Statement = Pick<Input, 'values' | 'entry'>

/**
 * A scenario that a page carries, made again with other figures: the same as `--set` would make it. It holds its own copy of what
 * was carried, whose inputs it changes in place.
 */
export class LivingScenario {
  readonly levers: readonly Lever[]
  private readonly carried: Carried
  private readonly model: Model
  private readonly plan: Plan
  private readonly byPath: ReadonlyMap<string, Lever>
  /** The inputs that levers change, by path, as published. */
  private readonly published = new Map<string, { readonly objects: readonly Writable[]; readonly as: Statement }>()

  constructor(carried: Carried) {
    const { definition, levers, model } = carried
    this.carried = carried
    this.levers = levers
    this.byPath = new Map(levers.map((lever) => [lever.path, lever]))
    const { usual, rows, views, absent, ...rest } = model
    const told = (row: Partial<Row>): Row => ({ ...usual, ...row }) as Row
    const allViews = views.map(told)
    this.model = {
      ...rest,
      rows: rows.map(told),
      views: () => allViews,
      correlations: [],
      actuals: [],
      absent: { has: (path) => absent.has(path), why: (name) => absent.get(name), reasons: () => absent },
    }
    this.plan = planRows(this.model.rows, model.horizon, model.inputs)
    const own = new Set(levers.map(({ input }) => input))
    for (const input of new Set([...model.inputs, ...definition.inputs])) {
      if (!own.has(input.path)) continue
      const known = this.published.get(input.path)?.objects ?? []
      this.published.set(input.path, { objects: [...known, input], as: { values: input.values, entry: input.entry } })
    }
  }

  /** The lever of a path, if there is one. */
  lever(path: string): Lever | undefined {
    return this.byPath.get(path)
  }

  /** The scenario with some changes, each of which is laid over what is published. */
  with(changes: Changes): Outcome {
    const { definition, name, settings, files } = this.carried
    const entries = new Map(definition.entries)
    const problems: Diagnostic[] = []
    const tell: Tell = (problem) => {
      if (problem.severity === 'error') problems.push(problem)
    }
    const stated = this.stated(changes, tell)
    for (const [path, { objects, as }] of this.published) {
      const now = stated.get(path) ?? as
      for (const object of objects) Object.assign(object, now)
      if (now.entry !== undefined) entries.set(path, now.entry)
    }
    const inputs = valuesOf(this.plan.inputs)
    const projection = {
      model: this.model,
      plan: this.plan,
      arithmetic: exact,
      inputs,
      values: run(this.plan, exact, inputs),
    }
    const whole: Definition = { ...definition, entries, merged: nothingMerged(), correlations: [] }
    const { horizon } = definition
    if (problems.length === 0)
      refuseTogether(whole, {
        horizon,
        refuse: (code, span, args) => tell(diagnose(code, span, args)),
        spanOf: () => undefined,
      })
    if (problems.length === 0) refuseOfProjection(whole, projection, tell)
    const [problem] = problems
    if (problem !== undefined) return { ok: false, problem }
    const scenario: Scenario = {
      name,
      definition: whole,
      model: this.model,
      settings: [...settings, ...settingsOf(changes)],
      files: files.map(({ path, unsourced }) => ({
        source: { path, text: '' },
        tree: undefined,
        layer: {
          path,
          entries: new Map(unsourced.map((entry) => [entry.path, entry])),
          groups: new Map(),
          items: new Set(),
          unread: new Set(),
        },
        diagnostics: [],
        bytes: undefined,
        unread: undefined,
      })),
      projection,
    }
    return { ok: true, scenario }
  }

  /**
   * A row by index from the base year, in a projection with some changes, if a figure had another number than in it: in the terms of its
   * control. Only what lies between is worked out. Undefined where there is no such figure or row, or no such number.
   */
  rowWith(
    projection: Projection,
    lever: Lever,
    number: Decimal,
    row: string,
    changes: Changes,
  ): ((index: number) => Decimal | undefined) | undefined {
    const objects = this.published.get(lever.input)?.objects ?? []
    const positions = objects.flatMap((input) => this.plan.inputPosition.get(input) ?? [])
    const at = this.plan.position.get(row)
    let isRefused = false
    const text = `${number.toFixed()}${isPerCent(lever.kind) ? '%' : ''}`
    const stated = this.stated(new Map([...changes, [lever.path, text]]), () => {
      isRefused = true
    }).get(lever.input)
    if (at === undefined || isRefused || stated === undefined || positions.length === 0) return undefined
    const ran = withInputs(projection, positions, [at])(positions.map(() => stated.values))
    return (index) => ran.values[at]?.[index]
  }

  /** What the inputs that are changed state now, by path. */
  private stated(changes: Changes, tell: Tell): ReadonlyMap<string, Statement> {
    const stated = new Map<string, Statement>()
    for (const [path, text] of changes) {
      const lever = this.byPath.get(path)
      const as = lever && (stated.get(lever.input) ?? this.published.get(lever.input)?.as)
      if (lever === undefined || as?.entry === undefined) continue
      const input = this.published.get(lever.input)?.objects[0]
      const entry = changed(as.entry, lever, text, this.model.unit, tell)
      if (input === undefined || entry === undefined) continue
      const { horizon, unit } = this.model
      const values =
        input.spread === 'one'
          ? input.values.map(() => single(entry, unit))
          : spread(entry, horizon, unit, input.spread ?? 'none', tell)
      stated.set(lever.input, { values, entry })
    }
    return stated
  }
}

type Writable = { -readonly [K in keyof Input]: Input[K] }

/** Changes as `--set` takes them. */
export function settingsOf(changes: Changes): string[] {
  return [...changes].map(([path, text]) => `${path}=${text}`)
}

/** An entry with another text: as `applySettings` would lay it over the definition. */
function changed(
  entry: Entry,
  { path, years }: Lever,
  text: string,
  unit: Definition['unit'],
  tell: Tell,
): Entry | undefined {
  const file = { path: '--set', text: `${path}=${text}` }
  const keySpan = { file, start: 0, end: path.length }
  const span = { file, start: path.length + 1, end: file.text.length }
  const plain = readPlain(entry.key, entry.path, { is: 'scalar', text, span }, 'yaml', tell)
  if (plain.value === undefined) return undefined
  const whole: Entry = {
    path: entry.path,
    key: entry.key,
    span,
    keySpan,
    content: { form: 'plain', plain },
    provenance: {},
    drops: entry.drops,
  }
  refuseBarePounds(whole, unit, tell)
  const selector = years === undefined ? undefined : parseSelector(years)
  if (years === undefined || selector === undefined) return wholeSetting(whole, unit)
  return partSetting(entry, { selector, text: years, span, plain, unit })
}
