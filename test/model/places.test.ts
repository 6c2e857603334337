import { expect, it } from 'vitest'
import { checksOf } from '../../src/checks/checks.ts'
import { rowName } from '../../src/formula/node.ts'
import { partsOfRow } from '../../src/questions/by-member.ts'
import { type Projected, projectText } from '../support/project-text.ts'

/** Headroom of -10, 0 and 11: 100, 110 and 121 less 110. */
const north = `
title: North
years: { base: 2017/18, count: 2 }
population: { base: 1000, growth: 0% }
funding: { allocation: { base: 100, growth: 10% } }
lines:
  acute: { setting: hospital, base: 60, growth: 0% }
  community: { setting: out-of-hospital, base: 50, growth: 0% }
`

/** In thousands, and a year longer: funding of 200, 210 and 220.5 million; headroom of 60, 60 and 59.5. */
const south = `
title: South
unit: £k
years: { base: 2017/18, count: 3 }
population: { base: 3000, growth: 10% }
funding: { allocation: { base: 200000, growth: 5% } }
lines:
  acute: { setting: hospital, base: 100000, growth: 10% }
  prescribing: { setting: prescribing, base: 40000, growth: 0% }
`

const files = { 'north.yaml': north, 'south.yaml': south }
const place = (combine: string, rest = '', more: Readonly<Record<string, string>> = {}): Projected =>
  projectText(`title: Place\ncombine: ${combine}\n${rest}\n`, { files: { ...files, ...more } })
const places = (values: readonly string[], count: number): string[] =>
  values.map((value) => (value === '-' ? value : Number(value).toFixed(count)))

const half = '{ north: { scenario: north.yaml }, south: { scenario: south.yaml, share: 50% } }'

it('members are multiplied by their shares and added, line by line, in the unit and the years of the place', () => {
  const { years } = place(half)

  // 100 + 50% x 200; 110 + 105; 121 + 110.25. North ends in 2019/20, and so does the place.
  expect(years('funding.total')).toEqual(['200', '215', '231.25'])
  // 60 + 50; 60 + 55; 60 + 60.5.
  expect(years('lines.acute.spend')).toEqual(['110', '115', '120.5'])
  expect(years('lines.community.spend')).toEqual(['50', '50', '50'])
  expect(years('lines.prescribing.spend')).toEqual(['20', '20', '20'])
  // -10 + 30; 0 + 30; 11 + 29.75.
  expect(years('headroom')).toEqual(['20', '30', '40.75'])
  expect(years('headroom.to-date')).toEqual(['-', '30', '70.75'])
  // 1,000 + 1,500; 1,000 + 1,650; 1,000 + 1,815.
  expect(years('population.total')).toEqual(['2500', '2650', '2815'])
})

it('every figure of a member stays under its name, whole, and in the unit of the place', () => {
  const { years } = place(half)

  expect(years('members.north.headroom')).toEqual(['-10', '0', '11'])
  expect(years('members.south.funding.total')).toEqual(['200', '210', '220.5'])
})

it('rates and shares are worked out again from what was added', () => {
  const { years } = place(half)

  // 15 / 200; 16.25 / 215.
  expect(places(years('funding.growth'), 6)).toEqual(['-', '0.075000', '0.075581'])
  // 5 / 110; 5.5 / 115.
  expect(places(years('lines.acute.growth'), 6)).toEqual(['-', '0.045455', '0.047826'])
  // 1.075 / (2,650 / 2,500) - 1 = 1.075 / 1.06 - 1.
  expect(places(years('funding.growth-per-head'), 6)[1]).toBe('0.014151')
  // 20 / 200; 30 / 215.
  expect(places(years('headroom.share'), 6).slice(0, 2)).toEqual(['0.100000', '0.139535'])
})

it('what one member has over finds no saving for another', () => {
  const { years } = place(half)

  // North is 10 short in the base year, though the place has 20 left.
  expect(years('savings.requirement')).toEqual(['10', '0', '0'])
  expect(years('savings.requirement-new')).toEqual(['-', '-10', '0'])
  expect(years('savings.requirement-share')).toEqual(['0.05', '0', '0'])
})

it('a share by residents is theirs of the people in the base year, and stays', () => {
  const residents = place('{ north: { scenario: north.yaml }, south: { scenario: south.yaml, residents: 1500 } }')

  // 1,500 of 3,000, though South grows 10% a year.
  expect(residents.years('headroom')).toEqual(['20', '30', '40.75'])
  expect(residents.years('population.total')).toEqual(['2500', '2650', '2815'])
})

it('shares line by line take the money in by that of funding, and leave out what they do not name', () => {
  const { years } = place(
    '{ north: { scenario: north.yaml }, south: { scenario: south.yaml, lines: { funding: 50%, acute: 25% } } }',
  )

  expect(years('funding.total')).toEqual(['200', '215', '231.25'])
  // 60 + 25% x 100; 60 + 27.5; 60 + 30.25.
  expect(years('lines.acute.spend')).toEqual(['85', '87.5', '90.25'])
  // And 50, without prescribing.
  expect(years('spend.total')).toEqual(['135', '137.5', '140.25'])
  expect(years('headroom')).toEqual(['65', '77.5', '91'])
  expect(years('headroom.recurrent')).toEqual(['65', '77.5', '91'])
  // North is still 10 short.
  expect(years('savings.requirement')).toEqual(['10', '0', '0'])
})

it('line by line, a shift sheds by the line it leaves and is reprovided by the line it joins', () => {
  const shifted = `${north}shifts: { clinics: { from: acute, to: community, amount: { 2018/19: 4 } } }
savings: { beds: { line: acute, amount: { 2019/20: 6 }, month: October, cost: { 2019/20: 1 }, cost-line: community } }
`
  const { years } = place(
    '{ shifted: { scenario: shifted.yaml, lines: { funding: 100%, acute: 50%, community: 100% } } }',
    '',
    { 'shifted.yaml': shifted },
  )

  expect(years('shifts.clinics.released')).toEqual(['0', '2', '0'])
  expect(years('shifts.clinics.reprovided')).toEqual(['0', '4', '0'])
  expect(years('shifts.clinics.net')).toEqual(['0', '-2', '0'])
  // Half of 60, 56 and 56 - 3.
  expect(years('lines.acute.spend')).toEqual(['30', '28', '26.5'])
  // The cost of the saving falls on community, whole.
  expect(years('lines.community.spend')).toEqual(['50', '54', '55'])
  expect(years('savings.beds.delivered')).toEqual(['0', '0', '1.5'])
  expect(years('savings.beds.net')).toEqual(['0', '0', '0.5'])
  // The other half of the saving is still to come, and half of that is of here.
  expect(years('underlying.full-year-effects')).toEqual(['0', '0', '1.5'])
  // 100 - 80; 110 - 82; 121 - 26.5 - 54 + 1.5.
  expect(years('underlying')).toEqual(['20', '28', '42'])
})

it('transfers move headroom between members and none of the place', () => {
  const { years } = place(
    half,
    'transfers: { help: { from: south, to: north, amount: { 2018/19: 5 } }, back: { from: north, to: south, amount: { 2019/20: 2 } } }',
  )

  expect(years('transfers.help.amount')).toEqual(['0', '5', '0'])
  expect(years('transfers.total')).toEqual(['0', '0', '0'])
  expect(years('members.north.transfers')).toEqual(['0', '5', '-2'])
  expect(years('members.south.transfers')).toEqual(['0', '-5', '2'])
  // North whole: -10, 0 + 5, 11 - 2. South by half: 30, 30 - 5, 29.75 + 2.
  expect(years('members.north.headroom-here')).toEqual(['-10', '5', '9'])
  expect(years('members.south.headroom-here')).toEqual(['30', '25', '31.75'])
  expect(years('headroom')).toEqual(['20', '30', '40.75'])
})

it('a place may be a member, with its own transfers staying inside it', () => {
  const inner = `title: Inner
combine: ${half}
transfers: { help: { from: south, to: north, amount: { 2018/19: 5 } } }
`
  const { years, rows } = place(
    '{ inner: { scenario: inner.yaml, share: 50% }, north: { scenario: north.yaml } }',
    'transfers: { help: { from: inner, to: north, amount: { 2018/19: 3 } } }',
    { 'inner.yaml': inner },
  )

  // No row stands twice.
  expect([...new Set(rows)]).toEqual(rows)
  // Half of 200 and 100; half of 215 and 110.
  expect(years('funding.total').slice(0, 2)).toEqual(['200', '217.5'])
  // North is 10 short, half of it inside the inner place and whole outside.
  expect(years('savings.requirement')).toEqual(['15', '0', '0'])
  expect(years('transfers.help.amount')).toEqual(['0', '3', '0'])
  expect(years('members.inner.transfers.help.amount')).toEqual(['0', '5', '0'])
  expect(years('members.inner.members.north.headroom-here')).toEqual(['-10', '5', '11'])
  // Half of 30, less 3.
  expect(years('members.inner.headroom-here')[1]).toBe('12')
  // 0.5 x 2,500 + 1,000; (1.075 x 100 + 1.1 x 100) / 200 = 1.0875 against (1,325 + 1,000) / 2,250.
  expect(years('population.total').slice(0, 2)).toEqual(['2250', '2325'])
  expect(places(years('funding.growth-per-head'), 6)[1]).toBe('0.052419')
})

const paced = (base: number): string => `
title: Paced
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: ${base}, target: { base: 100, growth: 0%, rebasing: { 2018/19: 20 } }, pace: { by-distance: [{ at: 0%, growth: 0% }] } } }
lines: { acute: { setting: hospital, base: 60, growth: 0% } }
`

it('the distance of a place is of its money from its target', () => {
  const { years } = place('{ over: { scenario: over.yaml }, under: { scenario: under.yaml, share: 50% } }', '', {
    'over.yaml': paced(114),
    'under.yaml': paced(90),
  })

  // 114 + 45 = 159 against 100 + 50 = 150, and then against 120 + 60 = 180.
  expect(years('funding.allocation.target')).toEqual(['150', '180'])
  expect(places(years('funding.allocation.distance'), 6)).toEqual(['0.060000', '-0.116667'])
  expect(places(years('funding.allocation.opening-distance'), 6)).toEqual(['-', '-0.116667'])
})

it('nothing is said of a target, of activity or of people that only some members have', () => {
  const counted = north.replace(
    'growth: 0% }\n  community',
    'growth: 0%, activity: { base: 10000, unit: admission, growth: 0% } }\n  community',
  )
  const lacking = `
title: Lacking
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 50, growth: 0% } }
lines: { acute: { setting: hospital, base: 40, growth: 0% } }
`
  const more = { 'lacking.yaml': lacking, 'paced.yaml': paced(110), 'counted.yaml': counted }
  const { rows, years } = place(
    '{ lacking: { scenario: lacking.yaml }, paced: { scenario: paced.yaml }, counted: { scenario: counted.yaml } }',
    '',
    more,
  )
  const alone = place('{ counted: { scenario: counted.yaml, share: 50% } }', '', more)

  expect(rows.filter((path) => /^funding\..*(?:target|distance)|^lines\..*(?:activity|unit-cost)/.test(path))).toEqual(
    [],
  )
  expect(years('members.counted.lines.acute.unit-cost')).toEqual(['6000', '6000'])
  // £ a head of money of all for people of some would be too much.
  expect(years('population.total')).toEqual(['-', '-'])
  expect(years('funding.growth-per-head')).toEqual(['-', '-'])
  // 30,000,000 / 5,000.
  expect(alone.years('lines.acute.unit-cost')).toEqual(['6000', '6000', '6000'])
})

it('the cost of a unit is of all the money for all the activity', () => {
  const active = (base: number, units: number): string => `
title: Active
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 200, growth: 0% } }
lines: { acute: { setting: hospital, base: ${base}, growth: 0%, activity: { base: ${units}, unit: admission, growth: 0% } } }
`
  const { years } = place('{ one: { scenario: one.yaml }, two: { scenario: two.yaml, share: 50% } }', '', {
    'one.yaml': active(60, 10_000),
    'two.yaml': active(120, 40_000),
  })

  // (60 + 60) million / (10,000 + 20,000); not the mean of 6,000 and 3,000.
  expect(years('lines.acute.activity')).toEqual(['30000', '30000'])
  expect(years('lines.acute.unit-cost')).toEqual(['4000', '4000'])
})

it('a place may state its own people, in the place of those of its members', () => {
  const { years } = place(half, 'population: { base: 4000, growth: 7.5% }')

  // 1.075 / 1.075 - 1.
  expect(years('population.total')).toEqual(['4000', '4300', '4622.5'])
  expect(places(years('funding.growth-per-head'), 6)[1]).toBe('0.000000')
  expect(years('members.north.population.total')).toEqual(['1000', '1000', '1000'])
})

it('a stream that opens with nothing keeps its rate where it is one member’s alone', () => {
  const fund = `${north.replace('growth: 10% } }', 'growth: 10% }, fund: { base: 0, growth: 3%, adjustments: { 2019/20: 5 } } }')}`
  const { years } = place('{ fund: { scenario: fund.yaml, share: 50% } }', '', { 'fund.yaml': fund })

  expect(years('funding.fund.total')).toEqual(['0', '0', '2.5'])
  expect(years('funding.fund.growth')).toEqual(['-', '0.03', '0.03'])
})

const contracted = (years: string): string => `${north.replace('count: 2', 'count: 4')}
contracts: { k: { ${years}, value: 62, scope: { acute: 100% } } }
`

it('same-named contracts of unlike terms are in force in the years of either', () => {
  const { years, scenario } = place('{ one: { scenario: one.yaml }, two: { scenario: two.yaml, share: 50% } }', '', {
    'one.yaml': contracted('starts: 2018/19, ends: 2019/20'),
    'two.yaml': contracted('starts: 2019/20, ends: 2020/21'),
  })

  // 62 whole, half of it beside, and half of it alone; before and after there is no contract.
  expect(years('contracts.k.payment')).toEqual(['-', '62', '93', '31', '-'])
  expect(years('contracts.k.cost')).toEqual(['-', '60', '90', '30', '-'])
  expect(years('members.one.contracts.k.payment')).toEqual(['-', '62', '62', '-', '-'])
  expect(checksOf(scenario).find(({ id }) => id === 'arithmetic.finite')?.outcome).toBe('pass')
})

it('a contract of all years of the place beside one of a few is in force in all of them', () => {
  const { years } = place('{ one: { scenario: one.yaml }, two: { scenario: two.yaml, share: 50% } }', '', {
    'one.yaml': contracted('starts: 2018/19'),
    'two.yaml': contracted('starts: 2019/20, ends: 2019/20'),
  })

  expect(years('contracts.k.payment')).toEqual(['-', '62', '93', '62', '62'])
})

it('line by line, the change of what a provider is paid is that of the part here', () => {
  const paid = north.replace('growth: 0% }\n  community', 'growth: 10%, providers: { trust: 50% } }\n  community')
  const { years, scenario } = place('{ paid: { scenario: paid.yaml, lines: { funding: 50%, acute: 50% } } }', '', {
    'paid.yaml': paid,
  })
  const partOf = (path: string): (string | undefined)[] =>
    partsOfRow(scenario, rowName(path)).flatMap(({ values }) => values.map((value) => value?.toFixed()))

  // A quarter of 60, 66 and 72.6.
  expect(years('providers.trust.income')).toEqual(['15', '16.5', '18.15'])
  expect(partOf('providers.trust.income')).toEqual(['15', '16.5', '18.15'])
  expect(years('providers.trust.change')).toEqual(['-', '1.5', '1.65'])
  expect(partOf('providers.trust.change')).toEqual([undefined, '1.5', '1.65'])
})

const priced = (prices: string, count = 3): string =>
  `${north.replace('count: 2', `count: ${count}`)}prices: { deflator: { 2018/19: 2%, default: 4% }${prices} }\n`

it.each([
  ['that of the members', '', '', '', 2019],
  ['the one the place states', '', '', 'prices: { base: 2018/19 }', 2018],
  ['the one the place states, of members of unlike ones', ', base: 2020/21', '', 'prices: { base: 2018/19 }', 2018],
  ['the base year, where the one of the members is beyond the years', '', '', 'years: { count: 1 }', 2017],
])('the price base of a place is %s', (_, one, two, rest, base) => {
  const based = (stated: string): string => priced(stated === '' ? ', base: 2019/20' : stated)
  const { years, scenario } = place('{ one: { scenario: one.yaml }, two: { scenario: two.yaml } }', rest, {
    'one.yaml': based(one),
    'two.yaml': based(two),
  })

  expect(scenario.definition.prices.base).toBe(base)
  // 1; x 1.02; x 1.04.
  expect(places(years('funding.growth-real'), 6)[1]).toBe('0.078431')
})

it('members of unlike horizons have prices in common where they are the same in the years of the place', () => {
  const { years } = place('{ one: { scenario: one.yaml }, two: { scenario: two.yaml } }', '', {
    'one.yaml': priced('', 3),
    'two.yaml': priced('', 2),
  })

  expect(years('prices.index')).toEqual(['1', '1.02', '1.0608'])
})

it('members of unlike price bases have their prices in common, in those of the base year', () => {
  const { scenario, years } = place('{ one: { scenario: one.yaml }, two: { scenario: two.yaml } }', '', {
    'one.yaml': priced(''),
    'two.yaml': priced(', base: 2018/19'),
  })

  expect(scenario.definition.prices.base).toBe(2017)
  expect(years('prices.index')?.slice(0, 3)).toEqual(['1', '1.02', '1.0608'])
})

it('members of unlike prices have none in common, from the first year in which they differ', () => {
  const { years } = place('{ one: { scenario: one.yaml }, two: { scenario: two.yaml } }', '', {
    'one.yaml': priced(''),
    'two.yaml': priced('').replace('2018/19: 2%', '2018/19: 3%'),
  })

  expect(years('prices.index')?.slice(0, 3)).toEqual(['1', '-', '-'])
})

it.each([
  ['of its members', half, true],
  [
    'of which only some of its members count theirs',
    '{ north: { scenario: north.yaml }, none: { scenario: none.yaml } }',
    false,
  ],
])('the people of a place %s are checked where they are known', (_, combine, isChecked) => {
  const uncounted = north.replace('population: { base: 1000, growth: 0% }', '')
  const { scenario } = place(combine, '', { 'none.yaml': uncounted })

  expect(checksOf(scenario).some(({ title }) => title === 'The population is not below zero')).toBe(isChecked)
})
