import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

const definition = (rest: string, unit = '£m'): string => `
title: Pressures and investments
unit: ${unit}
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 10% } }
${rest}`

it('a new pressure joins its line for good and grows with it', () => {
  const { years } = projectText(definition('pressures: { winter: { line: acute, new: { 2018/19: 4 } } }'))

  expect(years('pressures.winter.amount')).toEqual(['0', '4', '0', '0'])
  // 110 + 4 = 114; 114 x 1.1 = 125.4; 125.4 x 1.1 = 137.94. It is part of doing nothing.
  expect(years('lines.acute.recurrent')).toEqual(['100', '114', '125.4', '137.94'])
  expect(years('lines.acute.do-nothing')).toEqual(['100', '114', '125.4', '137.94'])
})

it('a new pressure from October costs half in year one and the other half, grown with its line, in year two', () => {
  const { years } = projectText(
    definition('pressures: { winter: { line: acute, new: { 2018/19: 4 }, month: October } }'),
  )

  // 4 x 0.5; 4 x 0.5 x 1.1.
  expect(years('pressures.winter.amount')).toEqual(['0', '2', '2.2', '0'])
  // 112; 112 x 1.1 + 2.2 = 125.4.
  expect(years('lines.acute.recurrent').slice(0, 3)).toEqual(['100', '112', '125.4'])
})

it('a new pressure that does not last counts in its year alone', () => {
  const { years } = projectText(
    definition('pressures: { winter: { line: acute, new: { 2018/19: 4 }, month: October, recurrent: false } }'),
  )

  expect(years('pressures.winter.amount')).toEqual(['0', '2', '0', '0'])
  expect(years('lines.acute.recurrent')).toEqual(['100', '110', '121', '133.1'])
  expect(years('lines.acute.spend')).toEqual(['100', '112', '121', '133.1'])
  expect(years('lines.acute.do-nothing')).toEqual(['100', '112', '121', '133.1'])
})

it('a level is the total for each year and does not grow with its line', () => {
  const { years } = projectText(definition('pressures: { winter: { line: acute, level: { 2018/19..2019/20: 3 } } }'))

  // 110 + 3; 121 + 3; 133.1. It counts as recurrent in the years it is stated for.
  expect(years('lines.acute.recurrent')).toEqual(['100', '113', '124', '133.1'])
  expect(years('lines.acute.do-nothing')).toEqual(['100', '113', '124', '133.1'])
})

it('an investment is no part of doing nothing', () => {
  const { years } = projectText(
    definition(
      'investments: { clinics: { line: acute, new: { 2018/19: 4 } }, beds: { line: acute, level: { 2019/20: 1 } } }',
    ),
  )

  // 114; 125.4 + 1; 137.94.
  expect(years('lines.acute.recurrent')).toEqual(['100', '114', '126.4', '137.94'])
  expect(years('lines.acute.do-nothing')).toEqual(['100', '110', '121', '133.1'])
})

it('an amount per head is in pounds times the people of the year', () => {
  const { years } = projectText(
    definition(
      'population: { base: 220562, growth: 0.98% }\ninvestments: { homes: { line: acute, per-head: { 2018/19..: 3 } } }',
    ),
  )

  // 220562 x 1.0098 = 222723.5076 people; x £3 = £668,170.5228, that is 0.6681705228 of a million.
  expect(years('population.total').slice(0, 2)).toEqual(['220562', '222723.5076'])
  expect(years('investments.homes.amount').slice(0, 2)).toEqual(['0', '0.6681705228'])
  // 110 + 0.6681705228.
  expect(years('lines.acute.recurrent').slice(0, 2)).toEqual(['100', '110.6681705228'])
})

it('an amount per head is in pounds whatever the unit of the definition is', () => {
  const perHead =
    'population: { base: 1000, growth: 0% }\ninvestments: { homes: { line: acute, per-head: { 2018/19..: 3 } } }'

  // £3 x 1000 people = £3000.
  expect(projectText(definition(perHead, '£')).years('investments.homes.amount')[1]).toBe('3000')
  expect(projectText(definition(perHead, '£k')).years('investments.homes.amount')[1]).toBe('3')
  expect(projectText(definition(perHead, '£bn')).years('investments.homes.amount')[1]).toBe('0.000003')
})

it('doing nothing bears every pressure beside a plan that changes the line', () => {
  const { years } = projectText(
    definition(`population: { base: 1000000, growth: 0% }
savings: { clinics: { line: acute, amount: { 2018/19: 10 } } }
pressures:
  beds: { line: acute, new: { 2018/19: 4 } }
  flu: { line: acute, new: { 2018/19: 2 }, recurrent: false }
  rota: { line: acute, level: { 2018/19..: 1 } }
  lists: { line: acute, per-head: { 2018/19..: 3 } }`),
  )

  // 110 + 4 + 2 + 1 + 3 = 120; then (110 + 4) x 1.1 + 1 + 3 = 129.4. The plan is 10 and 11 lower.
  expect(years('lines.acute.do-nothing').slice(1, 3)).toEqual(['120', '129.4'])
  expect(years('lines.acute.spend').slice(1, 3)).toEqual(['110', '118.4'])
})
