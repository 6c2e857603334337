import { expect, it } from 'vitest'
import { withChosen } from '../support/chosen.ts'
import { ironCalculated } from '../support/iron-calc.ts'
import { liveBook } from '../support/live-book.ts'
import { projectText } from '../support/project-text.ts'
import { placeOf, typedInto } from '../support/sheet-cells.ts'
import { cellsOf } from '../support/workbook-cells.ts'

// Funding stays at 100. At 10% spend is 110, 121 and 133.1, and headroom -10, -21 and -33.1; at -10% there is money left.
const plan = (growth: string, checks: string): string => `
title: Plan
years: { base: 2017/18, count: 3 }
funding: { main: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: ${growth} } }
${checks}
`
const conditions =
  'checks: { one: { that: headroom >= -25, severity: warn }, two: { that: headroom >= -15, severity: warn }, three: { that: headroom >= -40 } }'

type Book = ReturnType<typeof liveBook>

/** What the cover says of how the plan stands, and what the head of another sheet counts: as they are stored, and as a second engine has them. */
function told(book: Book) {
  const at = cellsOf(book).find(({ sheet, cell }) => sheet === 'Cover' && cell.value === 'How it stands')?.row ?? 0
  const calculated = ironCalculated(book)
  const stored = (sheet: string, column: number, row: number) =>
    cellsOf(book).find((one) => one.sheet === sheet && one.column === column && one.row === row)?.cell.value
  return {
    stored: [stored('Cover', 2, at), stored('Summary', 1, 4)],
    live: [calculated.get(placeOf('Cover', 2, at)), calculated.get(placeOf('Summary', 1, 4))],
  }
}

it('the cover tells arithmetic from balance and from conditions that do not hold, and every head counts what fails and what warns', () => {
  const said = [
    'Arithmetic: pass. Plan: does not balance in 3 of 3 years; 2 conditions of it do not hold.',
    'Checks that fail: 0; that warn: 2. Plan: does not balance in 3 of 3 years',
  ]

  expect(told(liveBook(projectText(plan('10%', conditions)).scenario))).toEqual({ stored: said, live: said })
})

it('a condition that is an error is one of the plan, and fails none of the arithmetic', () => {
  const said = [
    'Arithmetic: pass. Plan: does not balance in 3 of 3 years; 1 condition of it does not hold.',
    'Checks that fail: 1; that warn: 0. Plan: does not balance in 3 of 3 years',
  ]

  expect(told(liveBook(projectText(plan('10%', 'checks: { one: { that: headroom >= -25 } }')).scenario))).toEqual({
    stored: said,
    live: said,
  })
})

it('of a plan that balances in no year nobody reads that no condition of it fails, nor on any sheet that nothing is wrong', () => {
  const book = liveBook(projectText(plan('10%', '')).scenario)
  const said = [
    'Arithmetic: pass. Plan: does not balance in 3 of 3 years.',
    'Checks that fail: 0; that warn: 0. Plan: does not balance in 3 of 3 years',
  ]
  const counted = cellsOf(book).find(({ sheet, cell }) => sheet === 'Cover' && cell.value === 'Checks')?.row ?? 0
  const growth = cellsOf(book).find(({ sheet, cell }) => sheet === 'Inputs' && cell.value === 'lines.acute.growth')
  const balanced = typedInto(book, new Map([[placeOf('Inputs', 7, growth?.row ?? 0), 0]]))

  expect(told(book)).toEqual({ stored: said, live: said })
  // The cover says it once.
  expect(ironCalculated(book).get(placeOf('Cover', 2, counted))).toBe('Checks that fail: 0; that warn: 0')
  expect(told(balanced).live).toEqual([
    'Arithmetic: pass. Plan: balances in every year; no condition of it fails.',
    'Checks that fail: 0; that warn: 0',
  ])
})

it('what it says follows what is typed', () => {
  const book = liveBook(projectText(plan('10%', conditions)).scenario)
  const growth = cellsOf(book).find(({ sheet, cell }) => sheet === 'Inputs' && cell.value === 'lines.acute.growth')
  const typed = (value: number | string) =>
    told(typedInto(book, new Map([[placeOf('Inputs', 7, growth?.row ?? 0), value]]))).live

  expect(typed(-0.1)).toEqual([
    'Arithmetic: pass. Plan: balances in every year; no condition of it fails.',
    'Checks that fail: 0; that warn: 0',
  ])
  // A text for a number: the arithmetic is what fails.
  expect(typed('10%')[0]).toMatch(/^Arithmetic: FAIL in [1-9]\d* checks?\. /)
})

it('of several scenarios it is said of the one that is shown', () => {
  const named = (name: string, growth: string) => ({ ...projectText(plan(growth, conditions)).scenario, name })
  const book = liveBook(named('grows', '10%'), named('shrinks', '-10%'))

  expect(['grows', 'shrinks'].map((name) => told(withChosen(book, name)).live)).toEqual([
    [
      'Arithmetic: pass. Plan: does not balance in 3 of 3 years; 2 conditions of it do not hold.',
      'Checks that fail: 0; that warn: 2. Plan: does not balance in 3 of 3 years',
    ],
    ['Arithmetic: pass. Plan: balances in every year; no condition of it fails.', 'Checks that fail: 0; that warn: 0'],
  ])
})

it('a plan without funding has no position that could balance', () => {
  const text = `
title: Plan
years: { base: 2017/18, count: 3 }
lines: { acute: { setting: hospital, base: 100, growth: 10% } }
`
  const { stored, live } = told(liveBook(projectText(text).scenario))

  expect(stored[0]).toBe('Arithmetic: pass. Plan: no condition of it fails.')
  expect(live).toEqual(stored)
})

// Funding stays at 100 and spend at 90: it balances. Of the savings of 5 + 5 a year, 15 of 30 over three years are found.
const saving = (identified: string, second = 5): string => `
title: Plan
years: { base: 2017/18, count: 3 }
funding: { main: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 90, growth: 0% } }
savings:
  found: { line: acute, amount: { 2018/19: 5, 2019/20: 5, 2020/21: 5 } }
  open: { line: acute, identified: ${identified}, amount: { 2018/19: ${second}, 2019/20: ${second}, 2020/21: ${second} } }
`
const openWords = (share: string): string =>
  `Arithmetic: pass. Plan: balances in every year${share}; no condition of it fails.`

it('a balance that rests on savings nobody has identified says how much of them that is, and follows them', () => {
  const book = liveBook(projectText(saving('false')).scenario)
  const { stored, live } = told(book)
  expect([stored[0], live[0]]).toEqual([
    openWords(', 50% of savings unidentified'),
    openWords(', 50% of savings unidentified'),
  ])

  const cells = cellsOf(book)
  const input = cells.find(({ sheet, cell }) => sheet === 'Inputs' && cell.value === 'savings.open.amount')?.row ?? 0
  const years = cells.filter(
    ({ sheet, row, cell }) => sheet === 'Inputs' && row === input && cell.look === 'input' && cell.value === 5,
  )
  expect(years).toHaveLength(3)
  const typed = (value: number) =>
    told(typedInto(book, new Map(years.map(({ column, row }) => [placeOf('Inputs', column, row), value])))).live[0]
  // 3 x 15 = 45 of 60 are 75%; nothing open is nothing said; 0.06 of 15.06 is less than 1%.
  expect(typed(15)).toBe(openWords(', 75% of savings unidentified'))
  expect(typed(0)).toBe(openWords(''))
  expect(typed(0.02)).toBe(openWords(', less than 1% of savings unidentified'))
})

it('where all savings are identified nothing is said of them', () => {
  expect(told(liveBook(projectText(saving('true')).scenario)).stored[0]).toBe(openWords(''))
})

it('a balance that rests on money of single years says in how many years, and with what, and follows what is typed', () => {
  // Spend is 100, 101 and 102 of funding of 100: with 3 and 2 of support there are 2 and 0 left, without it 1 and 2 are short.
  const text = (more: string): string => `
title: Plan
years: { base: 2017/18, count: 2 }
funding:
  main: { base: 100, growth: 0% }
  support: { title: Deficit support, base: 0, growth: 0%, non-recurrent: { 2018/19: 3, 2019/20: 2 } }
  ${more}
lines: { acute: { setting: hospital, base: 100, growth: 0%, adjustments: { 2018/19: 1, 2019/20: 1 } } }
`
  const sentence = (rests: string): string =>
    `Arithmetic: pass. Plan: balances in every year${rests}; no condition of it fails.`
  const said = (book: Book): unknown[] => {
    const { stored, live } = told(book)
    return [stored[0], live[0]]
  }
  const book = liveBook(projectText(text('')).scenario)
  const row = (path: string): number =>
    cellsOf(book).find(({ sheet, cell }) => sheet === 'Inputs' && cell.value === path)?.row ?? 0
  const typed = (path: string, value: number): unknown =>
    told(typedInto(book, new Map([[placeOf('Inputs', 7, row(path)), value]]))).live[0]

  expect(said(book)).toEqual(Array(2).fill(sentence(', in 2 of 2 years only with deficit support')))
  // A stream of which something recurs is none of these, and a plan with 103 of its own balances by itself.
  expect(typed('funding.support.base', 1)).toBe(sentence(''))
  expect(typed('funding.main.base', 103)).toBe(sentence(''))
  // Two of them are told together: 1 of 3 and 2 of 2 could be gone, and not all.
  const two = text('other: { title: Other money, base: 0, growth: 0%, non-recurrent: { 2018/19: 1 } }')
  expect(said(liveBook(projectText(two).scenario))).toEqual(
    Array(2).fill(sentence(', in 2 of 2 years only with money of single years')),
  )
})
