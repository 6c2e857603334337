import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../../src/base/normal.ts'
import { rowName } from '../../../src/formula/node.ts'
import { buildModel } from '../../../src/model/build.ts'
import { withRiskEvents } from '../../../src/model/risk-events.ts'
import { projectModel } from '../../../src/open/project.ts'
import { type EstimatedYear, estimatesOf, percentiles } from '../../../src/questions/simulate/estimates.ts'
import { drawAll, type SimulationAsked, simulationOf } from '../../../src/questions/simulate/simulation.ts'
import { projectText } from '../../support/project-text.ts'

const head = `title: Plain
years: { base: 2017/18, count: 2 }
population: { base: 1000, growth: 0% }
`

function simulated(text: string, row = 'headroom', more: Partial<SimulationAsked> = {}): EstimatedYear[] {
  const { scenario } = projectText(head + text)
  const own = { op: 'row', path: rowName(row), lag: 0 } as const
  const simulation = simulationOf(scenario, {
    answers: [{ formula: own, base: own }],
    draws: 65_536,
    seed: 3,
    how: 'sobol',
    hasRisks: true,
    ...more,
  })
  return estimatesOf(drawAll(simulation).tallied, 0)
}

const errorOf = (year: EstimatedYear | undefined, at: number): number => year?.percentiles[at]?.error ?? Number.NaN

describe('against closed forms', () => {
  // Headroom is 100 less two amounts that are drawn once: a normal of sd 3 and one of sd 4. Their sum has sd 5.
  const sums = `funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: { value: 60, range: { sd: 3 } }, growth: 0% }
  community: { title: Community, setting: out-of-hospital, base: { value: 30, range: { sd: 4 } }, growth: 0% }
`
  it('a sum of normals is a normal of the known variance', () => {
    const year = simulated(sums)[2]
    for (const [at, percent] of percentiles.entries()) {
      const expected = 10 + 5 * normalQuantile(percent / 100)
      expect(Math.abs((year?.percentiles[at]?.value ?? Number.NaN) - expected)).toBeLessThan(0.02)
      expect(errorOf(year, at)).toBeLessThan(0.02)
    }
    expect(year?.mean?.value).toBeCloseTo(10, 2)
    // N(10 / 5): 0.97725.
    expect(year?.atOrAboveZero?.value).toBeCloseTo(0.97725, 3)
  })

  it('what lasts for all years falls below nought in the first year or never', () => {
    const [, first, second] = simulated(sums)
    expect(first?.firstBelowZero?.value).toBeCloseTo(1 - 0.97725, 3)
    expect(second?.firstBelowZero?.value).toBe(0)
    expect(second?.neverBelowZero?.value).toBe(1 - (first?.firstBelowZero?.value ?? 0))
  })

  it('growth drawn anew each year is the product of two factors', () => {
    // 60 (1 + g1) (1 + g2), g even between -10% and 10%: mean 60, variance 3600 ((1 + 1/300)^2 - 1).
    const year = simulated(
      `funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: { value: 0%, range: { shape: uniform, min: -10%, max: 10%, persistence: 0 } } }
`,
      'lines.acute.spend',
    )[2]
    expect(year?.mean?.value).toBeCloseTo(60, 2)
    // The chance that 60 (1 + x) (1 + y) lies below a value, for each x the part of the even y: by the midpoint rule.
    const below = (value: number): number => {
      let sum = 0
      for (let at = 0; at < 10_000; at++) {
        const factor = 0.9 + (0.2 * (at + 0.5)) / 10_000
        sum += Math.min(1, Math.max(0, (value / 60 / factor - 0.9) / 0.2))
      }
      return sum / 10_000
    }
    for (const [at, percent] of percentiles.entries())
      expect(below(year?.percentiles[at]?.value ?? Number.NaN)).toBeCloseTo(percent / 100, 3)
  })

  it('a stated interval holds its probability, however unequal its sides', () => {
    const years = simulated(
      `funding: { allocation: { title: Allocation, base: { value: 100, range: { low: 98, high: 110 } }, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 100, growth: 0% }
`,
    )
    // Nought is the value as stated: w = 2 / 12 lies below it; of what lies outside, a sixth below low and five sixths above high.
    expect(years[1]?.atOrAboveZero?.value).toBeCloseTo(1 - 1 / 6, 3)
    // Of all, 1/6 x 0.2 lie below 98: P25 is above -2, and P95 below 10 + what 1/6 x .2 leaves. At u = 1 - 0.2 x 5 / 6 it is 10.
    expect(years[1]?.percentiles[5]?.value).toBeGreaterThan(10)
    expect(years[1]?.percentiles[4]?.value).toBeLessThan(10)
  })
})

describe('draws without a value', () => {
  it('count neither as fallen below nought nor as never below it', () => {
    // headroom / max(0, headroom) is 1 where headroom is above nought, 97.7% of draws, and has no value where it is not: less 2 it is -1.
    const [, first, second] = simulated(
      `funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: { value: 60, range: { sd: 3 } }, growth: 0% }
  community: { title: Community, setting: out-of-hospital, base: { value: 30, range: { sd: 4 } }, growth: 0% }
measures:
  left: { formula: "headroom / max(0, headroom) - 2", unit: share }
`,
      'measures.left',
    )
    expect(first?.missing).toBeCloseTo(1 - 0.97725, 3)
    expect([first?.atOrAboveZero?.value, first?.neverBelowZero?.value, first?.firstBelowZero?.value]).toEqual([0, 0, 1])
    expect([second?.neverBelowZero?.value, second?.firstBelowZero?.value]).toEqual([0, 0])
  })
})

describe('figures that go together', () => {
  const lines = (extra: string): string => `funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: { value: 60, range: { sd: 3 } }, growth: 0% }
  community: { title: Community, setting: out-of-hospital, base: { value: 30, range: { sd: 4 } }, growth: 0% }
${extra}`
  it.each([
    // The variance of a sum: 9 + 16 + 2 r 3 x 4.
    ['0.5', Math.sqrt(37)],
    ['-1', 1],
    ['1', 7],
  ])('%s: the spread of a sum is known', (value, sd) => {
    const year = simulated(lines(`correlations: { "lines.acute.base ~ lines.community.base": ${value} }\n`))[1]
    for (const [at, percent] of percentiles.entries())
      expect(
        Math.abs((year?.percentiles[at]?.value ?? Number.NaN) - 10 - sd * normalQuantile(percent / 100)),
      ).toBeLessThan(0.02 * sd)
  })
})

describe('risks as events', () => {
  const risky = `funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 0% }
risks:
  flu: { title: Flu, line: acute, likelihood: 3, consequence: 3, probability: 30%, impact: { 2018/19: 10, 2019/20: 20 }, mitigation: { text: Beds, probability: 40%, impact: { 2018/19: 5, 2019/20: 8 } } }
  loss: { title: Loss, likelihood: 2, consequence: 2, probability: 10%, impact: { 2019/20: 50 } }
`
  it('cost on average what is expected of them', () => {
    const [base, first, second] = simulated(risky)
    expect(base?.mean?.value).toBe(40)
    // 40 - (0.3 x 10 - 0.4 x 5) = 39; 40 - (0.3 x 20 - 0.4 x 8) - 0.1 x 50 = 32.2.
    expect(first?.mean?.value).toBeCloseTo(39, 2)
    expect(second?.mean?.value).toBeCloseTo(32.2, 1)
  })

  it('happen or not for all years, whole', () => {
    const [, first] = simulated(risky)
    // With 0.3 it happens and its mitigation, below 0.4, saves; from 0.3 to 0.4 only the saving is left. 30% at 35, 60% at 40, 10% at 45.
    for (const [at, value] of [
      [0, 35],
      [2, 35],
      [3, 40],
      [6, 45],
    ] as const)
      expect(Math.abs((first?.percentiles[at]?.value ?? Number.NaN) - value)).toBeLessThan(value / 4096)
  })

  it('are left out where that is asked', () => {
    expect(simulated(risky, 'headroom', { hasRisks: false })[2]?.mean?.value).toBe(40)
  })

  it('change no other row where none happens', () => {
    const { scenario } = projectText(head + risky)
    const projected = projectModel({
      ...buildModel(withRiskEvents(scenario.definition)),
      correlations: [],
      checks: [],
      actuals: [],
    })
    for (const row of scenario.model.rows) {
      const [before, after] = [scenario.projection, projected].map(
        ({ plan, values }) => values[plan.position.get(row.path) ?? -1],
      )
      expect(after?.map(String), row.path).toEqual(before?.map(String))
    }
  })
})

describe('the same draws', () => {
  const text = `funding: { allocation: { title: Allocation, base: 100, growth: { value: 0%, range: { sd: 1%, persistence: 0.5 } } } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: { value: 3%, range: { low: 1%, high: 6% } } }
`
  it.each(['sobol', 'random'] as const)('whatever parts of them are drawn by whom: %s', (how) => {
    const { scenario } = projectText(head + text)
    const own = { op: 'row', path: rowName('headroom'), lag: 0 } as const
    const asked = { answers: [{ formula: own, base: own }], draws: 131_072, seed: 1, how, hasRisks: true }
    const whole = simulationOf(scenario, asked)
    const parts = [
      [0, 7],
      [7, 20],
      [20, whole.blocks.length],
    ] as const
    const tallied = parts.map(([from, to]) => drawAll(simulationOf(scenario, asked), from, to).tallied)
    expect(estimatesOf(tallied.reverse().flat(), 0)).toEqual(estimatesOf(drawAll(whole).tallied, 0))
  })

  it('another seed is another sample', () => {
    const one = simulated(text)[2]?.mean?.value
    expect(simulated(text, 'headroom', { seed: 4 })[2]?.mean?.value).not.toBe(one)
  })
})
