import { type FinancialYear, printYear } from '../base/financial-year.ts'
import { listInWords } from '../base/list-in-words.ts'
import type { Actual, Definition, Input } from '../definition/definition.ts'
import { saidBefore } from '../definition/said-before.ts'
import type { Entry } from '../definition/values/entry.ts'
import type { BaseYear } from '../definition/values/series.ts'
import { isTitled } from '../model/actuals.ts'
import type { Scenario } from '../open/open.ts'
import { actualInWords, rollActuals } from './actuals.ts'
import { rollBases } from './bases.ts'
import { rollContracts } from './contracts.ts'
import { DefinitionDraft } from './draft.ts'
import { laterYears } from './later-years.ts'
import { type Member, rollPlace } from './place.ts'
import { type Rolling, rollingOf } from './rolling.ts'
import { rollRules } from './rules.ts'
import { rollSchemes } from './schemes.ts'

/** What came out of the rows of members and is said by the place around them. */
export interface BetweenPlaceAndMembers {
  /** What a place says of the rows of this plan. */
  readonly ofPlace: readonly Actual[]
  /** What this plan says of the rows of its members, and what set bases there. */
  readonly handed: ReadonlySet<Actual>
}

/**
 * A definition of one file whose base year is a later year of a plan: what it states of the years after that is kept as it was written,
 * bases are what the plan projects, and what was begun before and is still to come is stated. To its own base year it is the same plan.
 * Where actual figures count, bases are what came out in that year, as far as that is known.
 * `members` are those of a place, or the options of an appraisal, by id, with the files that theirs are rolled forward to.
 */
export function rollForward(
  scenario: Scenario,
  to: FinancialYear,
  name: string,
  members: ReadonlyMap<string, Member>,
  isByActuals: boolean,
  isOutermost: boolean,
  { ofPlace, handed }: BetweenPlaceAndMembers,
): DefinitionDraft {
  const { definition } = scenario
  const draft = draftOf(definition, to)
  const index = to - definition.horizon.base
  if (index > 0) markSaid(draft, definition)
  const rolling = rollingOf(scenario, draft, index, name, isByActuals, ofPlace)
  if (definition.members.length > 0) rollPlace(rolling, members)
  if (index === 0) return draft
  if (definition.members.length === 0) {
    rollBases(rolling)
    rollSchemes(rolling)
    rollContracts(rolling)
  }
  rollActuals(scenario, draft, index, rolling.cameOut, handed, rolling.labelOf)
  rollRules(rolling)
  sayRolled(rolling, isOutermost)
  return draft
}

/** That it is a plan rolled forward: in its title, where that is not the name of a member, in what is said of it, and as data. */
function sayRolled({ definition, draft, base, index, labelOf }: Rolling, isOutermost: boolean): void {
  const {
    title,
    description,
    rolled: [rolled],
    horizon,
  } = definition
  const [from, to] = [printYear(horizon.base), printYear(base)]
  // Of one that was rolled forward before the last time alone is told.
  const withoutEarlier = (text: string, earlier: (before: string, year: string) => string): string =>
    rolled === undefined ? text : text.replace(earlier(printYear(rolled.from), from), '')
  if (isOutermost) draft.revalue('title', `${withoutEarlier(title, titleEnd)}${titleEnd(from, to)}`)
  if (description !== undefined)
    draft.revalue('description', `${descriptionStart(from, to)}${withoutEarlier(description, descriptionStart)}`)
  if (!draft.has('years.base')) return
  draft.set('years.rolled.from', { value: from, about: {} })
  draft.delete('years.rolled.actuals')
  if (draft.cameOut.length > 0)
    draft.set('years.rolled.actuals', {
      value: listInWords(draft.cameOut.map((one) => actualInWords(one, index, labelOf))),
      about: {},
    })
  const sayFlag = (key: string, is: boolean, isSaidAnyway = false): void => {
    draft.delete(`years.rolled.${key}`)
    if (is || isSaidAnyway) draft.set(`years.rolled.${key}`, { value: String(is), about: {} })
  }
  // Beside actual figures what is not said of the balance would be taken for the worse.
  sayFlag('balance-apart', draft.isBalanceApart, draft.cameOut.length > 0 && draft.has('surplus.brought-forward'))
  sayFlag('actual-spend', draft.isSpendActual)
  const unfound = [rolled?.unidentified, draft.unidentified].filter((text) => text !== undefined)
  draft.delete('years.rolled.unidentified')
  if (unfound.length > 0) draft.set('years.rolled.unidentified', { value: unfound.join('; '), about: {} })
  sayFlag('outturn', draft.cameOut.length > 0 && !draft.cameOut.some(isTitled))
}

const titleEnd = (_: string, to: string): string => `, rolled forward to ${to}`
const descriptionStart = (from: string, to: string): string =>
  `Rolled forward from ${from} to ${to}. What was said of the plan then: `

/** Notes, limitations and approvals are kept as they were written, and say of which plan: of this one they may no more be true. */
function markSaid(draft: DefinitionDraft, { merged, horizon }: Definition): void {
  const from = printYear(horizon.base)
  for (const path of draft.paths) {
    const stated = draft.get(path)
    if (stated === undefined) continue
    const { value, about } = stated
    const isOfThePlan = merged.entries.get(path)?.key.ofThePlan === true && typeof value === 'string'
    if (isOfThePlan) draft.revalue(path, saidBefore(value, from))
    else if (about.note !== undefined)
      draft.set(path, { ...stated, about: { ...about, note: saidBefore(about.note, from) } })
  }
}

/** What the definition states itself, of the years from the new base year on. */
function draftOf(definition: Definition, to: FinancialYear): DefinitionDraft {
  const { merged, inputs } = definition
  const draft = new DefinitionDraft([...merged.items])
  const given = new Map<string, Input['spread']>(inputs.map(({ path, spread }) => [path, spread]))
  for (const [path, entry] of merged.entries) {
    const stated = laterYears(entry, definition, to, baseYearOf(entry, given.get(path)))
    if (stated !== undefined) draft.set(path, stated)
    else if (isNoughtAfter(entry)) draft.set(path, { value: '0', about: {} })
  }
  return draft
}

function baseYearOf({ key }: Entry, spread: BaseYear | 'one' | undefined): BaseYear {
  if (spread !== undefined && spread !== 'one') return spread
  // What a limit is, is read from its shares and amounts together.
  return key.kind === 'limit' ? 'named' : 'none'
}

/** Whether a flow that ended before the new base year must say so, because without it another value would be taken. */
function isNoughtAfter({ key }: Entry): boolean {
  return key.cover === 'flow' && (key.required === true || key.default !== undefined)
}
