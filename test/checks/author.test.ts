import { expect, it } from 'vitest'
import { toPlain } from '../../src/base/decimal.ts'
import { printYear } from '../../src/base/financial-year.ts'
import { checksOf } from '../../src/checks/checks.ts'
import type { CheckResult } from '../../src/checks/result.ts'
import { projectText } from '../support/project-text.ts'

// By hand: funding 100, 110, 121; acute 60, 63, 66.15; community 30, 30, 30; no reserves.
// In-year and headroom: 10, 17, 24.85. Headroom to date: none, 17, 41.85. Population 1000, 1000, 1000.
const definition = `
title: Two years
years: { base: 2017/18, count: 2 }
population: { base: 1000 }
funding:
  allocation: { base: 100, growth: 10% }
lines:
  acute: { setting: hospital, base: 60, growth: 5% }
  community: { setting: out-of-hospital, base: 30, growth: 0% }
`

function check(that: string, more = ''): CheckResult {
  const { scenario } = projectText(`${definition}checks:\n  held: { that: "${that}"${more} }\n`)
  const result = checksOf(scenario).find(({ id }) => id === 'checks.held')
  if (result === undefined) throw new Error('the check is gone')
  return result
}

/** Outcome, measured, limit and year as a line. */
function told(that: string, more = ''): string {
  const { outcome, measured, limit, year, unit } = check(that, more)
  const value = measured === undefined ? 'nothing' : toPlain(measured.toSignificantDigits(6))
  const against = limit === undefined ? '' : ` ${limit.how} ${toPlain(limit.value)}`
  return `${outcome}: ${value} ${unit}${against} in ${year === undefined ? 'no year' : printYear(year)}`
}

it.each([
  // The year nearest to failing, or the first that fails.
  ['headroom >= 0', 'pass: 17 money at least 0 in 2018/19'],
  ['headroom >= 20', 'fail: 17 money at least 20 in 2018/19'],
  ['headroom <= 20', 'fail: 24.85 money at most 20 in 2019/20'],
  ['headroom <= 30', 'pass: 24.85 money at most 30 in 2019/20'],
  ['headroom > 17', 'fail: 17 money above 17 in 2018/19'],
  ['headroom >= 17', 'pass: 17 money at least 17 in 2018/19'],
  ['headroom < 24.85', 'fail: 24.85 money below 24.85 in 2019/20'],
  ['lines.community.spend = 30', 'pass: 30 money equal to 30 in 2018/19'],
  ['headroom = 17', 'fail: 24.85 money equal to 17 in 2019/20'],
  ['headroom != 17', 'fail: 17 money other than 17 in 2018/19'],
  ['headroom != 20', 'pass: 17 money other than 20 in 2018/19'],
  // What varies is measured, whichever side it was written on.
  ['20 <= headroom', 'fail: 17 money at least 20 in 2018/19'],
  ['30 > headroom', 'pass: 24.85 money below 30 in 2019/20'],
  // Functions. Growth of acute is 5%, of funding 10%.
  ['growth(lines.acute.spend) >= 6%', 'fail: 0.05 rate at least 0.06 in 2018/19'],
  ['lines.acute.spend > previous(lines.acute.spend)', 'pass: 63 money above 60 in 2018/19'],
  // All lines: 93/90 - 1 = 3.33%, 96.15/93 - 1 = 3.3871%, the nearer to 10%.
  ['growth(sum(lines.*.spend)) < growth(funding.recurrent)', 'pass: 0.033871 rate below 0.1 in 2019/20'],
  ['sum(headroom) = 41.85', 'pass: 41.85 money equal to 41.85 in 2018/19'],
  ['at(headroom, 2017/18) = 10', 'pass: 10 money equal to 10 in 2018/19'],
  ['at(growth(lines.acute.spend), 2019/20) = 5%', 'pass: 0.05 rate equal to 0.05 in 2018/19'],
  ['sum(lines.*.spend) = spend.total', 'pass: 93 money equal to 93 in 2018/19'],
  ['min(lines.acute.spend, lines.community.spend) = 30', 'pass: 30 money equal to 30 in 2018/19'],
  ['max(lines.acute.spend, lines.community.spend, 65) >= 66', 'fail: 65 money at least 66 in 2018/19'],
  // 30/110 = 0.2727..., 30/121 = 0.2479...
  ['share(lines.community.spend, funding.total) >= 25%', 'fail: 0.247934 share at least 0.25 in 2019/20'],
  // £93m over 1000 people is £93,000 each.
  ['spend.total / population.total > 0', 'pass: 93000 pounds above 0 in 2018/19'],
  ['population.total = 1000', 'pass: 1000 people equal to 1000 in 2018/19'],
  // In 40 digits 63 / 29 * 29 is 62.99...99, which no account could tell from 63.
  ['lines.acute.spend / 29 * 29 = lines.acute.spend', 'pass: 63 money equal to 63 in 2018/19'],
  ['lines.acute.spend / 29 * 29 >= 63', 'pass: 63 money at least 63 in 2018/19'],
  ['lines.acute.spend / 29 * 29 < 63', 'fail: 63 money below 63 in 2018/19'],
])('%s: %s', (that, expected) => {
  expect(told(that)).toBe(expected)
})

it.each([
  ['all', 'fail: 17 money at least 20 in 2018/19'],
  ['any', 'pass: 24.85 money at least 20 in 2019/20'],
  ['2018/19', 'fail: 17 money at least 20 in 2018/19'],
  ['2019/20', 'pass: 24.85 money at least 20 in 2019/20'],
  ['2018/19..2019/20', 'fail: 17 money at least 20 in 2018/19'],
  ['2019/20..', 'pass: 24.85 money at least 20 in 2019/20'],
  // The base year is asked only where it is named.
  ['2017/18', 'fail: 10 money at least 20 in 2017/18'],
  ['2017/18..2018/19', 'fail: 10 money at least 20 in 2017/18'],
  ['..2018/19', 'fail: 17 money at least 20 in 2018/19'],
])('headroom >= 20 in %s: %s', (scope, expected) => {
  expect(told('headroom >= 20', `, in: ${scope}`)).toBe(expected)
})

it('tells of the year nearest to holding, where none of any does', () => {
  expect(told('headroom >= 100', ', in: any')).toBe('fail: 24.85 money at least 100 in 2019/20')
})

it.each([
  // The first part that fails, or else the first.
  ['headroom >= 0 and headroom <= 20', 'fail: 24.85 money at most 20 in 2019/20'],
  ['headroom >= 0 and lines.acute.spend < 70', 'pass: 17 money at least 0 in 2018/19'],
  ['headroom < 0 or lines.acute.spend < 70', 'pass: 66.15 money below 70 in 2019/20'],
  ['headroom < 0 or lines.acute.spend > 70', 'fail: 17 money below 0 in 2018/19'],
  ['not headroom < 20', 'fail: 17 money at least 20 in 2018/19'],
  ['not (headroom < 0 or headroom > 20)', 'fail: 24.85 money at most 20 in 2019/20'],
  ['not (headroom < 20 and lines.acute.spend > 60)', 'fail: 17 money at least 20 in 2018/19'],
  ['not not headroom >= 0', 'pass: 17 money at least 0 in 2018/19'],
])('%s: %s', (that, expected) => {
  expect(told(that)).toBe(expected)
})

it('says which part of a condition fails', () => {
  expect(check('headroom >= 0 and headroom  <= 20').detail).toBe('What fails is headroom <= 20')
  expect(check('not (headroom < 0 or headroom > 20)').detail).toBe('What fails is not headroom > 20')
  expect(check('headroom <= 20').detail).toBeUndefined()
})

it('fails a check on a value that does not exist, and says which', () => {
  // Growth has no value in the base year, and this asks the row itself.
  expect(check('lines.acute.growth >= 0', ', in: 2017/18')).toMatchObject({
    outcome: 'fail',
    measured: undefined,
    detail: 'lines.acute.growth has no value in that year',
  })
  expect(check('not lines.acute.growth < 0', ', in: 2017/18').outcome).toBe('fail')
  expect(check('headroom / reserves.total >= 0 or headroom < 0')).toMatchObject({
    outcome: 'fail',
    detail: 'It is divided by Reserves, which is 0. What fails is headroom / reserves.total >= 0',
  })
  // Neither it nor its contrary holds, in whichever year; what stands beside it may.
  expect(check('not headroom / reserves.total >= 0').outcome).toBe('fail')
  expect(check('headroom / reserves.total >= 0', ', in: any').outcome).toBe('fail')
  expect(check('reserves.total = 0 or headroom / reserves.total >= 0').outcome).toBe('pass')
})

it('passes over the base year where growth and previous cannot look further back', () => {
  expect(told('growth(lines.acute.spend) >= 5%', ', in: 2017/18..2019/20')).toBe(
    'pass: 0.05 rate at least 0.05 in 2018/19',
  )
  expect(told('previous(previous(headroom)) = 10')).toBe('pass: 10 money equal to 10 in 2019/20')
})

it('does not test what leaves no year to look back to', () => {
  expect(check('growth(lines.acute.spend) >= 5%', ', in: 2017/18')).toMatchObject({
    outcome: 'not-tested',
    measured: undefined,
    detail: 'It looks back beyond 2017/18',
  })
})

it('lets another part decide where one cannot be asked', () => {
  const growth = 'growth(lines.acute.spend) >= 5%'
  const outcome = (that: string): string => check(that, ', in: 2017/18').outcome

  expect(outcome(`${growth} and headroom < 0`)).toBe('fail')
  expect(outcome(`${growth} and headroom > 0`)).toBe('not-tested')
  expect(outcome(`${growth} or headroom > 0`)).toBe('pass')
  expect(outcome(`${growth} or headroom < 0`)).toBe('not-tested')
  expect(outcome(`headroom > 0 and ${growth}`)).toBe('not-tested')
  expect(outcome(`headroom < 0 or ${growth}`)).toBe('not-tested')
  expect(outcome(`not (${growth} and headroom < 0)`)).toBe('pass')
})

it('titles a check with its condition and scope, and keeps the message for when it fails', () => {
  const more = ', severity: warn, message: "Board policy, 2017."'

  expect(check('headroom >= 20', more)).toMatchObject({
    title: 'headroom >= 20 in every projected year',
    severity: 'warn',
    detail: 'Board policy, 2017.',
    kind: 'author',
  })
  expect(check('headroom >= 0', more).detail).toBeUndefined()
  expect(check('headroom >= 0', ', in: 2018/19').title).toBe('headroom >= 0 in 2018/19')
  expect(check('headroom >= 0', ', in: any').title).toBe('headroom >= 0 in some projected year')
  expect(check('headroom >= 0', ', in: 2018/19..2019/20').title).toBe('headroom >= 0 from 2018/19 to 2019/20')
  expect(check('headroom >= 0', ', in: 2018/19..').title).toBe('headroom >= 0 from 2018/19 on')
  expect(check('headroom >= 0', ', in: ..2018/19').title).toBe('headroom >= 0 up to 2018/19')
})

it.each([
  ['headroom', '', 'not-a-condition'],
  ['1 >= 0', '', 'check-without-rows'],
  ['headroom >= 0', ', in: 2019/20..2018/19', 'backward-range'],
  ['headroom >= 0', ', in: 2031/32', 'year-not-shown'],
  ['at(headroom, 2031/32) >= 0', '', 'year-not-shown'],
  ['at(growth(headroom), 2017/18) >= 0', '', 'year-not-shown'],
  ['headroom >= 3%', '', 'unit-mismatch'],
  ['hedroom >= 0', '', 'unknown-row'],
  ['sum(lines.*.spent) >= 0', '', 'pattern-matches-nothing'],
])('%s is refused in the definition', (that, more, code) => {
  expect(() => check(that, more)).toThrow(`error ${code}:`)
})

it('does not blame a formula for a row that is missing because the definition is wrong elsewhere', () => {
  const text = `${definition}pressures:
  winter: { line: acute }
checks:
  held: { that: "sum(pressures.*.amount) >= 0 and pressures.winter.amount >= 0 and hedroom >= 0" }
`
  const problems = (): unknown => projectText(text)

  expect(problems).toThrow('missing-one-of')
  expect(problems).not.toThrow('pattern-matches-nothing')
  expect(problems).not.toThrow('unknown-row')
})
