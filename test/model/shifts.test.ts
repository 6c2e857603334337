import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

/** Care moves from a line of 100 that grows 10% a year to one of 50 that does not. */
const definition = (shift: string): string => `
title: Shifts
years: { base: 2017/18, count: 4 }
funding: { allocation: { base: 150, growth: 0% } }
lines:
  acute: { setting: hospital, base: 100, growth: 10% }
  community: { setting: out-of-hospital, base: 50, growth: 0% }
shifts: { frailty: { from: acute, to: community, ${shift} } }`

it('care that moves at once leaves one line and joins the other', () => {
  const { years } = projectText(definition('amount: { 2018/19: 10 }'))

  expect(years('shifts.frailty.value')).toEqual(['0', '10', '0', '0', '0'])
  expect(years('shifts.frailty.stranded')).toEqual(['0', '0', '0', '0', '0'])
  // 110 - 10 = 100; x 1.1 = 110.
  expect(years('lines.acute.recurrent').slice(0, 3)).toEqual(['100', '100', '110'])
  expect(years('lines.community.recurrent').slice(0, 3)).toEqual(['50', '60', '60'])
})

it('cost is released by a schedule, in the money of the year, and the rest is stranded', () => {
  const { years } = projectText(definition('amount: { 2018/19: 10 }, release: [0%, 40%, 70%], reprovision: 76%'))

  // The value grows with the line it left: 10, 11, 12.1, 13.31. Released in each year: 0; 40% x 11; 30% x 12.1; nothing more.
  expect(years('shifts.frailty.released')).toEqual(['0', '0', '4.4', '3.63', '0'])
  // 100% x 10; 60% x 11; 30% x 12.1; 30% x 13.31, which is never released.
  expect(years('shifts.frailty.stranded')).toEqual(['0', '10', '6.6', '3.63', '3.993'])
  expect(years('shifts.frailty.reprovided')).toEqual(['0', '7.6', '0', '0', '0'])
  // 110; 121 - 4.4 = 116.6; 128.26 - 3.63 = 124.63; 124.63 x 1.1 = 137.093.
  expect(years('lines.acute.recurrent')).toEqual(['100', '110', '116.6', '124.63', '137.093'])
  expect(years('lines.community.recurrent')).toEqual(['50', '57.6', '57.6', '57.6', '57.6'])
})

it('the first year in which the net to date is above zero is the break-even year', () => {
  const { years } = projectText(definition('amount: { 2018/19: 10 }, release: [0%, 40%, 70%], reprovision: 76%'))

  expect(years('shifts.frailty.net')).toEqual(['0', '-7.6', '4.4', '3.63', '0'])
  // -7.6; -7.6 + 4.4; -3.2 + 3.63: it breaks even in 2020/21.
  expect(years('shifts.frailty.net-to-date')).toEqual(['-', '-7.6', '-3.2', '0.43', '0.43'])
})

it('delivery scales what is released and not what the new service costs', () => {
  const { years } = projectText(definition('amount: { 2018/19: 10 }, release: [0%, 40%, 70%], delivery: 50%'))

  // 50% x 40% x 11; 50% x 30% x 12.1.
  expect(years('shifts.frailty.released')).toEqual(['0', '0', '2.2', '1.815', '0'])
  // 10; (1 - 20%) x 11; (1 - 35%) x 12.1; (1 - 35%) x 13.31.
  expect(years('shifts.frailty.stranded')).toEqual(['0', '10', '8.8', '7.865', '8.6515'])
  expect(years('shifts.frailty.reprovided')).toEqual(['0', '10', '0', '0', '0'])
})

it('delivery of a shift that releases at once strands the rest for good', () => {
  const { years } = projectText(definition('amount: { 2018/19: 10 }, delivery: 90%'))

  expect(years('shifts.frailty.released')).toEqual(['0', '9', '0', '0', '0'])
  // 10% of 10, 11, 12.1, 13.31.
  expect(years('shifts.frailty.stranded')).toEqual(['0', '1', '1.1', '1.21', '1.331'])
})

it('parts that move in different years are released side by side', () => {
  const { years } = projectText(definition('amount: { 2018/19: 10, 2019/20: 5 }, release: [50%, 100%]'))

  // 5; 50% x 5 + 50% x 11 = 8; 50% x 5.5 = 2.75.
  expect(years('shifts.frailty.released')).toEqual(['0', '5', '8', '2.75', '0'])
  // 5; 50% x 5 and nothing of the first part; nothing.
  expect(years('shifts.frailty.stranded')).toEqual(['0', '5', '2.5', '0', '0'])
})

it('a share is of the recurrent spend of the from-line at the end of the year before', () => {
  const { years } = projectText(definition('share: { 2018/19..2019/20: 5% }'))

  // 5% x 100; the line is then 110 - 5 = 105; 5% x 105 = 5.25.
  expect(years('shifts.frailty.value')).toEqual(['0', '5', '5.25', '0', '0'])
})

it('reprovision may differ by year and may exceed the value moved', () => {
  const { years } = projectText(
    definition('amount: { 2018/19: 10, 2019/20: 10 }, reprovision: { 2018/19: 120%, default: 80% }'),
  )

  expect(years('shifts.frailty.reprovided')).toEqual(['0', '12', '8', '0', '0'])
})

it('a delay moves every part by whole years, its share to the opening spend of the later year', () => {
  const byAmount = projectText(definition('amount: { 2018/19: 10 }, delay: 1'))
  const byShare = projectText(definition('share: { 2018/19: 5% }, delay: 1'))

  expect(byAmount.years('shifts.frailty.value')).toEqual(['0', '0', '10', '0', '0'])
  // The line opens 2019/20 at 110: 5% x 110.
  expect(byShare.years('shifts.frailty.value')).toEqual(['0', '0', '5.5', '0', '0'])
})

it('ages of a release that no year comes to change nothing, however many there are', () => {
  const text = (release: string): string => `title: Small
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { setting: hospital, base: 60, growth: 0% }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
shifts: { s: { from: acute, to: community, amount: { 2018/19: 10 }, release: [${release}] } }
`
  const long = projectText(text(`0%, 40%, ${Array.from({ length: 100_000 }, () => '70%').join(', ')}`))

  // 40% of 10 is released a year after the move.
  expect(long.years('shifts.s.released')).toEqual(['0', '0', '4'])
  expect(long.years('shifts.s.stranded')).toEqual(projectText(text('0%, 40%, 70%')).years('shifts.s.stranded'))
})
