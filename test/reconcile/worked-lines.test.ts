import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { factsOf } from '../../src/report/facts/facts.ts'
import { hintsOf, unstarted } from '../../src/report/hint.ts'
import { sentenceText } from '../../src/report/sentence.ts'
import { viewOf } from '../../src/report/views/view.ts'
import { type Projected, projectText } from '../support/project-text.ts'

const names = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
const files = Object.fromEntries(names.map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]))
const open = (name: string): Projected => projectText(`title: Worked\nextends: ${name}.yaml\n`, { files })
const [threePerCent, plan, board, westminster] = ['3pct', 'do-something', 'icb', 'westminster'].map(open) as [
  Projected,
  Projected,
  Projected,
  Projected,
]

// Every figure here is worked by hand in src/METHODS.md, in the section named.
it('section 1: growth of a stream, per head and in real terms', () => {
  // 1808 x 1.036 = 1873.088.
  expect(board.years('funding.core.recurrent')[1]).toBe('1873.088')
  // 1 / 1.0098 - 1 = -0.97%; 1 / 1.02 - 1 = -1.96%.
  expect(threePerCent.at('funding.growth-per-head', 1)?.times(100).toFixed(2)).toBe('-0.97')
  expect(threePerCent.at('funding.growth-real', 1)?.times(100).toFixed(2)).toBe('-1.96')
})

it('section 2: a reserve and what it leaves', () => {
  // 1% x 273.4 = 2.734; 273.4 - 2.734 = 270.666.
  expect(plan.years('reserves.non-recurrent').slice(0, 2)).toEqual(['0', '2.734'])
  expect(plan.years('available')[1]).toBe('270.666')
})

it('section 3: a line by an all-in rate and by its drivers', () => {
  // 113 x 1.03 = 116.39.
  expect(threePerCent.years('lines.acute.spend')[1]).toBe('116.39')
  // 1.007 x 1.02 x 1.0215 - 1 = 0.04922351; 1.0098 x 1.02 x 1.001 - 1 = 0.031025996, x 113 = 3.505937548 more.
  expect(board.years('lines.acute.growth')[1]).toBe('0.04922351')
  expect(westminster.years('lines.acute.growth')[1]).toBe('0.031025996')
  expect(westminster.years('lines.acute.spend')[1]).toBe('116.505937548')
})

it('section 4: a scheme from October, and the saving still to be found', () => {
  // 84.6% x 6/12 x 2.0; 84.6% x 6/12 x 1.5 + 84.6% x 6/12 x 2.0 x 1.03.
  expect(plan.years('savings.outpatients.delivered').slice(1, 3)).toEqual(['0.846', '1.50588'])
  // 116.39 + 22.66 + 16 + 122.4 x 1.02 = 279.898; less 273.4.
  expect(threePerCent.years('spend.total')[1]).toBe('279.898')
  expect(threePerCent.years('savings.requirement')[1]).toBe('6.498')
})

it('section 5: a shift of one per cent, released over two years', () => {
  // Acute opens at 116.39 + 0.3 - 0.846 = 115.844; 1% of it; 76% of that; 84.6% x 50% x 1.15844 x 1.03.
  expect(plan.years('lines.acute.recurrent')[1]).toBe('115.844')
  expect(plan.years('shifts.frailty.value')[2]).toBe('1.15844')
  expect(plan.years('shifts.frailty.reprovided')[2]).toBe('0.8804144')
  expect(plan.years('shifts.frailty.released').slice(2, 4)).toEqual(['0', '0.5047207236'])
  // 2023/24 is the first year in which what it saves a year exceeds what it costs a year, before growth.
  expect(plan.at('shifts.frailty.net-to-date', 5)?.lt(0)).toBe(true)
  expect(plan.at('shifts.frailty.net-to-date', 6)?.gt(0)).toBe(true)
})

it('section 6: a pressure from December and an investment per head', () => {
  // 0.9 x 4/12; 0.9 x 8/12 x 1.03.
  expect(plan.at('pressures.winter.amount', 1)?.toFixed(10)).toBe('0.3000000000')
  expect(plan.at('pressures.winter.amount', 2)?.toFixed(10)).toBe('0.6180000000')
  // 222723.5076 x £3.
  expect(plan.years('investments.primary-care-homes.amount')[1]).toBe('0.6681705228')
})

it('section 7: the positions of one year, and the bridge to the underlying one', () => {
  const shown = (path: string): string => plan.at(path, 1)?.toFixed(4) ?? 'none'

  // Acute 116.244, prescribing 22.38082, programme 15.3, mental health 54.5796, community 26.9328, adults 10.098,
  // intermediate 9.996, urgent 7.14, multi-category 6.63, primary care 6.5841705228, children 0.51: 276.3953905228.
  expect(plan.years('spend.total')[1]).toBe('276.3953905228')
  // Without the cost of 0.4 and the vacancies of 0.7.
  expect(plan.years('spend.recurrent')[1]).toBe('276.6953905228')
  expect(shown('headroom')).toBe('-5.7294')
  expect(shown('headroom.recurrent')).toBe('-6.0294')
  // 0.846 + 0.09306 - 0.6.
  expect(shown('underlying.full-year-effects')).toBe('0.3391')
  expect(shown('underlying.non-recurrent-spend')).toBe('0.4000')
  expect(shown('underlying.non-recurrent-savings')).toBe('-0.7000')
  expect(shown('underlying')).toBe('-2.9563')
})

it('section 10: people, prices and what they make of the envelope', () => {
  expect(threePerCent.years('population.total')[1]).toBe('222723.5076')
  expect(threePerCent.years('prices.index')[1]).toBe('1.02')
  expect(threePerCent.shown('population.total', 10, 0)).toBe('243156')
  const [envelope, prices, people] = ['out-of-hospital.envelope', 'prices.index', 'population.total'].map(
    (path) => threePerCent.floats(path)[10] ?? Number.NaN,
  ) as [number, number, number]
  // 75.97 / 1.218994 = 62.3; £62.3m / 243,156 = £256.
  expect((envelope / prices).toFixed(1)).toBe('62.3')
  expect(((envelope / prices / people) * 1_000_000).toFixed(0)).toBe('256')
})

it('the sentences of the first screen: what 3% acute growth makes of the envelope, and what would hold it', () => {
  const facts = factsOf(threePerCent.scenario, viewOf(threePerCent.scenario), hintsOf(threePerCent.scenario, unstarted))
    .map(sentenceText)
    .join(' ')

  // 1 / 1.0098 - 1 = -1.0%; 1 / 1.02 - 1 = -2.0%.
  expect(facts).toContain(
    '-1.0% per head in cash, -2.0% in total in real terms: 2017/18 prices, deflated by 2.0% a year',
  )
  // 75.97 - 122.4 = -46.4; / 122.4 = -38%; 75.97 / 122.4 / 1.1024 / 1.2190 - 1 = -54%.
  expect(facts).toContain('down £46.4m, 38%; per head in real terms down 54%')
  // 73.23 / 10 = 7.3; 7.323 / 273.4 = 2.7%.
  expect(facts).toContain('£7.3m (2.7% of recurrent funding) more a year on average')
  // (319.8 / 273.4)^(1/10) - 1 = 1.58%.
  expect(facts).toContain(
    'To hold £122.4m in cash in 2027/28, recurrent funding must grow 1.59% a year (2.41% to need no savings)',
  )
  // 113 x 1.343916 = 151.9; / 273.4 = 56%; 113 / 273.4 = 41%.
  expect(facts).toContain('Acute takes 56% of funding, up from 41%')
})
