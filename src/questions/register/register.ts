import { qualityOf } from '../../definition/values/quality.ts'
import type { Numeric } from '../../formula/node.ts'
import type { Scenario } from '../../open/open.ts'
import { isContradicted, measuredImpacts } from '../impact.ts'
import { mostFigures, type Steps, type Tornado, tornado } from '../tornado.ts'
import { allVaried } from '../varied.ts'
import type { Registered } from './assumption.ts'
import { assumptionsOf } from './assumptions.ts'
import { gapsOf } from './gaps.ts'
import { morePressing } from './order.ts'

/** What the swings are of: a formula in a year, by index from the base year, with how far figures without a range are moved. */
export interface SwingOf {
  readonly formula: Numeric
  readonly index: number
  readonly steps: Steps
}

/** The register of a scenario. */
export interface Register {
  /** The most pressing first. */
  readonly all: readonly Registered[]
  /** Undefined where there are too many figures to try each. */
  readonly tornado: Tornado | undefined
  /** Set where there are. */
  readonly tooMany: TooManyForSwings | undefined
}

/** How many figures there are, where they are too many to try each, and how many were tried because they were asked for. */
export interface TooManyForSwings {
  readonly figures: number
  readonly tried: number
}

/**
 * Everything that a scenario assumes on a date, ISO 8601, with what each does to an answer. Where there are too many figures to try each,
 * those at the paths that were asked for are tried; beside what is not known no impact is judged.
 */
export function registerOf(
  scenario: Scenario,
  { formula, index, steps }: SwingOf,
  today: string,
  isAsked: (path: string) => boolean = () => true,
): Register {
  const every = allVaried(scenario.model)
  const isTooMany = every.length > mostFigures
  const asked = isTooMany ? every.filter(({ inputs }) => inputs.some(({ path }) => isAsked(path))) : every
  const tried = asked.length > mostFigures ? [] : asked
  const found = tornado(scenario.projection, formula, index, steps, tried)
  const impacts = measuredImpacts(isTooMany ? [] : found.bars)
  const bars = new Map(found.bars.flatMap((bar) => bar.varied.inputs.map((input) => [input, bar] as const)))
  const [triedInputs, variedInputs] = [tried, every].map((ones) => new Set(ones.flatMap(({ inputs }) => inputs)))
  const all = assumptionsOf(scenario).map((one): Registered => {
    const own = one.inputs.flatMap((input) => bars.get(input) ?? [])
    const [bar] = own.sort((left, right) => right.swing.comparedTo(left.swing))
    const isWithoutEffect = bar === undefined && one.inputs.some((input) => triedInputs?.has(input))
    const impact = one.entry?.provenance.impact
    const shows = isWithoutEffect ? 'green' : bar && impacts.get(bar)
    return {
      ...one,
      quality: one.entry && qualityOf(one.entry.provenance),
      impact,
      gaps: gapsOf(one, today),
      bar,
      isWithoutEffect,
      isUntried: bar === undefined && !isWithoutEffect && one.inputs.some((input) => variedInputs?.has(input)),
      measured: shows,
      isContradicted: isContradicted(impact, shows),
    }
  })
  return {
    all: all.sort(morePressing),
    tornado: isTooMany ? undefined : found,
    tooMany: isTooMany ? { figures: every.length, tried: tried.length } : undefined,
  }
}
