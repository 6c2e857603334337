import { expect, it } from 'vitest'
import { figures } from '../support/figures.ts'
import { projectText } from '../support/project-text.ts'
import { runCli } from '../support/run-cli.ts'

// Spend is 100, 110, 121. Levels stand at 80, 100, 125, so that in the prices of 2018/19 the index is 0.8, 1, 1.25.
const definition = (formula: string, unit = 'money'): string => `title: Small
years: { base: 2017/18, count: 2 }
prices: { base: 2018/19, index: { 2017/18: 80, 2018/19: 100, 2019/20: 125 } }
funding: { allocation: { base: 200, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 10% } }
measures: { m: { formula: "${formula}", unit: ${unit} } }
`
const measure = (formula: string): ReturnType<typeof projectText> => projectText(definition(formula))

/** The measure as it is told in real terms. */
function inRealTerms(formula: string): (string | undefined)[] {
  const { scenario } = measure(formula)
  const [row] = figures(scenario, ({ path }) => path === 'measures.m', { prices: 'real' }).rows
  return row?.values.map((value) => value?.toFixed()) ?? []
}

it('the index is 1 in the price base, whatever levels were stated', () => {
  expect(measure('lines.acute.spend').years('prices.index')).toEqual(['0.8', '1', '1.25'])
})

it.each([
  // 100 / 0.8; 110 / 1; 121 / 1.25.
  [
    'cash over the index is in the prices of the base',
    'lines.acute.spend / prices.index',
    2018,
    ['125', '110', '96.8'],
  ],
  [
    'of one year it still is, and it is not deflated again',
    'at(lines.acute.spend / prices.index, 2019/20)',
    2018,
    ['96.8', '96.8', '96.8'],
  ],
  [
    'of the base year itself it is no cash either',
    'at(lines.acute.spend / prices.index, 2018/19)',
    2018,
    ['110', '110', '110'],
  ],
  // 110 in the prices of 2018/19 is 110 x 0.8, 1, 1.25 in those of each year.
  [
    'turned into the prices of each year it is cash',
    'at(lines.acute.spend, 2018/19) * prices.index / at(prices.index, 2018/19)',
    undefined,
    ['88', '110', '137.5'],
  ],
  // In the prices of 2019/20: 125 x 1.25, 110 x 1.25, 121.
  [
    'times the index of a year it is in the prices of that year',
    'lines.acute.spend / prices.index * at(prices.index, 2019/20)',
    2019,
    ['156.25', '137.5', '121'],
  ],
  [
    'so it is over the rise of prices to that year',
    'lines.acute.spend / (prices.index / at(prices.index, 2019/20))',
    2019,
    ['156.25', '137.5', '121'],
  ],
  [
    'what stands in the accounts of a year is cash',
    'lines.acute.spend - at(lines.acute.spend, 2017/18)',
    undefined,
    ['0', '10', '21'],
  ],
])('%s', (_, formula, prices, values) => {
  const { years, scenario } = measure(formula)

  expect(years('measures.m')).toEqual(values)
  expect(scenario.projection.model.rows.at(-1)?.realPrices).toBe(prices)
})

it.each([
  // 100, 110 of the year before, over the index of that year: 100 / 0.8; 110 / 1.
  ['over the index of the same year', 'previous(lines.acute.spend) / previous(prices.index)', ['-', '125', '110']],
])('an amount of the year before is real %s', (_, formula, values) => {
  const { years, scenario } = measure(formula)

  expect(years('measures.m')).toEqual(values)
  expect(scenario.projection.model.rows.at(-1)?.realPrices).toBe(2018)
})

it.each([
  'previous(lines.acute.spend) / prices.index',
  '(lines.acute.spend + at(lines.acute.spend, 2018/19)) / prices.index',
  '(at(lines.acute.spend, 2018/19) + lines.acute.spend) / prices.index',
])('%s is in the prices of no one year, and is refused as money', async (formula) => {
  const { exit, err } = await runCli(['run', 'a.yaml'], { files: { 'a.yaml': definition(formula) } })

  expect(exit).toBe(3)
  expect(err).toContain('in the prices of no one year')
})

it.each([
  ['prices.index / at(prices.index, 2017/18)', ['1', '1.25', '1.5625']],
  [
    'lines.acute.spend / at(lines.acute.spend, 2017/18) - prices.index / at(prices.index, 2017/18)',
    ['0', '-0.15', '-0.3525'],
  ],
])('%s is a number', (formula, values) => {
  expect(projectText(definition(formula, 'index')).years('measures.m')).toEqual(values)
})

it('what is in real terms by itself is shown as it is in real terms', () => {
  expect(inRealTerms('at(lines.acute.spend / prices.index, 2019/20)')).toEqual(['96.8', '96.8', '96.8'])
  // 88 / 0.8; 110; 137.5 / 1.25.
  expect(inRealTerms('at(lines.acute.spend, 2018/19) * prices.index / at(prices.index, 2018/19)')).toEqual([
    '110',
    '110',
    '110',
  ])
})

it('what stood in the accounts of a year is in the prices of that year', () => {
  // 100 / 0.8 in each year.
  expect(inRealTerms('at(lines.acute.spend, 2017/18)')).toEqual(['125', '125', '125'])
})

it('cash of unlike years together is told of each in its own prices', () => {
  // 125 in 2017/18; 110 / 1 and 121 / 1.25, less 125.
  expect(inRealTerms('lines.acute.spend - at(lines.acute.spend, 2017/18)')).toEqual(['0', '-15', '-28.2'])
})

it.each([
  ['at(lines.acute.spend / prices.index, 2018/19) + lines.acute.spend', 'adds money in 2018/19 prices and money'],
  ['at(lines.acute.spend / prices.index, 2019/20) + lines.acute.spend', 'adds money in 2018/19 prices and money'],
  [
    'lines.acute.spend / prices.index + lines.acute.spend / prices.index * at(prices.index, 2019/20)',
    'adds money in 2018/19 prices and money in 2019/20 prices',
  ],
])('%s is refused: unlike prices never meet', async (formula, message) => {
  const { exit, err } = await runCli(['run', 'a.yaml'], { files: { 'a.yaml': definition(formula) } })

  expect(exit).toBe(3)
  expect(err).toContain(message)
})
