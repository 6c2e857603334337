import type { PlaceMember } from '../definition/definition.ts'
import { divide, input, row, sum, times } from '../formula/build.ts'
import { type FormulaLeaf, mapLeaves } from '../formula/expression.ts'
import type { Numeric } from '../formula/node.ts'
import { inMember } from './member-rows.ts'
import { always, fromFirstYear, inUnit, nothing, type Row, working } from './row.ts'

/** What of a member belongs to its place. */
export interface Weighed {
  readonly member: PlaceMember
  /** A row of the member times what of it belongs here; undefined where none of it does. */
  readonly part: (path: string, lag?: number) => Numeric | undefined
  /** The share that a row of the member is multiplied by; undefined for a row that is put together from others. */
  readonly shareOf: (path: string) => Numeric | 'whole' | 'none' | undefined
  /** Rows of its own that the parts rest on. */
  readonly steps: readonly Row[]
}

/** A row of a member by the name it has there, with formulas as they stand in the place. */
export type RowOfMember = (path: string) => Row | undefined

/** How a member is weighed: by one share for everything, or line by line. */
export function weigh(member: PlaceMember, rowOf: RowOfMember): Weighed {
  return member.lines === undefined ? byShare(member) : byLine(member, member.lines, rowOf)
}

function byShare(member: PlaceMember): Weighed {
  const { id, title, share, residents } = member
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
    member,
    steps,
    shareOf: () => weight ?? 'whole',
    part: (of, lag = 0) => {
      const own = row(inMember(id, of), lag)
      return weight === undefined ? own : times(weight, own)
    },
  }
}

const fullYearEffects = 'underlying.full-year-effects'

/** Money that adds up other rows, whose parts have shares of their own; what runs on from year to year is added up in the place. */
const putTogether =
  /^(?:available|in-year|do-nothing-gap)$|^(?:spend|headroom|out-of-hospital|underlying|providers)(?:\.|$)|^(?:savings|risks)\.[^.]+$|^(?:savings|shifts)\..+\.net$/

function isPutTogether(path: string): boolean {
  return putTogether.test(path) && !/to-date$|share$/.test(path)
}

/**
 * What a line, a scheme on it or a move from it brings follows the share of that line; money in follows that of funding.
 * A row that adds up others is the member's own formula over the parts of them that belong here.
 */
function byLine(member: PlaceMember, lines: NonNullable<PlaceMember['lines']>, rowOf: RowOfMember): Weighed {
  const { id, title } = member
  const lineOf = linesOf(member)
  const shares = new Map([...lines].map(([line, share]) => [line, input(share)]))
  const fullYearPath = `members.${id}.full-year-effects-here`
  const weightOf = (path: string): Numeric | 'none' => shares.get(lineOf(path)) ?? 'none'
  const part = (path: string, lag = 0): Numeric | undefined => {
    if (path === fullYearEffects) return row(fullYearPath, lag)
    if (!isPutTogether(path)) {
      const share = weightOf(path)
      return share === 'none' ? undefined : times(share, row(inMember(id, path), lag))
    }
    const formula = rowOf(path)?.formula
    return formula && here(formula, lag)
  }
  const here = (formula: Numeric, lag: number): Numeric =>
    withoutNothing(
      mapLeaves<FormulaLeaf, FormulaLeaf>(formula, (leaf) => {
        if (leaf.op === 'row') return part(ownName(id, leaf.path), leaf.lag + lag) ?? nothing
        if (leaf.op !== 'input') return leaf
        const stated = input(leaf.input, leaf.lag + lag)
        // A rate or a share that a formula multiplies by is not parted: what it multiplies is.
        if (leaf.input.unit !== 'money') return stated
        const share = weightOf(ownName(id, leaf.input.path))
        return share === 'none' ? nothing : times(share, stated)
      }),
    )
  // In the base year there are none.
  const effects = here(rowOf(fullYearEffects)?.formula ?? nothing, 0)
  const label = `${title}, part of full-year effects still to come`
  return {
    member,
    part,
    shareOf: (path) => (isPutTogether(path) ? undefined : weightOf(path)),
    steps: [working(fromFirstYear(fullYearPath, label, effects))],
  }
}

/** The line that a row of a member, or a figure it states, belongs to; `funding` for money in. */
function linesOf({ definition }: PlaceMember): (path: string) => string {
  const { lines, savings, shifts, changes, risks, responsibilities } = definition
  const lineOf = new Map<string, string | undefined>([
    ...lines.map((line) => [`lines.${line.id}`, line.id] as const),
    ...savings.flatMap(({ id, line, costLine }) => [
      [`savings.${id}`, line] as const,
      [`savings.${id}.cost`, costLine] as const,
    ]),
    ...shifts.flatMap(({ id, from, to }) => [
      [`shifts.${id}`, from] as const,
      [`shifts.${id}.reprovided`, to] as const,
    ]),
    ...changes.map(({ kind, id, line }) => [`${kind}.${id}`, line] as const),
    ...risks.map(({ id, line }) => [`risks.${id}`, line] as const),
    ...responsibilities.map(({ id, line }) => [`responsibilities.${id}.spend`, line] as const),
  ])
  return (path) => {
    const [first = '', second = '', third = ''] = path.split('.')
    return lineOf.get(`${first}.${second}.${third}`) ?? lineOf.get(`${first}.${second}`) ?? 'funding'
  }
}

/** The name in its member of a row or a figure of the place: the other way of `inMember`. */
function ownName(member: string, path: string): string {
  return path.slice(inMember(member, '').length)
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
