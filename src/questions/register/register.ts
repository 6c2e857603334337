import { qualityOf } from '../../definition/values/quality.ts'
import type { Numeric } from '../../formula/node.ts'
import type { Scenario } from '../../open/open.ts'
import { isContradicted, measuredImpacts } from '../impact.ts'
import { type Steps, TooManyFigures, type Tornado, tornado } from '../tornado.ts'
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
}

/** Everything that a scenario assumes on a date, ISO 8601, with what each does to an answer. */
export function registerOf(scenario: Scenario, { formula, index, steps }: SwingOf, today: string): Register {
  const found = measured(() => tornado(scenario.projection, formula, index, steps))
  const impacts = measuredImpacts(found?.bars ?? [])
  const bars = new Map(found?.bars.flatMap((bar) => bar.varied.inputs.map((input) => [input, bar] as const)))
  const varied = new Set(allVaried(scenario.model).flatMap(({ inputs }) => inputs))
  const all = assumptionsOf(scenario).map((one): Registered => {
    const own = one.inputs.flatMap((input) => bars.get(input) ?? [])
    const [bar] = own.sort((left, right) => right.swing.comparedTo(left.swing))
    const isWithoutEffect = found !== undefined && bar === undefined && one.inputs.some((input) => varied.has(input))
    const impact = one.entry?.provenance.impact
    const shows = isWithoutEffect ? 'green' : bar && impacts.get(bar)
    return {
      ...one,
      quality: one.entry && qualityOf(one.entry.provenance),
      impact,
      gaps: gapsOf(one, today),
      bar,
      isWithoutEffect,
      measured: shows,
      isContradicted: isContradicted(impact, shows),
    }
  })
  return { all: all.sort(morePressing), tornado: found }
}

function measured(ask: () => Tornado): Tornado | undefined {
  try {
    return ask()
  } catch (problem) {
    if (problem instanceof TooManyFigures) return undefined
    throw problem
  }
}
