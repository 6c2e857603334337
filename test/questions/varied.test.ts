import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Decimal, toPlain } from '../../src/base/decimal.ts'
import { allVaried, NotVaried, variedBy } from '../../src/questions/varied.ts'
import { projectText } from '../support/project-text.ts'

const text = `title: Varied
years: { base: 2017/18, count: 3 }
population: { base: 1000, growth: 1% }
funding: { allocation: { title: Allocation, base: 100, growth: { 2018/19: 1%, default: 2% } } }
drivers: { pay: 3% }
lines:
  acute: { title: Acute, setting: hospital, base: 60, drivers: { pay: pay, tariff: 1% } }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0% }
savings:
  clinics: { title: Clinics, line: acute, amount: { 2018/19: 2, 2020/21: 4 }, delivery: 50%, month: October }
`
const { model } = projectText(text).scenario

/** What the first input of a path is, by year, with another number. */
function valuesAt(path: string, number: string): readonly string[] {
  const [series = []] = variedBy(model, path).at(new Decimal(number))
  return series.map((value) => (value === undefined ? '-' : toPlain(value)))
}

describe('what varies', () => {
  it('one plain value varies by its value', () => {
    const varied = variedBy(model, 'drivers.pay')

    expect([varied.how, toPlain(varied.central)]).toEqual(['value', '0.03'])
    expect(valuesAt('drivers.pay', '0.05')).toEqual(['-', '0.05', '0.05', '0.05'])
  })

  it('a value by year is shifted by the same in every year', () => {
    expect(variedBy(model, 'funding.allocation.growth').how).toBe('shift')
    expect(valuesAt('funding.allocation.growth', '0.01')).toEqual(['-', '0.02', '0.03', '0.03'])
  })

  it('only years that are stated shift', () => {
    const [, ...years] = valuesAt('savings.clinics.amount', '1')

    expect(years).toEqual(['3', '0', '5'])
    // By hand: (2 + 4) / 2.
    expect(toPlain(variedBy(model, 'savings.clinics.amount').mean)).toBe('3')
  })

  it('one year of it is a value', () => {
    expect(valuesAt('funding.allocation.growth.2019/20', '0.5')).toEqual(['-', '0.01', '0.5', '0.02'])
    expect(variedBy(model, 'funding.allocation.growth.2019/20').how).toBe('value')
  })

  it('a year that was set is a value by year', () => {
    const set = projectText(text, { set: ['lines.community.growth.2019/20=5%'] }).scenario.model

    expect(variedBy(set, 'lines.community.growth').how).toBe('shift')
  })

  it('a share stays within 0 and 100%, people at nought or more', () => {
    expect(valuesAt('savings.clinics.delivery', '1.5').slice(1)).toEqual(['1', '1', '1'])
    expect(valuesAt('population.base', '-5')[0]).toBe('0')
  })

  it('a pattern shifts all it matches', () => {
    const varied = variedBy(model, 'lines.*.base')

    expect(varied.how).toBe('shift')
    expect(varied.at(new Decimal(1)).map(([first]) => first && toPlain(first))).toEqual(['61', '41'])
  })
})

describe('what does not vary', () => {
  it.each([
    ['savings.clinics.month', 'a month or a year, which is not varied'],
    ['headroom', 'is a row, which is worked out'],
    ['lines.acute.grwth', 'The definition states no figure'],
    ['savings.clinics.amounts', 'Did you mean savings.clinics.amount?'],
    ['lines.*', 'takes in figures of unlike kinds'],
    ['funding.allocation.growth.2040/41', 'has no value in 2040/41; it has 2018/19 to 2020/21'],
  ])('%s: %s', (path, why) => {
    expect(() => variedBy(model, path)).toThrow(NotVaried)
    expect(() => variedBy(model, path)).toThrow(why)
  })
})

it('what members of a place take from one line of one file is one input', () => {
  const member = (title: string): string => `title: ${title}\nextends: shared.yaml\n`
  const place = projectText(
    'title: Place\ncombine:\n  east: { scenario: east.yaml, share: 100% }\n  west: { scenario: west.yaml, share: 100% }\n',
    {
      files: { 'shared.yaml': text, 'east.yaml': member('East'), 'west.yaml': member('West') },
    },
  )
  const varied = variedBy(place.scenario.model, 'members.west.lines.community.growth')

  expect(varied.inputs.map(({ path }) => path)).toEqual([
    'members.east.lines.community.growth',
    'members.west.lines.community.growth',
  ])
})

it('what is stated as one value for the projected years is not the nought that the base year holds', () => {
  // By hand: 90% earned of outcomes that are 10% of the price. The base year, before the contract, holds nought.
  const contract = `${text}contracts:
  mcp:
    title: Provider
    starts: 2018/19
    ends: 2020/21
    priced: 2017/18
    scope: { community: { share: 100% } }
    outcomes: { share: 10%, achievement: 90% }
`
  const { scenario } = projectText(contract)
  const varied = variedBy(scenario.model, 'contracts.mcp.outcomes.achievement')

  expect([varied.how, toPlain(varied.central), toPlain(varied.mean)]).toEqual(['value', '0.9', '0.9'])
  const [stated, ...changed] = [varied.central, new Decimal('0.5')].map((number) => varied.at(number)[0]?.slice(1))
  expect(stated?.map((value) => value && toPlain(value))).toEqual(['0.9', '0.9', '0.9'])
  expect(changed[0]?.map((value) => value && toPlain(value))).toEqual(['0.5', '0.5', '0.5'])
})

const names = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
const files = Object.fromEntries(names.map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]))

it.each(names)('every figure of %s, at the number that stands for it as stated, is as stated', (name) => {
  const own = projectText(`extends: ${name}\ntitle: Same\n`, { files }).scenario.model
  for (const varied of allVaried(own)) {
    const isSame = varied.at(varied.central).every((series, at) =>
      series.every((value, index) => {
        const before = varied.inputs[at]?.values[index]
        return value === before || (value !== undefined && before !== undefined && value.eq(before))
      }),
    )
    expect(isSame, varied.path).toBe(true)
  }
})

const anchored = `title: Anchored
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: &rate { value: 1% } }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: *rate }
`

it.each(['lines.acute.growth', 'lines.community.growth', 'lines.acu*.growth', 'lines.*.growth'])(
  'a figure that stands in one place is one, and moves whole: %s',
  (path) => {
    const { inputs, others } = variedBy(projectText(anchored).scenario.model, path)

    expect(inputs.map((input) => input.path)).toEqual(['lines.acute.growth', 'lines.community.growth'])
    const isAsked = (of: string): boolean =>
      of === path || path === 'lines.*.growth' || (path.startsWith('lines.acu*') && of.includes('acute'))
    expect(others.map((input) => input.path)).toEqual(inputs.map((input) => input.path).filter((of) => !isAsked(of)))
  },
)
