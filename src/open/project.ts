import type { Decimal } from '../base/decimal.ts'
import type { Input } from '../definition/definition.ts'
import type { Values } from '../engine/arithmetic.ts'
import { exact, valuesOf } from '../engine/exact.ts'
import { planRows } from '../engine/plan.ts'
import { reckon, run } from '../engine/run.ts'
import type { Ran } from '../engine/running.ts'
import type { Numeric } from '../formula/node.ts'
import type { Model } from '../model/model.ts'
import type { Row } from '../model/row.ts'
import type { KnownRow, NamedPath } from '../model/row-path.ts'

/** The exact values of every row of a model, the base year first. */
export interface Projection extends Ran<Decimal> {
  readonly model: Model
  /** The values of the inputs, by their position in the plan. */
  readonly inputs: Values<Decimal>
}

/** Project a model in exact decimals. Throws `CircularRows` where rows depend on one another in the same year. */
export function projectModel(model: Model): Projection {
  const plan = planRows(model.rows, model.horizon, model.inputs)
  const inputs = valuesOf(plan.inputs)
  return { model, plan, arithmetic: exact, inputs, values: run(plan, exact, inputs) }
}

/**
 * The value in a year, by index from the base year, of a row that every model has, or that the definition asks for;
 * undefined where the row has none, or is not there because what it rests on is not stated. Any other row that is not there is a
 * fault of the program, and throws.
 */
export function rowValue(projection: Projection, path: NamedPath, index: number): Decimal | undefined {
  return rowByYear(projection, path)(index)
}

/** Values by index from the base year, undefined where there is none. */
export type ByYear = (index: number) => Decimal | undefined

/** All the values of such a row, which is looked up once: of many rows the name costs more than the value. */
export function rowByYear(projection: Projection, path: NamedPath): ByYear {
  const { plan, values } = projection
  const position = plan.position.get(path)
  if (position === undefined && viewAt(projection, path) === undefined) {
    if (projection.model.absent.why(path) === undefined) throw new Error(`No row is called ${path}`)
    return () => undefined
  }
  if (position === undefined) return (index) => viewValue(projection, path, index)
  const own = values[position]
  return (index) => own?.[index]
}

/** The same of a row that some models do not have by design, such as people where no population is stated. */
export function rowValueIfAny(projection: Projection, path: NamedPath, index: number): Decimal | undefined {
  return valueOfPath(projection, path, index)
}

/** The value of a row by a name that a row or a formula holds; undefined where it has none or there is no such row. */
export function valueAt(projection: Projection, name: KnownRow, index: number): Decimal | undefined {
  return valueOfPath(projection, name, index)
}

/** The row of such a name. */
export function rowAt(projection: Projection, name: KnownRow): Row | undefined {
  return rowOf(projection, name)
}

/** The row that somebody names in words of their own: in a question or in a definition. Undefined where there is none. */
export function rowCalled(projection: Projection, words: string): Row | undefined {
  return rowOf(projection, words)
}

/** The row that the program knows by name; undefined where the model has none by design. */
export function rowNamed(projection: Projection, path: NamedPath): Row | undefined {
  return rowOf(projection, path)
}

/** The position in the plan of a row that is written in the program; undefined where the model has none by design. */
export function positionNamed({ plan }: Projection, path: NamedPath): number | undefined {
  return plan.position.get(path)
}

function valueOfPath(projection: Projection, path: string, index: number): Decimal | undefined {
  const { plan, values } = projection
  const position = plan.position.get(path)
  return position === undefined ? viewValue(projection, path, index) : values[position]?.[index]
}

function rowOf(projection: Projection, path: string): Row | undefined {
  const { model, plan } = projection
  const position = plan.position.get(path)
  return position === undefined ? viewAt(projection, path) : model.rows[position]
}

/** The views of a model by path: a contract has many, and there may be thousands of contracts. */
const viewsOf = new WeakMap<Model, ReadonlyMap<string, Row>>()

function viewAt({ model }: Projection, path: string): Row | undefined {
  const views = viewsOf.get(model) ?? new Map(model.views().map((view) => [view.path, view]))
  viewsOf.set(model, views)
  return views.get(path)
}

/** The values of the views that were asked for, by path: a sentence, a table and a chart ask for the same. */
const viewed = new WeakMap<Projection, Map<string, (index: number) => Decimal | undefined>>()

function viewValue(projection: Projection, path: string, index: number): Decimal | undefined {
  const known = viewed.get(projection) ?? new Map<string, (index: number) => Decimal | undefined>()
  viewed.set(projection, known)
  const earlier = known.get(path)
  if (earlier !== undefined) return earlier(index)
  const view = viewAt(projection, path)
  if (view === undefined) return undefined
  const [base, formula] = [view.base, view.formula].map((own) => own && valuesOfFormula(projection, own))
  const values = new Map<number, Decimal | undefined>()
  const valueIn = (at: number): Decimal | undefined => {
    if (!values.has(at)) values.set(at, (at === 0 ? base : formula)?.(at))
    return values.get(at)
  }
  known.set(path, valueIn)
  return valueIn(index)
}

/** The value of an input of the model in a year, by index from the base year, as it is in this projection. */
export function inputValue({ plan, inputs }: Projection, input: Input, index: number): Decimal | undefined {
  const position = plan.inputPosition.get(input)
  if (position === undefined) throw new Error(`The model does not list ${input.path}`)
  return inputs[position]?.[index]
}

/** What a formula that is no row comes to, by index from the base year. */
export function valuesOfFormula(projection: Projection, formula: Numeric): (index: number) => Decimal | undefined {
  return reckon(projection, formula, ({ values }) => values)
}
