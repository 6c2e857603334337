import { expect, it } from 'vitest'
import { problemsOf } from '../support/problems-of.ts'
import { projectText } from '../support/project-text.ts'

/*
 * What was begun before the base year and is still to come. A line of 100 that grows 10% a year, so that what comes of it shows its
 * growth.
 */
const definition = (rest: string): string => `
title: Begun before the base year
years: { base: 2019/20, count: 2 }
funding: { allocation: { base: 150, growth: 0% } }
lines:
  acute: { setting: hospital, base: 100, growth: 10% }
  community: { setting: out-of-hospital, base: 50, growth: 0% }
${rest}`

it('a saving that started in October of the base year brings its other half, grown with the line, in the next', () => {
  const { years } = projectText(
    definition('savings: { clinics: { line: acute, month: October, started: { planned: 4, delivery: 80% } } }'),
  )

  // 0.8 x 0.5 x 4 x 1.1 = 1.76; 110 - 1.76 = 108.24; 108.24 x 1.1 = 119.064.
  expect(years('savings.clinics.delivered')).toEqual(['0', '1.76', '0'])
  expect(years('savings.clinics.full-year-effect')).toEqual(['0', '1.76', '0'])
  expect(years('lines.acute.recurrent')).toEqual(['100', '108.24', '119.064'])
})

it('a tranche may have started in another month than later ones do', () => {
  const { years } = projectText(
    definition('savings: { clinics: { line: acute, amount: { 2020/21: 2 }, started: { planned: 4, month: July } } }'),
  )

  // From July a quarter is still to come: 0.25 x 4 x 1.1 = 1.1; the new one starts in April.
  expect(years('savings.clinics.delivered')).toEqual(['0', '3.1', '0'])
})

it('a pressure that began in October brings its other half, in doing nothing as well', () => {
  const { years } = projectText(
    definition('pressures: { winter: { line: acute, new: { 2021/22: 1 }, month: October, started: { amount: 2 } } }'),
  )

  // 0.5 x 2 x 1.1 = 1.1; 110 + 1.1 = 111.1; 111.1 x 1.1 + 0.5 = 122.71.
  expect(years('pressures.winter.amount')).toEqual(['0', '1.1', '0.5'])
  expect(years('lines.acute.recurrent')).toEqual(['100', '111.1', '122.71'])
  expect(years('lines.acute.do-nothing')).toEqual(['100', '111.1', '122.71'])
})

it('a level that the base year has already stands beside the base, and counts in the opening recurrent spend', () => {
  const { years } = projectText(
    definition(`investments: { hubs: { line: acute, level: { 2020/21..: 3.5 }, started: { amount: 3 } } }
savings: { clinics: { line: acute, share: { 2020/21: 10% } } }`),
  )

  expect(years('investments.hubs.amount')).toEqual(['3', '3.5', '3.5'])
  // 10% x 103 = 10.3; 110 - 10.3 + 3.5 = 103.2; 99.7 x 1.1 + 3.5 = 113.17.
  expect(years('savings.clinics.planned')).toEqual(['0', '10.3', '0'])
  expect(years('lines.acute.recurrent')).toEqual(['103', '103.2', '113.17'])
  // It is a choice, so that doing nothing has none of it.
  expect(years('lines.acute.do-nothing')).toEqual(['100', '110', '121'])
})

it('what a shift had moved goes on to release its cost, each part by its age', () => {
  const { years } = projectText(
    definition(
      'shifts: { frailty: { from: acute, to: community, release: [0%, 40%, 70%], amount: { 2021/22: 1 }, moved: [10, 20, 5] } }',
    ),
  )

  // In the base year 20 x 40% + 5 x 30% = 9.5, and 10 + 20 x 60% + 5 x 30% = 23.5 are left.
  // 10 x 1.1 x 40% + 20 x 1.1 x (70% - 40%) = 4.4 + 6.6; 10 x 1.21 x 30% = 3.63. What moved before has released its part.
  expect(years('shifts.frailty.released')).toEqual(['9.5', '11', '3.63'])
  // 11 x 60% + (22 + 5.5) x 30% = 14.85; 1 x 100% + (12.1 + 24.2 + 6.05) x 30% = 13.705.
  expect(years('shifts.frailty.stranded')).toEqual(['23.5', '14.85', '13.705'])
  expect(years('lines.acute.recurrent')).toEqual(['100', '99', '105.27'])
  expect(years('lines.community.recurrent')).toEqual(['50', '50', '51'])
})

it('what the base year has still to come is in its underlying position, and in its steps', () => {
  const { at, years } = projectText(
    definition(`savings: { clinics: { line: acute, started: { planned: 24, month: January, delivery: 50% }, amount: { 2021/22: 2 } } }
pressures: { winter: { line: acute, new: { 2021/22: 1 }, started: { amount: 8, month: October } } }`),
  )

  // Nine months of 24 at half delivery are 9 to come, less six of 8, 4. In 2021/22 what starts is there from April.
  expect(years('savings.clinics.still-to-come')).toEqual(['9', '0', '0'])
  expect(years('pressures.winter.still-to-come')).toEqual(['4', '0', '0'])
  expect(years('underlying.full-year-effects')).toEqual(['5', '0', '0'])
  // 150 - 150 + 9 - 4 in the base year; In the next acute is 110 - 9.9 + 4.4 = 104.5: 150 - 154.5.
  expect(at('underlying', 0)?.toString()).toBe('5')
  expect(at('underlying', 1)?.toString()).toBe('-4.5')
})

it('a shift releases and strands in the base year what had moved by then', () => {
  const { years } = projectText(
    definition(
      'shifts: { frailty: { from: acute, to: community, amount: { 2021/22: 1 }, release: [20%, 50%, 90%], delivery: 80%, reprovision: 60%, moved: [4, 3, 2, 7] } }',
    ),
  )

  // 80% x (4 x 20% + 3 x 30% + 2 x 40%) = 2 is released, 60% x 4 = 2.4 paid for; 4 x 0.84 + 3 x 0.6 + 2 x 0.28 + 7 x 0.28 = 7.68 stays.
  expect(years('shifts.frailty.released')[0]).toBe('2')
  expect(years('shifts.frailty.reprovided')[0]).toBe('2.4')
  expect(years('shifts.frailty.net')[0]).toBe('-0.4')
  expect(years('shifts.frailty.stranded')[0]).toBe('7.68')
  // All that is in the bases of its lines already; the sum begins with the first projected year: 1.1 x 80% x (4 x 30% + 3 x 40%) = 2.112.
  expect(years('lines.acute.recurrent').slice(0, 2)).toEqual(['100', '107.888'])
  expect(years('shifts.frailty.net-to-date').slice(0, 2)).toEqual(['-', '2.112'])
})

it('a contract that has begun goes on at its agreed price and index', () => {
  const { years } = projectText(
    definition(
      'contracts: { mcp: { starts: 2018/19, scope: { acute: 100% }, index: { inflation: 2% }, agreed: { price: { acute: 90 }, index: 1.05 } } }',
    ),
  )

  // 90 x 1.05 = 94.5; x 1.02 = 96.39; x 1.02 = 98.3178.
  expect(years('contracts.mcp.value')).toEqual(['94.5', '96.39', '98.3178'])
  expect(years('lines.acute.spend')).toEqual(['94.5', '96.39', '98.3178'])
})

it('a line that joins a contract later, priced by its own year, is indexed from there', () => {
  const { years } = projectText(
    definition(`contracts:
  mcp:
    starts: 2018/19
    scope: { acute: 100%, community: { share: 100%, from: 2021/22, priced: 2020/21 } }
    index: { inflation: 2% }
    agreed: { price: { acute: 90 }, index: 1.05 }`),
  )

  // 98.3178 of acute, and the 50 of community in 2020/21, indexed for one year: 51.
  expect(years('contracts.mcp.value')).toEqual(['94.5', '96.39', '149.3178'])
})

it('what a line beyond the scope would have cost goes on from what it had come to', () => {
  const { years } = projectText(
    definition(`contracts:
  mcp:
    starts: 2018/19
    scope: { community: 100% }
    beyond: { acute: { counterfactual: 20%, gain: { share: 50% } } }
    agreed: { price: { community: 50 }, counterfactual: { acute: 110 } }`),
  )

  // Half of 110 - 100 = 10, of 110 x 1.2 - 110 = 22, and of 158.4 - 121 = 37.4.
  expect(years('contracts.mcp.beyond')).toEqual(['5', '11', '18.7'])
})

it('people who were counted last before the base year are those of the price until they are counted anew', () => {
  const { years } = projectText(
    definition(`population: { groups: { old: { base: 100, growth: 10%, weight: 2 }, rest: { base: 200 } } }
contracts:
  mcp:
    starts: 2018/19
    scope: { acute: 100% }
    capitation: weighted
    reviewed: [2018/19, 2021/22]
    agreed: { price: { acute: 38 }, people: { old: 90, rest: 200 } }`),
  )

  // 90 x 2 + 200 = 380; in 2021/22 121 x 2 + 200 = 442; 38 x 442 / 380 = 44.2.
  expect(years('contracts.mcp.value')).toEqual(['38', '38', '44.2'])
})

it('a contract says what was agreed where it started before the base year', async () => {
  const contract = (rest: string): string =>
    definition(`contracts: { mcp: { starts: 2018/19, scope: { acute: 100% }${rest} } }`)
  expect(await problemsOf(contract(''))).toEqual(['8:29 year-not-projected'])
  expect(
    await problemsOf(
      contract(', agreed: { index: 1 }, beyond: { community: { counterfactual: 1%, gain: { share: 50% } } }'),
    ),
  ).toEqual(['8:62 missing-key'])
  expect(await problemsOf(contract(', agreed: { price: { community: 1 } }'))).toEqual(['8:81 unknown-name'])
})

it.each<[string, string, readonly string[]]>([
  [
    'as a plain value is said to be of another form, and its start is not told too',
    'agreed: 5',
    ['8:70 expected-keys'],
  ],
  ['as nothing is empty', 'agreed: {}', ['8:62 nothing-inside']],
  ['under a key that there is not is not empty', 'agreed: { zzz: 1 }', ['8:72 unknown-key']],
  ['as no price is empty', 'agreed: { price: {} }', ['8:72 nothing-inside']],
  [
    'of a line and of people that are not there is two faults',
    'agreed: { price: { community: 5 }, people: { zz: 3 } }',
    ['8:81 unknown-name', '8:107 unknown-name'],
  ],
  ['at an index of nought would be divided by', 'agreed: { index: 0 }', ['8:79 not-positive']],
  ['at an index below nought would be, too', 'agreed: { index: -1 }', ['8:79 not-positive']],
])('what was agreed %s', async (_, agreed, told) => {
  const text = definition(`contracts: { mcp: { starts: 2018/19, scope: { acute: 100% }, ${agreed} } }`)
  expect(await problemsOf(text)).toEqual(told)
})

it('people that nothing counts are told as unused where they are there', async () => {
  expect(
    await problemsOf(
      definition(`population: { groups: { old: { base: 100, growth: 0% } } }
contracts: { mcp: { starts: 2018/19, scope: { acute: 100% }, agreed: { people: { old: 90 } } } }`),
    ),
  ).toEqual(['9:82 warning unused-input'])
})

it('a year of review is named once', async () => {
  expect(
    await problemsOf(
      definition(
        `contracts: { mcp: { starts: 2020/21, scope: { acute: 100% }, lists: { north: 5 }, reviewed: [2021/22, 2021/22] } }`,
      ),
    ),
  ).toEqual(['8:103 named-twice'])
})

it('what is still to come of nothing is told as unused', async () => {
  expect(
    await problemsOf(
      definition('savings: { clinics: { line: acute, amount: { 2020/21: 1 }, started: { planned: 1 } } }'),
    ),
  ).toEqual(['8:71 warning unused-input'])
  expect(
    await problemsOf(
      definition(
        'pressures: { flu: { line: acute, new: { 2020/21: 1 }, recurrent: false, month: 7, started: { amount: 1 } } }',
      ),
    ),
  ).toEqual(['8:94 warning unused-input'])
  expect(
    await problemsOf(
      definition('shifts: { beds: { from: acute, to: community, amount: { 2020/21: 1 }, moved: [1] } }'),
    ),
  ).toEqual(['8:71 warning unused-input'])
})
