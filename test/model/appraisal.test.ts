import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Decimal, toPlain } from '../../src/base/decimal.ts'
import { type Projected, projectText } from '../support/project-text.ts'

const stay = `
title: Stay
years: { base: 2017/18, count: 10 }
lines:
  acute: { setting: hospital, base: 60, growth: 0% }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
`
/** 5 more a year for a team from 2018/19, 6 less of acute from 2019/20. */
const move = `
extends: stay.yaml
title: Move
investments: { team: { line: community, level: 5 } }
savings: { beds: { line: acute, amount: { 2019/20: 6 } } }
`
const files = { 'stay.yaml': stay, 'move.yaml': move }
const appraised = (rest: string, more: Readonly<Record<string, string>> = {}, set: string[] = []): Projected =>
  projectText(`title: Options\n${rest}`, { files: { ...files, ...more }, set })
const open = (rest = '', options = '', before = 'prices: { deflator: 2% }'): string => `${before}
appraisal:
  budget: open
  schedule: green-book-2026
  counterfactual: stay
  ${rest}
  options:
    stay: { title: Stay, scenario: stay.yaml }
    move: { title: Move, scenario: move.yaml${options} }
`
const places = (projected: Projected, path: string, count: number): string[] =>
  projected.years(path).map((value) => (value === '-' ? value : new Decimal(value).toFixed(count)))

it('cost beyond that of the counterfactual is put into the prices of the base and discounted, year by year', () => {
  const projected = appraised(open())

  // 105 - 100 in 2018/19; 5 - 6 in every year after it. Nothing happens in the base year.
  // In prices of 2017/18: 5 / 1.02 = 4.90196; -1 / 1.02^2 = -0.96117; -1 / 1.02^3 = -0.94232.
  expect(places(projected, 'appraisal.move.incremental', 5).slice(0, 4)).toEqual([
    '0.00000',
    '4.90196',
    '-0.96117',
    '-0.94232',
  ])
  // Over 1.035: 4.90196 / 1.035 = 4.73619; -0.961169 / 1.035^2 = -0.89726; -0.942322 / 1.035^3 = -0.84992.
  expect(places(projected, 'appraisal.move.present', 5).slice(0, 4)).toEqual([
    '0.00000',
    '4.73619',
    '-0.89726',
    '-0.84992',
  ])
  expect(places(projected, 'appraisal.move.present-to-date', 5).slice(0, 4)).toEqual([
    '0.00000',
    '4.73619',
    '3.83893',
    '2.98901',
  ])
  // With q = 1 / (1.02 x 1.035) = 0.947239746, 5 q - (q^2 + ... + q^10): the sum from 1 to 10 is q (1 - q^10) / (1 - q).
  // q^10 = 0.581567; 0.947240 x 0.418433 / 0.052760 = 7.51239. So 6 q - 7.51239 = 5.68344 - 7.51239 = -1.82895.
  expect(places(projected, 'appraisal.move.net-present-cost', 3)[10]).toBe('-1.829')
  expect(places(projected, 'appraisal.move.net-present-value', 3)[10]).toBe('1.829')
  // Factors of years 0 to 10 add up to 1 + 8.3166 = 9.3166; -1.82895 / 9.3166 = -0.19631.
  expect(places(projected, 'appraisal.annuity', 4)[10]).toBe('9.3166')
  expect(places(projected, 'appraisal.move.equivalent-annual-cost', 4)).toEqual([...Array(10).fill('-'), '-0.1963'])
})

it('a counterfactual costs nothing beyond itself, and the factor is 1 in the base', () => {
  const projected = appraised(open())

  expect(projected.years('appraisal.stay.incremental')).toEqual(Array(11).fill('0'))
  expect(projected.at('appraisal.stay.net-present-cost', 10)?.isZero()).toBe(true)
  expect(projected.at('appraisal.factor', 0)).toEqual(new Decimal(1))
})

it('a later base has the factor 1, its own prices, and nothing before it', () => {
  const projected = appraised(open('base: 2019/20'))

  expect(places(projected, 'appraisal.factor', 4).slice(0, 5)).toEqual(['-', '-', '1.0000', '0.9662', '0.9335'])
  // -1 in 2019/20 in its own prices; -1 / 1.02 the year after.
  expect(places(projected, 'appraisal.move.incremental', 5).slice(0, 4)).toEqual(['-', '-', '-1.00000', '-0.98039'])
  expect(places(projected, 'appraisal.move.present-to-date', 5).slice(1, 4)).toEqual(['-', '-1.00000', '-1.94724'])
})

it('a life shorter than the projection parts the cost of its own years, and of no later ones, over them', () => {
  const projected = appraised(open('life: 5'))

  // Years 0 to 4: factors 1 + 0.966184 + 0.933511 + 0.901943 + 0.871442 = 4.673079. With q = 0.947239746 as above the cost to 2021/22
  // is 6 q - (q + q^2 + q^3 + q^4) = 5.683438 - (0.947240 + 0.897263 + 0.849923 + 0.805081) = 2.183932; over 4.673079 = 0.46734.
  expect(places(projected, 'appraisal.annuity', 4)[10]).toBe('4.6731')
  expect(places(projected, 'appraisal.move.equivalent-annual-cost', 4)[10]).toBe('0.4673')
  // The net present cost, by which options rank, is that of all years.
  expect(places(projected, 'appraisal.move.net-present-cost', 3)[10]).toBe('-1.829')
})

it('net present cost and value are figures of all years together, so that no year before the last has one', () => {
  const projected = appraised(open())

  expect(places(projected, 'appraisal.move.net-present-cost', 3)).toEqual([...Array(10).fill('-'), '-1.829'])
  expect(places(projected, 'appraisal.move.net-present-value', 3)).toEqual([...Array(10).fill('-'), '1.829'])
})

it('a schedule of its own is discounted by band, each rate from its first year on', () => {
  const schedule = 'schedule: { rate: 4%, from: 2, bands: { later: { from: 4, rate: 1% } } }'
  const projected = appraised(open().replace('schedule: green-book-2026', schedule))

  // Year 1 is not discounted; years 2 and 3 at 4%; from year 4 at 1%.
  const factors = [1, 1, 1 / 1.04, 1 / 1.04 ** 2, 1 / 1.04 ** 2 / 1.01, 1 / 1.04 ** 2 / 1.01 ** 2]
  expect(places(projected, 'appraisal.factor', 10).slice(0, 6)).toEqual(factors.map((factor) => factor.toFixed(10)))
})

it('additions for optimism and contingency are lines of their own, beyond those of the counterfactual', () => {
  const projected = appraised(
    open(
      '',
      `,
      optimism-bias: { team: { upper: 51%, mitigation: 92%, of: investments.team.amount } },
      contingency: { team: { share: 10%, of: investments.team.amount } }`,
      'prices: { deflator: 0% }',
    ),
  )

  // 51% x (1 - 92%) = 4.08% of 5; a tenth of 5.
  expect(projected.years('appraisal.move.optimism-bias').slice(0, 3)).toEqual(['0', '0.204', '0.204'])
  expect(projected.years('appraisal.move.contingency').slice(0, 3)).toEqual(['0', '0.5', '0.5'])
  expect(projected.years('appraisal.stay.contingency').slice(0, 3)).toEqual(['0', '0', '0'])
  // 8.3166 times each, beside what the services cost.
  expect(places(projected, 'appraisal.move.optimism-bias-to-date', 3)[10]).toBe((0.204 * 8.316605).toFixed(3))
  expect(places(projected, 'appraisal.move.contingency-to-date', 3)[10]).toBe((0.5 * 8.316605).toFixed(3))
  const sum = ['present-to-date', 'optimism-bias-to-date', 'contingency-to-date'].map(
    (figure) => projected.at(`appraisal.move.${figure}`, 10) ?? new Decimal(0),
  )
  expect(
    projected
      .at('appraisal.move.net-present-cost', 10)
      ?.minus(Decimal.sum(...sum))
      .abs()
      .lt('1e-30'),
  ).toBe(true)
})

it('benefits are kept apart from cost, and effects on health have rates of their own', () => {
  const benefits = `,
      benefits: {
        days: { class: societal, amount: 1 },
        lives: { class: societal, amount: 1, health: true },
        trust: { class: unmonetised, comment: People trust it more } }`
  const [plain, with_] = [appraised(open()), appraised(open('', benefits))]

  // 1 a year for ten years: 8.3166 at 3.5%, 9.2222 at 1.5% (1 - 1.015^-10 = 0.138333, over 0.015).
  expect(places(with_, 'appraisal.move.benefits.days.present-to-date', 4)[10]).toBe('8.3166')
  expect(places(with_, 'appraisal.move.benefits.lives.present-to-date', 4)[10]).toBe('9.2222')
  expect(with_.rows.some((path) => path.includes('trust'))).toBe(false)
  expect(with_.years('appraisal.move.net-present-cost')).toEqual(plain.years('appraisal.move.net-present-cost'))
})

it('a score is the mean of the scores by their weights', () => {
  const projected = appraised(`
appraisal:
  criteria: { care: { weight: 2 }, pace: { weight: 0.5 } }
  options:
    stay: { scenario: stay.yaml, scores: { care: { score: poor }, pace: { score: 5 } } }
    move: { scenario: move.yaml, scores: { care: { score: excellent }, pace: { score: Very poor } } }
`)
  // (2 x 2 + 0.5 x 5) / 2.5 = 2.6; (2 x 5 + 0.5 x 1) / 2.5 = 4.2.
  expect(projected.at('appraisal.stay.score', 0)?.toFixed()).toBe('2.6')
  expect(projected.at('appraisal.move.score', 10)?.toFixed()).toBe('4.2')
  expect(projected.rows.some((path) => path === 'appraisal.factor')).toBe(false)
})

it('prices that the options share will do, and those of the definition itself come first', () => {
  const priced = { 'stay.yaml': `${stay}prices: { deflator: 3% }\n` }
  const own = appraised(open('', '', ''), priced)
  const stated = appraised(open(), priced)

  expect(places(own, 'appraisal.prices', 5)[1]).toBe((1 / 1.03).toFixed(5))
  expect(places(stated, 'appraisal.prices', 5)[1]).toBe((1 / 1.02).toFixed(5))
})

it('options whose prices differ are refused', () => {
  const priced = {
    'stay.yaml': `${stay}prices: { deflator: 3% }\n`,
    'move.yaml': `${move}prices: { deflator: 2% }\n`,
  }
  expect(() => appraised(open('', '', ''), priced)).toThrow('appraisal-without-prices')
})

it('what is stated outside what can be is refused at its place', () => {
  const wrong =
    (rest: string): (() => Projected) =>
    () =>
      appraised(open(rest))

  expect(wrong('base: 2030/31')).toThrow('appraisal.base is 2030/31; it must be one of the years 2017/18 to 2027/28')
  expect(wrong('life: 12')).toThrow('appraisal.life is 12 years; it must be at most 11')
  expect(() => appraised(open().replace('counterfactual: stay', 'counterfactual: sty'))).toThrow('Did you mean "stay"?')
  expect(() => appraised(open().replace('budget: open', ''))).toThrow('appraisal needs "criteria"')
  expect(() => appraised(open().replace('  schedule: green-book-2026\n', ''))).toThrow('appraisal needs "schedule"')
  const bands = 'schedule: { rate: 4%, from: 5, bands: { later: { from: 4, rate: 1% } } }'
  expect(() => appraised(open().replace('schedule: green-book-2026', bands))).toThrow('it must be after year 5')
  const bias = ', contingency: { x: { share: 10%, of: investments.teem.amount } }'
  expect(() => appraised(open('', bias))).toThrow('Did you mean "investments.team.amount"?')
})

it('METHODS.md names every row of an appraisal', () => {
  const methods = readFileSync('src/METHODS.md', 'utf8')
  const section = methods.slice(methods.indexOf('## 13. Appraisal'), methods.indexOf('## What is different'))
  const all = `,
      optimism-bias: { a: { upper: 10%, of: lines.acute.cost } },
      contingency: { a: { share: 1%, of: lines.acute.cost } },
      scores: { care: { score: 1 } }, benefits: { b: { class: societal, amount: 1, health: true } }`
  const options = open('criteria: { care: { weight: 1 } }', all).replace(
    'scenario: stay.yaml',
    'scenario: stay.yaml, scores: { care: { score: 1 } }',
  )
  const { model } = appraised(options).scenario
  const own = model.rows.map(({ path }) => path).filter((path) => path.startsWith('appraisal.'))
  const named = own.map((path) =>
    path.replace(/^appraisal\.(?:stay|move)/, 'appraisal.<id>').replace('benefits.b', 'benefits.<id>'),
  )

  expect(own.length).toBeGreaterThan(25)
  expect(named.filter((path) => !section.includes(`\`${path}\``))).toEqual([])
})

it('the last of forty digits apart, the net present cost is what its years add up to', () => {
  const projected = appraised(open())
  const sum = projected.years('appraisal.move.present').reduce((so, value) => so.plus(value), new Decimal(0))

  expect(toPlain((projected.at('appraisal.move.net-present-cost', 10) ?? sum).minus(sum).toDecimalPlaces(30))).toBe('0')
})
