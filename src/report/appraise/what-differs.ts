import { type Decimal, epsilon, zero } from '../../base/decimal.ts'
import type { StepKind } from '../../formula/step-kind.ts'
import { inMembers } from '../../model/row-path.ts'
import { rowNamed } from '../../open/project.ts'
import type { RankedOption } from '../../questions/appraise/appraise.ts'
import type { Bridge } from '../../questions/bridge/bridge.ts'
import { NoBridge } from '../../questions/bridge/no-bridge.ts'
import { bridgeOverTime } from '../../questions/bridge/over-time.ts'
import { joined, lowerFirst, type SaidFigure, type Sentence, say, unroundedAside } from '../sentence.ts'
import { byKind } from '../step-words.ts'
import { fallsShort } from './falls-short.ts'
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
    const kinds = apartByKind(own, bridge)
    if (kinds.length === 0) return []
    const path = inMembers([option.id], 'headroom')
    const amount = (value: Decimal, how: Pick<SaidFigure, 'isSize' | 'isSigned'>): SaidFigure => ({
      ...figures.amount(value, path, how),
      of: undefined,
    })
    const parts = kinds.map(({ title, value }) => say`${lowerFirst(title)} ${amount(value, { isSigned: true })}`)
    const head = headOf(figures, { first, option, own: own.end, other: bridge.end })
    return [say`In ${figures.yearText(figures.last)} ${head}: ${joined(parts, ', ')}.`]
  })
}

interface TwoOptions {
  readonly first: RankedOption
  readonly option: RankedOption
  /** Headroom of the first, and of the other. */
  readonly own: Decimal
  readonly other: Decimal
}

/**
 * How far apart they are: of a shortfall nothing is left, so that one is less or further short than the other. Where contracts at
 * their full price put them another sum apart, that stands beside it.
 */
function headOf(figures: AppraisalFigures, { first, option, own, other }: TwoOptions): Sentence {
  const amount = (value: Decimal): SaidFigure => figures.amount(value, inMembers([option.id], 'headroom'))
  const size = (value: Decimal): SaidFigure => ({ ...amount(value), isSize: true, of: undefined })
  const apart = other.minus(own)
  const isSame = isNought(apart)
  const full = fullPrices(figures, first, option)
  const fullApart = full === undefined ? apart : full.other.minus(full.own)
  const isWayTold = isSame || fullApart.isNegative() !== apart.isNegative()
  const fullWay = isWayTold ? betterOrWorse(fullApart) : ''
  const beside: Sentence = isNought(fullApart.minus(apart))
    ? []
    : isNought(fullApart)
      ? [' (the same at full price)']
      : say` (${size(fullApart)}${fullWay} at full price)`
  // What is said at the end is of both differences.
  const pairs = [{ own, other }, ...(full === undefined || beside.length === 0 ? [] : [full])]
  const rounded =
    pairs
      .map((one) => unroundedAside(amount(one.own), amount(one.other.minus(one.own)), amount(one.other)))
      .find(Boolean) ?? ''
  if (isSame) return say`headroom is the same with ${option.title} as with ${first.title}${beside}${rounded}`
  if (fallsShort(own) && fallsShort(other))
    return say`${option.title} is ${size(apart)} ${apart.isNegative() ? 'further' : 'less'} short than ${first.title}${beside}${rounded}`
  return say`headroom is ${size(apart)}${betterOrWorse(apart)} with ${option.title} than with ${first.title}${beside}${rounded}`
}

function isNought(value: Decimal): boolean {
  return value.abs().lte(epsilon)
}

function betterOrWorse(apart: Decimal): string {
  return apart.isNegative() ? ' worse' : ' better'
}

/** Headroom of two options with contracts at their full price; undefined where one has none. */
function fullPrices(
  figures: AppraisalFigures,
  first: RankedOption,
  option: RankedOption,
): Pick<TwoOptions, 'own' | 'other'> | undefined {
  const [own, other] = [first, option].map(({ id }) =>
    figures.value(inMembers([id], 'headroom'))?.plus(figures.value(inMembers([id], 'underlying.contracts')) ?? zero),
  )
  return own && other && { own, other }
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
