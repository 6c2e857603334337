import { grouped } from '../base/grouped.ts'
import { type MoneyUnit, poundsIn } from '../base/money-unit.ts'
import { poundsFactor } from '../formula/build.ts'
import { mapParts, type Numeric, type RowName, type Source } from '../formula/node.ts'
import { isInForce, leavesIn, rowsIn } from '../open/in-year.ts'
import { type Projection, rowAt } from '../open/project.ts'
import { foldFormula, type IsNothing, nothingIn } from './fold.ts'

/** A row's formula for some of its years, without what is nothing in all of them. Index 0 is the base year. */
export interface Working {
  readonly isBase: boolean
  readonly indices: readonly number[]
  readonly formula: Numeric
  /** Rows that the formula names and that are nothing here. */
  readonly dropped: readonly RowName[]
}

/** Everything one figure rests on. */
export interface Needs {
  /** How each row was made in the years it is needed, the base year first. */
  readonly workings: ReadonlyMap<RowName, readonly Working[]>
  /** Each input with the years it is needed for, in the order of the years. */
  readonly inputs: ReadonlyMap<string, { readonly source: Source; readonly indices: readonly number[] }>
  readonly isNothing: IsNothing
}

/** Find all rows and inputs that a row rests on in a year, with the years in which it does. Money is in the shown unit. */
export function needsOf(projection: Projection, path: RowName, index: number, shown: MoneyUnit): Needs {
  const isNothing = nothingIn(projection)
  const years = new Map<RowName, Set<number>>([[path, new Set([index])]])
  const workings = new Map<RowName, readonly Working[]>()
  const pending = new Set([path])
  for (const next of pending) {
    pending.delete(next)
    const own = workingsOf(projection, next, years.get(next) ?? new Set(), isNothing, shown)
    workings.set(next, own)
    for (const { formula, indices } of own) {
      for (const at of indices) {
        for (const [row, year] of rowsIn(formula, at, projection)) {
          const known = years.get(row) ?? new Set()
          if (year < 0 || known.has(year)) continue
          years.set(row, known.add(year))
          pending.add(row)
        }
      }
    }
  }
  return { workings, inputs: inputsOf(workings, projection), isNothing }
}

function workingsOf(
  projection: Projection,
  path: RowName,
  years: ReadonlySet<number>,
  isNothing: IsNothing,
  shown: MoneyUnit,
): Working[] {
  const row = rowAt(projection, path)
  const indices = [...years].sort((left, right) => left - right)
  const working = (formula: Numeric | undefined, own: readonly number[], isBase: boolean): Working[] => {
    if (formula === undefined || own.length === 0) return []
    const whole = formula.op === 'during' ? formula.of : formula
    return byYears(whole, own).map(({ of, indices: those }) => ({
      isBase,
      indices: those,
      ...foldFormula(inUnit(of, projection.model.unit, shown), (node) =>
        those.every((index) => isNothing(node, index)),
      ),
    }))
  }
  const inForce = indices.filter((index) => row === undefined || isInForce(row, index))
  const others = indices.filter((index) => !inForce.includes(index))
  // Outside its term a row is nothing, whatever its formula would give.
  const out: Working[] =
    others.length === 0 ? [] : [{ isBase: false, indices: others, formula: { op: 'sum', terms: [] }, dropped: [] }]
  if (row?.formula === row?.base) return [...out, ...working(row?.formula, inForce, false)]
  const projected = inForce.filter((index) => index > 0)
  return [
    ...out,
    ...working(row?.base, inForce.includes(0) ? [0] : [], true),
    ...working(row?.formula, projected, false),
  ]
}

/**
 * A formula for the years that it is asked for. A sum of parts that are each in force in years of their own adds nothing up: it is one
 * of them or another, and each is told for its own years.
 */
function byYears(formula: Numeric, indices: readonly number[]): readonly { of: Numeric; indices: readonly number[] }[] {
  const parts = alternativesIn(formula)
  if (parts === undefined) return [{ of: formula, indices }]
  const groups = grouped(indices, (index) => parts.find(({ inForce }) => inForce[index] === true))
  return Array.from(groups, ([part, those]) => ({ of: part?.of ?? formula, indices: those }))
}

type Part = Extract<Numeric, { op: 'during' }>

/** The terms of a sum of which never two are in force in one year; undefined of any other formula. */
function alternativesIn(formula: Numeric): readonly Part[] | undefined {
  if (formula.op !== 'sum' || formula.terms.length < 2) return undefined
  const parts = formula.terms.flatMap(({ sign, of }) =>
    sign === 1 && of.op === 'during' && of.otherwise === 'nothing' ? [of] : [],
  )
  if (parts.length < formula.terms.length) return undefined
  const taken: boolean[] = []
  for (const { inForce } of parts)
    for (const [index, is] of inForce.entries()) {
      if (is && taken[index] === true) return undefined
      taken[index] = is || taken[index] === true
    }
  return parts
}

function inputsOf(workings: Needs['workings'], projection: Projection): Needs['inputs'] {
  const found = new Map<string, { source: Source; indices: number[] }>()
  for (const { formula, indices } of [...workings.values()].flat()) {
    for (const index of indices) {
      for (const leaf of leavesIn(formula, index, projection)) {
        if (leaf.op !== 'input') continue
        const known = found.get(leaf.input.path) ?? { source: leaf.input, indices: [] }
        found.set(leaf.input.path, known)
        const at = index - leaf.lag
        if (at >= 0 && !known.indices.includes(at)) known.indices.push(at)
      }
    }
  }
  for (const { indices } of found.values()) indices.sort((left, right) => left - right)
  return found
}

/**
 * The same formula with its result in the shown unit. Money scales by itself, row by row; pounds for each of something do
 * not, so the number that turns one into the other changes with the unit.
 */
function inUnit(formula: Numeric, own: MoneyUnit, shown: MoneyUnit): Numeric {
  if (own === shown) return formula
  const change = (node: Numeric): Numeric => {
    if (node.op !== 'number') return mapParts(node, change)
    return node.pounds === undefined ? node : poundsFactor(poundsIn(shown), node.pounds)
  }
  return change(formula)
}
