import { expect, it } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { rowName } from '../../src/formula/node.ts'
import { valueAt } from '../../src/open/project.ts'
import { projectText } from '../support/project-text.ts'

const { scenario } = projectText(`title: Small
years: { base: 2017/18, count: 2 }
prices: { deflator: 2% }
population: { base: 1000, growth: 1% }
funding: { allocation: { base: 100, growth: { 2018/19: 0%, 2019/20: 21% } } }
lines:
  acute: { setting: hospital, base: 40, growth: 10% }
  specialised: { setting: hospital, base: 20, growth: 10% }
  community: { setting: out-of-hospital, base: 40, growth: 30% }
savings: { clinics: { line: acute, amount: { 2018/19: 2, 2019/20: 3 } } }
`)
const at = (path: string, year: number): string | undefined =>
  valueAt(scenario.projection, rowName(path), year - 2017)
    ?.toDecimalPlaces(12)
    .toFixed()

it('what hospital care takes of funding, after savings', () => {
  // 2018/19: 44 - 2 + 22 = 64 of 100.
  expect([at('hospital.spend', 2018), at('hospital.share', 2018)]).toEqual(['64', '0.64'])
})

it('hospital care grows as its lines do before savings, together', () => {
  expect([at('hospital.growth', 2017), at('hospital.growth', 2019)]).toEqual([undefined, '0.1'])
  expect(at('hospital.growth-average', 2019)).toBe('0.1')
})

it('an average growth compounds to the whole', () => {
  // 1.21 over two years is 1.1 a year; per head 1.1 / 1.01, and in real terms 1.1 / 1.02.
  expect(at('funding.growth-average', 2019)).toBe('0.1')
  expect(at('funding.growth-per-head-average', 2019)).toBe('0.089108910891')
  expect(at('funding.growth-real-average', 2019)).toBe('0.078431372549')
})

it('savings to be found are told a year, and new savings added up', () => {
  // 2019/20: acute (44 - 2) x 1.1 - 3 = 43.2; specialised 24.2; community 67.6: 135 of 121; 14 in two years.
  expect(at('savings.requirement-yearly', 2019)).toBe('7')
  expect(at('savings.requirement-yearly-share', 2019)).toBe((7 / 121).toFixed(12))
  expect(at('savings.total-to-date', 2019)).toBe('5')
})

it('each of them is explained', () => {
  const explanation = explain(scenario, { path: 'hospital.share', year: 2018 })

  expect(explanation?.asked).toMatchObject({ label: 'Hospital care, share of funding', unit: 'share' })
  expect(explanation?.steps.map(({ path }) => path)).toContain('lines.specialised.growth')
})
