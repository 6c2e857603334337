import { isSemiDefinite } from '../base/correlation-matrix.ts'
import { nearestRounded } from '../base/nearest-correlation.ts'
import { type Matrix, symmetricEigen } from '../base/symmetric-eigen.ts'
import type { Input } from '../definition/definition.ts'
import { pairAt, printPair } from '../definition/keys/pair.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Correlation } from './correlation.ts'

/** Figures that are correlated with one another, directly or through others, and with no other ones. */
export interface CorrelationGroup {
  readonly inputs: readonly Input[]
  readonly correlations: readonly Correlation[]
}

/** A matrix takes time with the third power of its size. */
const mostInGroup = 200
/** Of more figures than this nobody would write the nearest pairs, by the hundred. */
const mostTold = 20
const decimals = 4

/** The groups that correlations make of the figures they name, in the order in which those are first named. */
export function groupsOf(correlations: readonly Correlation[]): readonly CorrelationGroup[] {
  const leader = new Map<Input, Input>()
  const leaderOf = (input: Input): Input => {
    let top = input
    for (let next = leader.get(top); next !== undefined && next !== top; next = leader.get(top)) top = next
    // What was on the way is led by the same from now on.
    for (let at = input; at !== top; ) {
      const next = leader.get(at) ?? top
      leader.set(at, top)
      at = next
    }
    return top
  }
  for (const { one, other } of correlations) {
    for (const input of [one, other]) if (!leader.has(input)) leader.set(input, input)
    leader.set(leaderOf(other), leaderOf(one))
  }
  const groups = new Map<Input, { inputs: Input[]; correlations: Correlation[] }>()
  const groupOf = (input: Input): { inputs: Input[]; correlations: Correlation[] } => {
    const top = leaderOf(input)
    const group = groups.get(top) ?? { inputs: [], correlations: [] }
    groups.set(top, group)
    return group
  }
  for (const input of leader.keys()) groupOf(input).inputs.push(input)
  for (const correlation of correlations) groupOf(correlation.one).correlations.push(correlation)
  return [...groups.values()]
}

/** The correlations of a group as a matrix, in the order of its inputs: what no pair says is nought. */
export function matrixOf({ inputs, correlations }: CorrelationGroup): Matrix {
  const position = new Map(inputs.map((input, index) => [input, index]))
  const matrix = inputs.map((_, i) => inputs.map((__, j) => (i === j ? 1 : 0)))
  for (const { one, other, value } of correlations) {
    const [i, j] = [position.get(one) ?? 0, position.get(other) ?? 0]
    for (const [row, column] of [
      [i, j],
      [j, i],
    ] as const)
      (matrix[row] as number[])[column] = value.toNumber()
  }
  return matrix
}

/**
 * Refuse correlations that no figures can have together, and say which are the nearest that they can have. Of large groups only the
 * first is told, because each takes a second or two.
 */
export function refuseContradictions(correlations: readonly Correlation[], tell: Tell): void {
  let isLargeTold = false
  for (const group of groupsOf(correlations)) {
    const span = group.correlations[0]?.entry.keySpan
    if (group.inputs.length > mostInGroup) {
      tell(diagnose('too-many-correlated', span, { count: group.inputs.length, limit: mostInGroup }))
      continue
    }
    const isShort = group.inputs.length <= mostTold
    if (!isShort && isLargeTold) continue
    const matrix = matrixOf(group)
    if (isSemiDefinite(matrix)) continue
    if (!isShort) isLargeTold = true
    tell(
      diagnose('correlations-contradict', span, {
        pairs: isShort ? nearestPairs(group, matrix) : [],
        factor: isShort ? '' : drawnTogether(matrix),
        figures: group.inputs.length,
      }),
    )
  }
}

/** The nearest correlations that are possible, ready to be written; those of nought only where one is stated. */
function nearestPairs(group: CorrelationGroup, matrix: Matrix): string[] {
  const nearest = nearestRounded(matrix, decimals)
  const { inputs } = group
  const names = namesIn(group)
  return inputs.flatMap((_, i) =>
    names.slice(i + 1).flatMap((other, beyond) => {
      const j = i + 1 + beyond
      const value = nearest[i]?.[j] ?? 0
      const isStated = matrix[i]?.[j] !== 0
      const pair = printPair([names[i] ?? '', other])
      return value === 0 && !isStated ? [] : [`"${pair}": ${value === 0 ? 0 : value}`]
    }),
  )
}

/** The names of its figures where its pairs are written; of pairs of several members of a place those that the place has for them. */
function namesIn({ inputs, correlations }: CorrelationGroup): string[] {
  const written = new Map<Input, string>()
  const prefixes = new Set<string>()
  for (const { one, other, entry } of correlations) {
    for (const [at, input] of [one, other].entries()) {
      const name = pairAt(entry.path)?.[at] ?? input.path
      written.set(input, name)
      prefixes.add(input.path.slice(0, -name.length))
    }
  }
  return inputs.map((input) => (prefixes.size === 1 ? (written.get(input) ?? input.path) : input.path))
}

/** By how much all of them must be drawn towards nought: the eigenvalues then lie between theirs and 1. */
function drawnTogether(matrix: Matrix): string {
  const lowest = Math.min(...symmetricEigen(matrix).values)
  const scale = 10 ** decimals
  return String(Math.floor(scale / (1 - lowest)) / scale)
}
