import { expect, it } from 'vitest'
import type { Scenario } from '../../src/open/open.ts'
import { listedNames } from '../../src/workbook/listed-names.ts'
import { columnAfter } from '../../src/workbook/timeline.ts'
import { unlikeIn } from '../../src/workbook/unlike.ts'
import { withChosen } from '../support/chosen.ts'
import { ironCalculated } from '../support/iron-calc.ts'
import { liveBook } from '../support/live-book.ts'
import { projectText } from '../support/project-text.ts'
import { placeOf, typedInto } from '../support/sheet-cells.ts'
import { cellsOf } from '../support/workbook-cells.ts'

const base = (lines: string, more = ''): string => `
title: Plan
years: { base: 2017/18, count: 3 }
funding: { main: { base: 100, growth: 1% } }
lines: { ${lines} }
${more}
`
const acute = (growth: string, more = ''): string =>
  base(`acute: { setting: hospital, base: 60, growth: ${growth} }`, more)

function named(name: string, text: string): Scenario {
  return { ...projectText(text).scenario, name }
}

it('scenarios that differ in figures, in numbers of formulas and in years in force share their sheets', () => {
  const saving = (amount: string): string => `savings: { s: { line: acute, amount: { ${amount} } } }`
  const check = (limit: string, years: string): string =>
    `checks: { own: { that: headroom >= ${limit}, in: ${years} } }`
  const one = named('one', acute('2%', `${saving('2018/19: 1')}\n${check('-5', 'all')}`))
  const other = named(
    'other',
    acute('{ default: 3%, 2019/20: 4% }', `${saving('2018/19: 2')}\n${check('-7', '2018/19')}`),
  )

  expect(unlikeIn([one, other])).toEqual([])
})

it('and those that differ in rows do not: what one lacks is told first, then what follows from it', () => {
  const one = named('one', acute('2%'))
  const more = named(
    'more',
    base('acute: { setting: hospital, base: 60, growth: 2% }, other: { setting: other, base: 1, growth: 0% }'),
  )
  const longer = named('longer', acute('2%').replace('count: 3', 'count: 4'))
  const levels = named(
    'levels',
    base('acute: { setting: hospital, base: 60, amounts: { 2018/19: 61, 2019/20: 62, 2020/21: 63 } }'),
  )

  expect(unlikeIn([one, more])[0]).toEqual({ path: 'lines.other', how: 'not in one' })
  expect(unlikeIn([one, more])).toContainEqual({ path: 'spend.total', how: 'another formula in more' })
  expect(unlikeIn([one, longer])).toEqual([
    { path: undefined, how: 'years: 2017/18 to 2020/21 in one, 2017/18 to 2021/22 in longer' },
  ])
  expect(unlikeIn([one, levels])).toContainEqual({ path: 'lines.acute.growth', how: 'another formula in levels' })
})

it('a block of inputs is of the scenario that is shown, found in the blocks of all; a cell that is empty there stays so', () => {
  const book = liveBook(named('one', acute('2%')), named('other', acute('{ 2018/19: 3%, 2019/20: 4%, 2020/21: 5% }')))
  const inputs = cellsOf(book).filter(({ sheet }) => sheet === 'Inputs')
  const rows = inputs
    .filter(({ column, cell }) => column === 2 && cell.value === 'lines.acute.growth')
    .map(({ row }) => row)
  const [live = 0, first = 0, second = 0] = rows
  const at = (row: number, column: number) => inputs.find((one) => one.row === row && one.column === column)?.cell

  // What the second had by year, when the workbook was issued, stands below.
  expect(rows).toHaveLength(4)
  // The blocks are as far apart as the cell of Inputs says that finds them.
  expect(inputs.find(({ cell }) => cell.value === 'Rows from one scenario to the next')).toBeDefined()
  expect(second - first).toBe(
    at(inputs.find(({ cell }) => cell.value === 'Rows from one scenario to the next')?.row ?? 0, 7)?.value,
  )
  expect(at(live, 9)).toMatchObject({
    value: 0.02,
    look: 'calculated',
    formula: expect.stringMatching(
      /^IF\(ISNUMBER\(\$F\d+\),IF\(ISNUMBER\(INDEX\(I\$\d+:I\$\d+,\$F\d+\)\),INDEX\(I\$\d+:I\$\d+,\$F\d+\),""\),""\)$/,
    ),
  })
  // One value in all years is typed once; values by year are typed in each.
  expect([at(first, 7)?.look, at(first, 9)?.formula]).toEqual(['input', `$G${first}`])
  expect([at(second, 7), at(second, 9)?.look, at(second, 9)?.value]).toEqual([undefined, 'input', 0.03])
  // What is not one value in every scenario has no name.
  expect(book.names.map(({ name }) => name)).toContain('lines.acute.base')
  expect(book.names.map(({ name }) => name)).not.toContain('lines.acute.growth')
})

it('into an input only a number may be typed, within what its key takes', () => {
  const inputs = liveBook(named('one', acute('2%')), named('other', acute('3%'))).sheets.find(
    ({ name }) => name === 'Inputs',
  )
  const rows = [...(inputs?.rows ?? [])].flatMap(({ cells }, at) =>
    cells[1]?.value === 'lines.acute.growth' ? [at + 1] : [],
  )
  const [, first, second] = rows
  const at = (row: number | undefined) =>
    inputs?.validations?.find(({ range }) => {
      const [, from = '', , to = from] = /^G(\d+)(:G(\d+))?$/.exec(range) ?? []
      return row !== undefined && row >= Number(from) && row <= Number(to)
    })

  // Growth beyond 15% either way is asked about.
  const growth = { is: 'number', least: -0.15, most: 0.15, isAsked: true }
  expect([at(first), at(second)]).toMatchObject([growth, growth])
  // What is shown is chosen, and not typed.
  expect(at(rows[0])).toBeUndefined()
})

it('years are as wide as the largest amount in brackets', () => {
  const widthIn = (base: string): number | undefined => {
    const { scenario } = projectText(
      acute('2%').replace('base: 60', `base: ${base}`).replace('title: Plan', 'title: Plan\nunit: £'),
    )
    return liveBook(scenario).sheets.find(({ name }) => name === 'Lines')?.columns[8]?.width
  }

  expect(widthIn('60')).toBe(9)
  // (60,000,000,000) is sixteen characters.
  expect(widthIn('60000000000')).toBeGreaterThanOrEqual(16)
})

it('a figure has its path for a name, as far as a spreadsheet takes it', () => {
  const long = 'l'.repeat(300)
  const { scenario } = projectText(
    base(`acute-care: { setting: hospital, base: 60, growth: 2% }, ${long}: { setting: other, base: 1, growth: 1% }`),
  )
  const names = liveBook(scenario).names.map(({ name }) => name)

  expect(names).toEqual(expect.arrayContaining(['lines.acute_care.base', 'lines.acute_care.growth']))
  expect(names.filter((name) => name.length > 255)).toEqual([])
})

it('names that a spreadsheet would mistake, or not tell apart, have their place in the list behind them', () => {
  const names = ['3pct', 'Plan', 'plan', '2019', '1e5', 'mar1', 'true', 'a*b', '2019-20', 'nil']

  expect(listedNames(names)).toEqual([
    '3pct',
    'Plan (2)',
    'plan (3)',
    '2019 (4)',
    '1e5 (5)',
    'mar1 (6)',
    'true (7)',
    'a_b (8)',
    '2019-20 (9)',
    'nil',
  ])
})

it('the cover tells of the scenario that is chosen: its title, and what it says of itself', () => {
  const document = (status: string): string => `document: { status: ${status} }`
  const one = named('one', acute('2%', document('draft')))
  const other = named('other', acute('3%', document('final')).replace('title: Plan', 'title: Another plan'))
  const book = liveBook(one, other)
  const choice = cellsOf(book).find(({ cell }) => cell.look === 'choice')
  const label = cellsOf(book).find(
    ({ sheet, cell }) => sheet === 'Cover' && cell.value === 'Status' && cell.look === 'label',
  )
  const saidOf = (name: string): unknown[] => {
    const calculated = ironCalculated(typedInto(book, new Map([[placeOf('Cover', 2, choice?.row ?? 0), name]])))
    return [calculated.get('Cover!A1'), calculated.get(placeOf('Cover', 2, label?.row ?? 0))]
  }

  expect(saidOf('one')).toEqual(['Plan', 'draft'])
  expect(saidOf('other')).toEqual(['Another plan', 'final'])
})

it('an input is of the kind that the chosen scenario makes it: a default of one may be stated by another', () => {
  const total = (more: string): string => `controls: { all: { row: spend.total, amount: 60${more} } }`
  const [one, other] = [total(''), total(', tolerance: 2')].map((stated) => acute('2%', stated))
  const book = liveBook(named('default', one ?? ''), named('stated', other ?? ''))
  const row = cellsOf(book).find(({ cell }) => cell.value === 'controls.all.tolerance')?.row ?? 0
  const kindOf = (name: string): unknown => ironCalculated(withChosen(book, name)).get(placeOf('Inputs', 4, row))

  expect(['default', 'stated'].map(kindOf)).toEqual(['Default', 'Input'])
})

it('a name with a number behind it is like no other in the list, whatever the others are called', () => {
  // "plan (2)" is one of the names, so the second plan takes 3; the third is at place 4.
  expect(listedNames(['Plan', 'plan', 'plan (2)', 'PLAN'])).toEqual(['Plan (1)', 'plan (3)', 'plan (2)', 'PLAN (4)'])
  // a*b and a_b come to one text: "a_b (1)" is a name already, so a*b takes 2, and the second of the two alike 3.
  expect(listedNames(['a*b', 'a?b', 'A_B (1)'])).toEqual(['a_b (2)', 'a_b (3)', 'A_B (1)'])
})

it('how many values are due in a row goes by the scenario that is chosen, and none is said to be missing for the years of another', () => {
  const contract = (ends: string): string =>
    `contracts: { c: { starts: 2018/19${ends}, scope: { acute: 100% }, index: { inflation: 2% } } }`
  const book = liveBook(
    named('short', acute('2%', contract(', ends: 2019/20'))),
    named('long', acute('2%', contract(''))),
  )
  const row = cellsOf(book).find(
    ({ sheet, column, cell }) => sheet === 'Contracts' && column === 2 && cell.value === 'contracts.c.value',
  )?.row
  const due = placeOf('Contracts', columnAfter({ count: 3 }, 0), row ?? 0)
  const said = ['short', 'long'].map((name) => {
    const calculated = ironCalculated(withChosen(book, name))
    return [calculated.get(due), calculated.get('Summary!A4')]
  })

  // 2018/19 and 2019/20 of the one, three years of the other; where the base year has a value too it is one more.
  const [short, long] = said.map(([count]) => Number(count))
  expect(Number(long) - Number(short)).toBe(1)
  expect(said.map(([, failing]) => failing)).toEqual(Array(2).fill('Checks that fail: 0; that warn: 0'))
})

it('after a change the live figure beside the scenarios has it, those as issued have not, and the sheet and the cover say so', () => {
  const book = liveBook(named('one', acute('2%')), named('two', acute('3%')))
  const cells = [...cellsOf(book)]
  const ofGrowth = cells.filter(({ sheet, cell }) => sheet === 'Inputs' && cell.value === 'lines.acute.growth')
  const growth = ofGrowth.find(({ row }) =>
    cells.some((one) => one.sheet === 'Inputs' && one.row === row && one.column === 7 && one.cell.look === 'input'),
  )
  const rowOf = (kind: string, path: string) =>
    cells
      .filter(({ sheet, column, cell }) => sheet === 'Summary' && column === 4 && cell.value === kind)
      .map(({ row }) => row)
      .find((row) =>
        cells.some((other) => other.sheet === 'Summary' && other.row === row && other.cell.value === path),
      ) ?? 0
  const at = (kind: string) => placeOf('Summary', 9, rowOf(kind, 'spend.total'))
  const before = cells.find(({ sheet, row, column }) => placeOf(sheet, column, row) === at('stored'))?.cell.value
  const calculated = ironCalculated(typedInto(book, new Map([[placeOf('Inputs', 7, growth?.row ?? 0), 0.1]])))
  const said = cells.flatMap(({ cell }) => (typeof cell.value === 'string' ? [cell.value] : []))

  expect(calculated.get(at('live'))).not.toBeCloseTo(Number(before), 6)
  expect(calculated.get(at('stored'))).toBeUndefined()
  expect(said).toContain(
    'Scenarios side by side. Live: the one shown, with your changes. Stored: each as issued, which no change moves: choose it on Cover',
  )
  expect(said.find((text) => text.startsWith('Type into a cell on Inputs'))).toMatch(
    /but for what is marked as stored\.$/,
  )
})
