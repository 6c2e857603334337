import { expect, it } from 'vitest'
import { type Decimal, toPlain } from '../../src/base/decimal.ts'
import { explain } from '../../src/explain/explain.ts'
import { rowName } from '../../src/formula/node.ts'
import { rowAt, valueAt } from '../../src/open/project.ts'
import { conversionsOf } from '../../src/report/views/conversion.ts'
import { type ViewChoice, viewOf } from '../../src/report/views/view.ts'
import { viewed } from '../../src/report/views/viewed.ts'
import { projectText } from '../support/project-text.ts'

// Funding less spend of 100 leaves 0, 10 and 40. Prices are 1, 1.25 and 2; people 1,000, 2,000, 4,000.
const text = `title: Growing
unit: £k
years: { base: 2017/18, count: 2 }
prices: { index: { 2017/18: 100, 2018/19: 125, 2019/20: 200 } }
population: { base: 1000, growth: 100% }
funding: { core: { base: 100, amounts: [110, 140] } }
lines: { acute: { setting: hospital, base: 100, growth: 0%, activity: { unit: spell, base: 100, growth: 0% } } }
measures:
`
const real: ViewChoice = { prices: 'real' }
const perHead: ViewChoice = { perHead: true }
const both: ViewChoice = { ...real, ...perHead }

const plain = (value: Decimal | undefined): string => (value === undefined ? '-' : toPlain(value.toDecimalPlaces(10)))

function measured(measures: string): (name: string, choice: ViewChoice) => string[] {
  const { scenario } = projectText(text + measures)
  return (name, choice) => {
    const path = rowName(`measures.${name}`)
    const row = rowAt(scenario.projection, path)
    if (row === undefined) throw new Error(path)
    const { value } = viewed(viewOf(scenario, choice), row)
    const years = [0, 1, 2].map((index) => {
      const cash = valueAt(scenario.projection, path, index)
      return plain(cash && value(cash, index))
    })
    // What explain tells is what the table has.
    for (const [index, told] of years.entries()) {
      const explained = explain(scenario, { path, year: 2017 + index, unit: '£k' })
      if (explained === undefined) throw new Error(path)
      expect(plain(conversionsOf(explained, choice).at(-1)?.arithmetic?.value)).toBe(told)
    }
    return years
  }
}

const measure = rowName('measures.m')
const money = (formula: string): string => `  m: { formula: '${formula}', unit: money }\n`

it.each([
  // 100; 110 / 1.25 = 88; 140 / 2 = 70, less 100 of the base year.
  ['funding.total - at(funding.total, 2017/18)', real, ['0', '-12', '-30']],
  // £100, £55 and £35 a head, less £100.
  ['funding.total - at(funding.total, 2017/18)', perHead, ['0', '-45', '-65']],
  // £100, £44 and £17.50, less £100.
  ['funding.total - at(funding.total, 2017/18)', both, ['0', '-56', '-82.5']],
  ['funding.total - previous(funding.total)', real, ['-', '-12', '-18']],
  // Real headroom is 0, 8 and 20.
  ['headroom + previous(headroom)', real, ['-', '8', '28']],
  ['2 * sum(headroom)', real, ['56', '56', '56']],
  ['sum(headroom) / 2', real, ['14', '14', '14']],
  // £5 and £10 a head.
  ['sum(headroom) * 3', perHead, ['45', '45', '45']],
  ['sum(headroom) + sum(lines.acute.spend)', real, ['158', '158', '158']],
  ['-(headroom.to-date - previous(headroom.to-date))', real, ['-', '-', '-20']],
  ['previous(headroom)', real, ['-', '0', '8']],
  ['previous(previous(headroom)) + headroom', real, ['-', '-', '20']],
  // Rates stay those of cash: last year's funding, as it grew in cash. 100 x 1.1; 88 x 140 / 110 = 112.
  ['previous(funding.total) * (1 + growth(funding.total))', real, ['-', '110', '112']],
  // Prices taken back out: what was 10 in 2018/19 is 8 in the prices of the base whatever year it is told in.
  ['at(headroom, 2018/19) * prices.index / at(prices.index, 2018/19)', real, ['8', '8', '8']],
  ['headroom - at(headroom, 2018/19) * prices.index / at(prices.index, 2018/19)', real, ['-8', '0', '12']],
  // A bare number is money of the year that it stands in.
  ['sum(headroom) - 10', real, ['18', '20', '23']],
  // The greater of two of one year is an amount of that year.
  ['max(0, headroom) + at(max(0, headroom), 2019/20)', real, ['20', '28', '40']],
])('%s %j is each amount in the prices, and for the people, of its own year', (formula, choice, expected) => {
  expect(measured(money(formula))('m', choice)).toEqual(expected)
})

it('a measure that reads a measure that joins years is told by what that is', () => {
  const read = measured(`  change: { formula: "funding.total - at(funding.total, 2017/18)", unit: money }
  more: { formula: measures.change - previous(measures.change), unit: money }
  all: { formula: sum(measures.change), unit: money }
`)

  // Real changes are 0, -12 and -30.
  expect(read('more', real)).toEqual(['-', '-12', '-18'])
  expect(read('all', real)).toEqual(['-42', '-42', '-42'])
})

it('pounds a head of unlike years are each in the prices of their own', () => {
  const { scenario } = projectText(
    `${text}  m: { formula: "funding.total / population.total - at(funding.total / population.total, 2017/18)", unit: pounds }\n`,
  )
  const row = rowAt(scenario.projection, measure)
  const shown = row && viewed(viewOf(scenario, real), row)
  const cash = valueAt(scenario.projection, measure, 2)

  // £35 / 2 less £100.
  expect(cash && plain(shown?.value(cash, 2))).toBe('-82.5')
})

it.each(['max(headroom, previous(headroom))', 'max(0, sum(headroom))'])('%s stays in cash and says so', (formula) => {
  const { scenario } = projectText(text + money(formula))
  const row = rowAt(scenario.projection, measure)
  const shown = row && viewed(viewOf(scenario, both), row)

  expect(shown).toMatchObject({ unit: 'GBP k', priceBase: 'cash', apart: { words: '£k, cash' } })
  const cash = valueAt(scenario.projection, measure, 2)
  expect(cash && plain(shown?.value(cash, 2))).toBe(formula.includes('sum') ? '50' : '40')
  const explained = explain(scenario, { path: 'measures.m', year: 2019, unit: '£k' })
  expect(explained && conversionsOf(explained, both)).toMatchObject([
    { arithmetic: undefined, why: expect.stringContaining('stays in cash') },
  ])
})

it('measures that rest on one another in many ways are each viewed once', () => {
  const chain = Array.from(
    { length: 60 },
    (_, at) =>
      `  m${at + 1}: { formula: 'measures.m${at} + at(measures.m${at}, 2018/19) - at(measures.m${at}, 2017/18)', unit: money }\n`,
  )
  const read = measured(`  m0: { formula: headroom, unit: money }\n${chain.join('')}`)

  // Real 0, 8, 20: each of the chain adds that of 2018/19 less that of the base year, which doubles 8 and keeps 0 at 8 more.
  expect(read('m1', real)).toEqual(['8', '16', '28'])
  expect(read('m60', real)[2]).toBe('500')
})
