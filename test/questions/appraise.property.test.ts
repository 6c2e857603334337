import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { ranksOf } from '../../src/questions/appraise/ranks.ts'
import { type Projected, projectText } from '../support/project-text.ts'

const runs = { numRuns: 40 }
const near = (one: Decimal | undefined, other: Decimal): boolean => one?.minus(other).abs().lt('1e-28') === true

const stay = `title: Stay
years: { base: 2017/18, count: 6 }
lines: { care: { setting: other, base: 100, growth: 3% } }
`
interface Asked {
  readonly level?: number
  readonly rate?: string
  readonly deflator?: string
  readonly weights?: readonly number[]
  readonly scores?: readonly (readonly number[])[]
  readonly ids?: readonly string[]
}

function appraised({
  level = 1,
  rate = '3.5',
  deflator = '2',
  weights = [1],
  scores = [[1], [1]],
  ids = ['stay', 'move'],
}: Asked): Projected {
  const option = (id: string): string => {
    const own = scores[id === 'stay' ? 0 : 1] ?? []
    return `    ${id}: { scenario: ${id}.yaml, scores: { ${own.map((score, at) => `c${at}: { score: ${score} }`).join(', ')} } }\n`
  }
  return projectText(
    `title: Options
prices: { deflator: ${deflator}% }
appraisal:
  budget: open
  schedule: { rate: ${rate}% }
  counterfactual: stay
  criteria: { ${weights.map((weight, at) => `c${at}: { weight: ${weight} }`).join(', ')} }
  options:
${ids.map(option).join('')}`,
    {
      files: {
        'stay.yaml': stay,
        'move.yaml': `extends: stay.yaml\ntitle: Move\ninvestments: { team: { line: care, level: ${level} } }\n`,
      },
    },
  )
}

const hundredths = fc.integer({ min: 1, max: 3000 }).map((value) => (value / 100).toFixed(2))
const scores = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 })
const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 3, maxLength: 3 })

test.prop([hundredths, hundredths], runs)('the factor is 1 in the base and falls year by year', (rate, deflator) => {
  const { at } = appraised({ rate, deflator })

  expect(at('appraisal.factor', 0)?.eq(1)).toBe(true)
  for (let year = 1; year <= 6; year++)
    expect(at('appraisal.factor', year)?.lt(at('appraisal.factor', year - 1) ?? 0)).toBe(true)
})

test.prop([hundredths], runs)('a counterfactual costs nothing beyond itself in any year', (rate) => {
  const { years } = appraised({ rate })

  expect(years('appraisal.stay.incremental')).toEqual(Array(7).fill('0'))
  expect(years('appraisal.stay.net-present-cost')).toEqual([...Array(6).fill('-'), '0'])
})

test.prop([fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 2, max: 9 }), hundredths], runs)(
  'net present cost is linear in cost, and its value is the same turned round',
  (level, times, rate) => {
    const [one, many] = [appraised({ level, rate }), appraised({ level: level * times, rate })]
    const [cost, costs] = [one, many].map(({ at }) => at('appraisal.move.net-present-cost', 6) ?? new Decimal(0))

    expect(near(costs, cost?.times(times) ?? new Decimal(0))).toBe(true)
    expect(cost?.gt(0)).toBe(true)
    expect(near(one.at('appraisal.move.net-present-value', 6), cost?.neg() ?? new Decimal(0))).toBe(true)
  },
)

test.prop([scores, scores, weights, fc.integer({ min: 2, max: 40 })], runs)(
  'weights that are all scaled alike give the same scores, and scores lie between the lowest and the highest',
  (first, second, stated, by) => {
    const own = { scores: [first, second] }
    const [plain, scaled] = [
      appraised({ ...own, weights: stated }),
      appraised({ ...own, weights: stated.map((weight) => weight * by) }),
    ]
    for (const [at, option] of ['stay', 'move'].entries()) {
      const score = plain.at(`appraisal.${option}.score`, 0)
      expect(near(scaled.at(`appraisal.${option}.score`, 0), score ?? new Decimal(0))).toBe(true)
      const given = [first, second][at] as readonly number[]
      expect(score?.gte(new Decimal(Math.min(...given)).minus('1e-28'))).toBe(true)
      expect(score?.lte(new Decimal(Math.max(...given)).plus('1e-28'))).toBe(true)
    }
  },
)

test.prop([fc.integer({ min: 1, max: 100 }), hundredths], runs)(
  'the order of options changes no figure',
  (level, rate) => {
    const [one, other] = [appraised({ level, rate }), appraised({ level, rate, ids: ['move', 'stay'] })]

    for (const path of one.rows) expect(other.years(path)).toEqual(one.years(path))
  },
)

test.prop([fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 8 })], runs)(
  'ranks go by value alone: turned round and shifted they are the same, ties share the better place',
  (values) => {
    const own = values.map((value) => new Decimal(value))
    const ranks = ranksOf(own, 'highest')

    expect(
      ranksOf(
        own.map((value) => value.neg()),
        'lowest',
      ),
    ).toEqual(ranks)
    expect(
      ranksOf(
        own.map((value) => value.times(3).plus(7)),
        'highest',
      ),
    ).toEqual(ranks)
    expect(ranks.some((rank) => rank === 1)).toBe(true)
    for (const [at, rank] of ranks.entries())
      expect(rank).toBe(1 + values.filter((value) => value > (values[at] ?? 0)).length)
  },
)
