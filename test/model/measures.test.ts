import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

const definition = (measures: string, rest = ''): string => `
title: Measures
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 200, growth: 10% } }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
measures: ${measures}
${rest}`

it('a measure is reckoned in every year, from any rows', () => {
  const { years, scenario } = projectText(
    definition('{ part: { title: Part of it, formula: lines.acute.spend / funding.total, unit: share } }'),
  )

  // 100 / 200; 100 / 220; 100 / 242.
  expect(years('measures.part').map((value) => Number(value).toFixed(4))).toEqual(['0.5000', '0.4545', '0.4132'])
  const row = scenario.projection.model.rows.at(-1)
  expect(row).toMatchObject({ path: 'measures.part', label: 'Part of it', unit: 'share' })
})

it('a measure may read years to come and the sum of all projected years', () => {
  const { years } = projectText(
    definition(
      `{ last: { formula: 'at(funding.total, 2019/20)', unit: money }, all: { formula: sum(funding.total), unit: money } }`,
    ),
  )

  expect(years('measures.last')).toEqual(['242', '242', '242'])
  // 220 + 242: the base year is not projected.
  expect(years('measures.all')).toEqual(['462', '462', '462'])
})

it('a measure may rest on another that stands after it', () => {
  const { years } = projectText(
    definition(
      '{ twice: { formula: 2 * measures.left, unit: money }, left: { formula: funding.total - lines.acute.spend, unit: money } }',
    ),
  )

  // 2 x (200 - 100); 2 x (220 - 100); 2 x (242 - 100).
  expect(years('measures.twice')).toEqual(['200', '240', '284'])
})

it('money by people is in pounds', () => {
  const { years } = projectText(
    definition(
      '{ head: { formula: funding.total / population.total, unit: pounds } }',
      'population: { base: 200000, growth: 0% }',
    ),
  )

  // 200,000,000 / 200,000.
  expect(years('measures.head')).toEqual(['1000', '1100', '1210'])
})

it('money by the price index is real, and prices that fall make it more', () => {
  const { years, scenario } = projectText(
    definition(
      '{ real: { formula: lines.acute.spend / prices.index, unit: money } }',
      'prices: { deflator: { 2018/19: -20%, 2019/20: 25% } }',
    ),
  )

  expect(years('prices.index')).toEqual(['1', '0.8', '1'])
  // 100 / 0.8.
  expect(years('measures.real')).toEqual(['100', '125', '100'])
  // 1.1 / 0.8 - 1; 1.1 / 1.25 - 1.
  expect(years('funding.growth-real')).toEqual(['-', '0.375', '-0.12'])
  expect(scenario.projection.model.rows.at(-1)?.realPrices).toBe(2017)
})

it('a measure of the author’s own unit keeps its words', () => {
  const { years, scenario } = projectText(
    definition('{ ratio: { formula: funding.total / lines.acute.spend, unit: pounds in for each pound out } }'),
  )

  expect(years('measures.ratio')).toEqual(['2', '2.2', '2.42'])
  expect(scenario.projection.model.rows.at(-1)).toMatchObject({
    unit: 'declared',
    words: 'pounds in for each pound out',
  })
})

it('a measure changes no other row, and has no value where one it rests on has none', () => {
  const { years, rows } = projectText(
    definition(
      '{ growth: { formula: funding.growth + 1%, unit: rate }, over: { formula: 1 / headroom.share, unit: index } }',
    ),
  )

  expect(years('measures.growth')).toEqual(['-', '0.11', '0.11'])
  expect(years('headroom')).toEqual(['100', '120', '142'])
  expect(rows.slice(-2)).toEqual(['measures.growth', 'measures.over'])
})
