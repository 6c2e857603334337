import { expect, it } from 'vitest'
import { ironCalculated } from '../support/iron-calc.ts'
import { liveBook } from '../support/live-book.ts'
import { projectText } from '../support/project-text.ts'
import { placeOf } from '../support/sheet-cells.ts'
import { cellsOf } from '../support/workbook-cells.ts'

/** The sentences of Summary, which a second engine must come to as well. */
function sentences(text: string): readonly unknown[] {
  const book = liveBook(projectText(text).scenario)
  const calculated = ironCalculated(book)
  const first = cellsOf(book).filter(({ sheet, column }) => sheet === 'Summary' && column === 1)
  const row = (value: string): number => first.find(({ cell }) => cell.value === value)?.row ?? 0
  const told = first.filter((one) => one.row > row('What follows') && one.row < row('By year'))
  for (const { row: at, cell } of told) expect(calculated.get(placeOf('Summary', 1, at))).toBe(cell.value)
  return told.map(({ cell }) => cell.value)
}

const plan = (more: string): string => `
title: Plan
years: { base: 2017/18, count: 2 }
unit: £m
funding: { main: { base: 100, growth: 0% } }
lines:
  acute: { setting: hospital, base: 60, growth: 10%, title: Acute }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
${more}
`

it('savings are further ones only where some are planned', () => {
  // Acute grows to 72.6: 112.6 of spend, of which 2 is saved in the other plan.
  expect(sentences(plan(''))).toContain(
    'If services grow as projected, recurrent savings of £12.6m a year must be found by 2019/20.',
  )
  expect(sentences(plan('savings: { s: { line: acute, amount: { 2019/20: 2 } } }'))).toContain(
    'If services grow as projected, further recurrent savings of £10.6m a year must be found by 2019/20.',
  )
})

it('what the one line of hospital care takes of funding is told by its name', () => {
  // 72.6 of 100, and 60 of 100.
  expect(sentences(plan(''))).toContain('Acute takes 73% of funding in 2019/20; 60% in 2017/18.')
})

it('money for care out of hospital is told per head in real terms where prices and people are known, and in real terms where prices are', () => {
  const prices = 'prices: { deflator: 2% }'
  // 40 falls to 27.4. In real terms 27.4 / 1.0404 = 26.34, of 40 down 34%; for 1.0201 times the people 25.82, down 35%.
  const start = 'Money for out-of-hospital care falls from £40.0m to £27.4m by 2019/20, down 32%'

  expect(sentences(plan(''))).toContain(`${start}.`)
  expect(sentences(plan(prices))).toContain(`${start}; in real terms down 34%.`)
  expect(sentences(plan(`${prices}\npopulation: { base: 1000, growth: 1% }`))).toContain(
    `${start}; per head in real terms down 35%.`,
  )
})

it('a contract is told by its price, what its services cost and what the commissioner is left with', () => {
  // Priced at the 40 of its services in the base year, which cost 40 still: with acute at 72.6 it is 12.6 short.
  expect(
    sentences(plan('contracts: { c: { title: Community, starts: 2018/19, scope: { community: 100% } } }')),
  ).toContain(
    'Contract "Community": price £40.0m in 2019/20 for services projected at £40.0m; the commissioner is £12.6m short.',
  )
})
