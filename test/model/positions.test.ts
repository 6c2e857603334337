import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

const definition = (drawdown = ''): string => `
title: Positions
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 200, growth: 0%, non-recurrent: { 2018/19: 4 } } }
reserves: { contingency: { share: 1% } }
surplus: { required: { amount: 1 }, repayment: { 2018/19: 2.5 } ${drawdown} }
lines:
  acute: { setting: hospital, base: 120, growth: 5% }
  community: { setting: out-of-hospital, base: 60, growth: 0%, non-recurrent: { 2018/19: 2 } }
savings:
  clinics: { line: acute, amount: { 2018/19: 6 }, month: October }
  vacancies: { line: community, amount: { 2018/19: 1 }, recurrent: false }
pressures:
  winter: { line: community, new: { 2018/19: 0.8 }, month: January }`

// The year 2018/19, worked once:
//   funding 200 + 4 = 204; contingency 1% x 204 = 2.04; repayment 2.5; required surplus 1
//   acute      120 x 1.05 - 6 x 6/12 = 123 recurrent
//   community  60 + 0.8 x 3/12 = 60.2 recurrent; 2 - 1 = 1 non-recurrent; 61.2 in all
//   spend      123 + 61.2 = 184.2, of it 183.2 recurrent
it('headroom is what is available less all spend', () => {
  const { years } = projectText(definition())

  // 204 - 2.04 - 2.5 - 1 = 198.46; 198.46 - 184.2 = 14.26.
  expect(years('available')[1]).toBe('198.46')
  expect(years('spend.total')[1]).toBe('184.2')
  expect(years('headroom')[1]).toBe('14.26')
  // 200 - 2 - 1 - 180 in the base year, which is not part of the headroom to date.
  expect(years('headroom')[0]).toBe('17')
  expect(years('headroom.to-date')).toEqual(['-', '14.26'])
  expect(years('headroom.risk-adjusted')).toEqual(['17', '14.26'])
})

it('the in-year position leaves the required surplus in', () => {
  // 204 - 2.04 - 2.5 - 184.2 = 15.26, which is headroom and the required 1.
  expect(projectText(definition()).years('in-year')[1]).toBe('15.26')
})

it('recurrent headroom leaves out whatever does not last', () => {
  // 200 - 2.04 - 1 - 183.2 = 13.76: no one-off funding, no repayment, no one-off spend.
  expect(projectText(definition()).years('headroom.recurrent')[1]).toBe('13.76')
})

it('a drawdown of earlier surplus adds to headroom and not to recurrent headroom', () => {
  const { years } = projectText(definition(', drawdown: { 2018/19: 0.4 }'))

  // The required surplus is 0.6, so headroom is 14.66; 200 - 2.04 - 0.6 - 0.4 - 183.2 = 13.76 as before.
  expect(years('surplus.required')[1]).toBe('0.6')
  expect(years('headroom')[1]).toBe('14.66')
  expect(years('headroom.recurrent')[1]).toBe('13.76')
})

it('the envelope is headroom and what is spent out of hospital already', () => {
  const { years, at } = projectText(definition())

  // 14.26 + 61.2 = 75.46; 61.2 / 204 = 30%; 14.26 / 204 = 6.99%.
  expect(years('out-of-hospital.spend')[1]).toBe('61.2')
  expect(years('out-of-hospital.envelope')[1]).toBe('75.46')
  expect(years('out-of-hospital.share')[1]).toBe('0.3')
  expect(at('headroom.share', 1)?.times(100).toFixed(2)).toBe('6.99')
})

it('the do-nothing gap is what is available less spend without savings', () => {
  // 198.46 - (126 + 60.2 + 2) = 10.26.
  expect(projectText(definition()).years('do-nothing-gap')[1]).toBe('10.26')
})

it("the underlying position is recurrent, with this year's changes at their full-year effect", () => {
  const { years } = projectText(definition())

  // 200 - 183.2 + 6 x 6/12 - 0.8 x 9/12 = 16.8 + 3 - 0.6 = 19.2.
  expect(years('underlying')).toEqual(['20', '19.2'])
})

it('the bridge from in-year to underlying has every step', () => {
  const { years } = projectText(definition())
  const step = (name: string): string | undefined => years(`underlying.${name}`)[1]

  // 15.26 - 4 + 2.04 + 2.5 + 2 - 1 + 2.4 = 19.2.
  expect(step('non-recurrent-funding')).toBe('-4')
  expect(step('reserves')).toBe('2.04')
  expect(step('repayment')).toBe('2.5')
  expect(step('non-recurrent-spend')).toBe('2')
  expect(step('non-recurrent-savings')).toBe('-1')
  expect(step('full-year-effects')).toBe('2.4')
})

it('money in a base year without reserves or one-offs is headroom, underlying and in-year alike', () => {
  const { years } = projectText(`
title: Base year
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 200, growth: 0% } }
lines: { acute: { setting: hospital, base: 190, growth: 0% } }`)

  for (const row of ['headroom', 'headroom.recurrent', 'in-year', 'underlying', 'do-nothing-gap']) {
    expect(years(row)[0]).toBe('10')
  }
  expect(years('out-of-hospital.spend')).toEqual(['0', '0'])
})

it('a share of funding has no value where there is no funding', () => {
  const { years } = projectText(`
title: No funding
years: { base: 2017/18, count: 1 }
funding: { grant: { base: 0, amounts: [100] } }
lines: { acute: { setting: hospital, base: 0, amounts: [90] } }`)

  expect(years('headroom.share')).toEqual(['-', '0.1'])
  // Growth from nothing has no value either.
  expect(years('funding.growth')).toEqual(['-', '-'])
  expect(years('lines.acute.growth')).toEqual(['-', '-'])
})

it('full-year effects count what is delivered, and leave out what does not last', () => {
  const { years } = projectText(`
title: Full-year effects
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
savings:
  clinics: { line: acute, amount: { 2018/19: 8 }, month: October, delivery: 75% }
  vacancies: { line: acute, amount: { 2018/19: 4 }, month: October, recurrent: false }
pressures: { flu: { line: acute, new: { 2018/19: 4 }, month: October, recurrent: false } }
investments: { beds: { line: acute, new: { 2018/19: 1 }, month: January } }`)

  // 75% x 8 x 6/12 = 3 more next year, and 1 x 9/12 = 0.75 more of the beds. Nothing of the vacancies or the flu.
  expect(years('underlying.full-year-effects')).toEqual(['0', '2.25', '0'])
  // Recurrent spend of 100 - 3 + 0.25 = 97.25 and then 95; so underlying is what next year's will be.
  expect(years('spend.recurrent')).toEqual(['100', '97.25', '95'])
  expect(years('underlying')).toEqual(['0', '5', '5'])
})
