import { expect, it } from 'vitest'
import { parseYear, printYear } from '../../src/base/financial-year.ts'

it.each([
  ['2017/18', 2017],
  ['2017-18', 2017],
  ['1999/00', 1999],
  ['2099/00', 2099],
  ['2000/01', 2000],
  ['1900/01', 1900],
])('%s starts in %i', (text, year) => {
  expect(parseYear(text)).toBe(year)
})

it.each([
  '2017/19',
  '2017/17',
  '17/18',
  '2017',
  '2017/2018',
  '2017/8',
  ' 2017/18',
  '2017/18 ',
  'FY2017/18',
  '2017\u201318',
  '1899/00',
  '0017/18',
  '',
])('%j is no financial year', (text) => {
  expect(parseYear(text)).toBeUndefined()
})

it('is printed as the service writes it', () => {
  expect([2017, 2009, 1999, 2099].map(printYear)).toEqual(['2017/18', '2009/10', '1999/00', '2099/00'])
})

it('each year from 1900 on is read as it is printed', () => {
  for (let year = 1900; year < 2200; year++) expect(parseYear(printYear(year))).toBe(year)
})
