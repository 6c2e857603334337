import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

const definition = (rest: string): string => `
title: People, prices and units
${rest}
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 113, growth: 3% } }`

it('people are not rounded from year to year', () => {
  const { years } = projectText(
    definition('years: { base: 2017/18, count: 2 }\npopulation: { base: 1001, growth: 0.5% }'),
  )

  // 1001 x 1.005 = 1006.005; x 1.005 = 1011.035025.
  expect(years('population.total')).toEqual(['1001', '1006.005', '1011.035025'])
})

it('a deflator gives an index of one in the base year', () => {
  const { years } = projectText(definition('years: { base: 2017/18, count: 2 }\nprices: { deflator: [2%, 1%] }'))

  // 1.02; 1.02 x 1.01 = 1.0302.
  expect(years('prices.index')).toEqual(['1', '1.02', '1.0302'])
})

it('a published index is told over its level in the price base', () => {
  const { years } = projectText(
    definition(
      'years: { base: 2017/18, count: 2 }\nprices: { index: { 2017/18: 100, 2018/19: 102, 2019/20: 104.04 } }',
    ),
  )

  expect(years('prices.index')).toEqual(['1', '1.02', '1.0404'])
  // Funding is flat, so in real terms it grows 1 / 1.02 - 1 = -1.96%.
  expect(years('funding.growth-real')[1]).toMatch(/^-0\.0196078431372/)
})

it('a file in thousands and one in millions give the same money', () => {
  const text = (unit: string, amount: string): string => `
title: Units
unit: ${unit}
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: £273.4m, growth: 0% } }
lines: { acute: { setting: hospital, base: ${amount}, growth: 3% } }`
  const thousands = projectText(text('£k', '113000'))
  const millions = projectText(text('£m', '113'))

  // 113,000 x 1.03 = 116,390 thousand; 273.4 - 116.39 = 157.01 million.
  expect(thousands.years('lines.acute.spend')).toEqual(['113000', '116390'])
  expect(thousands.years('headroom')).toEqual(['160400', '157010'])
  expect(millions.years('headroom')).toEqual(['160.4', '157.01'])
})

it('a horizon may be one year', () => {
  const { years } = projectText(definition('years: { base: 2017/18, count: 1 }'))

  expect(years('lines.acute.spend')).toEqual(['113', '116.39'])
})

it('a horizon may be fifty years', () => {
  const { years, at } = projectText(definition('years: { base: 2017/18, count: 50 }'))

  expect(years('lines.acute.spend')).toHaveLength(51)
  // Compound interest tables give 1.03^50 as 4.383906; x 113 = 495.3814.
  expect(at('lines.acute.spend', 50)?.toFixed(3)).toBe('495.381')
})
