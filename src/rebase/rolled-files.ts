import { basename, dirname, extname, join } from 'node:path'
import type { Decimal } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import { grouped } from '../base/grouped.ts'
import { listInWords } from '../base/list-in-words.ts'
import type { Actual, Definition } from '../definition/definition.ts'
import { type Files, Loader, type LoadOptions, type ReadFile } from '../definition/layers/load.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import { inputLabel, titleOfItem } from '../explain/input-label.ts'
import { isTitled } from '../model/actuals.ts'
import { openScenario, type Scenario } from '../open/open.ts'
import { actualInWords } from './actuals.ts'
import { definitionText } from './definition-text.ts'
import type { DefinitionDraft } from './draft.ts'
import { handedDown } from './handed-down.ts'
import type { Member } from './place.ts'
import { promisedRows } from './promised-rows.ts'
import { rollForward } from './roll-forward.ts'
import { rowLabels } from './row-labels.ts'

/** What to roll forward, to which year, and where the result is to stand. */
export interface Rebasing {
  readonly path: string
  readonly to: FinancialYear
  /** The file of the result. Members of a place are written beside it, called as it is and by their ids. */
  readonly target: string
  /** Set where bases are to be those projected, whatever came out. */
  readonly isAsProjected?: boolean
  /** The date (ISO 8601) that review dates are held against. */
  readonly today: string
}

/** A file of the result, with what was left out of it. */
export interface RolledFile {
  readonly path: string
  readonly text: string
  /** The title of the member that it is of, behind those of the members around it; empty of the plan itself. */
  readonly of: string
  readonly said: SaidOfRolled
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
  const made = (isByActuals: boolean): Rolled => {
    const rolled = new Rolled(files, options, rebasing, tell, isByActuals)
    rolled.roll(scenario, path, target)
    return rolled
  }
  // Actual figures change what comes after; all that the plan goes on from is proved without them.
  const projected = made(false)
  if (projected.hasFailed) return undefined
  const proof = new Proof(projected.files, files, options, rebasing, tell)
  if (!projected.each.every((one) => proof.holds(one))) return undefined
  const isActual = rebasing.isAsProjected !== true && projected.each.some((one) => hasActuals(one.scenario, to))
  const rolled = isActual ? made(true) : projected
  const opened = new Proof(rolled.files, files, options, rebasing, tell)
  if (isActual && !rolled.each.every((one) => opened.open(one) !== undefined)) return undefined
  return { files: rolled.files, read: rolled.read, scenario }
}

/** Whether something is known of what came out in a year. */
function hasActuals({ definition: { actuals, horizon } }: Scenario, year: FinancialYear): boolean {
  return year > horizon.base && actuals.some(({ amounts }) => amounts.values[year - horizon.base] !== undefined)
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
  private readonly isByActuals: boolean
  private readonly known = new Map<string, string>()

  constructor(world: Files, options: LoadOptions, rebasing: Rebasing, tell: Tell, isByActuals: boolean) {
    this.isByActuals = isByActuals
    this.world = world
    this.options = options
    this.rebasing = rebasing
    this.tell = tell
  }

  /** The figures of `ofPlace` that set a base come back. */
  roll(
    scenario: Scenario,
    path: string,
    target: string,
    ofPlace: readonly Actual[] = [],
    title = '',
  ): readonly Actual[] {
    const { to } = this.rebasing
    this.read.push(...scenario.files)
    const members = new Map<string, Member>()
    const handed = new Set<Actual>()
    for (const { id, title: called, file } of scenario.definition.members) {
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
      const said = handedDown(scenario, ofPlace, id, own.definition)
      // Of one file that several members read, each may have come out as another.
      const earlier = said.size > 0 ? undefined : this.known.get(file.real)
      if (earlier === undefined) {
        if (said.size === 0) this.known.set(file.real, beside)
        const taken = this.roll(
          own,
          file.path,
          beside,
          [...said.keys()],
          `${title === '' ? '' : `${title}: `}${called}`,
        )
        for (const one of taken) handed.add(said.get(one) ?? one)
      }
      members.set(id, { file: basename(earlier ?? beside), people: peopleOf(own, to) })
    }
    const isOutermost = target === this.rebasing.target
    const between = { ofPlace, handed }
    const draft = rollForward(scenario, to, basename(path), members, this.isByActuals, isOutermost, between)
    this.each.push({ scenario, target })
    const text = definitionText(draft, headOf(scenario, path, to, draft))
    this.files.push({ path: target, text, of: title, said: saidOf(scenario, to, draft) })
    // What set a base of a member of this one came of what the place around it says.
    return ofPlace.filter((one) => handed.has(one) || draft.cameOut.includes(one))
  }
}

function peopleOf({ definition, projection }: Scenario, to: FinancialYear): Member['people'] {
  const position = projection.plan.position.get('population.total')
  const values = position === undefined ? undefined : projection.values[position]
  return [values?.[0], values?.[to - definition.horizon.base]]
}

/** What stands above the definition: what it was made of, and what it leaves out. */
function headOf({ definition }: Scenario, path: string, to: FinancialYear, draft: DefinitionDraft): string[] {
  const { merged } = definition
  const before = printYear(definition.horizon.base)
  const year = printYear(to)
  if (to === definition.horizon.base)
    return [`${basename(path)} and what it extends, in one file.`, ...setPlainly(merged, draft)]
  return [
    `${basename(path)}, base year ${before}, rolled forward to ${year}. The sources of bases say what they were in ${before}.`,
    'Titles of items, sources, messages and comments are those of that plan. Notes and what is said in "document" name the plan of which they were said.',
    ...(draft.finished.length === 0 ? [] : [`Over by ${year}, and so in the bases: ${draft.finished.join(', ')}.`]),
    ...setPlainly(merged, draft),
    ...draft.pricesMoved.map((from) => `Real terms are in ${year} prices, and no more in those of ${from}.`),
    ...saidInWords({
      cameOut: draft.cameOut.map((one) => actualInWords(one, to - definition.horizon.base, (row) => row)),
      isTitled: draft.cameOut.some(isTitled),
      asProjected: draft.asProjected,
      isApart: draft.isBalanceApart,
      beside: draft.beside.map(({ path, why }) => ({ label: path, why })),
      leftOut: draft.leftOut.map(({ path, why }) => ({ label: path, why })),
      unidentified: draft.unidentified,
    }),
  ]
}

/** What was set on the command line of keys that hold a plain value, with no place for where it comes from. */
function setPlainly({ entries }: Definition['merged'], draft: DefinitionDraft): string[] {
  const paths = [...entries].flatMap(([path, { key, provenance }]) =>
    key.plainOnly === true && provenance.source !== undefined && draft.has(path) ? [path] : [],
  )
  return paths.length === 0 ? [] : [`Set on the command line: ${listInWords(paths.toSorted())}.`]
}

/** What a result says of itself: what of it came out and what is left out, each called as people call it. */
export interface SaidOfRolled {
  /** Which actual figures set bases, what they are called, and how good. */
  readonly cameOut: readonly string[]
  /** Whether an author calls some of them another thing than what came out. */
  readonly isTitled: boolean
  /** What begins as projected, and had better not. */
  readonly asProjected: readonly string[]
  /** Whether these would rest on what came out. */
  readonly isApart: boolean
  /** What of the new base year is held against what the bases come to. */
  readonly beside: readonly { readonly label: string; readonly why: 'no base' | 'beside' }[]
  readonly leftOut: readonly { readonly label: string; readonly why: string }[]
  /** Savings that bases count as found though nobody has identified them. */
  readonly unidentified: string | undefined
}

const whyBeside = {
  'no base': 'they set no base; what the bases come to instead is told with the new plan',
  beside: 'the difference is taken as one of cost; what a contract pays stands beside it, as is told with the new plan',
} as const

/** Which actual figures set bases, what is as projected though it comes of them, and what is left out, a sentence for each reason. */
export function saidInWords({
  cameOut,
  isTitled,
  asProjected,
  isApart,
  beside,
  leftOut,
  unidentified,
}: SaidOfRolled): string[] {
  const byReason = grouped(leftOut, ({ why }) => why)
  return [
    ...(cameOut.length === 0
      ? []
      : [
          `${isTitled ? 'Figures that the plan was held against' : 'Actual figures'} set the bases of ${listInWords(cameOut)}. All other bases are as projected.`,
        ]),
    ...asProjected.map(
      (label) =>
        `As projected: ${label}, of which no actual figure is stated${isApart ? ', and which does not rest on the figures that set bases' : ''}.`,
    ),
    ...(unidentified === undefined
      ? []
      : [`Counted as found in the bases, though nobody has identified them: savings of ${unidentified}.`]),
    ...[...grouped(beside, ({ why }) => why)].map(
      ([why, items]) =>
        `Held against the new base year: what came out of ${listInWords(items.map(({ label }) => label))} (${whyBeside[why]}).`,
    ),
    ...[...byReason].map(([why, items]) => `Left out: ${listInWords(items.map(({ label }) => label))} (${why}).`),
  ]
}

/** What is said on a screen: figures and items by their titles. */
function saidOf(scenario: Scenario, to: FinancialYear, draft: DefinitionDraft): SaidOfRolled {
  const { definition } = scenario
  const rowLabel = rowLabels(scenario)
  const labelOf = (path: string): string => {
    const isItem = path.split('.').length === 2 && definition.merged.groups.has(path)
    if (isItem) return `"${titleOfItem(path, definition)}"`
    const row = rowLabel(path)
    return `"${row === path ? inputLabel(path, definition) : row}"`
  }
  return {
    cameOut: draft.cameOut.map((one) => actualInWords(one, to - definition.horizon.base, rowLabel)),
    isTitled: draft.cameOut.some(isTitled),
    asProjected: draft.asProjected.map(labelOf),
    isApart: draft.isBalanceApart,
    beside: draft.beside.map(({ path, why }) => ({ label: labelOf(path), why })),
    leftOut: draft.leftOut.map(({ path, why }) => ({ label: labelOf(path), why })),
    unidentified: draft.unidentified,
  }
}

function outermost({ files }: Scenario): Span | undefined {
  const file = files.at(-1)?.source
  return file && { file, start: 0, end: 0 }
}

/** So far two figures of forty digits may differ, by the size of what they are made of, once one was written with fewer. */
const tolerance = 1e-25

/** Results as they will stand, read and projected before they are written. */
class Proof {
  private readonly world: Files
  private readonly options: LoadOptions
  private readonly rebasing: Rebasing
  private readonly tell: Tell

  constructor(made: readonly RolledFile[], files: Files, options: LoadOptions, rebasing: Rebasing, tell: Tell) {
    const texts = new Map(made.map(({ path, text }) => [files.real(path), Buffer.from(text)]))
    this.options = { allowOutside: options.allowOutside === true }
    this.rebasing = rebasing
    this.tell = tell
    this.world = {
      ...files,
      read: (path, most) => {
        const bytes = texts.get(files.real(path))
        return bytes === undefined ? files.read(path, most) : { ok: true, bytes }
      },
    }
  }

  /** The result of a plan; undefined, and told, where it would be wrong. */
  open({ scenario, target }: Rolled['each'][number]): Scenario | undefined {
    const opening = { path: target, name: target, today: this.rebasing.today }
    let isSound = true
    const again = openScenario(new Loader(this.world, this.options), opening, ({ severity, message }) => {
      if (severity !== 'error') return
      if (isSound) this.refuse(scenario, `the result would be wrong: ${message}`, namedIn(scenario, message))
      isSound = false
    })
    return isSound ? again : undefined
  }

  /** Whether the result gives the figures of the plan; the first that it does not give is told. */
  holds(one: Rolled['each'][number]): boolean {
    const again = this.open(one)
    if (again === undefined) return false
    const { scenario } = one
    const { base, count } = scenario.definition.horizon
    const moved = this.rebasing.to - base
    for (const { path, orElse } of promisedRows(scenario.definition)) {
      const before = valuesOf(scenario, path) ?? valuesOf(scenario, orElse)
      const after = valuesOf(again, path) ?? valuesOf(again, orElse)
      if (before === undefined) continue
      for (let index = moved + 1; index <= count; index++) {
        const [was, is] = [before[index], after?.[index - moved]]
        const isOver = after === undefined && (was === undefined || was.isZero())
        if (isOver || isSame(was, is)) continue
        const figures = `${is?.toFixed(6) ?? 'nothing'}, and not ${was?.toFixed(6) ?? 'nothing'}`
        this.refuse(scenario, `${path} in ${printYear(base + index)} would be ${figures}`, path)
        return false
      }
    }
    return true
  }

  private refuse(scenario: Scenario, why: string, path: string): void {
    const year = printYear(this.rebasing.to)
    this.tell(diagnose('cannot-rebase', spanOf(scenario, path), { year, why }))
  }
}

function isSame(was: Decimal | undefined, is: Decimal | undefined): boolean {
  if (was === undefined || is === undefined) return was === is
  return was.minus(is).abs().lte(was.abs().plus(1).times(tolerance))
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
