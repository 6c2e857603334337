import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

/** A fund of 20 for mental health that grows 10% a year, of which the line leaves 2, then 4, and then overspends. */
const fenced = (fence: string): string => `
title: Ring-fence
years: { base: 2017/18, count: 2 }
funding:
  core: { base: 100, growth: 0% }
  fund: { base: 20, growth: 10%, ${fence} }
lines:
  acute: { setting: hospital, base: 90, growth: 0% }
  mental-health: { setting: out-of-hospital, base: 18, growth: { 2018/19: 0%, 2019/20: 50% } }
`

it('what the lines of a ring-fence leave is lost where it is said so, and nothing is where they overspend', () => {
  const { years } = projectText(fenced('for: [mental-health], underspend: lost'))

  // 20 - 18; 22 - 18; 24.2 - 27 is an overspend.
  expect(years('funding.fund.lost')).toEqual(['2', '4', '0'])
  // 120 - 2; 122 - 4; 124.2.
  expect(years('available')).toEqual(['118', '118', '124.2'])
  // Less 90 + 18, 90 + 18, 90 + 27.
  expect(years('headroom')).toEqual(['10', '10', '7.2'])
  expect(years('in-year')).toEqual(['10', '10', '7.2'])
  expect(years('surplus.carried')).toEqual(['0', '10', '17.2'])
  // As things stand it is lost every year, so that no lasting service can be started on it: 120 - 2 - 108; 122 - 4 - 108;
  // 124.2 - 117. Nothing is lost for one year only.
  expect(years('funding.fund.lost-recurrent')).toEqual(['2', '4', '0'])
  expect(years('headroom.recurrent')).toEqual(['10', '10', '7.2'])
  expect(years('underlying')).toEqual(['10', '10', '7.2'])
  expect(years('underlying.lost')).toEqual(['0', '0', '0'])
})

it.each(['for: [mental-health], underspend: kept', 'for: [mental-health]'])(
  'an underspend that is kept can be spent on anything: %s',
  (fence) => {
    const { years } = projectText(fenced(fence))

    expect(years('funding.fund.lost')).toEqual(['0', '0', '0'])
    expect(years('headroom')).toEqual(['12', '14', '7.2'])
    expect(years('underlying.lost')).toEqual(['0', '0', '0'])
  },
)

it('non-recurrent money of a ring-fence is lost as well, and several lines share one', () => {
  const own = projectText(fenced('for: [mental-health], underspend: lost, non-recurrent: { 2018/19: 3 }'))
  const both = projectText(fenced('for: [mental-health, acute], underspend: lost'))

  // 22 + 3 - 18; the 3 are lost in that year only: 122 - 108 - 4 lasts, and 122 + 3 - 108 - 7 is left of the year.
  expect(own.years('funding.fund.lost')).toEqual(['2', '7', '0'])
  expect(own.years('underlying.lost')).toEqual(['0', '3', '0'])
  expect(own.years('underlying')[1]).toBe('10')
  expect(own.years('in-year')[1]).toBe('10')
  // 90 + 18 is more than the fund.
  expect(both.years('funding.fund.lost')).toEqual(['0', '0', '0'])
})

it('what lasts of a contract is spent from the ring-fence of its line every year', () => {
  const { years } = projectText(`${fenced('for: [mental-health], underspend: lost')}
contracts:
  whole: { starts: 2018/19, value: 21, scope: { mental-health: 100% } }`)

  // 22 - 21: one is lost, in this year and as things stand in every other. 122 - 90 - 21 - 1.
  expect(years('funding.fund.lost')[1]).toBe('1')
  expect(years('funding.fund.lost-recurrent')[1]).toBe('1')
  expect([years('headroom')[1], years('headroom.recurrent')[1], years('underlying')[1]]).toEqual(['10', '10', '10'])
})

it('what a contract adds to the spend of a line is spent from its ring-fence', () => {
  const { years } = projectText(`${fenced('for: [mental-health], underspend: lost')}
contracts:
  whole: { starts: 2018/19, value: 21, scope: { mental-health: 100% } }
`)

  // A price of 21 for services of 18: 22 - 21 is left; then 24.2 - 21.
  expect(years('lines.mental-health.spend')).toEqual(['18', '21', '21'])
  expect(years('funding.fund.lost')).toEqual(['2', '1', '3.2'])
})

const moving = (responsibilities: string, allocation = 'growth: 10%'): string => `
title: Responsibilities
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 100, ${allocation} } }
lines: { acute: { setting: hospital, base: 80, growth: 5% } }
responsibilities: ${responsibilities}`

it('services that come with their money join funding and spend in their year and grow with each from the next on', () => {
  const { years } = projectText(moving('{ gp: { funding: allocation, line: acute, from: 2019/20, amount: 10 } }'))

  expect(years('responsibilities.gp.funding')).toEqual(['0', '0', '10', '0'])
  expect(years('responsibilities.gp.spend')).toEqual(['0', '0', '10', '0'])
  // 110 x 1.1 + 10 = 131; 131 x 1.1.
  expect(years('funding.allocation.recurrent')).toEqual(['100', '110', '131', '144.1'])
  // 84 x 1.05 + 10 = 98.2; 98.2 x 1.05.
  expect(years('lines.acute.recurrent')).toEqual(['80', '84', '98.2', '103.11'])
  expect(years('lines.acute.do-nothing')).toEqual(['80', '84', '98.2', '103.11'])
  // 131 - 98.2; 144.1 - 103.11.
  expect(years('headroom')).toEqual(['20', '26', '32.8', '40.99'])
})

it('no growth shows what moved with a change of responsibility', () => {
  const { years } = projectText(
    `${moving('{ gp: { funding: allocation, line: acute, from: 2019/20, amount: 10 } }')}
population: { base: 1000, growth: 10% }
prices: { deflator: 10% }
`,
  )

  // (131 - 10) / 110 - 1 = 10%, which is 10% more people and 10% higher prices.
  expect(years('funding.growth')).toEqual(['-', '0.1', '0.1', '0.1'])
  expect(years('funding.growth-per-head')).toEqual(['-', '0', '0', '0'])
  expect(years('funding.growth-real')).toEqual(['-', '0', '0', '0'])
  expect(years('funding.allocation.growth')).toEqual(['-', '0.1', '0.1', '0.1'])
  expect(years('lines.acute.growth')).toEqual(['-', '0.05', '0.05', '0.05'])
})

it('services that leave take more or less money with them than they cost', () => {
  const { years } = projectText(
    moving('{ dental: { funding: allocation, line: acute, from: 2018/19, amount: -6, funding-amount: -8 } }'),
  )

  // 110 - 8 = 102; 84 - 6 = 78: the headroom of 26 is 2 less.
  expect(years('funding.total').slice(0, 2)).toEqual(['100', '102'])
  expect(years('lines.acute.spend').slice(0, 2)).toEqual(['80', '78'])
  expect(years('headroom').slice(0, 2)).toEqual(['20', '24'])
  expect(years('funding.growth')[1]).toBe('0.1')
})

it('a change in the last year, and two changes in one', () => {
  const { years } = projectText(
    moving(
      '{ in: { funding: allocation, line: acute, from: 2020/21, amount: 5 }, out: { funding: allocation, line: acute, from: 2020/21, amount: -2, funding-amount: 0 } }',
      'growth: 0%',
    ),
  )

  // 100 + 5 + 0; 80 x 1.05^3 + 5 - 2 = 92.61 + 3.
  expect(years('funding.total')).toEqual(['100', '100', '100', '105'])
  expect(years('lines.acute.spend')[3]).toBe('95.61')
  expect(years('funding.growth')).toEqual(['-', '0', '0', '0'])
})

it('a stream under pace of change keeps its distance from target in pounds, because the target moves as much', () => {
  const { years } = projectText(
    moving(
      '{ gp: { funding: allocation, line: acute, from: 2019/20, amount: 20 } }',
      'target: { base: 80, growth: 0% }, pace: { by-distance: [{ at: 0%, growth: 0% }] }',
    ),
  )

  expect(years('funding.allocation.recurrent')).toEqual(['100', '100', '120', '120'])
  expect(years('funding.allocation.target')).toEqual(['80', '80', '100', '100'])
  // 20 above 80, and 20 above 100.
  expect(years('funding.allocation.distance')).toEqual(['0.25', '0.25', '0.2', '0.2'])
})

it('a stream that closes by the year of the change is at the target that holds what moved', () => {
  const { years } = projectText(
    moving(
      '{ gp: { funding: allocation, line: acute, from: 2019/20, amount: 20 } }',
      'target: { base: 80, growth: 0% }, pace: { close-by: 2019/20 }',
    ),
  )

  // Half of 20 is left above 80; then none, and 20 come with the services.
  expect(years('funding.allocation.recurrent')).toEqual(['100', '90', '100', '100'])
  expect(years('funding.allocation.distance')).toEqual(['0.25', '0.125', '0', '0'])
})
