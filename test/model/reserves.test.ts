import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

/** Funding of 200, of which 20 in the first projected year is non-recurrent; spend of 190. */
const definition = (rest: string): string => `
title: Reserves
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 200, growth: 0%, non-recurrent: { 2018/19: 20 } } }
lines: { acute: { setting: hospital, base: 190, growth: 0% } }
${rest}`

it('a reserve is a share of total funding unless another funding row is named', () => {
  const { years } = projectText(
    definition('reserves: { contingency: { share: 0.5% }, one-off: { share: 1%, of: funding.allocation.recurrent } }'),
  )

  // 0.5% x 200 = 1, and 0.5% x 220 = 1.1 in the year with 20 more; 1% x 200 = 2 of the recurrent amount.
  expect(years('reserves.contingency')).toEqual(['1', '1.1', '1', '1'])
  expect(years('reserves.one-off')).toEqual(['2', '2', '2', '2'])
  expect(years('reserves.total')).toEqual(['3', '3.1', '3', '3'])
})

it.each([
  ['a plain value', '3', ['3', '3', '3', '3']],
  ['a default', '{ default: 3, 2019/20: 4 }', ['3', '3', '4', '3']],
  ['the base year by name', '{ 2017/18: 1, 2018/19..: 3 }', ['1', '3', '3', '3']],
  ['a range that holds the base year', '{ ..2018/19: 1, 2019/20..: 3 }', ['1', '1', '3', '3']],
  ['a list, whose first value the base year takes', '[3, 4, 5]', ['3', '3', '4', '5']],
  [
    'a map without the base year, which takes the first projected year',
    '{ 2018/19: 3, 2019/20..: 4 }',
    ['3', '3', '4', '4'],
  ],
  ['a map that starts later, so that the base year has none', '{ 2019/20..: 4 }', ['0', '0', '4', '4']],
])('a reserve in the base year: %s', (_, amount, expected) => {
  const { years } = projectText(definition(`reserves: { contingency: { amount: ${amount} } }`))

  expect(years('reserves.contingency')).toEqual(expected)
})

it('reserves and repayments are taken off what is available and off the in-year position', () => {
  const { years } = projectText(
    definition('reserves: { contingency: { amount: 2 } }\nsurplus: { repayment: { 2019/20: 4 } }'),
  )

  // 200 - 2; 220 - 2; 200 - 2 - 4; 200 - 2. Less spend of 190.
  expect(years('available')).toEqual(['198', '218', '194', '198'])
  expect(years('in-year')).toEqual(['8', '28', '4', '8'])
  expect(years('surplus.repayment')).toEqual(['0', '0', '4', '0'])
})

it('a surplus required each year is a share of funding less what may be drawn down', () => {
  const { years } = projectText(definition('surplus: { required: { share: 1% }, drawdown: { 2019/20: 0.5 } }'))

  // 1% x 200; 1% x 220; 1% x 200 - 0.5.
  expect(years('surplus.required')).toEqual(['2', '2.2', '1.5', '2'])
  // Headroom is what the surplus leaves: 10 - 2; 30 - 2.2; 10 - 1.5; 10 - 2.
  expect(years('headroom')).toEqual(['8', '27.8', '8.5', '8'])
  expect(years('in-year')).toEqual(['10', '30', '10', '10'])
})

it('a surplus required as an amount holds for the base year too', () => {
  const { years } = projectText(definition('surplus: { required: { amount: { 2018/19: 3, 2019/20..: 1 } } }'))

  expect(years('surplus.required')).toEqual(['3', '3', '1', '1'])
})

const balances = (surplus: string): string => `
title: Balances
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 99, growth: 0% } }
surplus: ${surplus}`

it('on the cumulative basis only what the balance carried in falls short must be made', () => {
  const { years } = projectText(
    balances('{ required: { amount: 5 }, basis: cumulative, brought-forward: 3, drawdown: { 2020/21: 0.5 } }'),
  )

  // Each projected year makes 100 - 99 = 1. The amount brought forward stands at the end of the base year, its result included.
  expect(years('surplus.carried')).toEqual(['3', '4', '5', '6'])
  // 5 - 3; 5 - 3; 5 - 4; then max(0, 5 - 5) - 0.5.
  expect(years('surplus.required')).toEqual(['2', '2', '1', '-0.5'])
})

it('on the cumulative basis a deficit carried in must be made good even where no surplus is asked for', () => {
  const { years } = projectText(balances('{ basis: cumulative, brought-forward: -2 }'))

  // max(0, 0 + 2) at first, then 0 + 2 - 0, 0 + 1, 0: the balance goes -2, -1, 0, 1.
  expect(years('surplus.carried')).toEqual(['-2', '-1', '0', '1'])
  expect(years('surplus.required')).toEqual(['2', '2', '1', '0'])
})

it('on the in-year basis what is carried forward is shown and asks for nothing', () => {
  const { years } = projectText(balances('{ required: { amount: 5 }, brought-forward: 30 }'))

  expect(years('surplus.carried')).toEqual(['30', '31', '32', '33'])
  expect(years('surplus.required')).toEqual(['5', '5', '5', '5'])
})

it('what is carried forward gathers the in-year position of each year', () => {
  const { years } = projectText(definition('surplus: { brought-forward: 5, repayment: { 2019/20: 4 } }'))

  // In-year 220 - 190 = 30; 200 - 190 - 4 = 6; 200 - 190 = 10. The base year's own 10 is in the amount brought forward.
  expect(years('in-year')).toEqual(['10', '30', '6', '10'])
  expect(years('surplus.carried')).toEqual(['5', '35', '41', '51'])
})
