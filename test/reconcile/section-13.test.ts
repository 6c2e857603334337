import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type Projected, projectText } from '../support/project-text.ts'

// Figures worked outside the program, from the published table of 2017/18: acute 113, prescribing 22, commissioning and
// programme costs 16, out-of-hospital 122, together 273, and flat funding. scenarios/section-13.yaml is that definition.
const files = { 'section-13.yaml': readFileSync('scenarios/section-13.yaml', 'utf8') }

function project(...set: string[]): Projected {
  return projectText('title: Variant\nextends: section-13.yaml\n', { files, set })
}

const acute = (growth: string): string => `lines.acute.growth=${growth}`
const prescribing = (growth: string): string => `lines.prescribing.growth=${growth}`
const outOfHospital = (growth: string): string => `lines.out-of-hospital.growth=${growth}`
const envelope = 'out-of-hospital.envelope'

it('the base year balances', () => {
  const projected = project()

  expect(projected.years('funding.total')[0]).toBe('273')
  expect(projected.years('spend.total')[0]).toBe('273')
  expect(projected.years(envelope)[0]).toBe('122')
})

// 113 x 1.06^10 = 113 x 1.790848 = 202.4; 22 x 1.03^10 = 22 x 1.343916 = 29.6; 273 - 202.4 - 29.6 - 16 = 25.1, and so on.
it.each([
  ['6%', '202.4', '25.1'],
  ['3%', '151.9', '75.6'],
  ['0%', '113.0', '114.4'],
])('acute growth of %s leads to acute spend of %s and an envelope of %s in year 10', (growth, spend, left) => {
  const projected = project(acute(growth))

  expect(projected.shown('lines.acute.spend', 10)).toBe(spend)
  expect(projected.shown(envelope, 10)).toBe(left)
})

it('the scenario as it is shipped is the one with 6%', () => {
  expect(project().shown(envelope, 10)).toBe('25.1')
})

// 273 - 202.4 - 22 - 16 = 32.6.
it.each([
  ['6%', '32.6'],
  ['3%', '83.1'],
  ['0%', '122.0'],
])('with prescribing flat, acute growth of %s leaves an envelope of %s', (growth, left) => {
  expect(project(acute(growth), prescribing('0')).shown(envelope, 10)).toBe(left)
})

// Prescribing of 22 x 1.02^10 = 26.8 and 22 x 1.05^10 = 35.8.
it.each([
  ['6%', '2%', '27.8'],
  ['6%', '5%', '18.8'],
  ['3%', '2%', '78.3'],
  ['3%', '5%', '69.3'],
  ['0%', '2%', '117.2'],
  ['0%', '5%', '108.2'],
])('acute growth of %s with prescribing growing %s leaves an envelope of %s', (growth, other, left) => {
  expect(project(acute(growth), prescribing(other)).shown(envelope, 10)).toBe(left)
})

it.each([
  ['6%', '0%', 13],
  ['6%', '2%', 13],
  ['6%', '5%', 12],
  ['3%', '0%', 25],
  ['3%', '2%', 23],
  ['3%', '5%', 20],
  ['0%', '5%', 39],
])(
  'acute growth of %s with prescribing growing %s leaves nothing out of hospital in year %d',
  (growth, other, first) => {
    const { at } = project(acute(growth), prescribing(other), 'years.count=40')
    const gone = Array.from({ length: 41 }, (_, index) => index).filter((index) => at(envelope, index)?.lte(0))

    expect(gone[0]).toBe(first)
  },
)

it.each(['0%', '2%'])(
  'with nil acute growth and prescribing growing %s, the envelope lasts beyond forty years',
  (other) => {
    const { at } = project(acute('0%'), prescribing(other), 'years.count=40')

    expect(at(envelope, 40)?.gt(0)).toBe(true)
  },
)

// Out-of-hospital needs 122 x 1.02^10 = 148.7: 25.1 - 148.7 = -123.6.
it.each([
  ['6%', '-123.6', '-631'],
  ['3%', '-73.1', '-387'],
  ['0%', '-34.3', '-182'],
])(
  'with out-of-hospital growing 2%%, acute growth of %s makes a do-nothing gap of %s in year 10 and %s over ten years',
  (growth, gap, sum) => {
    const projected = project(acute(growth), outOfHospital('2%'))

    expect(projected.shown('do-nothing-gap', 10)).toBe(gap)
    // No plan in this definition: the headroom to date is the sum of the gaps.
    expect(projected.shown('headroom.to-date', 10, 0)).toBe(sum)
  },
)

// To two decimals of a per cent: half a hundredth less leaves less than 122.0, half a hundredth more leaves more.
it.each([
  ['6%', '3.085%', '3.095%'],
  ['3%', '1.575%', '1.585%'],
])(
  'with acute growth of %s, funding must grow between %s and %s to keep the envelope of 122.0',
  (growth, less, more) => {
    const at = (funding: string): boolean | undefined =>
      project(acute(growth), `funding.allocation.growth=${funding}`).at(envelope, 10)?.gte(122)

    expect([at(less), at(more)]).toEqual([false, true])
  },
)

it.each([
  ['6%', '3.895%', '3.905%'],
  ['3%', '2.505%', '2.515%'],
])('with acute growth of %s, funding must grow between %s and %s to let the rest grow 2%%', (growth, less, more) => {
  const at = (funding: string): boolean | undefined =>
    project(acute(growth), outOfHospital('2%'), 'lines.programme.growth=2%', `funding.allocation.growth=${funding}`)
      .at('headroom', 10)
      ?.gte(0)

  expect([at(less), at(more)]).toEqual([false, true])
})

it('a price of 122 that follows 1% more people and 1% of prices is 148.9 in year 10', () => {
  const { shown } = projectText(`
title: Indexed price
years: { base: 2017/18, count: 10 }
funding: { allocation: { base: 122, growth: 0% } }
lines: { contract: { setting: out-of-hospital, base: 122, drivers: { people: 1%, price: { uplift: 2%, efficiency: 1% } } } }`)

  // 122 x 1.01^20 = 122 x 1.220190 = 148.9.
  expect(shown('lines.contract.spend', 10)).toBe('148.9')
})

it('a contract of 122 that follows 1% more people and 1% of net price is worth 148.9 in year 10', () => {
  const { shown, years } = projectText(`
title: Indexed contract
years: { base: 2017/18, count: 10 }
population: { base: 220562, growth: 1% }
funding: { allocation: { base: 122, growth: 0% } }
lines: { community: { setting: out-of-hospital, base: 122, growth: 0% } }
contracts:
  mcp: { starts: 2018/19, shadow: 2017/18, scope: { community: 100% }, index: { population: population, inflation: 1% } }`)

  // 122 x 1.01^20 = 122 x 1.220190 = 148.9.
  expect(shown('contracts.mcp.value', 10)).toBe('148.9')
  expect(years('contracts.mcp.value')[0]).toBe('122')
  // The commissioner pays it on the line: 122 of cost and 26.9 beyond.
  expect(shown('lines.community.spend', 10)).toBe('148.9')
  expect(shown('contracts.mcp.adjustment', 10)).toBe('26.9')
})

// A commissioner 15.81% above target that grows 0.02% opens the next year 12.24% above: so its target grew
// 1.1581 x 1.0002 / 1.1224 - 1 = 3.20%.
it.each([
  ['3.20%', '12.24'],
  ['3.19%', '12.25'],
  ['3.21%', '12.23'],
])('with a target that grows %s, 15.81%% above target and 0.02%% of growth end %s%% above it', (growth, above) => {
  const { at } = projectText(`
title: Pace of change
years: { base: 2017/18, count: 1 }
funding:
  allocation:
    base: 115.81
    target: { base: 100, growth: ${growth} }
    pace: { by-distance: [{ at: 5%, growth: 2.1% }, { at: 10%, growth: 0.02% }] }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }`)

  expect(at('funding.allocation.opening-distance', 1)?.times(100).toFixed(2)).toBe('15.81')
  expect(at('funding.allocation.growth', 1)?.times(100).toFixed(2)).toBe('0.02')
  expect(at('funding.allocation.distance', 1)?.times(100).toFixed(2)).toBe(above)
})
