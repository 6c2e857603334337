import type { Definition } from '../definition/definition.ts'
import { during, plus, row, sum } from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import { indexOver } from '../formula/unit.ts'
import { everybody } from './combine.ts'
import { growthTogether } from './combine-growth.ts'
import { inMember } from './in-member.ts'
import { type Having, isAddedUp } from './member-parts.ts'
import { pricesTogether } from './place-prices.ts'
import { overAllYears, type Row } from './row.ts'

type Formulas = Pick<Row, 'base' | 'formula'>

/**
 * One row of a place: the same-named rows of those members that have one, put together as the row says, with a step that it rests
 * on where it has one. Undefined where nothing can be said of them together.
 */
export function combineRows(
  path: string,
  members: readonly Having[],
  all: readonly Having[],
  takingPart: TakingPart,
  definition: Definition,
): Row | readonly Row[] | undefined {
  const named = members[0]?.own.get(path)
  if (named === undefined) return undefined
  const first = { ...named, step: stepOfAll(path, named, members), oneSided: sideOfAll(path, named, members) }
  const parts = members.flatMap((one) => one.parts.told(path) ?? [])
  const combined = (formulas: Formulas): Row => ({ ...first, ...formulas, needs: undefined, parts })
  const { how, among } = first.combine
  switch (how) {
    case 'own':
      return undefined
    case 'alone': {
      const [only, ...others] = takingPart(among ?? path)
      const own = only?.own.get(path)
      if (only === undefined || own === undefined || others.length > 0) return undefined
      return { ...(isAddedUp(own) ? added(path, own, [only]) : asItIs(path, only, own)), parts }
    }
    case 'same':
      return overAllYears({
        ...combined(pricesTogether(path, all, definition)),
        lacks: whatIsLacking(path, all),
        measured: indexOver(definition.prices.base),
      })
    case 'weighed': {
      const { formula, by, amount } = growthTogether(path, first, members)
      const lacks = formula === undefined ? 'Nothing of it belongs here, of any member.' : first.lacks
      const growth = { ...combined({ base: undefined, formula }), combine: { how, by }, lacks }
      return amount === undefined ? growth : [growth, amount]
    }
    case 'again':
      if (!isWhole(path, among, takingPart)) return undefined
      return combined({
        formula: first.formula,
        base: first.base === first.formula ? first.formula : added(path, first, members).base,
      })
    case 'added':
      // Of everybody a row stays, without a value where somebody lacks it: others rest on it.
      if (among === everybody)
        return isOfEverybody(path, all)
          ? { ...added(path, first, members), parts }
          : { ...combined(nowhere), lacks: whatIsLacking(path, all) }
      return isWhole(path, among, takingPart) ? { ...added(path, first, members), parts } : undefined
  }
}

/** What a row says it is as a step, where all members say the same of theirs: of unlike ones none counts for the place. */
function stepOfAll(path: string, { step }: Row, members: readonly Having[]): Row['step'] {
  const isSame = members.every(({ own }) => {
    const other = own.get(path)?.step
    return other?.kind === step?.kind && other?.called === step?.called
  })
  return isSame ? step : undefined
}

/** The side of nought that all members have their row on: what is spend of one and a credit of another may be on either. */
function sideOfAll(path: string, { oneSided }: Row, members: readonly Having[]): Row['oneSided'] {
  return members.every(({ own }) => own.get(path)?.oneSided?.what === oneSided?.what) ? oneSided : undefined
}

const nowhere: Formulas = { base: undefined, formula: undefined }

/** The members that have a row of which something belongs to the place. */
export type TakingPart = (path: string) => ReadonlySet<Having>

/** Who takes part in the rows that others are told among: every row of every member is looked at once. */
export function takingPartIn(all: readonly Having[]): TakingPart {
  const asked = new Set<string>()
  for (const { own } of all)
    for (const [path, { combine }] of own)
      if (combine.among !== undefined) asked.add(combine.among)
      else if (combine.how === 'alone') asked.add(path)
  const found = new Map<string, Set<Having>>()
  for (const one of all)
    for (const path of one.own.keys()) {
      if (!asked.has(path) || !takesPartIn(path, one)) continue
      const known = found.get(path)
      if (known === undefined) found.set(path, new Set([one]))
      else known.add(one)
    }
  return (path) => found.get(path) ?? nobody
}

const nobody: ReadonlySet<Having> = new Set()

/** Whether every member that has the one row has the other as well. */
function isWhole(path: string, among: string | undefined, takingPart: TakingPart): boolean {
  if (among === undefined) return true
  for (const one of takingPart(among)) if (!one.own.has(path)) return false
  return true
}

/** Whether a member has a row of which something belongs to the place. */
function takesPartIn(path: string, { own, parts }: Having): boolean {
  return own.has(path) && parts.of(path) !== undefined
}

/** What members say of a row that they have no value of: each by its name, and all of them together once. */
function whatIsLacking(path: string, all: readonly Having[]): string | undefined {
  const said = all.flatMap(({ member: { title }, own }) => {
    const lacks = own.get(path)?.lacks
    return lacks === undefined ? [] : [{ title, lacks }]
  })
  const [first] = said
  const isSameOfAll = said.length === all.length && said.every(({ lacks }) => lacks === first?.lacks)
  if (isSameOfAll && said.length > 1) return first?.lacks
  return first === undefined ? undefined : said.map(({ title, lacks }) => `${title}: ${lacks}`).join(' ')
}

function isOfEverybody(path: string, all: readonly Having[]): boolean {
  return all.every(({ own }) => own.get(path)?.base !== undefined)
}

function added(path: string, first: Row, members: readonly Having[]): Row {
  const rows = members.flatMap(({ own }) => own.get(path) ?? [])
  const total = (of: 'base' | 'formula'): Numeric | undefined => {
    const parts = members.flatMap((one): Part[] => {
      const stated = one.own.get(path)?.[of]
      const part = stated && one.parts.of(path)
      return part === undefined ? [] : [{ of: part, years: yearsWithValue(stated) }]
    })
    return rows.some((one) => one[of] !== undefined) ? inYears(parts) : undefined
  }
  const formula = total('formula')
  const isAlways = rows.every((one) => one.formula !== undefined && one.base !== undefined)
  // A word that the row of one member needs is needed of all, whoever is named first.
  const term = rows.find((one) => one.term !== undefined)?.term
  // It is there, and it is paid, as soon as the contract of one member is.
  const paying = rows.flatMap(({ paid }) => paid ?? [])
  const paid = paying.length > 0 && {
    there: Math.min(...paying.map(({ there }) => there)),
    from: Math.min(...paying.map(({ from }) => from)),
  }
  // Whether a place has it is known by then, whatever each of its members needed for it.
  return {
    ...first,
    term,
    ...(paid && { paid }),
    needs: undefined,
    formula,
    base: isAlways ? formula : total('base'),
  }
}

/** What a member adds, and the years in which it has a value; all of them where undefined. */
interface Part {
  readonly of: Numeric
  readonly years: readonly boolean[] | undefined
}

function yearsWithValue(formula: Numeric | undefined): readonly boolean[] | undefined {
  return formula?.op === 'during' && formula.otherwise === 'none' ? formula.inForce : undefined
}

/** The sum in the years in which one at least has a value. Outside its own years a part adds nothing. */
function inYears(parts: readonly Part[]): Numeric {
  const terms = parts.flatMap(({ years }) => (years === undefined ? [] : [years]))
  const isShown = terms.length === parts.length && terms.length > 0
  const last = Math.max(0, ...terms.map((years) => years.length))
  const union = Array.from({ length: last }, (_, index) => terms.some((years) => years[index] === true))
  const isShorter = (years: readonly boolean[]): boolean =>
    !isShown || union.some((isIn, index) => isIn && years[index] !== true)
  const total = sum(
    ...parts.map(({ of, years }) => plus(years !== undefined && isShorter(years) ? during(years, of, 'nothing') : of)),
  )
  return isShown ? during(union, total, 'none') : total
}

function asItIs(path: string, { member }: Having, own: Row): Row {
  const whole = row(inMember(member.id, path))
  return { ...own, needs: undefined, base: own.base && whole, formula: own.formula && whole }
}
