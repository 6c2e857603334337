import { describe, expect, it } from 'vitest'
import { toPlain } from '../../../src/base/decimal.ts'
import { rowCalled } from '../../../src/open/project.ts'
import { addsUp } from '../../../src/questions/bridge/bridge.ts'
import { bridgeOverTime } from '../../../src/questions/bridge/over-time.ts'
import type { Divisor } from '../../../src/questions/bridge/revalued.ts'
import { priceLevel, residents } from '../../../src/report/views/view.ts'
import { projectText } from '../../support/project-text.ts'

/** The base year is 2017/18; two years follow. */
const definition = (
  lines: string,
  rest = '',
  funding = 'allocation: { title: Allocation, base: 300, growth: 0% }',
): string => `
title: Bridge
years: { base: 2017/18, count: 2 }
funding: { ${funding} }
lines: { ${lines} }
${rest}`

interface Asked {
  readonly row?: string
  readonly from?: number
  readonly to?: number
  readonly divided?: readonly Divisor['kind'][]
  readonly files?: Readonly<Record<string, string>>
}

/** The start, each step with its kind, and the end. */
function bridge(
  text: string,
  { row: name = 'spend.total', from = 0, to = 2, divided = [], files = {} }: Asked = {},
): unknown[] {
  const { scenario } = projectText(text, { files })
  const row = rowCalled(scenario.projection, name)
  if (row === undefined) throw new Error(`There is no row ${name}`)
  const divisors = divided.map(
    (kind): Divisor => ({
      kind,
      by: (index) => (kind === 'prices' ? priceLevel(scenario, index) : residents(scenario, index)),
    }),
  )
  const found = bridgeOverTime(scenario, row, { from, to }, divisors)
  expect(addsUp(found)).toBe(true)
  return [
    toPlain(found.start),
    ...found.steps.map(({ kind, path, value }) => [kind, path, toPlain(value)]),
    toPlain(found.end),
  ]
}

it('a line grows by its rate on what it was the year before', () => {
  // 100 x 10% = 10, 110 x 10% = 11.
  expect(bridge(definition('acute: { setting: hospital, base: 100, growth: 10% }'))).toEqual([
    '100',
    ['growth', 'lines.acute.growth', '21'],
    '121',
  ])
})

it('drivers share what they make together equally, and an uplift less its efficiency is one of them', () => {
  const two =
    'acute: { setting: hospital, base: 100, drivers: { people: 10%, price: { uplift: 25%, efficiency: 5% } } }'
  const three = 'acute: { setting: hospital, base: 1000, drivers: { a: 10%, b: 20%, c: 50% } }'

  // 100 x (10% + 10% x 20% / 2) = 11; 100 x (20% + 10% x 20% / 2) = 21.
  expect(bridge(definition(two), { to: 1 })).toEqual([
    '100',
    ['growth', 'lines.acute.drivers.price', '21'],
    ['growth', 'lines.acute.drivers.people', '11'],
    '132',
  ])
  // Each pair in halves, all three together in thirds, of 10% x 20% x 50% = 1%:
  // a 10% + 2%/2 + 5%/2 + 1%/3; b 20% + 2%/2 + 10%/2 + 1%/3; c 50% + 5%/2 + 10%/2 + 1%/3.
  const shares = bridge(definition(three), { to: 1 }).map((step) =>
    Array.isArray(step) ? [step[1], Number(step[2]).toFixed(6)] : step,
  )
  expect(shares).toEqual([
    '1000',
    ['lines.acute.drivers.c', '578.333333'],
    ['lines.acute.drivers.b', '263.333333'],
    ['lines.acute.drivers.a', '138.333333'],
    '1980',
  ])
})

it('drivers that are declared to add are parted as they add', () => {
  const line = 'acute: { setting: hospital, base: 100, drivers-combine: add, drivers: { people: 10%, price: 20% } }'

  // 10 and 20; then 13 and 26 of 130.
  expect(bridge(definition(line))).toEqual([
    '100',
    ['growth', 'lines.acute.drivers.price', '46'],
    ['growth', 'lines.acute.drivers.people', '23'],
    '169',
  ])
})

it('a driver that lines share is a step of each line', () => {
  const lines =
    'acute: { setting: hospital, base: 100, drivers: { people: ageing } }, community: { setting: out-of-hospital, base: 50, drivers: { people: ageing } }'

  expect(bridge(definition(lines, 'drivers: { ageing: 10% }'), { to: 1 })).toEqual([
    '150',
    ['growth', 'lines.acute.drivers.people', '10'],
    ['growth', 'lines.community.drivers.people', '5'],
    '165',
  ])
})

it('a line by amounts grows from amount to amount, and changes on it stay', () => {
  const line = 'acute: { setting: hospital, base: 100, amounts: [110, 130] }'
  const saving = 'savings: { beds: { title: Beds, line: acute, amount: { 2018/19: 4 } } }'

  // 110 - 100, 130 - 110; the saving of 4 stays.
  expect(bridge(definition(line, saving))).toEqual([
    '100',
    ['growth', 'lines.acute.amounts', '30'],
    ['saving', 'savings.beds', '-4'],
    '126',
  ])
})

it('growth on an earlier change counts as growth', () => {
  const line = 'acute: { setting: hospital, base: 100, growth: 10%, adjustments: { 2018/19: 5 } }'
  const rest = `
savings: { beds: { title: Beds, line: acute, amount: { 2018/19: 20 } } }
pressures: { winter: { title: Winter, line: acute, new: { 2018/19: 3 } } }
investments: { clinic: { title: Clinic, line: acute, new: { 2019/20: 2 } } }
responsibilities: { dental: { title: Dental, funding: allocation, line: acute, from: 2018/19, amount: 8 } }`

  // 2018/19: 10 of growth, then + 5 - 20 + 3 + 8 = 106. 2019/20: 10.6 of growth, + 2 = 118.6.
  expect(bridge(definition(line, rest))).toEqual([
    '100',
    ['growth', 'lines.acute.growth', '20.6'],
    ['saving', 'savings.beds', '-20'],
    ['pressure', 'pressures.winter', '3'],
    ['investment', 'investments.clinic', '2'],
    ['responsibility', 'responsibilities.dental', '8'],
    ['adjustment', 'lines.acute.adjustments', '5'],
    '118.6',
  ])
})

it('levels, and what counts in one year, are differences of the two years', () => {
  const line =
    'acute: { setting: hospital, base: 100, growth: 0%, non-recurrent: { 2017/18: 7, 2018/19: 1, 2019/20: 2 } }'
  const rest = `
savings:
  once: { title: Once, line: acute, amount: { 2018/19: 4, 2019/20: 6 }, recurrent: false, cost: { 2018/19: 1 } }
pressures:
  beds: { title: Beds, line: acute, level: { 2018/19: 3, 2019/20: 5 } }
  flu: { title: Flu, line: acute, new: { 2018/19: 9 }, recurrent: false }`

  // From the base year: own 2 - 7, saved -6, level 5; the cost and the flu of 2018/19 are over. 107 to 100 + 5 + 2 - 6.
  expect(bridge(definition(line, rest))).toEqual([
    '107',
    ['pressure', 'pressures.beds', '5'],
    ['non-recurrent', 'savings.once', '-6'],
    ['non-recurrent', 'lines.acute.non-recurrent', '-5'],
    '101',
  ])
  // From 2018/19: level 5 - 3, own 2 - 1, saved -6 + 4, the cost of 1 and the flu of 9 are over. 110 to 101.
  expect(bridge(definition(line, rest), { from: 1 })).toEqual([
    '110',
    ['pressure', 'pressures.beds', '2'],
    ['non-recurrent', 'pressures.flu', '-9'],
    ['non-recurrent', 'savings.once', '-2'],
    ['non-recurrent', 'lines.acute.non-recurrent', '1'],
    ['non-recurrent', 'savings.once.cost', '-1'],
    '101',
  ])
})

it('a shift of care is what the one line takes on less what the other gives up; of one line, its side alone', () => {
  const lines =
    'acute: { setting: hospital, base: 100, growth: 0% }, community: { setting: out-of-hospital, base: 50, growth: 0% }'
  const shift =
    'shifts: { frailty: { title: Frailty, from: acute, to: community, amount: { 2018/19: 10 }, reprovision: 80% } }'

  expect(bridge(definition(lines, shift))).toEqual(['150', ['shift', 'shifts.frailty', '-2'], '148'])
  expect(bridge(definition(lines, shift), { row: 'lines.community.spend' })).toEqual([
    '50',
    ['shift', 'shifts.frailty', '8'],
    '58',
  ])
})

it('a contract is what it adds to cost in the one year less what it added in the other', () => {
  const lines = 'practice: { setting: out-of-hospital, base: 60, growth: 0% }'
  const contract = `contracts:
  mcp: { title: MCP, starts: 2018/19, scope: { practice: 100% }, index: { population: 25%, inflation: 20%, productivity: 20% } }`

  // The price grows 1.25 x 1.2 x 0.8 = 1.2 a year: 72 and 86.4 for services that cost 60.
  expect(bridge(definition(lines, contract))).toEqual(['60', ['contract', 'contracts.mcp', '26.4'], '86.4'])
  expect(bridge(definition(lines, contract), { from: 1 })).toEqual([
    '72',
    ['contract', 'contracts.mcp', '14.4'],
    '86.4',
  ])
})

describe('what moves the price of a contract, and what it pays', () => {
  const lines = 'practice: { setting: out-of-hospital, base: 100, growth: 0% }'
  const joining = `${lines}, clinics: { setting: out-of-hospital, base: 50, growth: 0% }`
  const contract = (rest: string, scope = 'practice: 100%'): string => `contracts:
  mcp: { title: MCP, starts: 2018/19, shadow: 2017/18, scope: { ${scope} }, ${rest} }`

  it('the factors of its index share what they make together equally', () => {
    const priced = contract('index: { population: 10%, inflation: 20% }')
    const netted = contract('index: { inflation: 20%, productivity: 10% }')

    // 100 x 1.1 x 1.2 = 132 and 174.24. Of each year's 32%: people 10% + 10% x 20% / 2 = 11%, prices 21%, of 100 and of 132.
    expect(bridge(definition(lines, priced), { row: 'contracts.mcp.value' })).toEqual([
      '100',
      ['people', 'contracts.mcp.index.population', '25.52'],
      ['prices', 'contracts.mcp.index.inflation', '48.72'],
      '174.24',
    ])
    // 1.2 x 0.9 = 1.08: prices 20% - 20% x 10% / 2 = 19%, what is asked for more for the money -11%.
    expect(bridge(definition(lines, netted), { row: 'contracts.mcp.payment', to: 1 })).toEqual([
      '100',
      ['prices', 'contracts.mcp.index.inflation', '19'],
      ['efficiency', 'contracts.mcp.index.productivity', '-11'],
      '108',
    ])
  })

  it('its people may be those of the definition, and its index the growth of funding', () => {
    const own = `population: { base: 10, growth: 10% }\n${contract('index: { population: population, inflation: 20% }')}`
    const follows = contract('index: allocation')
    const funding = 'core: { title: Core, base: 200, growth: 10% }'

    expect(bridge(definition(lines, own), { row: 'contracts.mcp.value', to: 1 })).toEqual([
      '100',
      ['people', 'population.growth', '11'],
      ['prices', 'contracts.mcp.index.inflation', '21'],
      '132',
    ])
    expect(bridge(definition(lines, follows, funding), { row: 'contracts.mcp.value' })).toEqual([
      '100',
      ['funding', 'funding.growth', '21'],
      '121',
    ])
  })

  it('a line that joins is a step of its own, at the mean of the index in the two years', () => {
    const priced = contract('index: { inflation: 10% }', 'practice: 100%, clinics: { share: 100%, from: 2019/20 }')

    // 100, 110 and (100 + 50) x 1.21 = 181.5. Joining: 50 x (1.1 + 1.21) / 2 = 57.75; prices 10, then 0.11 x (100 + 150) / 2 = 13.75.
    expect(bridge(definition(joining, priced), { row: 'contracts.mcp.value' })).toEqual([
      '100',
      ['contract', 'contracts.mcp.scope.clinics', '57.75'],
      ['prices', 'contracts.mcp.index.inflation', '23.75'],
      '181.5',
    ])
    // What the services cost joins whole.
    expect(bridge(definition(joining, priced), { row: 'contracts.mcp.cost' })).toEqual([
      '100',
      ['contract', 'contracts.mcp.scope.clinics', '50'],
      '150',
    ])
  })

  it('a price that follows people moves with those of each group, as counted', () => {
    const text = (counted: string): string => `population: { groups: {
      old: { title: Old, base: 20, growth: 50%, weight: 3 }, young: { title: Young, base: 40, growth: 25%, weight: 1 } } }
${contract(`capitation: weighted${counted}`)}`
    const yearly = text('')
    const reviewed = text(', reviewed: [2019/20]')

    // Weighted 3 x 20 + 40 = 100, 3 x 30 + 50 = 140, 3 x 45 + 62.5 = 197.5: the price of 100 moves as they do.
    expect(bridge(definition(lines, yearly), { row: 'contracts.mcp.value', to: 1 })).toEqual([
      '100',
      ['people', 'contracts.mcp.people.old', '30'],
      ['people', 'contracts.mcp.people.young', '10'],
      '140',
    ])
    expect(bridge(definition(lines, reviewed), { row: 'contracts.mcp.value', to: 1 })).toEqual(['100', '100'])
    expect(bridge(definition(lines, reviewed), { row: 'contracts.mcp.value' })).toEqual([
      '100',
      ['people', 'contracts.mcp.people.old', '75'],
      ['people', 'contracts.mcp.people.young', '22.5'],
      '197.5',
    ])
  })

  it('what is withheld, earned and shared are differences of the two years', () => {
    const terms = `outcomes: { share: { 2017/18: 0%, 2018/19..: 10% }, achievement: 50% },
      gain: { share: 40% }, index: { inflation: 20% }`

    // Value 120 for services of 100: withheld 12, earned 6, of the gain of 20 the commissioner has 60%: 120 - 12 + 6 - 12 = 102.
    expect(bridge(definition(lines, contract(terms)), { row: 'contracts.mcp.payment', to: 1 })).toEqual([
      '100',
      ['contract', 'contracts.mcp.gain-to-commissioner', '-12'],
      ['contract', 'contracts.mcp.withheld', '-12'],
      ['contract', 'contracts.mcp.earned', '6'],
      ['prices', 'contracts.mcp.index.inflation', '20'],
      '102',
    ])
    // By itself: 10% more of the mean of 100 and 120 is withheld, 11, and the price itself brings 20 x (0% + 10%) / 2 = 1.
    expect(bridge(definition(lines, contract(terms)), { row: 'contracts.mcp.withheld', to: 1 })).toEqual([
      '0',
      ['contract', 'contracts.mcp.outcomes.share', '11'],
      ['prices', 'contracts.mcp.index.inflation', '1'],
      '12',
    ])
  })

  it('the price per head falls by the people that it is for', () => {
    const priced = `population: { base: 1000000, growth: 25% }\n${contract('index: { inflation: 20% }')}`

    // £100m / 1,000,000 = £100 a head; £120m / 1,250,000 = £96. Prices: 20 x (1 + 1 / 1.25) / 2 = 18; people: (0.8 - 1) x 110 = -22.
    expect(bridge(definition(lines, priced), { row: 'contracts.mcp.price-per-head', to: 1 })).toEqual([
      '100',
      ['people', 'population.total', '-22'],
      ['prices', 'contracts.mcp.index.inflation', '18'],
      '96',
    ])
  })
})

it('funding is parted by stream, and what is held of it or lost counts against it', () => {
  const funding = `
    core: { title: Core, base: 200, growth: 10% },
    fund: { title: Fund, base: 20, growth: 0%, for: [mental-health], underspend: lost }`
  const lines = `
    acute: { setting: hospital, base: 150, growth: 0% },
    mental-health: { setting: out-of-hospital, base: 18, growth: 0%, adjustments: { 2019/20: -4 } }`
  const rest = `
responsibilities: { dental: { title: Dental, funding: core, line: acute, from: 2018/19, amount: 8 } }
reserves: { contingency: { title: Contingency, share: 1%, of: funding.core.total } }
surplus: { required: { amount: { 2017/18: 3, 2018/19: 4, 2019/20: 6 } }, repayment: { 2018/19..2019/20: 2 }, drawdown: { 2018/19: 1 } }`

  // Core: 200, 220 + 8 = 228, 250.8. Contingency 1%: 2 and 2.508. Lost: 20 - 18 = 2, then 20 - 14 = 6. Required: 3, 4 - 1, 6.
  // Headroom: 220 - 2 - 3 - 2 - 168 = 45; 270.8 - 2.508 - 6 - 2 - 6 - 158 - 14 = 82.292.
  expect(bridge(definition(lines, rest, funding), { row: 'headroom' })).toEqual([
    '45',
    ['funding', 'funding.core', '50.8'],
    ['responsibility', 'responsibilities.dental', '-8'],
    ['reserve', 'funding.fund.lost', '-4'],
    ['reserve', 'surplus.required', '-3'],
    ['reserve', 'surplus.repayment', '-2'],
    ['reserve', 'reserves.contingency', '-0.508'],
    ['adjustment', 'lines.mental-health.adjustments', '4'],
    '82.292',
  ])
})

it('in the envelope what happens out of hospital is no step: it is spent and it is in the envelope', () => {
  const lines =
    'acute: { setting: hospital, base: 100, growth: 10% }, community: { setting: out-of-hospital, base: 50, growth: 20% }'

  // 300 - 100 and 300 - 121.
  expect(bridge(definition(lines), { row: 'out-of-hospital.envelope' })).toEqual([
    '200',
    ['growth', 'lines.acute.growth', '-21'],
    '179',
  ])
})

it('what becomes a full year later is in the underlying position at once', () => {
  const line = 'acute: { setting: hospital, base: 100, growth: 0% }'
  const saving = 'savings: { beds: { title: Beds, line: acute, amount: { 2018/19: 12 }, month: October } }'

  // 6 in 2018/19 and 6 more still to come.
  expect(bridge(definition(line, saving), { row: 'underlying', to: 1 })).toEqual([
    '200',
    ['saving', 'savings.beds', '12'],
    '212',
  ])
})

it('in a place the steps are those of the members, times their share', () => {
  const member = definition(
    'acute: { setting: hospital, base: 100, growth: 10% }',
    'savings: { beds: { title: Beds, line: acute, amount: { 2018/19: 4 } } }',
  )
  const place = `
title: Place
combine:
  west: { title: West, scenario: west.yaml, share: 50% }
  east: { title: East, scenario: east.yaml, lines: { funding: 10%, acute: 25% } }`
  const files = { 'west.yaml': member, 'east.yaml': member }

  // Each: 10 of growth and 4 saved, 106, then 10.6 of growth: 20.6. Half of one, and a quarter of the other.
  expect(bridge(place, { files })).toEqual([
    '75',
    ['growth', 'members.west.lines.acute.growth', '10.3'],
    ['growth', 'members.east.lines.acute.growth', '5.15'],
    ['saving', 'members.west.savings.beds', '-2'],
    ['saving', 'members.east.savings.beds', '-1'],
    '87.45',
  ])
  // A member alone is told whole.
  expect(bridge(place, { files, row: 'members.west.lines.acute.spend' })).toEqual([
    '100',
    ['growth', 'members.west.lines.acute.growth', '20.6'],
    ['saving', 'members.west.savings.beds', '-4'],
    '116.6',
  ])
})

it('figures that sentences quote are bridged too', () => {
  const lines =
    'acute: { setting: hospital, base: 100, growth: 10% }, community: { setting: out-of-hospital, base: 50, growth: 20% }'

  expect(bridge(definition(lines), { row: 'hospital.spend' })).toEqual([
    '100',
    ['growth', 'lines.acute.growth', '21'],
    '121',
  ])
})

it('a measure is led through to what it is made of; what is no sum is its own', () => {
  const line = 'acute: { setting: hospital, base: 100, growth: 10% }'
  const measure = (formula: string): string =>
    definition(
      line,
      `drivers: { half: { 2018/19: 50%, 2019/20: 60% } }\nmeasures: { left: { unit: £m, formula: "${formula}" } }`,
    )
  const of = (formula: string): unknown[] => bridge(measure(formula), { row: 'measures.left', from: 1 })

  // Spend of 110 and 121.
  expect(of('2 * spend.total - 5')).toEqual(['215', ['growth', 'lines.acute.growth', '22'], '237'])
  expect(of('spend.total - at(spend.total, 2017/18)')).toEqual(['10', ['growth', 'lines.acute.growth', '11'], '21'])
  // Half of 110 and 60% of 121: 11 more at the mean of 55%, and 10% more of the mean of 115.5.
  expect(of('spend.total * drivers.half')).toEqual([
    '55',
    ['growth', 'lines.acute.growth', '6.05'],
    ['input', 'drivers.half', '11.55'],
    '72.6',
  ])
  // The greater of headroom, 179, and 185 is no sum.
  expect(of('spend.total + max(headroom, 185)')).toEqual([
    '300',
    ['growth', 'lines.acute.growth', '11'],
    ['input', 'measures.left', '-5'],
    '306',
  ])
})

it('in real terms and per head what moved is divided as the end is, and one step revalues the start', () => {
  const text = definition(
    'acute: { setting: hospital, base: 100, growth: 20% }',
    'prices: { base: 2017/18, deflator: 25% }\npopulation: { base: 10, growth: 100% }',
  )

  // 120 / 1.25 = 96: 100 is worth 80 a year later, and 20 of growth are worth 16.
  expect(bridge(text, { to: 1, divided: ['prices'] })).toEqual([
    '100',
    ['prices', 'prices', '-20'],
    ['growth', 'lines.acute.growth', '16'],
    '96',
  ])
  // 100 / 10 people = 10 and 120 / 20 = 6: 100 for 20 people is 5, and 20 for them 1.
  expect(bridge(text, { to: 1, divided: ['people'] })).toEqual([
    '10',
    ['people', 'people', '-5'],
    ['growth', 'lines.acute.growth', '1'],
    '6',
  ])
  // Both: 100 / 1.25 / 20 = 4 of 10. Prices first take 2, then people 4; people first take 5, then prices 1: the means.
  expect(bridge(text, { to: 1, divided: ['prices', 'people'] })).toEqual([
    '10',
    ['prices', 'prices', '-1.5'],
    ['people', 'people', '-4.5'],
    ['growth', 'lines.acute.growth', '0.8'],
    '4.8',
  ])
})

it.each([
  ['funding.growth', /^funding\.growth, Growth of recurrent funding, is no amount of money\. These can be asked for: /],
  ['headroom.to-date', /^headroom\.to-date, Headroom to date, does not add up amounts of its own year\. /],
  ['savings.requirement-new', /new in the year, puts amounts of several years together\. /],
  [
    'funding.allocation.total',
    /^funding\.allocation\.total, Allocation, moves as a whole: it is one step of others\. /,
  ],
])('a row that no steps lead to is refused: %s', (row, why) => {
  const text = definition('acute: { setting: hospital, base: 100, growth: 10% }')

  expect(() => bridge(text, { row, from: 1 })).toThrow(why)
})

it('what can be asked for is told, positions by name and rows of items by how many they are', () => {
  const text = definition('acute: { setting: hospital, base: 100, growth: 10% }')

  expect(() => bridge(text, { row: 'funding.growth' })).toThrow(
    /funding\.total, .*spend\.total, .*headroom, .*in-year, .* and 4 rows of items, such as lines\.acute\.do-nothing\.$/,
  )
})

it('a bridge leads to a later year', () => {
  const text = definition('acute: { setting: hospital, base: 100, growth: 10% }')

  expect(() => bridge(text, { from: 2, to: 1 })).toThrow(
    'A bridge over time leads to a later year: 2018/19 is not after 2019/20.',
  )
})
