import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

const definition = (unit: string, line: string, rest = ''): string => `
title: Activity
unit: ${unit}
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 200, growth: 0% } }
lines:
  acute: { setting: hospital, base: 100, growth: 10%, ${line} }
  community: { setting: out-of-hospital, base: 40, growth: 0%, providers: { imperial: 25% } }
${rest}`

const activity = 'activity: { base: 20000, unit: admission, growth: 25% }'

it.each([
  // 100,000,000 / 20,000; 110,000,000 / 25,000; 121,000,000 / 31,250.
  { unit: '£m', cost: ['5000', '4400', '3872'] },
  { unit: '£k', cost: ['5', '4.4', '3.872'] },
  { unit: '£', cost: ['0.005', '0.0044', '0.003872'] },
  { unit: '£bn', cost: ['5000000', '4400000', '3872000'] },
])('the cost of each unit is in pounds where money is in $unit', ({ unit, cost }) => {
  const { years, scenario } = projectText(definition(unit, activity))

  // 20,000 x 1.25; 25,000 x 1.25.
  expect(years('lines.acute.activity')).toEqual(['20000', '25000', '31250'])
  expect(years('lines.acute.unit-cost')).toEqual(cost)
  const row = scenario.projection.model.rows.find(({ path }) => path === 'lines.acute.unit-cost')
  expect(row).toMatchObject({ unit: 'unit-cost', words: 'admission' })
})

it('all spend of a line is in the cost of a unit, of one year and under contract too', () => {
  const { years } = projectText(
    definition(
      '£k',
      `${activity}, non-recurrent: { 2018/19: 15 }`,
      'contracts: { whole: { starts: 2019/20, value: 125, scope: { acute: 100% } } }',
    ),
  )

  // (110 + 15) x 1,000 / 25,000 = 5; the price of 125 x 1,000 / 31,250 = 4.
  expect(years('lines.acute.unit-cost')).toEqual(['5', '5', '4'])
})

it('activity does not follow savings, and there is no cost of a unit where there is none', () => {
  const { years } = projectText(
    definition(
      '£k',
      'activity: { base: 20000, unit: admission, growth: { 2018/19: 0%, 2019/20: -100% } }',
      'savings: { beds: { line: acute, amount: { 2018/19: 10 } } }',
    ),
  )

  expect(years('lines.acute.activity')).toEqual(['20000', '20000', '0'])
  // (110 - 10) x 1,000 / 20,000.
  expect(years('lines.acute.unit-cost')).toEqual(['5', '5', '-'])
})

it('the income of a provider is its share of every line it serves, and what is left is nobody’s by name', () => {
  const { years, rows } = projectText(definition('£m', 'providers: { imperial: 60%, chelsea: 30% }'))

  // 60% x 100 + 25% x 40 = 70; 66 + 10; 72.6 + 10.
  expect(years('providers.imperial.income')).toEqual(['70', '76', '82.6'])
  expect(years('providers.chelsea.income')).toEqual(['30', '33', '36.3'])
  expect(years('providers.imperial.change')).toEqual(['-', '6', '6.6'])
  expect(years('providers.chelsea.change')).toEqual(['-', '3', '3.3'])
  expect(rows.filter((path) => path.startsWith('providers.'))).toHaveLength(4)
})

it('a provider loses what its line saves, and gets its part of what a contract adds', () => {
  const { years } = projectText(
    definition(
      '£m',
      'providers: { imperial: 50% }',
      `savings: { beds: { line: acute, amount: { 2018/19: 10 } } }
contracts: { whole: { starts: 2019/20, value: 120, scope: { acute: 100% } } }`,
    ),
  )

  // 50% x (110 - 10) + 10; 50% x the price of 120 + 10.
  expect(years('providers.imperial.income')).toEqual(['60', '60', '70'])
  expect(years('providers.imperial.change')).toEqual(['-', '0', '10'])
})
