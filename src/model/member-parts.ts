import type { PlaceMember } from '../definition/definition.ts'
import { divide, input, row, sum, times, toDate } from '../formula/build.ts'
import { type FormulaLeaf, mapLeaves } from '../formula/expression.ts'
import { type Numeric, type RowName, rowName } from '../formula/node.ts'
import { inMember } from './in-member.ts'
import { always, inUnit, nothing, type Row, type RowPart, working } from './row.ts'

/** What of a member belongs to its place. */
export interface Parts {
  /** A row of the member, by its own name, times what of it belongs here; undefined where none of it does. */
  readonly of: (path: string, lag?: number) => Numeric | undefined
  /** What the place says of that; undefined where none of it belongs here. */
  readonly told: (path: string) => RowPart | undefined
  /** Rows that the parts rest on. */
  readonly steps: readonly Row[]
}

/** A member of a place with its rows, by the names they have in it. */
export interface Having {
  readonly member: PlaceMember
  /** As they stand in the member. */
  readonly own: ReadonlyMap<string, Row>
  /** As they stand in the place. */
  readonly named: ReadonlyMap<string, Row>
  readonly parts: Parts
}

/** Rows of a member by their own names. */
export type RowsOfMember = ReadonlyMap<string, Row>

/** Whether the values of a row add up over members, each times its share: amounts do, rates and shares do not. */
export function isAddedUp({ unit }: Row): boolean {
  return unit === 'money' || unit === 'people' || unit === 'activity'
}

/** How a member is parted: by one share for everything, or line by line. Its rows are as they stand in the member and in the place. */
export function memberParts(member: PlaceMember, { own, named }: Pick<Having, 'own' | 'named'>): Parts {
  return member.lines === undefined ? byShare(member, named) : byLine(member, member.lines, named, own)
}

function byShare({ id, title, share, residents }: PlaceMember, rows: RowsOfMember): Parts {
  const path = `members.${id}.share-of-residents`
  const weight = residents !== undefined ? row(path) : share === undefined ? undefined : input(share)
  const steps: Row[] = []
  if (residents !== undefined) {
    const ofPeople = divide(input(residents), row(inMember(id, 'population.total')))
    const label = `${title}, share of its residents who live here`
    // The share of the base year stays in every year.
    steps.push(working(inUnit('share', { ...always(path, label, ofPeople), formula: row(path, 1) })))
  }
  return {
    steps,
    of: (path, lag = 0) => {
      const own = row(rows.get(path)?.path ?? inMember(id, path), lag)
      return weight === undefined ? own : times(weight, own)
    },
    told: (path) => {
      const own = rows.get(path)
      if (own === undefined) return undefined
      return {
        member: id,
        own: own.path,
        isAdded: isAddedUp(own),
        by: isAddedUp(own) ? weight : undefined,
        here: undefined,
      }
    },
  }
}

/**
 * What a line, a scheme on it or a move from it brings takes the share of that line; money in takes that of funding. A row
 * that adds up others is the member's own formula over the parts of them that belong here: a row of its own.
 */
function byLine(
  { id, title }: PlaceMember,
  lines: NonNullable<PlaceMember['lines']>,
  rows: RowsOfMember,
  inMemberItself: RowsOfMember,
): Parts {
  const herePath = (path: string): RowName => rowName(inMember(id, `here.${path}`))
  const shareAt = (name: string): Numeric | undefined => {
    const stated = lines.get(name)
    return stated && input(stated)
  }
  const ofFunding = shareAt('funding')
  const shareOf = ({ share }: Row): Numeric | undefined => (typeof share === 'object' ? shareAt(share.line) : ofFunding)
  const steps = new Map<string, Row | undefined>()
  const of = (path: string, lag = 0): Numeric | undefined => {
    const own = rows.get(path)
    if (own === undefined) return undefined
    if (own.share === 'parts') return hereOf(own, path) && row(herePath(path), lag)
    const share = shareOf(own)
    return share && times(share, row(own.path, lag))
  }
  const names = new Map<string, string>([...rows].map(([path, own]) => [own.path, path]))
  const named = (path: string): string => names.get(path) ?? path
  const leafHere = (leaf: FormulaLeaf): Numeric => {
    if (leaf.op === 'row') return of(named(leaf.path), leaf.lag) ?? nothing
    // An amount that it states, such as one brought forward, is money in; a share or a rate that it states is of parts already.
    if (leaf.op === 'input' && leaf.input.unit === 'money')
      return ofFunding === undefined ? nothing : times(ofFunding, leaf)
    if (leaf.op !== 'to-date') return leaf
    const part = of(named(leaf.path))
    return part?.op === 'row' ? toDate(part.path) : nothing
  }
  const here = (formula: Numeric | undefined): Numeric | undefined => {
    if (formula === undefined) return undefined
    const parted = withoutNothing(mapLeaves<FormulaLeaf, FormulaLeaf>(formula, leafHere))
    return isNothing(parted) ? undefined : parted
  }
  /** The row that holds the part of a row which adds up others; undefined where none of them belongs here. */
  const hereOf = (own: Row, path: string): Row | undefined => {
    if (steps.has(path)) return steps.get(path)
    // A row that reads itself in an earlier year finds its own name.
    steps.set(path, own)
    const formula = here(own.formula)
    const base = own.base === own.formula ? formula : here(own.base)
    const label = `${title}: part here of ${inMemberItself.get(path)?.label ?? path}`
    const step =
      formula === undefined
        ? undefined
        : { ...working(own), path: herePath(path), label, formula, base: base ?? (own.base && nothing) }
    steps.set(path, step)
    return step
  }
  for (const [path, own] of rows)
    if (own.share === 'parts' && own.combine.how !== 'own' && isAddedUp(own)) hereOf(own, path)
  return {
    of,
    steps: [...steps.values()].filter((step) => step !== undefined),
    told: (path) => {
      const own = rows.get(path)
      if (own === undefined) return undefined
      const isAdded = isAddedUp(own)
      if (own.share === 'parts') {
        if (!isAdded) return { member: id, own: own.path, isAdded, by: undefined, here: undefined }
        return hereOf(own, path) && { member: id, own: own.path, isAdded, by: undefined, here: herePath(path) }
      }
      const by = shareOf(own)
      if (by === undefined) return undefined
      return { member: id, own: own.path, isAdded, by: isAdded ? by : undefined, here: undefined }
    },
  }
}

/** The same without terms that are nothing, so that no explanation tells of them. */
function withoutNothing(formula: Numeric): Numeric {
  switch (formula.op) {
    case 'sum':
      return sum(
        ...formula.terms.map(({ sign, of }) => ({ sign, of: withoutNothing(of) })).filter(({ of }) => !isNothing(of)),
      )
    case 'product': {
      const factors = formula.factors.map(withoutNothing)
      return factors.some(isNothing) ? nothing : times(...factors)
    }
    case 'max':
    case 'min':
      return { op: formula.op, of: formula.of.map(withoutNothing) }
    default:
      return formula
  }
}

function isNothing(formula: Numeric): boolean {
  return formula === nothing || (formula.op === 'sum' && formula.terms.length === 0)
}
