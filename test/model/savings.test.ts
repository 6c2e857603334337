import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

/** A line of 100 that grows 10% a year, so that a carried-over part shows its growth. */
const definition = (savings: string): string => `
title: Savings
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 120, growth: 0% } }
lines:
  acute: { setting: hospital, base: 100, growth: 10% }
  programme: { setting: other, base: 20, growth: 0% }
savings: ${savings}`

it('a scheme that starts in April saves its whole amount at once, and the line grows from the lower level', () => {
  const { years } = projectText(definition('{ clinics: { line: acute, amount: { 2018/19: 4 } } }'))

  expect(years('savings.clinics.planned')).toEqual(['0', '4', '0', '0'])
  expect(years('savings.clinics.delivered')).toEqual(['0', '4', '0', '0'])
  // 110 - 4 = 106; 106 x 1.1 = 116.6; 116.6 x 1.1 = 128.26.
  expect(years('lines.acute.recurrent')).toEqual(['100', '106', '116.6', '128.26'])
})

it('a scheme that starts in October saves half in year one and the other half, grown with its line, in year two', () => {
  const { years } = projectText(definition('{ clinics: { line: acute, amount: { 2018/19: 4 }, month: October } }'))

  // (13 - 7) / 12 = 0.5. 4 x 0.5 = 2; 4 x 0.5 x 1.1 = 2.2.
  expect(years('savings.clinics.delivered')).toEqual(['0', '2', '2.2', '0'])
  expect(years('savings.clinics.full-year-effect')).toEqual(['0', '0', '2.2', '0'])
  expect(years('savings.clinics.to-date')).toEqual(['-', '2', '4.2', '4.2'])
  // 110 - 2 = 108; 108 x 1.1 - 2.2 = 116.6, where the scheme from April stands as well.
  expect(years('lines.acute.recurrent')).toEqual(['100', '108', '116.6', '128.26'])
})

it('delivery belongs to the tranche, in the second year of a part-year start too', () => {
  const { years } = projectText(
    definition(
      '{ clinics: { line: acute, amount: { 2018/19: 4, 2019/20: 2 }, month: October, delivery: { 2018/19: 80%, 2019/20: 50% } } }',
    ),
  )

  // 0.8 x 0.5 x 4 = 1.6; 0.5 x 0.5 x 2 + 0.8 x 0.5 x 4 x 1.1 = 0.5 + 1.76; 0.5 x 0.5 x 2 x 1.1 = 0.55.
  expect(years('savings.clinics.delivered')).toEqual(['0', '1.6', '2.26', '0.55'])
  expect(years('savings.clinics.planned')).toEqual(['0', '4', '2', '0'])
})

it('a share is of the recurrent spend of the line at the end of the year before', () => {
  const { years } = projectText(definition('{ clinics: { line: acute, share: { 2018/19..2019/20: 5% } } }'))

  // 5% x 100 = 5; 110 - 5 = 105; 5% x 105 = 5.25; 105 x 1.1 - 5.25 = 110.25.
  expect(years('savings.clinics.planned')).toEqual(['0', '5', '5.25', '0'])
  expect(years('lines.acute.recurrent').slice(0, 3)).toEqual(['100', '105', '110.25'])
})

it('a non-recurrent saving counts in its year and must be found again', () => {
  const { years } = projectText(
    definition('{ clinics: { line: acute, amount: { 2018/19: 4 }, month: October, delivery: 50%, recurrent: false } }'),
  )

  // 0.5 x 0.5 x 4 = 1, and no full-year effect.
  expect(years('savings.clinics.delivered')).toEqual(['0', '1', '0', '0'])
  expect(years('savings.clinics.full-year-effect')).toEqual(['0', '0', '0', '0'])
  expect(years('lines.acute.recurrent')).toEqual(['100', '110', '121', '133.1'])
  expect(years('lines.acute.non-recurrent')).toEqual(['0', '-1', '0', '0'])
  expect(years('lines.acute.spend')).toEqual(['100', '109', '121', '133.1'])
})

it('the one-off cost of a scheme falls on its own line, or on the line named for it', () => {
  const own = projectText(definition('{ clinics: { line: acute, amount: { 2018/19: 4 }, cost: { 2018/19: 1 } } }'))
  const other = projectText(
    definition('{ clinics: { line: acute, amount: { 2018/19: 4 }, cost: { 2018/19: 1 }, cost-line: programme } }'),
  )

  expect(own.years('savings.clinics.net')).toEqual(['0', '3', '0', '0'])
  expect(own.years('lines.acute.spend')[1]).toBe('107')
  expect(other.years('lines.acute.spend')[1]).toBe('106')
  expect(other.years('lines.programme.spend')).toEqual(['20', '21', '20', '20'])
})

it('a delay moves the start within the year', () => {
  const { years } = projectText(definition('{ clinics: { line: acute, amount: { 2018/19: 4 }, delay: 6 } }'))

  // April and six months is October.
  expect(years('savings.clinics.delivered')).toEqual(['0', '2', '2.2', '0'])
})

it('a delay past March moves the tranche to the next year, and not its cost nor the delivery of each year', () => {
  const { years } = projectText(
    definition(
      '{ clinics: { line: acute, amount: { 2018/19: 4 }, month: January, delay: 6, delivery: { 2018/19: 10%, default: 50% }, cost: { 2018/19: 1 } } }',
    ),
  )

  // January and six months is July of the next year: (13 - 4) / 12 = 0.75.
  expect(years('savings.clinics.planned')).toEqual(['0', '0', '4', '0'])
  // 0.5 x 0.75 x 4 = 1.5; 0.5 x 0.25 x 4 x 1.1 = 0.55. The 10% of the year it was planned for is not used.
  expect(years('savings.clinics.delivered')).toEqual(['0', '0', '1.5', '0.55'])
  expect(years('savings.clinics.cost')).toEqual(['0', '1', '0', '0'])
})

it('a delay of whole years moves a share to the opening spend of the later year', () => {
  const { years } = projectText(definition('{ clinics: { line: acute, share: { 2018/19: 5% }, delay: 24 } }'))

  // Two years later the line opens at 121: 5% x 121 = 6.05.
  expect(years('savings.clinics.planned')).toEqual(['0', '0', '0', '6.05'])
})

it('savings are totalled, and those that nobody has found yet are shown apart', () => {
  const { years } = projectText(
    definition(
      '{ clinics: { line: acute, amount: { 2018/19: 4 } }, more: { line: acute, amount: { 2018/19: 3, 2019/20: 2 }, identified: false } }',
    ),
  )

  expect(years('savings.total')).toEqual(['0', '7', '2', '0'])
  expect(years('savings.unidentified')).toEqual(['0', '3', '2', '0'])
})

it('the requirement is the recurrent saving still to be found, and its change is what is new', () => {
  const { years } = projectText(definition('{ clinics: { line: acute, amount: { 2018/19: 4 } } }'))

  // Recurrent spend of 120, 126, 136.6, 148.26 against funding of 120.
  expect(years('savings.requirement')).toEqual(['0', '6', '16.6', '28.26'])
  // 6; 16.6 - 6; 28.26 - 16.6.
  expect(years('savings.requirement-new')).toEqual(['-', '6', '10.6', '11.66'])
  // 6 / 120.
  expect(years('savings.requirement-share').slice(0, 2)).toEqual(['0', '0.05'])
})

it('there is no requirement where money is left, and one in the base year where that is short', () => {
  const flat = (base: number): string => `
title: Requirement
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: ${base}, growth: 0% } }`

  expect(projectText(flat(97)).years('savings.requirement')).toEqual(['0', '0'])
  expect(projectText(flat(104)).years('savings.requirement')).toEqual(['4', '4'])
})
