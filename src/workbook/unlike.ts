import { printYear } from '../base/financial-year.ts'
import type { Scenario } from '../open/open.ts'
import { rowAt } from '../open/project.ts'
import { type Alike, areAlike, eachOf } from './alike.ts'
import { type CheckAsks, checkTests } from './check-tests.ts'

/** Something that scenarios do not share, so that one set of sheets cannot serve them: what it is, and in which of them it is otherwise. */
export interface Unlike {
  /** A row, an input or a check by its path; undefined for what all of them must share. */
  readonly path: string | undefined
  readonly how: string
}

/**
 * What keeps scenarios from sharing the sheets of one workbook; empty where nothing does. They share them where they have the same rows
 * with the same formulas: stated figures, numbers in formulas and years in force may differ.
 */
export function unlikeIn(scenarios: Alike<Scenario>): readonly Unlike[] {
  const [first, ...others] = scenarios
  return others.flatMap((other) => {
    const whole = unlikeWhole(first, other)
    return whole.length > 0
      ? whole
      : [...unlikeRows(first, other), ...unlikeInputs(first, other), ...unlikeChecks(first, other)]
  })
}

function unlikeWhole({ name, definition }: Scenario, other: Scenario): Unlike[] {
  const told = (what: string, own: string, its: string): Unlike[] =>
    own === its ? [] : [{ path: undefined, how: `${what}: ${own} in ${name}, ${its} in ${other.name}` }]
  const yearsOf = ({ horizon: { base, count } }: Scenario['definition']): string =>
    `${printYear(base)} to ${printYear(base + count)}`
  return [
    ...told('years', yearsOf(definition), yearsOf(other.definition)),
    ...told('unit of money', definition.unit, other.definition.unit),
  ]
}

/** First what only one of them has, by item where it is one that is missing: formulas that differ follow from that. */
function unlikeRows(first: Scenario, other: Scenario): Unlike[] {
  const lacking = [...lackingIn(first, other), ...lackingIn(other, first)]
  const differing = first.model.rows.flatMap(({ path, formula, base, unit }): Unlike[] => {
    const its = rowAt(other.projection, path)
    if (its === undefined) return []
    const isAlike = unit === its.unit && areAlike([formula, its.formula]) && areAlike([base, its.base])
    return isAlike ? [] : [{ path, how: `another formula in ${other.name}` }]
  })
  return [...lacking, ...differing]
}

function lackingIn({ model }: Scenario, { name, projection }: Scenario): Unlike[] {
  const lacking = model.rows.filter(({ path }) => rowAt(projection, path) === undefined)
  const called = new Set(lacking.map(({ item, path }) => item?.path ?? path))
  return [...called].map((path) => ({ path, how: `not in ${name}` }))
}

function unlikeInputs(first: Scenario, other: Scenario): Unlike[] {
  const [own, its] = [first, other].map(({ model }) => new Set<string>(model.inputs.map(({ path }) => path))) as [
    Set<string>,
    Set<string>,
  ]
  return [
    ...[...own].filter((path) => !its.has(path)).map((path) => ({ path, how: `not in ${other.name}` })),
    ...[...its].filter((path) => !own.has(path)).map((path) => ({ path, how: `not in ${first.name}` })),
  ]
}

function unlikeChecks(first: Scenario, other: Scenario): Unlike[] {
  const [own, its] = [first, other].map((one) => new Map(checkTests(one).map((test) => [test.id, test]))) as [
    Map<string, ReturnType<typeof checkTests>[number]>,
    Map<string, ReturnType<typeof checkTests>[number]>,
  ]
  const differing = [...own.values()].flatMap(({ id, kind, severity, isAny, asks }): Unlike[] => {
    const same = its.get(id)
    if (same === undefined) return [{ path: id, how: `not in ${other.name}` }]
    const isAlike =
      kind === same.kind && severity === same.severity && isAny === same.isAny && areAsked(asks, same.asks)
    return isAlike ? [] : [{ path: id, how: `another condition in ${other.name}` }]
  })
  const more = [...its.keys()].filter((id) => !own.has(id))
  return [...differing, ...more.map((id) => ({ path: id, how: `not in ${first.name}` }))]
}

/** Whether the same is asked in the same way. */
function areAsked(one: CheckAsks | undefined, other: CheckAsks | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  if (one.op !== other.op) return false
  if (one.op !== 'compare' || other.op !== 'compare') {
    const [parts, others] = [one, other].map((asked) => ('of' in asked ? asked.of : [])) as [
      readonly CheckAsks[],
      readonly CheckAsks[],
    ]
    return parts.length === others.length && parts.every((part, at) => areAsked(part, others[at]))
  }
  const sides = (['left', 'right', 'tolerance', 'when'] as const).map((side) => areAlike([one[side], other[side]]))
  return one.how === other.how && one.lag === other.lag && sides.every((is) => is)
}

/** The input of the same path in each of the scenarios. */
export function inputsByPath(
  scenarios: Alike<Scenario>,
): Alike<ReadonlyMap<string, Scenario['model']['inputs'][number]>> {
  return eachOf(scenarios, ({ model }) => new Map(model.inputs.map((input) => [input.path, input])))
}
