import type { Definition } from '../definition/definition.ts'
import type { Loader, ReadFile } from '../definition/layers/load.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import { watchErrors } from '../diagnostics/watch-errors.ts'
import { CircularRows } from '../engine/order.ts'
import { withActuals } from '../model/actuals.ts'
import { withMeasures } from '../model/author-measures.ts'
import { buildModel } from '../model/build.ts'
import { withChecks } from '../model/checks.ts'
import { withCorrelations } from '../model/correlations.ts'
import type { Model } from '../model/model.ts'
import type { Row } from '../model/row.ts'
import { checkLimits, limitRows } from './check-limits.ts'
import { placeOfCircle } from './circle.ts'
import type { OptionFile } from './options-of-files.ts'
import { type Projection, projectModel } from './project.ts'
import { readDefinition, readOptions } from './read-definition.ts'
import { refuseFigures } from './refuse-figures.ts'
import { refuseOfProjection } from './refuse-projection.ts'
import { warnOfProjection } from './warn-of-projection.ts'
import { warnOfDefinition } from './warnings.ts'

/** A scenario that was read and validated. */
export interface ReadScenario {
  /** The shortest name that tells the files of one command apart. */
  readonly name: string
  readonly definition: Definition
  readonly model: Model
  /** Every file it rests on, the outermost last. */
  readonly files: readonly ReadFile[]
  /** The `path=value` changes laid over them, which no hash of a file tells of. */
  readonly settings: readonly string[]
}

/** A scenario that was read, validated and projected. */
export interface Scenario extends ReadScenario {
  readonly projection: Projection
  /** The same with other changes, as `--set` takes them, or none; undefined where it is refused. Absent where it was not read from files. */
  readonly again?: (settings: readonly string[]) => Scenario | undefined
}

/** What to read, under which name, and the date (ISO 8601) that review dates are held against. */
export interface Opening {
  readonly path: string
  readonly name: string
  readonly today: string
  /** Where several files are the options of one appraisal: all of them, that of the path first. */
  readonly options?: readonly OptionFile[] | undefined
}

/**
 * Read one definition with all it extends and check it, without projecting it. Every problem that can be known is
 * reported; the result is undefined where one of them is an error.
 */
export function readScenario(
  loader: Loader,
  { path, name, today, options }: Opening,
  tell: Tell,
): ReadScenario | undefined {
  const { tell: watch, hasErrors } = watchErrors(tell)
  const read = options === undefined ? readDefinition(loader, path, watch) : readOptions(loader, options, watch)
  if (read === undefined) return undefined
  const { definition, files } = read
  if (hasErrors() && !asksOfRows(definition)) {
    warnOfDefinition(definition, definition.inputs, files, today, watch)
    return undefined
  }
  const model = buildModel(definition)
  if (refuseFigures(definition, model.rows, outermost(files), watch)) return undefined
  const built = withCorrelations(model, definition, hasErrors(), watch)
  const rows = withMeasures(built, definition, hasErrors(), watch)
  checkLimits(definition, rows, hasErrors(), watch)
  const known = withActuals(rows, definition, ownRows, hasErrors(), watch)
  const whole = withChecks(known, definition, hasErrors(), watch)
  if (!hasErrors() && !rows.rows.some(isShown)) watch(diagnose('nothing-to-show', outermost(files), {}))
  warnOfDefinition(definition, whole.inputs, files, today, watch)
  return hasErrors() ? undefined : { name, definition, model: whole, files, settings: loader.settings }
}

/** The rows that a member of a place has by itself, its own measures among them. */
function ownRows(member: Definition): ReturnType<typeof buildModel> {
  return withMeasures(buildModel(member), member, true, () => {})
}

/** The start of the outermost file. */
function outermost(files: readonly ReadFile[]): Span | undefined {
  const file = files.at(-1)?.source
  return file && { file, start: 0, end: 0 }
}

/** Whether a row is one that outputs list and that has a value. */
function isShown({ shown, base, formula }: Row): boolean {
  return shown && (base ?? formula) !== undefined
}

/** Whether anything is held against the rows of a model, so that they are worth making although there will be no projection. */
function asksOfRows(definition: Definition): boolean {
  const { members, measures, checks, controls, actuals, correlations } = definition
  const asked = [members, measures, checks, controls, actuals, correlations]
  return asked.some(({ length }) => length > 0) || limitRows(definition).length > 0
}

/** Read one definition and project it. */
export function openScenario(loader: Loader, opening: Opening, tell: Tell): Scenario | undefined {
  const read = readScenario(loader, opening, tell)
  if (read === undefined) return undefined
  const projection = projectScenario(read, tell)
  if (projection === undefined) return undefined
  // What was read by now: a file may change while the program runs.
  const kept = loader.withSettings(loader.settings)
  const again = (settings: readonly string[]): Scenario | undefined => {
    const { tell: watch, hasErrors } = watchErrors(() => {})
    const other = openScenario(kept.withSettings(settings), opening, watch)
    return hasErrors() ? undefined : other
  }
  return { ...read, projection, again }
}

/**
 * Project a scenario that was read, and warn of results that are probably not meant. Undefined, and reported, where it
 * cannot be projected: its rows form a circle, or its figures leave something without a meaning.
 */
export function projectScenario({ definition, model, files }: ReadScenario, tell: Tell): Projection | undefined {
  try {
    const projection = projectModel(model)
    const { tell: watch, hasErrors } = watchErrors(tell)
    refuseOfProjection(definition, projection, watch)
    if (hasErrors()) return undefined
    warnOfProjection(definition, projection, tell)
    return projection
  } catch (problem) {
    if (!(problem instanceof CircularRows)) throw problem
    const named = new Set(problem.rows)
    const rows = model.rows.filter(({ path }) => named.has(path))
    const span = placeOfCircle(definition, rows) ?? outermost(files)
    const ofMeasures = rows.some(({ section }) => section === 'measures')
    tell(diagnose('circular-rows', span, { rows: problem.rows, ofMeasures }))
    return undefined
  }
}
