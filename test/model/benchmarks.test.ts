import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

/** A line of 120, 20 above the national level, 30 above its peers and 5 below the best. */
const definition = (savings = '{}', growth = '0%'): string => `
title: Benchmarks
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 120, growth: 0% } }
lines:
  acute:
    setting: hospital
    base: 115
    base-adjustments: { outturn: 5 }
    growth: ${growth}
    non-recurrent: { 2017/18: 7 }
    benchmarks: { national: { amount: 100 }, peers: { variance: 30 }, best: { variance: -5 }, dear: { amount: 150 } }
${savings === '{}' ? '' : `savings: ${savings}`}`

it('a benchmark is given as an amount or as a variance, and each gives the other, in the base year only', () => {
  const { years } = projectText(definition())
  const benchmark = (name: string): readonly (readonly string[])[] =>
    ['amount', 'variance'].map((what) => years(`lines.acute.benchmarks.${name}.${what}`))

  // Recurrent spend is 115 + 5, without the 7 of one year: 120 - 100; 120 - 30; 120 + 5; 120 - 150.
  expect(benchmark('national')).toEqual([
    ['100', '-', '-', '-'],
    ['20', '-', '-', '-'],
  ])
  expect(benchmark('peers')).toEqual([
    ['90', '-', '-', '-'],
    ['30', '-', '-', '-'],
  ])
  expect(benchmark('best')).toEqual([
    ['125', '-', '-', '-'],
    ['-5', '-', '-', '-'],
  ])
  expect(benchmark('dear')[1]).toEqual(['-30', '-', '-', '-'])
})

it.each([
  { name: 'given as an amount', to: 'national', planned: ['0', '5', '5', '0'] },
  { name: 'given as a variance', to: 'peers', planned: ['0', '7.5', '7.5', '0'] },
  { name: 'of a negative variance, where there is no gap', to: 'best', planned: ['0', '0', '0', '0'] },
  { name: 'above own spend, where there is no gap', to: 'dear', planned: ['0', '0', '0', '0'] },
])('half of the gap to a benchmark $name, over two years', ({ to, planned }) => {
  const { years } = projectText(
    definition(`{ catch-up: { line: acute, benchmark: { to: ${to}, close: 50%, from: 2018/19, until: 2019/20 } } }`),
  )

  // 50% x 20 / 2 = 5; 50% x 30 / 2 = 7.5.
  expect(years('savings.catch-up.planned')).toEqual(planned)
  expect(years('savings.catch-up.delivered')).toEqual(planned)
})

it('the gap is that of the base year: it neither grows with the line nor shrinks with what is saved', () => {
  const { years } = projectText(
    definition(
      '{ catch-up: { line: acute, benchmark: { to: national, close: 100%, from: 2018/19, until: 2020/21 } } }',
      '10%',
    ),
  )

  expect(years('savings.catch-up.planned').map((value) => Number(value).toFixed(4))).toEqual([
    '0.0000',
    '6.6667',
    '6.6667',
    '6.6667',
  ])
  // 120 x 1.1 - 20 / 3 = 125.3333; x 1.1 - 6.6667 = 131.2; x 1.1 - 6.6667 = 137.6533.
  expect(years('lines.acute.recurrent').map((value) => Number(value).toFixed(4))).toEqual([
    '120.0000',
    '125.3333',
    '131.2000',
    '137.6533',
  ])
})

it('a gap closed in one year, the last', () => {
  const { years } = projectText(
    definition('{ catch-up: { line: acute, benchmark: { to: national, close: 25%, from: 2020/21, until: 2020/21 } } }'),
  )

  expect(years('savings.catch-up.planned')).toEqual(['0', '0', '0', '5'])
})

it('a delay moves every part, and each is delivered at the rate of the year in which it starts', () => {
  const { years } = projectText(
    definition(
      '{ catch-up: { line: acute, benchmark: { to: peers, close: 100%, from: 2018/19, until: 2019/20 }, delay: 12, delivery: { 2018/19: 10%, 2019/20: 80%, 2020/21: 50% } } }',
    ),
  )

  // 30 / 2 = 15 in each of two years, a year late: 80% and then 50% of it.
  expect(years('savings.catch-up.planned')).toEqual(['0', '0', '15', '15'])
  expect(years('savings.catch-up.delivered')).toEqual(['0', '0', '12', '7.5'])
  expect(years('lines.acute.recurrent')).toEqual(['120', '120', '108', '100.5'])
})

it('a part-year start saves half of each part at once and the other half a year later, grown with the line', () => {
  const { years } = projectText(
    definition(
      '{ catch-up: { line: acute, month: October, benchmark: { to: national, close: 40%, from: 2018/19, until: 2018/19 } } }',
      '10%',
    ),
  )

  // 40% x 20 = 8: half of it is 4; the other half is 4 x 1.1.
  expect(years('savings.catch-up.delivered')).toEqual(['0', '4', '4.4', '0'])
})
