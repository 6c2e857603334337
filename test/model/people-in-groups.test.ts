import { fc } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

const definition = (people: string, drivers: string, rest = ''): string => `
title: People in groups
years: { base: 2018/19, count: 2 }
population:
${people}
funding: { allocation: { base: 100, growth: 3% } }
lines:
  acute: { setting: hospital, base: 65, drivers: ${drivers} }
  community: { setting: out-of-hospital, base: 40, growth: 3% }
${rest}`

const groups = `  groups:
    over-75: { base: 10000, growth: 10%, weight: 3 }
    rest: { base: 90000, growth: 0% }`

it('people of groups add up to the population, and are weighed by need', () => {
  const { years } = projectText(definition(groups, '{ price: 2% }'))

  // 10,000 x 1.1 = 11,000, x 1.1 = 12,100.
  expect(years('population.groups.over-75')).toEqual(['10000', '11000', '12100'])
  expect(years('population.groups.rest')).toEqual(['90000', '90000', '90000'])
  expect(years('population.total')).toEqual(['100000', '101000', '102100'])
  // 10,000 x 3 + 90,000 = 120,000; 33,000 + 90,000; 36,300 + 90,000.
  expect(years('population.weighted')).toEqual(['120000', '123000', '126300'])
})

it('a driver that names groups grows as their people, each weighed by what it costs the line', () => {
  const { years } = projectText(definition(groups, '{ price: 2%, people: { groups: { over-75: 4, rest: 1 } } }'))

  // 10,000 x 4 + 90,000 = 130,000; 44,000 + 90,000 = 134,000; 48,400 + 90,000 = 138,400.
  expect(years('lines.acute.weighted-people')).toEqual(['130000', '134000', '138400'])
  // 65 x 1.02 x 134 / 130 = 68.34 exactly; x 1.02 x 138.4 / 134 = 65 x 1.0404 x 138.4 / 130 = 71.99568.
  expect(years('lines.acute.spend').map((text) => Number(text).toFixed(10))).toEqual([
    '65.0000000000',
    '68.3400000000',
    '71.9956800000',
  ])
})

it('drivers that are added up take the growth of people so', () => {
  const drivers = '{ price: 2%, people: { groups: { over-75: 4, rest: 1 } } }, drivers-combine: add'
  const { years } = projectText(definition(groups, drivers))

  // 65 x (1 + 2% + 4 / 130) = 65 + 1.3 + 2 = 68.3.
  expect(Number(years('lines.acute.spend')[1]).toFixed(10)).toBe('68.3000000000')
})

it('a group that states no growth has that of the population, and its own wins', () => {
  const { years } = projectText(
    definition(
      `  base: 100
  growth: 5%
  groups:
    over-75: { base: 40, growth: 10% }
    rest: { base: 60 }`,
      '{ price: 2% }',
    ),
  )

  expect(years('population.groups.over-75')).toEqual(['40', '44', '48.4'])
  expect(years('population.groups.rest')).toEqual(['60', '63', '66.15'])
  expect(years('population.total')).toEqual(['100', '107', '114.55'])
})

it('where no group has a weight, no output tells people weighted by need', () => {
  const shown = (people: string): boolean | undefined =>
    projectText(definition(people, '{ price: 2% }')).scenario.model.rows.find(
      ({ path }) => path === 'population.weighted',
    )?.shown

  expect(shown(groups)).toBe(true)
  expect(shown(groups.replace(', weight: 3', ''))).toBe(false)
  // A formula of an author's may still name it.
  const measured = definition(
    groups.replace(', weight: 3', ''),
    '{ price: 2% }',
    'measures: { need: { formula: population.weighted / population.total, unit: share } }',
  )
  expect(projectText(measured).years('measures.need')).toEqual(['1', '1', '1'])
})

it('a price uplift without an efficiency is still refused', () => {
  expect(() => projectText(definition(groups, '{ price: { uplift: 2% } }'))).toThrow('efficiency')
})

it('in a place the people of a group are those of all members, and are told only where all members count them', () => {
  const member = (over75: number): string =>
    `${definition(`  groups:\n    over-75: { base: ${over75}, growth: 10%, weight: 3 }\n    rest: { base: 90, growth: 0% }`, '{ people: { groups: { over-75: 4, rest: 1 } } }')}`
  const place = `title: A place
combine: { west: { scenario: west.yaml, share: 50% }, east: { scenario: east.yaml, share: 100% } }`
  const { years, rows } = projectText(place, { files: { 'west.yaml': member(20), 'east.yaml': member(10) } })

  // Half of 20 and all of 10, then a tenth more.
  expect(years('population.groups.over-75')).toEqual(['20', '22', '24.2'])
  // Only proportions of weights count, so that two members' cannot be added up.
  expect(rows).not.toContain('population.weighted')
  expect(rows).not.toContain('lines.acute.weighted-people')
  expect(rows).toContain('population.groups.over-75')
  const plain = definition('  base: 100\n  growth: 1%', '{ people: 1% }')
  const other = projectText(place, { files: { 'west.yaml': member(20), 'east.yaml': plain } })
  expect(other.years('population.groups.over-75')).toEqual(['-', '-', '-'])
  // Half of 110, and 100.
  expect(other.years('population.total')[0]).toBe('155')
})

it('groups that all grow alike change nothing, whatever their weights; weights that are all alike give the population', () => {
  const weight = fc.integer({ min: 1, max: 90 })
  const people = fc.integer({ min: 1, max: 500_000 })
  const rate = fc.integer({ min: -300, max: 900 }).map((tenths) => `${tenths / 100}%`)
  fc.assert(
    fc.property(
      people,
      people,
      weight,
      weight,
      rate,
      rate,
      (one, other, weightOfOne, weightOfOther, growth, another) => {
        const asRate = projectText(definition(`  base: ${one + other}\n  growth: ${growth}`, `{ people: ${growth} }`))
        const alike = projectText(
          definition(
            `  groups:\n    one: { base: ${one}, growth: ${growth}, weight: 7 }\n    other: { base: ${other}, growth: ${growth} }`,
            `{ people: { groups: { one: ${weightOfOne}, other: ${weightOfOther} } } }`,
          ),
        )
        for (const row of ['population.total', 'lines.acute.spend', 'headroom'])
          expect(rounded(alike.years(row))).toEqual(rounded(asRate.years(row)))
        const even = projectText(
          definition(
            `  groups:\n    one: { base: ${one}, growth: ${growth} }\n    other: { base: ${other}, growth: ${another} }`,
            `{ people: { groups: { one: ${weightOfOne}, other: ${weightOfOne} } } }`,
          ),
        )
        const [first, second] = even.years('population.total').map(Number)
        const [before, after] = even.years('lines.acute.spend').map(Number)
        expect((after as number) / (before as number)).toBeCloseTo((second as number) / (first as number), 12)
        expect(even.years('population.weighted')).toEqual(even.years('population.total'))
      },
    ),
    { numRuns: 60 },
  )
})

/** Quotients are exact to forty digits, so that a product of them may differ from the rate in the last. */
function rounded(values: readonly string[]): string[] {
  return values.map((value) => Number(value).toPrecision(13))
}
