import { basename, dirname, extname, join } from 'node:path'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import { grouped } from '../base/grouped.ts'
import { listInWords } from '../base/list-in-words.ts'
import { type Files, Loader, type LoadOptions, type ReadFile } from '../definition/layers/load.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import { openScenario, type Scenario } from '../open/open.ts'
import { definitionText } from './definition-text.ts'
import type { DefinitionDraft } from './draft.ts'
import type { Member } from './place.ts'
import { promisedRows } from './promised-rows.ts'
import { rollForward } from './roll-forward.ts'

/** What to roll forward, to which year, and where the result is to stand. */
export interface Rebasing {
  readonly path: string
  readonly to: FinancialYear
  /** The file of the result. Members of a place are written beside it, called as it is and by their ids. */
  readonly target: string
  /** The date (ISO 8601) that review dates are held against. */
  readonly today: string
}

/** A file of the result, with what was left out of it. */
export interface RolledFile {
  readonly path: string
  readonly text: string
  readonly finished: readonly string[]
  readonly leftOut: DefinitionDraft['leftOut']
}

/** What came of it: every file, those of members first, and the files that were read. */
export interface Rebased {
  readonly files: readonly RolledFile[]
  readonly read: readonly ReadFile[]
  readonly scenario: Scenario
}

/**
 * Roll a plan forward. Undefined, and reported, where it is wrong, where the year is none of which years are left, or where the result
 * would not give the figures of the plan: what is written is read again and projected first.
 */
export function rebase(files: Files, options: LoadOptions, rebasing: Rebasing, tell: Tell): Rebased | undefined {
  const { path, to, target, today } = rebasing
  const scenario = openScenario(new Loader(files, options), { path, name: path, today }, tell)
  if (scenario === undefined) return undefined
  const first = lackingYear(scenario, to)
  if (first !== undefined) {
    tell(diagnose('rebase-year', outermost(scenario), first))
    return undefined
  }
  const rolled = new Rolled(files, options, rebasing, tell)
  rolled.roll(scenario, path, target)
  if (rolled.hasFailed) return undefined
  const made = rolled.files
  const isSound = rolled.each.every((one) => holds(one, made, files, options, rebasing, tell))
  return isSound ? { files: made, read: rolled.read, scenario } : undefined
}

/** What is wrong with the year: it is none of the plan, or nothing is projected after it. */
function lackingYear(
  { definition }: Scenario,
  to: FinancialYear,
): { year: string; first: string; last: string } | undefined {
  const { base, count } = definition.horizon
  return to >= base && to < base + count
    ? undefined
    : { year: printYear(to), first: printYear(base), last: printYear(base + count - 1) }
}

/** Definitions rolled forward one after the other, members before the place that names them, each file once. */
class Rolled {
  readonly files: RolledFile[] = []
  readonly read: ReadFile[] = []
  /** Each plan with the file that it was rolled forward to. */
  readonly each: { readonly scenario: Scenario; readonly target: string }[] = []
  hasFailed = false
  private readonly world: Files
  private readonly options: LoadOptions
  private readonly rebasing: Rebasing
  private readonly tell: Tell
  private readonly known = new Map<string, string>()

  constructor(world: Files, options: LoadOptions, rebasing: Rebasing, tell: Tell) {
    this.world = world
    this.options = options
    this.rebasing = rebasing
    this.tell = tell
  }

  roll(scenario: Scenario, path: string, target: string): void {
    const { to } = this.rebasing
    this.read.push(...scenario.files)
    const members = new Map<string, Member>()
    for (const { id, file } of scenario.definition.members) {
      const extension = extname(target)
      const beside = join(dirname(target), `${basename(target, extension)}-${id}${extension || '.yaml'}`)
      // Settings of the command line change the place alone.
      const options = { allowOutside: this.options.allowOutside === true }
      const opening = { path: file.path, name: file.path, today: this.rebasing.today }
      const own = openScenario(new Loader(this.world, options), opening, this.tell)
      if (own === undefined) {
        this.hasFailed = true
        continue
      }
      const earlier = this.known.get(file.real)
      if (earlier === undefined) {
        this.known.set(file.real, beside)
        this.roll(own, file.path, beside)
      }
      members.set(id, { file: basename(earlier ?? beside), people: peopleOf(own, to) })
    }
    const draft = rollForward(scenario, to, basename(path), members)
    this.each.push({ scenario, target })
    const text = definitionText(draft, headOf(scenario, path, to, draft))
    this.files.push({ path: target, text, finished: draft.finished, leftOut: draft.leftOut })
  }
}

function peopleOf({ definition, projection }: Scenario, to: FinancialYear): Member['people'] {
  const position = projection.plan.position.get('population.total')
  const values = position === undefined ? undefined : projection.values[position]
  return [values?.[0], values?.[to - definition.horizon.base]]
}

/** What stands above the definition: what it was made of, and what it leaves out. */
function headOf({ definition }: Scenario, path: string, to: FinancialYear, draft: DefinitionDraft): string[] {
  const before = printYear(definition.horizon.base)
  const year = printYear(to)
  if (to === definition.horizon.base) return [`${basename(path)} and what it extends, in one file.`]
  return [
    `${basename(path)}, base year ${before}, rolled forward to ${year}. The sources of bases say what they were in ${before}.`,
    ...(draft.finished.length === 0 ? [] : [`Over by ${year}, and so in the bases: ${draft.finished.join(', ')}.`]),
    ...draft.pricesMoved.map((from) => `Real terms are in ${year} prices, and no more in those of ${from}.`),
    ...leftOutInWords(draft.leftOut),
  ]
}

/** What is left out, a sentence for each reason. */
export function leftOutInWords(leftOut: DefinitionDraft['leftOut']): string[] {
  const byReason = grouped(leftOut, ({ why }) => why)
  return [...byReason].map(([why, items]) => `Left out: ${listInWords(items.map(({ path }) => path))} (${why}).`)
}

function outermost({ files }: Scenario): Span | undefined {
  const file = files.at(-1)?.source
  return file && { file, start: 0, end: 0 }
}

/** So far two figures of forty digits may differ, by the size of what they are made of, once one was written with fewer. */
const tolerance = 1e-25

/** Whether the result, read and projected as it stands, gives the figures of the plan; the first that it does not give is told. */
function holds(
  { scenario, target }: Rolled['each'][number],
  made: readonly RolledFile[],
  files: Files,
  options: LoadOptions,
  { to, today }: Rebasing,
  tell: Tell,
): boolean {
  const texts = new Map(made.map(({ path, text }) => [files.real(path), Buffer.from(text)]))
  const world: Files = {
    ...files,
    read: (path) => {
      const bytes = texts.get(files.real(path))
      return bytes === undefined ? files.read(path) : { ok: true, bytes }
    },
  }
  let isSound = true
  const refuse = (why: string, path: string): void => {
    if (isSound) tell(diagnose('cannot-rebase', spanOf(scenario, path), { year: printYear(to), why }))
    isSound = false
  }
  const loader = new Loader(world, { allowOutside: options.allowOutside === true })
  const again = openScenario(loader, { path: target, name: target, today }, ({ severity, message }) => {
    if (severity === 'error') refuse(`the result would be wrong: ${message}`, namedIn(scenario, message))
  })
  if (again === undefined || !isSound) return false
  const moved = to - scenario.definition.horizon.base
  for (const { path, orElse } of promisedRows(scenario.definition)) {
    const [before, after] = [
      valuesOf(scenario, path) ?? valuesOf(scenario, orElse),
      valuesOf(again, path) ?? valuesOf(again, orElse),
    ]
    if (before === undefined) continue
    for (let index = moved + 1; index <= scenario.definition.horizon.count; index++) {
      const [was, is] = [before[index], after?.[index - moved]]
      const isOver = after === undefined && (was === undefined || was.isZero())
      const isSame =
        was === undefined || is === undefined ? was === is : was.minus(is).abs().lte(was.abs().plus(1).times(tolerance))
      if (isOver || isSame) continue
      const year = printYear(scenario.definition.horizon.base + index)
      refuse(
        `${path} in ${year} would be ${is?.toFixed(6) ?? 'nothing'}, and not ${was?.toFixed(6) ?? 'nothing'}`,
        path,
      )
      return false
    }
  }
  return true
}

function valuesOf(
  { projection }: Scenario,
  path: string | undefined,
): Scenario['projection']['values'][number] | undefined {
  const position = path === undefined ? undefined : projection.plan.position.get(path)
  return position === undefined ? undefined : projection.values[position]
}

/** The first item of a plan that a message names; nothing where it names none. */
function namedIn({ definition }: Scenario, message: string): string {
  const names = message.matchAll(/[a-z][a-z-]*\.[a-z][a-z0-9-]*/g)
  for (const [name] of names) if (definition.merged.groups.has(name)) return name
  return ''
}

/** Where the item stands that a row belongs to; else the start of the outermost file. */
function spanOf(scenario: Scenario, path: string): Span | undefined {
  const [collection, id] = path.split('.')
  return scenario.definition.merged.groups.get(`${collection}.${id}`) ?? outermost(scenario)
}
