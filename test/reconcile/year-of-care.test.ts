import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type Projected, projectText } from '../support/project-text.ts'

/* The board of today that pays a year of care by capitation, reckoned by hand from what its files state. */

const files = Object.fromEntries(
  readdirSync('scenarios')
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]),
)
const open = (name: string, ...set: string[]): Projected =>
  projectText(`title: Shipped\nextends: ${name}\n`, { files, set })
const capitated = open('icb-capitated.yaml')
const { shown, floats } = capitated
/** Years by index: 2026/27 is 1, the first review, 2029/30, is 4. */
const [priced, secondYear, beforeReview, review, last] = [1, 2, 3, 4, 10]

it('core funding converges on its fair share by 2028/29, and deficit support is gone', () => {
  // 4.1% less 0.5%; 1,808 x 1.036 = 1,873.088; the target 1,782 x 1.041 = 1,855.062: 0.97% above it, after 1,808 / 1,782 - 1 = 1.46%.
  expect(shown('funding.core.growth', priced, 4)).toBe('0.0360')
  expect(shown('funding.core.recurrent', priced, 3)).toBe('1873.088')
  expect([shown('funding.core.distance', 0, 4), shown('funding.core.distance', priced, 4)]).toEqual([
    '0.0146',
    '0.0097',
  ])
  // x 1.034 x 1.032 = 1,998.7497; the target x 1.039 x 1.037 = 1,998.7236: 26 thousand pounds above.
  expect(shown('funding.core.recurrent', beforeReview, 4)).toBe('1998.7497')
  expect(shown('funding.core.above-target', beforeReview, 3)).toBe('0.026')
  expect([0, 1, 2, 3].map((year) => shown('funding.deficit-support.total', year))).toEqual([
    '30.0',
    '20.0',
    '10.0',
    '0.0',
  ])
})

it('people and the two services grow in the first year as they do with one rate for all', () => {
  // 400 + 2,750 + 2,860 + 990 = 7,000 more.
  expect(shown('population.total', priced, 0)).toBe('1007000')
  // Acute: 200,000 x 0.4 + 550,000 x 0.4 + 220,000 x 2 + 30,000 x 6 = 920,000; 932,920 a year on.
  expect([0, 1].map((year) => shown('lines.acute.weighted-people', year, 0))).toEqual(['920000', '932920'])
  // 932,920 / 920,000 x 1.0129 x (1 + 4.15% - 2%) - 1 = 4.921%; with one rate 1.007 x 1.02 x 1.0215 - 1 = 4.922%.
  expect(shown('lines.acute.growth', priced, 5)).toBe('0.04921')
  expect(open('icb.yaml').shown('lines.acute.growth', priced, 5)).toBe('0.04922')
  // Community: 120,000 + 220,000 + 264,000 + 120,000 = 724,000; 732,732 a year on; x 1.0215 - 1 = 3.382%, against 1.007 x 1.005 x 1.0215 - 1 = 3.379%.
  expect(shown('lines.community.growth', priced, 5)).toBe('0.03382')
  expect(open('icb.yaml').shown('lines.community.growth', priced, 5)).toBe('0.03379')
})

it('a segment is paid for the people of the last count, at its price moved by 3% less 2%', () => {
  // 30,990 frail people of 2026/27 x £6,000; 1.03 x 0.98 = 1.0094 a year; not counted again before 2029/30.
  expect(shown('contracts.year-of-care.segments.frail', priced, 4)).toBe('185.9400')
  // 185.94 x 1.0094^2 = 189.4521.
  expect(shown('contracts.year-of-care.segments.frail', beforeReview, 4)).toBe('189.4521')
  // The review: 30,000 x 1.033^4 = 34,160.37 people x £6,000 x 1.0094^3 = £210.7966m.
  expect(shown('contracts.year-of-care.segments.frail', review, 4)).toBe('210.7966')
})

it('the price, and what it is a head, are those of the people counted', () => {
  // 40.08 + 110.55 + 211.717 + 185.94 = 548.287 for 1,007,000 people.
  expect(shown('contracts.year-of-care.value', priced, 3)).toBe('548.287')
  expect(shown('contracts.year-of-care.per-head', priced, 2)).toBe('544.48')
  // (40.32096 + 112.21656 + 220.08177 + 204.96221) x 1.0094^3 = 577.58149 x 1.0284659 = 594.0229 for 1,028,512.97 people.
  expect(shown('contracts.year-of-care.value', review, 3)).toBe('594.023')
  expect(shown('contracts.year-of-care.per-head', review, 2)).toBe('577.56')
  // One of four neighbourhood providers has 270,000 of 1,020,000 people from then on.
  expect(shown('contracts.year-of-care.lists.east', review, 3)).toBe('157.241')
})

it('a loss beyond the band is borne by halves', () => {
  const [value, cost] = [
    floats('contracts.year-of-care.value')[secondYear],
    floats('contracts.year-of-care.cost')[secondYear],
  ]
  // 548.287 x 1.0094 = 553.4409, for services that cost 564.7435: 11.3026 lost, of which 5.5344 lie in the band.
  expect([value?.toFixed(4), cost?.toFixed(4)]).toEqual(['553.4409', '564.7435'])
  // (11.3026 - 5.5344) / 2 = 2.8841; the rest, 8.4185, is the provider's.
  expect(shown('contracts.year-of-care.loss-to-commissioner', secondYear, 4)).toBe('2.8841')
  // 553.4409 less 1% x 10% that outcomes do not earn, 0.5534, and 2.8841 more.
  expect(shown('contracts.year-of-care.payment', secondYear, 4)).toBe('555.7715')
})

it('the sentences of the README about segments and the year of care are true', () => {
  expect([secondYear - 1, beforeReview, review].map((year) => shown('contracts.year-of-care.value', year))).toEqual([
    '548.3',
    '558.6',
    '594.0',
  ])
  expect([beforeReview, review].map((year) => shown('contracts.year-of-care.variance', year))).toEqual([
    '-23.2',
    '-6.1',
  ])
  expect([beforeReview, review].map((year) => shown('contracts.year-of-care.loss-to-commissioner', year))).toEqual([
    '8.8',
    '0.1',
  ])
  const better = (floats('headroom')[last] ?? 0) - (open('icb-segments.yaml').floats('headroom')[last] ?? 0)
  expect(better.toFixed(1)).toBe('56.8')
  const unbalanced = open('icb-segments.yaml', 'savings.for-growing-need.enabled=false')
  expect([unbalanced.shown('headroom', last), open('icb.yaml').shown('headroom', last)]).toEqual(['-1.8', '5.7'])
  const without = open(
    'icb-capitated.yaml',
    'savings.provider-acute.enabled=false',
    'savings.provider-community.enabled=false',
  )
  expect(without.shown('contracts.year-of-care.provider-result', last)).toBe('-21.1')
  expect(without.shown('contracts.year-of-care.loss-to-commissioner', last)).toBe('12.0')
})
