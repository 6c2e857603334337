import type { FinancialYear } from '../base/financial-year.ts'
import type { Definition, Input } from '../definition/definition.ts'
import type { Entry } from '../definition/values/entry.ts'
import type { BaseYear } from '../definition/values/series.ts'
import type { Scenario } from '../open/open.ts'
import { rollActuals } from './actuals.ts'
import { rollBases } from './bases.ts'
import { rollContracts } from './contracts.ts'
import { DefinitionDraft } from './draft.ts'
import { laterYears } from './later-years.ts'
import { type Member, rollPlace } from './place.ts'
import { rollingOf } from './rolling.ts'
import { rollRules } from './rules.ts'
import { rollSchemes } from './schemes.ts'

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
): DefinitionDraft {
  const { definition } = scenario
  const draft = draftOf(definition, to)
  const index = to - definition.horizon.base
  const rolling = rollingOf(scenario, draft, index, name, isByActuals)
  if (definition.members.length > 0) rollPlace(rolling, members)
  if (index === 0) return draft
  if (definition.members.length === 0) {
    rollBases(rolling)
    rollSchemes(rolling)
    rollContracts(rolling)
  }
  rollActuals(definition, draft, index, rolling.cameOut)
  rollRules(rolling)
  return draft
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
