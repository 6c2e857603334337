import { fc } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

const people = `
  groups:
    over-75: { base: 10000, growth: 10%, weight: 3 }
    rest: { base: 90000, growth: 0% }`

const definition = (contract: string, groups = people): string => `
title: A price that follows people
years: { base: 2018/19, count: 5 }
population:${groups}
funding: { allocation: { base: 100, growth: 3% } }
lines:
  acute: { setting: hospital, base: 60, growth: 3% }
  community: { setting: out-of-hospital, base: 40, growth: 3% }
contracts:
  mcp:
    starts: 2019/20
    scope: { community: 100% }
    index: { inflation: 2%, productivity: 1% }
${contract}`

/** What of the price a year of inflation less productivity leaves: 1.02 x 0.99. */
const moved = 1.0098

it('a weighted price follows the people of every year', () => {
  const { floats } = projectText(definition('    capitation: weighted'))
  const value = floats('contracts.mcp.value')

  // 11,000 x 3 + 90,000 = 123,000 over 120,000; then 126,300 over it.
  expect(value[1]).toBeCloseTo((40 * moved * 123) / 120, 12)
  expect(value[2]).toBeCloseTo((40 * moved ** 2 * 126.3) / 120, 12)
  // Of 123,000 weighed people 33,000 are over 75.
  expect(floats('contracts.mcp.segments.over-75')[1]).toBeCloseTo((40 * moved * 33) / 120, 12)
  expect(floats('contracts.mcp.segments.rest')[1]).toBeCloseTo((40 * moved * 90) / 120, 12)
  // In pounds, for each of 101,000 people.
  expect(floats('contracts.mcp.per-head')[1]).toBeCloseTo((40e6 * moved * 123) / 120 / 101_000, 8)
})

it('people are counted anew in the years of review alone', () => {
  const { floats } = projectText(
    definition(
      '    capitation: weighted\n    reviewed: [2020/21, 2022/23]\n    lists: { north: { 2018/19: 10, 2019/20: 30, 2020/21: 20, 2021/22..: 90 }, south: 10 }',
    ),
  )
  const value = floats('contracts.mcp.value')

  // Until the first review people are those of the pricing year; in 2020/21 12,100 are over 75, in 2022/23 14,641.
  expect(value[1]).toBeCloseTo(40 * moved, 12)
  expect(value[2]).toBeCloseTo((40 * moved ** 2 * 126.3) / 120, 12)
  expect(value[3]).toBeCloseTo((40 * moved ** 3 * 126.3) / 120, 12)
  expect(value[4]).toBeCloseTo((40 * moved ** 4 * (43.923 + 90)) / 120, 12)
  expect(value[5]).toBeCloseTo((40 * moved ** 5 * (43.923 + 90)) / 120, 12)
  // Half of both lists, then two thirds, still two thirds, then nine tenths.
  const north = floats('contracts.mcp.lists.north')
  const part = [0.5, 2 / 3, 2 / 3, 0.9, 0.9]
  for (const [at, share] of part.entries()) expect(north[at + 1]).toBeCloseTo((value[at + 1] ?? 0) * share, 12)
})

it('a line that joins with a pricing year of its own is charged for people from that year on', () => {
  const { floats } = projectText(
    definition(`    capitation: weighted
    priced: 2018/19`).replace(
      'scope: { community: 100% }',
      'scope: { community: 100%, acute: { share: 50%, from: 2020/21, priced: 2020/21 } }',
    ),
  )

  // The first as without it; half of 60 x 1.03^2 as it is spent in 2020/21, then with the people and prices of a year more.
  expect(floats('contracts.mcp.value')[2]).toBeCloseTo((40 * moved ** 2 * 126.3) / 120 + 30 * 1.03 ** 2, 10)
  expect(floats('contracts.mcp.value')[3]).toBeCloseTo(
    (40 * moved ** 3 * 129.93) / 120 + (30 * 1.03 ** 2 * moved * 129.93) / 126.3,
    10,
  )
})

it('the price per head of a report is that of the people it counts', () => {
  const { scenario } = projectText(
    definition('    capitation: weighted\n    reviewed: 2021/22', `\n  base: 100000${people}`),
  )
  const view = scenario.model.views().find(({ path }) => path === 'contracts.mcp.price-per-head')

  expect(JSON.stringify(view?.formula)).toContain('"contracts.mcp.per-head"')
})

it('where nobody is counted, years of review change nothing and are told', () => {
  const { warnings } = projectText(definition('    reviewed: 2021/22'))

  expect(warnings.map(({ code }) => code)).toContain('unused-input')
})

it('people who are none, and come to nothing, are refused', () => {
  const gone = people.replace('growth: 10%, weight: 3', 'growth: -100%, weight: 3')
  const driven = (groups: string, weights: string): (() => unknown) => {
    const text = definition('', groups).replace(
      'base: 60, growth: 3%',
      `base: 60, drivers: { people: { groups: ${weights} } }`,
    )
    return () => projectText(text)
  }

  expect(driven(gone, '{ over-75: 4, rest: 0 }')).toThrow('nothing-to-grow')
  expect(driven(people.replace('base: 10000', 'base: 0'), '{ over-75: 4, rest: 0 }')).toThrow('nothing-to-grow')
  expect(() => projectText(definition('    segments: { over-75: 0, rest: 0 }'))).toThrow('not-positive')
  const noneOld = people.replace('base: 10000', 'base: 0')
  expect(() => projectText(definition('    segments: { over-75: 1000, rest: 0 }', noneOld))).toThrow('nothing-to-grow')
})

it('segments state what each person is worth, and so the price', () => {
  const { floats, years } = projectText(definition('    segments: { over-75: 1000, rest: 300 }'))

  // 10,000 x £1,000 + 90,000 x £300 = £37m; (11 + 27) x 1.0098 = £38.3724m, of which 11 x 1.0098 = £11.1078m.
  expect(years('contracts.mcp.value')[1]).toBe('38.3724')
  expect(years('contracts.mcp.segments.over-75')[1]).toBe('11.1078')
  expect(years('contracts.mcp.segments.rest')[1]).toBe('27.2646')
  expect(floats('contracts.mcp.per-head')[1]).toBeCloseTo(38_372_400 / 101_000, 9)
  // The same in thousands of pounds.
  const thousands = projectText(`unit: £k${definition('    segments: { over-75: 1000, rest: 300 }')}`)
  expect(thousands.years('contracts.mcp.value')[1]).toBe('38372.4')
})

it('a price follows people once, and says something of every group', () => {
  const refused = (contract: string): (() => unknown) => {
    return () => projectText(definition(contract))
  }

  expect(refused('    segments: { over-75: 1000 }')).toThrow('says nothing of rest')
  expect(refused('    segments: { over-75: 1000, rest: 300, other: 1 }')).toThrow('other')
  expect(refused('    capitation: weighted\n    segments: { over-75: 1000, rest: 300 }')).toThrow('exclusive-keys')
  expect(refused('    capitation: weighted\n    reviewed: 2018/19')).toThrow('must be after 2018/19')
  expect(refused('    capitation: weighted\n    reviewed: [2020/21, 2030/31]')).toThrow('must not be after 2023/24')
})

it('where all groups grow alike it is the price whose index has their growth, whatever the weights', () => {
  const each = fc.integer({ min: 1, max: 9000 })
  const rate = fc.integer({ min: -300, max: 900 }).map((tenths) => `${tenths / 100}%`)
  fc.assert(
    fc.property(each, each, each, each, rate, (one, other, weightOfOne, weightOfOther, growth) => {
      const alike = definition(
        '    capitation: weighted',
        `\n  groups:\n    one: { base: ${one}, growth: ${growth}, weight: ${weightOfOne} }\n    other: { base: ${other}, growth: ${growth}, weight: ${weightOfOther} }`,
      )
      const plain = definition('', ` { base: ${one + other}, growth: ${growth} }`).replace(
        'index: {',
        'index: { population: population,',
      )
      const [mine, theirs] = [alike, plain].map((text) => projectText(text).floats('contracts.mcp.value'))
      for (const [at, value] of (theirs ?? []).entries())
        if (value === undefined) expect(mine?.[at]).toBeUndefined()
        else expect((mine?.[at] ?? 0) / value).toBeCloseTo(1, 12)
      const { floats } = projectText(alike)
      const [whole, part, rest] = ['value', 'segments.one', 'segments.other'].map((name) =>
        floats(`contracts.mcp.${name}`),
      )
      for (const [at, value] of (whole ?? []).entries())
        if (value !== undefined) expect(((part?.[at] ?? 0) + (rest?.[at] ?? 0)) / value).toBeCloseTo(1, 12)
    }),
    { numRuns: 40 },
  )
})

it('weights that are all alike give the plain list: the price of all people, parted by heads', () => {
  // So many that five years of whole per cents leave whole people, which a list must have.
  const people = fc.integer({ min: 1, max: 50 }).map((number) => `${number}0000000000`)
  const weight = fc.integer({ min: 1, max: 90 })
  const rate = fc.integer({ min: -3, max: 9 }).map((percent) => `${percent}%`)
  const review = fc.subarray(['2019/20', '2020/21', '2021/22', '2022/23', '2023/24'], { minLength: 1 })
  fc.assert(
    fc.property(people, people, weight, rate, rate, review, (one, other, each, growth, another, reviewed) => {
      const groups = `
  groups:
    one: { base: ${one}, growth: ${growth}, weight: ${each} }
    other: { base: ${other}, growth: ${another}, weight: ${each} }`
      const years = ['2018/19', '2019/20', '2020/21', '2021/22', '2022/23', '2023/24']
      const counted = projectText(definition('', groups))
      const byYear = (group: string): string[] =>
        counted.years(`population.groups.${group}`).map((count, at) => `${years[at]}: ${count}`)
      const list = (group: string): string => `{ ${byYear(group).join(', ')} }`
      const { floats } = projectText(
        definition(
          `    capitation: weighted
    reviewed: [${reviewed.join(', ')}]
    lists: { one: ${list('one')}, other: ${list('other')} }`,
          groups,
        ),
      )
      const heads = counted.floats('population.total')
      let last = 0
      for (const [at, value] of floats('contracts.mcp.value').entries()) {
        if (reviewed.includes(years[at] ?? '')) last = at
        if (value === undefined) continue
        // The heads of the last review over those of the pricing year, whatever the weight.
        expect(value / (40 * moved ** at * ((heads[last] ?? 0) / (heads[0] ?? 1)))).toBeCloseTo(1, 12)
        for (const group of ['one', 'other'])
          expect(floats(`contracts.mcp.segments.${group}`)[at]).toBeCloseTo(
            floats(`contracts.mcp.lists.${group}`)[at] ?? Number.NaN,
            9,
          )
      }
    }),
    { numRuns: 40 },
  )
})
