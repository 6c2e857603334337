import type { Definition } from '../definition/definition.ts'
import type { Tell } from '../diagnostics/catalogue.ts'
import { parseChecks } from './author-checks.ts'
import { controlsOf, withControls } from './controls.ts'
import type { Model } from './model.ts'
import type { ModelCheck } from './model-check.ts'
import { rulesOf } from './rules.ts'

/**
 * Give a model its checks. `partial` says that the definition has errors, so that a row may be missing through no fault of a
 * formula.
 */
export function withChecks(model: Omit<Model, 'checks'>, definition: Definition, partial: boolean, tell: Tell): Model {
  const rows = new Map(model.rows.map((row) => [row.path, row]))
  const authors = parseChecks(definition, model, partial, tell)
  const controls = controlsOf(definition, (path) => rows.get(path))
  const checks: ModelCheck[] = [
    ...rulesOf(definition),
    ...controls,
    ...authors.map((check) => ({ ...check, kind: 'author' as const })),
  ]
  return { ...model, inputs: withControls(model.inputs, controls), checks }
}
