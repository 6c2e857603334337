import { type Decimal, epsilon, zero } from '../../base/decimal.ts'
import type { StepKind } from '../../formula/step-kind.ts'
import { inMembers } from '../../model/row-path.ts'
import { rowNamed } from '../../open/project.ts'
import type { RankedOption } from '../../questions/appraise/appraise.ts'
import type { Bridge } from '../../questions/bridge/bridge.ts'
import { NoBridge } from '../../questions/bridge/no-bridge.ts'
import { bridgeOverTime } from '../../questions/bridge/over-time.ts'
import { joined, lowerFirst, type SaidFigure, type Sentence, say } from '../sentence.ts'
import { byKind } from '../step-words.ts'
import type { AppraisalFigures } from './figures.ts'

/**
 * What headroom of each option in the last year differs by from that of the first, kind by kind: an option may look better for what
 * was put into it alone, and not for what it is. Nothing is told of one that begins from another sum, or whose headroom no steps lead to.
 */
export function whatDiffers(figures: AppraisalFigures, options: readonly RankedOption[]): Sentence[] {
  const [first, ...others] = options
  const own = first && bridgeOf(figures, first)
  if (first === undefined || own === undefined) return []
  return others.flatMap((option): Sentence[] => {
    const bridge = bridgeOf(figures, option)
    if (bridge === undefined || bridge.start.minus(own.start).abs().gt(epsilon)) return []
    const apart = bridge.end.minus(own.end)
    const kinds = apartByKind(own, bridge)
    if (kinds.length === 0) return []
    const path = inMembers([option.id], 'headroom')
    const amount = (value: Decimal, how: Pick<SaidFigure, 'isSize' | 'isSigned'>): SaidFigure => ({
      ...figures.amount(value, path, how),
      of: undefined,
    })
    const parts = kinds.map(({ title, value }) => say`${lowerFirst(title)} ${amount(value, { isSigned: true })}`)
    const head = apart.abs().lte(epsilon)
      ? say`${option.title} leaves as much as ${first.title}`
      : say`${option.title} leaves ${amount(apart, { isSize: true })} ${apart.isNegative() ? 'less' : 'more'} than ${first.title}`
    return [say`${head}, by kind: ${joined(parts, ', ')}.`]
  })
}

interface ApartByKind {
  readonly title: string
  readonly value: Decimal
}

/** What the steps of each kind come to in one bridge and not in the other; the largest first. */
function apartByKind(one: Bridge, other: Bridge): readonly ApartByKind[] {
  const [own, others] = [byKind(one.steps), byKind(other.steps)]
  const kinds = new Set<StepKind>([...own.keys(), ...others.keys()])
  return [...kinds]
    .map((kind) => ({
      title: (others.get(kind) ?? own.get(kind))?.title ?? kind,
      value: (others.get(kind)?.value ?? zero).minus(own.get(kind)?.value ?? zero),
    }))
    .filter(({ value }) => value.abs().gt(epsilon))
    .sort((left, right) => right.value.abs().comparedTo(left.value.abs()))
}

function bridgeOf({ answer: { scenario }, last }: AppraisalFigures, { id }: RankedOption): Bridge | undefined {
  const row = rowNamed(scenario.projection, inMembers([id], 'headroom'))
  try {
    return row && bridgeOverTime(scenario, row, { from: 0, to: last })
  } catch (problem) {
    if (problem instanceof NoBridge) return undefined
    throw problem
  }
}
