import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

const definition = (line: string, rest = ''): string => `
title: Lines
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 200, growth: 0% } }
lines:
  acute: { setting: hospital, ${line} }
${rest}`

it('a line grows by its all-in rate', () => {
  const { years } = projectText(definition('base: 113, growth: 3%'))

  // 113 x 1.03 = 116.39; x 1.03 = 119.8817; x 1.03 = 123.478151.
  expect(years('lines.acute.spend')).toEqual(['113', '116.39', '119.8817', '123.478151'])
})

it('a line grows by a rate of its own each year', () => {
  const { years } = projectText(definition('base: 100, growth: [10%, -10%, 0%]'))

  // 100 x 1.1 = 110; 110 x 0.9 = 99; 99.
  expect(years('lines.acute.recurrent')).toEqual(['100', '110', '99', '99'])
  expect(years('lines.acute.growth')).toEqual(['-', '0.1', '-0.1', '0'])
})

it('drivers multiply, and a price uplift is netted of its efficiency by subtraction', () => {
  const { years } = projectText(
    definition('base: 100, drivers: { demographic: 0.7%, activity: 2.0%, price: { uplift: 4.15%, efficiency: 2.0% } }'),
  )

  // 1.007 x 1.02 = 1.02714; 4.15% - 2.0% = 2.15%; 1.02714 x 1.0215 = 1.04922351.
  expect(years('lines.acute.growth').slice(1)).toEqual(['0.04922351', '0.04922351', '0.04922351'])
  expect(years('lines.acute.recurrent')[1]).toBe('104.922351')
})

it('a shared driver is used by its name', () => {
  const { years } = projectText(
    definition('base: 100, drivers: { demographic: people, activity: 2% }', 'drivers: { people: [1%, 0%, 1%] }'),
  )

  // 1.01 x 1.02 = 1.0302 in the first and third years, 1.02 in the second.
  expect(years('lines.acute.growth')).toEqual(['-', '0.0302', '0.02', '0.0302'])
})

it('a line given by amounts takes them as they stand, and its growth is amount on amount', () => {
  const { years } = projectText(definition('base: 50, amounts: [52, 39, 39]'))

  expect(years('lines.acute.recurrent')).toEqual(['50', '52', '39', '39'])
  // 52 / 50 - 1; 39 / 52 - 1; 39 / 39 - 1.
  expect(years('lines.acute.growth')).toEqual(['-', '0.04', '-0.25', '0'])
})

it('a change of a line given by amounts stays, and does not grow with it', () => {
  const { years } = projectText(
    definition('base: 50, amounts: [52, 60, 70]', 'savings: { clinics: { line: acute, amount: { 2018/19: 2 } } }'),
  )

  // 52 - 2; 60 - 2; 70 - 2.
  expect(years('lines.acute.recurrent')).toEqual(['50', '50', '58', '68'])
  // Its growth is of the stated amounts: 60 / 52 - 1.
  expect(years('lines.acute.growth')[2]).toMatch(/^0\.153846153846/)
})

it('a line given by amounts whose base is adjusted starts from the adjusted base', () => {
  const { years } = projectText(definition('base: 50, base-adjustments: { outturn: 1 }, amounts: [52, 53, 54]'))

  // 51, then 51 + 52 - 51 = 52, and so on: the amounts are the whole.
  expect(years('lines.acute.recurrent')).toEqual(['51', '52', '53', '54'])
  expect(years('lines.acute.growth')[1]).toMatch(/^0\.019607843137/)
})

it('base adjustments lead from the budget to the recurrent amount that grows', () => {
  const { years } = projectText(definition('base: 100, base-adjustments: { outturn: 2, one-offs: -0.5 }, growth: 2%'))

  // 100 + 2 - 0.5 = 101.5; 101.5 x 1.02 = 103.53.
  expect(years('lines.acute.recurrent').slice(0, 2)).toEqual(['101.5', '103.53'])
})

it('an adjustment joins a line after growth and grows from the next year on', () => {
  const { years } = projectText(definition('base: 100, growth: 10%, adjustments: { 2019/20: -1 }'))

  // 110 x 1.1 - 1 = 120; 120 x 1.1 = 132. Doing nothing bears it too.
  expect(years('lines.acute.recurrent')).toEqual(['100', '110', '120', '132'])
  expect(years('lines.acute.do-nothing')).toEqual(['100', '110', '120', '132'])
})

it('non-recurrent spend counts in its year, the base year included, and never rolls forward', () => {
  const { years } = projectText(definition('base: 100, growth: 10%, non-recurrent: { 2017/18: 7, 2019/20: 4 }'))

  expect(years('lines.acute.recurrent')).toEqual(['100', '110', '121', '133.1'])
  expect(years('lines.acute.non-recurrent')).toEqual(['7', '0', '4', '0'])
  expect(years('lines.acute.cost')).toEqual(['107', '110', '125', '133.1'])
  expect(years('lines.acute.spend')).toEqual(['107', '110', '125', '133.1'])
  expect(years('lines.acute.do-nothing')).toEqual(['107', '110', '125', '133.1'])
})

it('lines add up to total spend, recurrent spend and the spend of doing nothing', () => {
  const { years } = projectText(
    definition(
      'base: 100, growth: 10%',
      `  community: { setting: out-of-hospital, base: 50, growth: 0%, non-recurrent: { 2018/19: 1 } }
savings: { clinics: { line: acute, amount: { 2018/19: 5 } } }`,
    ),
  )

  // 110 - 5 + 50 + 1 = 156; 105 x 1.1 + 50 = 165.5.
  expect(years('spend.total').slice(0, 3)).toEqual(['150', '156', '165.5'])
  expect(years('spend.recurrent').slice(0, 3)).toEqual(['150', '155', '165.5'])
  // 110 + 51; 121 + 50.
  expect(years('spend.do-nothing').slice(0, 3)).toEqual(['150', '161', '171'])
})
