import type { Definition } from '../definition/definition.ts'
import { type FormulaLeaf, formulaLeaves } from '../formula/expression.ts'
import type { RowName } from '../formula/node.ts'
import type { Needs } from './needs.ts'
import { settingsBehind } from './settings.ts'

/** What a step explains: a row or an input. */
export type StepTarget =
  | { readonly is: 'figure'; readonly path: RowName }
  | { readonly is: 'input'; readonly path: string }

/** A row that is the same figure as others, down to the one that is explained, and what is nothing on the way. */
interface Way {
  readonly paths: readonly RowName[]
  readonly dropped: readonly RowName[]
}

/** In which order an explanation is told, and how its steps are numbered. */
export interface Outline {
  readonly targets: readonly StepTarget[]
  /** Empty for the figure that was asked for; undefined where the explanation stops before it. */
  readonly numberOf: (target: StepTarget) => string | undefined
  readonly targetOf: (row: RowName) => StepTarget
  readonly waysTo: (target: StepTarget) => readonly Way[]
  readonly isCut: boolean
}

const keyOf = ({ is, path }: StepTarget): string => `${is} ${path}`

/**
 * Lay out the steps as a tree: what a formula names is explained under it, in the order in which it is named, unless it
 * was named before. Rows that only repeat another row are passed through. `depth` levels are numbered; 0 is the figure
 * itself.
 */
export function outlineOf(needs: Needs, row: RowName, depth: number, definition: Definition): Outline {
  const numbers = new Map<string, string>()
  const ways = new Map<string, Way[]>()
  const targets: StepTarget[] = []
  let isCut = false

  const mention = (path: RowName): StepTarget => {
    const { target, way } = follow(needs, path)
    const known = ways.get(keyOf(target)) ?? []
    const isOther = target.is === 'input' || way.paths.length > 1
    if (isOther && !known.some(({ paths }) => paths.includes(path))) known.push(way)
    ways.set(keyOf(target), known)
    return target
  }
  // What a formula names for years that are not explained is not told of.
  const isLookedAt = (leaf: Exclude<FormulaLeaf, { op: 'number' }>): boolean =>
    leaf.op === 'input' ? needs.inputs.has(leaf.input.path) : needs.workings.has(leaf.path)
  const partsOf = (target: StepTarget): StepTarget[] => {
    const workings = target.is === 'figure' ? (needs.workings.get(target.path) ?? []) : []
    // How a row goes on from year to year is told before how it starts.
    const formulas = [...workings].reverse().map(({ formula }) => formula)
    const named = formulas.flatMap(formulaLeaves).flatMap((leaf): StepTarget[] => {
      if (leaf.op === 'number' || !isLookedAt(leaf)) return []
      return [leaf.op === 'input' ? { is: 'input', path: leaf.input.path } : mention(leaf.path)]
    })
    const settings = formulas.flatMap((formula) => settingsBehind(formula, definition))
    return [...named, ...settings.map((path): StepTarget => ({ is: 'input', path }))]
  }
  const tell = (target: StepTarget, number: string, level: number): void => {
    targets.push(target)
    const fresh: StepTarget[] = []
    for (const part of partsOf(target)) {
      if (numbers.has(keyOf(part))) continue
      if (level >= depth) {
        isCut = true
        continue
      }
      fresh.push(part)
      numbers.set(keyOf(part), number === '' ? `${fresh.length}` : `${number}.${fresh.length}`)
    }
    for (const part of fresh) tell(part, numbers.get(keyOf(part)) ?? '', level + 1)
  }

  const asked = mention(row)
  numbers.set(keyOf(asked), '')
  tell(asked, '', 0)
  return {
    targets,
    numberOf: (target) => numbers.get(keyOf(target)),
    targetOf: (path) => follow(needs, path).target,
    waysTo: (target) => ways.get(keyOf(target)) ?? [],
    isCut,
  }
}

/** Follow a row through the rows it merely repeats, to one with a formula of its own or to an input. */
function follow({ workings }: Needs, row: RowName): { target: StepTarget; way: Way } {
  const paths = [row]
  const dropped: RowName[] = []
  for (;;) {
    const path = paths.at(-1) ?? row
    const own = workings.get(path) ?? []
    const leaves = own.map(({ formula }) => formula)
    const [first] = leaves
    const same =
      first !== undefined &&
      ((first.op === 'row' &&
        first.lag === 0 &&
        leaves.every((leaf) => leaf.op === 'row' && leaf.path === first.path && leaf.lag === 0)) ||
        (first.op === 'input' &&
          first.lag === 0 &&
          leaves.every((leaf) => leaf.op === 'input' && leaf.input === first.input && leaf.lag === 0)))
    if (!same) return { target: { is: 'figure', path }, way: { paths, dropped } }
    dropped.push(...own.flatMap((working) => working.dropped))
    if (first.op === 'input') return { target: { is: 'input', path: first.input.path }, way: { paths, dropped } }
    if (first.op === 'row') paths.push(first.path)
  }
}
