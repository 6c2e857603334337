import type { Definition } from '../definition/definition.ts'
import { define } from '../definition/define.ts'
import type { Loader, ReadFile } from '../definition/load.ts'
import { type Diagnostic, diagnose, type Report } from '../diagnostics/catalogue.ts'
import { CircularRows } from '../engine/plan.ts'
import { type Projection, projectModel } from '../engine/project.ts'
import { buildModel } from '../model/model.ts'
import { type ParsedCheck, parseChecks } from './author-checks.ts'
import { warnOfDefinition, warnOfProjection } from './warnings.ts'

/** A scenario that was read, validated and projected. */
export interface Scenario {
  /** The shortest name that tells the files of one command apart. */
  readonly name: string
  readonly definition: Definition
  readonly projection: Projection
  readonly checks: readonly ParsedCheck[]
  /** Every file it rests on, the outermost last. */
  readonly files: readonly ReadFile[]
}

/**
 * Read one definition with all it extends, check it, and project it. Every problem that can be known is reported; the
 * result is undefined where one of them is an error. `today` is ISO 8601, for review dates.
 */
export function openScenario(loader: Loader, path: string, name: string, today: string, report: Report): Scenario | undefined {
  let failed = false
  const watch = (diagnostic: Diagnostic): void => {
    if (diagnostic.severity === 'error') failed = true
    report(diagnostic)
  }
  const { merged, unit, files } = loader.load(path, watch)
  const outer = files.at(-1)?.source
  if (merged === undefined || outer === undefined) return undefined
  const definition = define(merged, unit, { file: outer, start: 0, end: 0 }, watch)
  if (definition === undefined) return undefined
  const model = buildModel(definition)
  const checks = parseChecks(definition, model, failed, watch)
  warnOfDefinition(definition, files, today, watch)
  if (failed) return undefined
  try {
    const projection = projectModel(model)
    warnOfProjection(definition, projection, watch)
    return { name, definition, projection, checks, files }
  } catch (problem) {
    if (!(problem instanceof CircularRows)) throw problem
    watch(diagnose('circular-rows', { file: outer, start: 0, end: 0 }, { rows: problem.rows }))
    return undefined
  }
}
