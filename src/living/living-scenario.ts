import type { Decimal } from '../base/decimal.ts'
import { refuseTogether } from '../definition/define/together.ts'
import type { Definition, Input } from '../definition/definition.ts'
import { nothingMerged } from '../definition/layers/merge.ts'
import type { Entry } from '../definition/values/entry.ts'
import { single, spread } from '../definition/values/series.ts'
import type { Diagnostic, Tell } from '../diagnostics/catalogue.ts'
import { exact, valuesOf } from '../engine/exact.ts'
import { type Plan, planRows } from '../engine/plan.ts'
import { rerunner } from '../engine/rerun.ts'
import { run } from '../engine/run.ts'
import type { Model } from '../model/model.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import type { Projection } from '../open/project.ts'
import { refuseOfProjection } from '../open/refuse-projection.ts'
import { withInputs } from '../questions/with-inputs.ts'
import type { Carried } from './carried.ts'
import { changedEntry } from './changed-entry.ts'
import type { Lever } from './lever.ts'
import { isPerCent } from './lever-text.ts'
import { errorsTold, refusingIn } from './refusing.ts'

/** Figures of a scenario with other values than as issued: by the path of a lever, as it is typed. */
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
  /** As issued. */
  private readonly projection: Projection
  /** How the inputs that were asked about last are run again. */
  private again: { readonly key: string; readonly run: ReturnType<typeof rerunner<Decimal>> } | undefined
  /** The inputs that levers change, by path, as issued. */
  private readonly issued = new Map<string, { readonly objects: readonly Writable[]; readonly as: Statement }>()

  constructor(carried: Carried) {
    const { definition, levers, model } = carried
    this.carried = carried
    this.levers = levers
    this.byPath = new Map(levers.map((lever) => [lever.path, lever]))
    const { usual, rows, views, absent, actuals, ...rest } = model
    const told = (row: Partial<Row>): Row => ({ ...usual, ...row }) as Row
    const allViews = views.map(told)
    this.model = {
      ...rest,
      rows: rows.map(told),
      views: () => allViews,
      correlations: [],
      actuals: actuals.map(({ row, ...known }) => ({ ...known, row: told(row) })),
      absent: { has: (path) => absent.has(path), why: (name) => absent.get(name), reasons: () => absent },
    }
    this.plan = planRows(this.model.rows, model.horizon, model.inputs)
    const inputs = valuesOf(this.plan.inputs)
    const values = run(this.plan, exact, inputs)
    this.projection = { model: this.model, plan: this.plan, arithmetic: exact, inputs, values }
    const own = new Set(levers.map(({ input }) => input))
    for (const input of new Set([...model.inputs, ...definition.inputs])) {
      if (!own.has(input.path)) continue
      const known = this.issued.get(input.path)?.objects ?? []
      this.issued.set(input.path, { objects: [...known, input], as: { values: input.values, entry: input.entry } })
    }
  }

  /** The lever of a path, if there is one. */
  lever(path: string): Lever | undefined {
    return this.byPath.get(path)
  }

  /** The scenario with some changes, each of which is laid over the figures as issued. */
  with(changes: Changes): Outcome {
    const { definition, name, settings, files } = this.carried
    const { problems, tell } = errorsTold()
    const stated = this.stated(changes, tell)
    const entries = this.state(stated)
    const projection = this.projectedWith(stated)
    const whole: Definition = { ...definition, entries, merged: nothingMerged(), correlations: [] }
    if (problems.length === 0) refuseTogether(whole, refusingIn(whole, tell))
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
    const positions = this.positionsOf(lever.input)
    const at = this.plan.position.get(row)
    const { problems, tell } = errorsTold()
    const text = `${number.toFixed()}${isPerCent(lever.kind) ? '%' : ''}`
    const all = this.stated(new Map([...changes, [lever.path, text]]), tell)
    const stated = all.get(lever.input)
    if (at === undefined || problems.length > 0 || stated === undefined || positions.length === 0) return undefined
    this.state(all)
    refuseTogether(this.carried.definition, refusingIn(this.carried.definition, tell))
    this.state(this.stated(changes, tell))
    if (problems.length > 0) return undefined
    const ran = withInputs(projection, positions, [at])(positions.map(() => stated.values))
    return (index) => ran.values[at]?.[index]
  }

  /** Give the inputs these values, and all others those issued; returns the entries of the definition with them. */
  private state(stated: ReadonlyMap<string, Statement>): ReadonlyMap<string, Entry> {
    const entries = new Map(this.carried.definition.entries)
    for (const [path, { objects, as }] of this.issued) {
      const now = stated.get(path) ?? as
      for (const object of objects) Object.assign(object, now)
      if (now.entry !== undefined) entries.set(path, now.entry)
    }
    return entries
  }

  /** The projection with other inputs: only what rests on them is worked out anew. */
  private projectedWith(stated: ReadonlyMap<string, Statement>): Projection {
    const positions = [...stated.keys()].flatMap((path) => this.positionsOf(path))
    if (positions.length === 0) return this.projection
    const key = positions.join()
    // A slider asks about the same inputs again and again.
    if (this.again?.key !== key)
      this.again = { key, run: rerunner(this.projection, { inputs: positions }, [...this.plan.paths.keys()]) }
    const inputs = valuesOf(this.plan.inputs)
    return { ...this.projection, inputs, values: this.again.run({ inputs: positions.map((at) => inputs[at] ?? []) }) }
  }

  private positionsOf(path: string): readonly number[] {
    const objects = this.issued.get(path)?.objects ?? []
    return objects.flatMap((input) => this.plan.inputPosition.get(input) ?? [])
  }

  /** What the inputs that are changed state now, by path. */
  private stated(changes: Changes, tell: Tell): ReadonlyMap<string, Statement> {
    const stated = new Map<string, Statement>()
    for (const [path, text] of changes) {
      const lever = this.byPath.get(path)
      const as = lever && (stated.get(lever.input) ?? this.issued.get(lever.input)?.as)
      if (lever === undefined || as?.entry === undefined) continue
      const input = this.issued.get(lever.input)?.objects[0]
      const entry = changedEntry(as.entry, lever, text, this.model.unit, tell)
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
