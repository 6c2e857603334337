import type { Input } from '../definition/definition.ts'
import type { Model } from './model.ts'

const byModel = new WeakMap<Pick<Model, 'inputs'>, ReadonlyMap<string, Input>>()

/** The input of a model at a path; undefined where the definition states no figure there. */
export function inputAt(model: Pick<Model, 'inputs'>, path: string): Input | undefined {
  let known = byModel.get(model)
  if (known === undefined) {
    known = new Map(model.inputs.map((input) => [input.path, input]))
    byModel.set(model, known)
  }
  return known.get(path)
}
