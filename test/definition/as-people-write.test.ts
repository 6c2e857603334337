import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { moneyUnitOf } from '../../src/base/money-unit.ts'
import type { Kind, ValueKey } from '../../src/definition/keys/key-types.ts'
import type { Notation } from '../../src/definition/text/tree.ts'
import { mendYear, mendYears } from '../../src/definition/values/mend-years.ts'
import { readPlain } from '../../src/definition/values/scalar.ts'

/** What a text is read as, or what is said of it. */
function read(kind: Kind, text: string, notation: Notation = 'yaml'): string {
  const said: string[] = []
  const key: ValueKey = { is: 'value', kind, text: 'A value.' }
  const span = { file: { path: 'a', text }, start: 0, end: text.length }
  const { value } = readPlain(key, 'a.value', { is: 'scalar', text, span }, notation, ({ message }) =>
    said.push(message),
  )
  return said[0] ?? (value instanceof Decimal ? value.toFixed() : String(value))
}

/** What is offered in place of a text that is refused; undefined where nothing is. */
function offered(kind: Kind, text: string): string | undefined {
  return /Did you mean (.+?)\?/.exec(read(kind, text))?.[1]
}

const dashes = ['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\ufe63', '\uff0d']

it.each(dashes)('%s before a figure is a minus, in money and in rates', (dash) => {
  expect(read('money', `${dash}2.0`)).toBe('-2')
  expect(read('money', `${dash}£2.0m`)).toBe('-2')
  expect(read('rate', `${dash}3%`)).toBe('-0.03')
  expect(read('number', `${dash}3`)).toBe('-3')
})

it.each([
  ['2.0-', '-2.0'],
  ['2.0\u2013', '-2.0'],
  ['- 2.0', '-2.0'],
  ['£(2.3)m', '(£2.3m)'],
  ['(£2.3)m', '(£2.3m)'],
  ['(2.3)m', '(2.3m)'],
  ['£-2.3m', '-£2.3m'],
  ['£2.3m-', '-£2.3m'],
  ['( 2.3 )', '(2.3)'],
  ['£(1,234.5)', '(£1234.5)'],
  ['(2.3', undefined],
  ['(-2.3)', undefined],
  ['--2.3', undefined],
  ['2-3', undefined],
  ['(2)(3)', undefined],
  [')2.3(', undefined],
])('money: the sign of %j is %s', (text, mend) => {
  expect(offered('money', text)).toBe(mend)
})

it.each([
  ['273,4', '273.4'],
  ['273,40', '273.40'],
  ['0,5', '0.5'],
  ['0,500', '0.500'],
  ['1.234,5', '1234.5'],
  ['1.234.567', '1234567'],
  ['1.234.567,89', '1234567.89'],
  ['1 234,5', '1234.5'],
  ['273 400', '273400'],
  ['273\u00a0400', '273400'],
  ['273\u202f400', '273400'],
  ["1'234", '1234'],
  ['1,234,567', '1234567'],
  ['£273,4m', '£273.4m'],
  // A mark that may be for thousands or for a decimal, and one that parts neither.
  ['1234,567', undefined],
  ['1,23,456', undefined],
  ['27 3', undefined],
  ['1_0', undefined],
  ['1,234,5', undefined],
  ['12.34.5', undefined],
  ['1.23.456', undefined],
])('money: %j keeps its size as %s', (text, mend) => {
  expect(offered('money', text)).toBe(mend)
})

it.each([
  ['2.73E+08', '273000000'],
  ['1.5e-1', '0.15'],
  ['£2.3 mn', '£2.3m'],
  ['GBP 2.3m', '£2.3m'],
  ['£273,400,000', '£273.4m'],
  ['-£1,400,000,000', '-£1.4bn'],
  ['£273,400', '£273400'],
  ['£m 2.3', '£2.3m'],
  ['450 £000', '£450k'],
  ['£ 450 thousand', '£450k'],
  ['-', '0'],
  ['\u2013', '0'],
])('money: %j as programs and tables write it is %s', (text, mend) => {
  expect(offered('money', text)).toBe(mend)
})

it.each(['-', '\u2013', '\u2014', '\u2212', '£-', '£ -'])('%j alone in a cell of an amount is nought', (text) => {
  expect(read('money', text, 'csv')).toBe('0')
  expect(read('rate', '-', 'csv')).toContain('Did you mean 0%?')
})

it.each([
  ['(3.0%)', '-3.0%'],
  ['(3.0)%', '-3.0%'],
  ['3%-', '-3%'],
  ['3,0%', '3.0%'],
  ['3,125%', undefined],
  ['3 per cent', '3%'],
  ['3 pct', '3%'],
  ['3% p.a.', '3%'],
  ['3% a year', '3%'],
  ['%3', '3%'],
  ['1.5E-02', '1.5%'],
  ['-1.5E-02', '-1.5%'],
  ['3', '3%'],
  ['0.03', '3% or 0.03%'],
  ['0,03', '3% or 0.03%'],
  ['(0.03)', '-3% or -0.03%'],
  ['1.03', '1.03% or 3%'],
  ['0.97', '97%, 0.97% or -3%'],
  ['103', '103% or 3%'],
  ['1', undefined],
  ['3%%', undefined],
  ['(-3%)', undefined],
])('rate: %j is offered as %s', (text, mend) => {
  expect(offered('rate', text)).toBe(mend)
})

it('share: neither a factor nor an index is offered', () => {
  expect(offered('share', '0.85')).toBe('85% or 0.85%')
  expect(offered('share', '85')).toBe('85%')
})

it.each([
  ['220562.0', '220562'],
  ['2.20562E+05', '220562'],
  ['220.562', '220562'],
  ['220 562', '220562'],
  ['220,5', undefined],
  ['(220562)', undefined],
])('people: %j is %s', (text, mend) => {
  expect(offered('people', text)).toBe(mend)
})

it.each([
  ['5.0', '5'],
  ['5,0', '5'],
  ['5.00', '5'],
  // Nothing says what it counts.
  ['5 years', undefined],
  ['1E+01', '10'],
  ['5.5', undefined],
  ['-5', undefined],
])('whole: %j is %s', (text, mend) => {
  expect(offered('whole', text)).toBe(mend)
})

it.each([
  ['200bp', '2%'],
  ['-50 bps', '-0.5%'],
  ['25 basis points', '0.25%'],
  ['15\u2030', '1.5%'],
  ['about 200bp', undefined],
])('rate: %j is %s', (text, mend) => {
  expect(offered('rate', text)).toBe(mend)
})

it.each([
  ['M07', 'M7'],
  ['07', 'M7'],
  ['m7', 'M7'],
  ['M12', undefined],
  ['m12', 'M12'],
  ['Apr/May', undefined],
  ['Mar-19', 'March'],
  ['July 2018', 'July'],
  ['Decide later', undefined],
  ['Month 7', 'M7'],
  ['7.0', 'M7'],
  ['Apr', 'April'],
  ['M13', undefined],
  ['00', undefined],
])('month: %j is %s', (text, mend) => {
  expect(offered('month', text)).toBe(mend)
})

it.each([
  '#N/A',
  '#REF!',
  '#DIV/0!',
  '#VALUE!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#####',
  'Err:502',
  'nan',
  'n/a',
])('%s is an error of whoever wrote it, in any quantity', (text) => {
  for (const kind of ['money', 'rate', 'people', 'whole'] as const)
    expect(read(kind, text, 'csv')).toMatch(/an error of the spreadsheet|how a program writes/)
})

it('a shared driver may be called by any id', () => {
  expect(read('driver', 'na')).toBe('na')
  expect(read('text', '#1 priority', 'csv')).toBe('#1 priority')
  expect(read('text', '=, as before', 'csv')).toBe('=, as before')
})

it.each(['=SUM(A1:A3)', '=A1', '+SUM(A1)', '+A1*2', '@SUM(A1)', '=5'])('%s is a formula kept as text', (text) => {
  expect(read('money', text, 'csv')).toContain('is a formula of a spreadsheet, kept as text')
})

it.each([
  ['£000', '£k'],
  ["£'000", '£k'],
  ['£’000', '£k'],
  ['£000s', '£k'],
  ["£'000s", '£k'],
  ['£1,000s', '£k'],
  ['£ thousand', '£k'],
  ['GBP k', '£k'],
  ['£K', '£k'],
  ['£ million', '£m'],
  ['£ millions', '£m'],
  ['£mn', '£m'],
  ['GBP m', '£m'],
  ['(£m)', '£m'],
  ['millions of pounds', '£m'],
  ['£ bn', '£bn'],
  ['GBP', '£'],
  ['pounds', '£'],
  ['$m', undefined],
  ['£ each', undefined],
  ['', undefined],
])('unit: %j is %s', (text, unit) => {
  expect(moneyUnitOf(text)).toBe(unit)
})

it.each([
  ['2018/2019', '2018/19'],
  ['2018\u201319', '2018/19'],
  ['2018 - 19', '2018/19'],
  ['2018-2019', '2018/19'],
  ['FY18/19', '2018/19'],
  ['FY 2018/19', '2018/19'],
  ['FY19', '2018/19 or 2019/20'],
  ['18/19', '2018/19'],
  ['2018', '2018/19'],
  ['2018.0', '2018/19'],
  ['2018/19 £m', '2018/19'],
  ['2018/19\n£m', '2018/19'],
  ['2018/19 (£000)', '2018/19'],
  ['2018/19 Budget', '2018/19'],
  ['Budget 2018/19', '2018/19'],
  ['43191', '2018/19'],
  ['Apr-18', '2018/19'],
  ['01/04/2018', '2018/19'],
  ['2018-04-01 00:00:00', '2018/19'],
  ['31/03/2019', '2018/19'],
  ['31-Mar-19', '2018/19'],
  ['1-Apr-2018', '2018/19'],
  ['01/04/18', '2018/19'],
  ['2018/19*', '2018/19'],
  ['2018/19F', '2018/19'],
  ['2018/19 (1)', '2018/19'],
  ['2018/19Q1', undefined],
  ['2018 19', '2018/19'],
  ['2018\u221519', '2018/19'],
  ['2018\u204419', '2018/19'],
  ['2018 20', undefined],
  // The health service also writes 2018/19 as 1819; 2021 may be either.
  ['1819', '2018/19'],
  ['2021', '2021/22 or 2020/21'],
  // A spreadsheet makes the first of a month of 2010/11 and of 2001/02, and the second lies in another year.
  ['Nov-10', '2010/11'],
  ['10-Nov', '2010/11'],
  ['Feb-01', '2000/01 or 2001/02'],
  ['04/01/2018', '2017/18 or 2018/19'],
  ['18', undefined],
  ['10-Feb', undefined],
  ['2018/19 and 2019/20', undefined],
])('year: %j is %s', (text, year) => {
  expect(mendYear(text)).toBe(year)
})

it.each([
  ['2021/2022..', '2021/22..'],
  ['2021\u201322..', '2021/22..'],
  ['2021/22 onwards', '2021/22..'],
  ['2021/22+', '2021/22..'],
  ['from 2021/22', '2021/22..'],
  ['from 2021/22 onwards', '2021/22..'],
  ['2021/22 and after', '2021/22..'],
  ['2018/19 to 2020/21', '2018/19..2020/21'],
  ['2018/19-2020/21', '2018/19..2020/21'],
  ['2018/19 \u2013 2020/21', '2018/19..2020/21'],
  ['2019-2022', '2019/20..2022/23'],
  ['..2020/2021', '..2020/21'],
  ['2018/19 £m', '2018/19'],
  ['2020/21.. £m', '2020/21..'],
  ['2020/21 onwards £m', '2020/21..'],
  ['2020/21+ (plan)', '2020/21..'],
  ['2018/19 to 2020/21\n£000', '2018/19..2020/21'],
  ['2018/19-2020/21 (£m)', '2018/19..2020/21'],
  ['2020/21.. 3', undefined],
  ['>=2020/21', '2020/21..'],
  ['after 2020/21', undefined],
  ['2020/21 later', undefined],
  ['2020/21 (and before)', undefined],
  ['2018/2019', '2018/19'],
])('years: %j are %s', (text, years) => {
  expect(mendYears(text)).toBe(years)
})
