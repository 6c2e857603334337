import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { twelveDigits } from '../../src/base/twelve-digits.ts'
import { nodeFiles } from '../../src/cli/node-files.ts'
import { Loader } from '../../src/definition/layers/load.ts'
import { type Numeric, rowName } from '../../src/formula/node.ts'
import { openScenario, type Scenario } from '../../src/open/open.ts'
import { NoGrid, type VariedSide } from '../../src/questions/answers-at.ts'
import { compiledSweeper } from '../../src/questions/compiled-sweep.ts'
import { exactSweeper, isNone, type SweptValue } from '../../src/questions/sweep.ts'
import { variedBy } from '../../src/questions/varied.ts'
import { projectText } from '../support/project-text.ts'

const row = (path: string): Numeric => ({ op: 'row', path: rowName(path), lag: 0 })

function sidesOf({ model }: Scenario, ...sides: readonly (readonly [string, readonly number[]])[]): VariedSide[] {
  return sides.map(([path, numbers]) => ({
    varied: variedBy(model, path),
    numbers: numbers.map((number) => new Decimal(number)),
  }))
}

function shipped(path: string): Scenario {
  const scenario = openScenario(new Loader(nodeFiles(), {}), { path, name: path, today: '2026-11-22' }, () => {})
  if (scenario === undefined) throw new Error(path)
  return scenario
}

/** How far two answers lie apart, of their size, or of one unit of money where they are less; whether there is one must be the same. */
function apart(one: SweptValue, other: SweptValue): number {
  if (isNone(one) || isNone(other)) return isNone(one) && isNone(other) ? 0 : Number.POSITIVE_INFINITY
  const size = Decimal.max(1, new Decimal(one).abs())
  return new Decimal(one).minus(other).abs().div(size).toNumber()
}

const rates = Array.from({ length: 8 }, (_, at) => at / 100 - 0.02)

describe('the compiled engine says what the exact one says', () => {
  it.each([
    [
      'scenarios/3pct.yaml',
      [
        ['lines.acute.growth', rates],
        ['funding.allocation.growth', rates],
      ],
    ],
    [
      'scenarios/do-something.yaml',
      [
        ['lines.*.growth', rates],
        ['funding.allocation.growth.2020/21', [0, 0.1]],
      ],
    ],
    [
      'scenarios/mcp.yaml',
      [
        ['lines.*.growth', rates],
        ['funding.allocation.growth', rates],
      ],
    ],
    ['scenarios/icb.yaml', [['lines.*.growth', rates]]],
    ['scenarios/westminster-place.yaml', [['members.*.lines.*.growth', rates]]],
  ] as const)('%s', (path, sides) => {
    const scenario = shipped(path)
    const { projection } = scenario
    const swept = sidesOf(scenario, ...sides)
    const asked = ['headroom', 'headroom.share', 'out-of-hospital.envelope', 'headroom.to-date'].flatMap((name) =>
      [0, 1, 5].map((index) => ({ formula: row(name), index })),
    )
    const count = swept.reduce((product, { numbers }) => product * numbers.length, 1)
    const exact = exactSweeper(projection, swept, asked).block(0, count)
    const compiled = compiledSweeper(projection, swept, asked)?.block(0, count) ?? []

    expect(compiled.length).toBe(exact.length)
    expect(Math.max(...Array.from(exact, (value, at) => apart(value, compiled[at])))).toBeLessThan(1e-9)
    expect(Array.from(compiled).some((value) => typeof value === 'number' && value !== 0)).toBe(true)
  })

  it('where no value exists, and in a quotient of rows', () => {
    const { scenario } = projectText(`title: Plain
years: { base: 2017/18, count: 1 }
population: { base: 1000 }
funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines: { acute: { title: Acute, setting: hospital, base: 60, growth: 0% } }
`)
    const swept = sidesOf(scenario, ['funding.allocation.growth', [-1, 0, 0.1]])
    const perHead: Numeric = { op: 'quotient', of: row('headroom'), by: row('population.total') }
    const asked = [row('headroom.share'), perHead].map((formula) => ({ formula, index: 1 }))

    // By hand: nothing, 100 and 110 of funding less 60: no share of nothing, then 40 of 100 and 50 of 110.
    const found = compiledSweeper(scenario.projection, swept, asked)?.block(0, 3) ?? []
    expect(Array.from(found, (value) => (isNone(value) ? 'none' : twelveDigits(Number(value))))).toEqual([
      'none',
      '-0.06',
      '0.4',
      '0.04',
      '0.454545454545',
      '0.05',
    ])
  })
})

/** A plan whose residents are 1,000 and grow by nothing, so that their number follows from what is swept. */
const peopled = `title: Peopled
years: { base: 2017/18, count: 2 }
population: { base: 1000, growth: 0% }
funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines: { acute: { title: Acute, setting: hospital, base: 60, growth: 0% } }
`

describe('per head of a population of nought', () => {
  const perHead = (of: string): Numeric => ({ op: 'quotient', of: row(of), by: row('population.total') })
  const both = (path: string, numbers: readonly number[]): string[][] => {
    const { scenario } = projectText(peopled)
    const swept = sidesOf(scenario, [path, numbers], ['lines.acute.growth', [0, 0.5]])
    const asked = [perHead('headroom'), perHead('lines.acute.spend'), row('headroom')].map((formula) => ({
      formula,
      index: 1,
    }))
    const count = numbers.length * 2
    const told = (values: ArrayLike<SweptValue>): string[] =>
      Array.from(values, (value) => (isNone(value) ? 'none' : twelveDigits(new Decimal(value).toNumber())))
    const compiled = compiledSweeper(scenario.projection, swept, asked)
    if (compiled === undefined) throw new Error('It is not compiled')
    return [told(exactSweeper(scenario.projection, swept, asked).block(0, count)), told(compiled.block(0, count))]
  }

  // Acute care of 60 and of 90 leaves 40 and 10 of 100: by nobody there is no figure a head, by 1,000, 500 and 2,000 there is.
  it('there is no figure, in both engines, and what is no figure a head stands', () => {
    const none = ['none', 'none', '40', 'none', 'none', '10']
    const [exact, compiled] = both('population.growth', [-1, 0, -0.5, 1])

    expect(exact).toEqual([
      ...none,
      ...['0.04', '0.06', '40', '0.01', '0.09', '10'],
      ...['0.08', '0.12', '40', '0.02', '0.18', '10'],
      ...['0.02', '0.03', '40', '0.005', '0.045', '10'],
    ])
    expect(compiled).toEqual(exact)
  })
})

it('any block of combinations is that stretch of the whole', () => {
  const scenario = shipped('scenarios/3pct.yaml')
  const swept = sidesOf(scenario, ['lines.acute.growth', rates], ['lines.community.growth', [0, 0.1, 0.2]])
  const sweeper = compiledSweeper(scenario.projection, swept, [{ formula: row('headroom'), index: 3 }])
  const whole = sweeper?.block(0, 24) ?? []

  for (let from = 0; from < 24; from += 5) {
    expect(sweeper?.block(from, Math.min(7, 24 - from))).toEqual(whole.slice(from, from + 7))
  }
})

it('refuses what spans no sweep, as the exact one does', () => {
  const scenario = shipped('scenarios/3pct.yaml')
  const swept = sidesOf(scenario, ['lines.acute.growth', [0]], ['lines.acute.growth', [0]])

  expect(() => compiledSweeper(scenario.projection, swept, [{ formula: row('headroom'), index: 1 }])).toThrow(NoGrid)
})
