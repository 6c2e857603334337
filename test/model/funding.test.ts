import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

const definition = (funding: string, rest = ''): string => `
title: Funding
years: { base: 2017/18, count: 3 }
funding: ${funding}
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
${rest}`

it('a stream grows by its rate from the recurrent amount of the year before', () => {
  const { years } = projectText(definition('{ allocation: { base: 100, growth: 2% } }'))

  // 100 x 1.02 = 102; 102 x 1.02 = 104.04; 104.04 x 1.02 = 106.1208.
  expect(years('funding.allocation.recurrent')).toEqual(['100', '102', '104.04', '106.1208'])
  expect(years('funding.allocation.growth')).toEqual(['-', '0.02', '0.02', '0.02'])
})

it('a stream given by amounts takes them as they stand, and its growth follows', () => {
  const { years } = projectText(definition('{ allocation: { base: 100, amounts: [105, 110.25, 88.2] } }'))

  expect(years('funding.allocation.recurrent')).toEqual(['100', '105', '110.25', '88.2'])
  // 105 / 100 - 1; 110.25 / 105 - 1; 88.2 / 110.25 - 1 = 0.8 - 1.
  expect(years('funding.allocation.growth')).toEqual(['-', '0.05', '0.05', '-0.2'])
})

it('an adjustment joins the recurrent amount after growth and grows from the next year on', () => {
  const { years } = projectText(definition('{ allocation: { base: 100, growth: 2%, adjustments: { 2019/20: 5 } } }'))

  // 102 x 1.02 + 5 = 109.04; 109.04 x 1.02 = 111.2208.
  expect(years('funding.allocation.recurrent')).toEqual(['100', '102', '109.04', '111.2208'])
  // The stated rate stays the growth of the stream; what happened to the money is the growth of funding: 109.04 / 102 - 1.
  expect(years('funding.allocation.growth')).toEqual(['-', '0.02', '0.02', '0.02'])
  expect(years('funding.growth')[2]).toMatch(/^0\.0690196078431372/)
})

it('non-recurrent funding counts in its year, the base year included, and never rolls forward', () => {
  const { years } = projectText(
    definition('{ allocation: { base: 100, growth: 2%, non-recurrent: { 2017/18: 1, 2019/20: 3 } } }'),
  )

  expect(years('funding.allocation.total')).toEqual(['101', '102', '107.04', '106.1208'])
  expect(years('funding.allocation.recurrent')).toEqual(['100', '102', '104.04', '106.1208'])
})

it('streams add up to funding and to recurrent funding', () => {
  const { years } = projectText(
    definition(
      '{ core: { base: 90, growth: 10% }, support: { base: 0, growth: 0%, non-recurrent: { 2017/18: 10, 2018/19: 5 } } }',
    ),
  )

  // 90 + 10; 99 + 5; 108.9; 119.79.
  expect(years('funding.total')).toEqual(['100', '104', '108.9', '119.79'])
  expect(years('funding.recurrent')).toEqual(['90', '99', '108.9', '119.79'])
  expect(years('funding.growth')).toEqual(['-', '0.1', '0.1', '0.1'])
})

it('growth is shown in cash, per head and in real terms', () => {
  const { years } = projectText(
    definition(
      '{ allocation: { base: 100, growth: 3.02% } }',
      'population: { base: 1000, growth: 1% }\nprices: { deflator: 2% }',
    ),
  )

  // 1.0302 / 1.01 = 1.02 a head; 1.0302 / 1.02 = 1.01 in real terms.
  expect(years('funding.growth')).toEqual(['-', '0.0302', '0.0302', '0.0302'])
  expect(years('funding.growth-per-head')).toEqual(['-', '0.02', '0.02', '0.02'])
  expect(years('funding.growth-real')).toEqual(['-', '0.01', '0.01', '0.01'])
})

it('growth per head reproduces the published fall of Central London', () => {
  const { at } = projectText(
    definition('{ allocation: { base: 100, growth: 0.02% } }', 'population: { base: 220562, growth: 0.98% }'),
  )

  // NHS England CCG allocations, January 2016: growth 0.02%, per head -0.95%.
  expect(at('funding.growth-per-head', 1)?.times(100).toFixed(2)).toBe('-0.95')
})

it('growth per head and in real terms have no value without a population or a deflator', () => {
  const { years } = projectText(definition('{ allocation: { base: 100, growth: 2% } }'))

  expect(years('funding.growth-per-head')).toEqual(['-', '-', '-', '-'])
  expect(years('funding.growth-real')).toEqual(['-', '-', '-', '-'])
})
