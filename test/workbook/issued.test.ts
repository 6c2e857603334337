import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { load, project } from '../../src/index.ts'
import type { Scenario } from '../../src/open/open.ts'
import type { Workbook } from '../../src/workbook/sheet.ts'
import { baseColumn, columnAfter, kindColumn, plainColumn } from '../../src/workbook/timeline.ts'
import { withChosen } from '../support/chosen.ts'
import { ironCalculated } from '../support/iron-calc.ts'
import { liveBook } from '../support/live-book.ts'
import { projectText } from '../support/project-text.ts'
import { cellsByPlace, placeOf, typedInto } from '../support/sheet-cells.ts'

const plan = (acute: string): string => `
title: Plan
years: { base: 2017/18, count: 3 }
funding: { main: { base: 100, growth: 1% } }
lines:
  acute: { setting: hospital, base: 60, growth: ${acute} }
  other: { setting: other, base: 40, growth: { 2018/19: 1%, 2019/20: 0%, 2020/21: 3% } }
measures: { double: { title: Double, formula: "headroom * 2.5", unit: money } }
`
const named = (name: string, acute: string): Scenario => ({ ...projectText(plan(acute)).scenario, name })
const count = 3

/** The rows of Inputs that have a path, from the top. */
function rowsOf(book: Workbook, path: string): number[] {
  return [...cellsByPlace(book).values()]
    .filter(({ sheet, column, cell }) => sheet === 'Inputs' && column === 2 && cell.value === path)
    .map(({ row }) => row)
}

const at = (column: number, row: number): string => placeOf('Inputs', column, row)
const changedColumn = columnAfter({ count }, 2)
const issuedColumn = columnAfter({ count }, 3)

/** What the head of every sheet says, and what stands beside some rows of Inputs, after figures are typed. */
function saidAfter(book: Workbook, typed: Readonly<Record<string, number | string>>, rows: readonly number[]) {
  const calculated = ironCalculated(typedInto(book, new Map(Object.entries(typed))))
  const heads = book.sheets
    .filter(({ freeze }) => freeze?.columns === 1 && freeze.rows === 6)
    .map(({ name }) => calculated.get(placeOf(name, 1, 5)))
  const [head, ...others] = [...new Set(heads)]
  expect(others).toEqual([])
  return { head, marks: rows.map((row) => calculated.get(at(changedColumn, row))) }
}

describe('of one scenario', () => {
  const book = liveBook(named('one', '2%'))
  const [acute = 0] = rowsOf(book, 'lines.acute.growth')
  const [other = 0, issued = 0] = rowsOf(book, 'lines.other.growth')
  const rows = [acute, other]
  const none = { head: 'No input changed since this workbook was issued', marks: ['', ''] }

  it('nothing is changed in a workbook as it was issued, nor where the same figure is typed again', () => {
    expect(saidAfter(book, {}, rows)).toEqual(none)
    expect(saidAfter(book, { [at(plainColumn, acute)]: 0.02, [at(baseColumn + 3, other)]: 0.03 }, rows)).toEqual(none)
  })

  it('a figure of all years is changed where it is typed, and where one year of it is typed over', () => {
    const one = { head: '1 input changed since this workbook was issued', marks: ['changed', ''] }

    expect(saidAfter(book, { [at(plainColumn, acute)]: 0.03 }, rows)).toEqual(one)
    expect(saidAfter(book, { [at(baseColumn + 2, acute)]: 0.03 }, rows)).toEqual(one)
    expect(saidAfter(book, { [at(baseColumn + 2, acute)]: 'none' }, rows)).toEqual(one)
  })

  it('a figure by year is held against its own row below, year by year, in the same columns', () => {
    const cells = cellsByPlace(book)
    const years = [1, 2, 3].map((index) => cells.get(at(baseColumn + index, issued))?.cell)

    expect(years).toMatchObject([0.01, 0, 0.03].map((value) => ({ value, look: 'stored' })))
    expect(cells.get(at(issuedColumn, other))?.cell).toMatchObject({ value: `row ${issued}` })
    // 1% and 0% change places: their sum, the least and the largest are as they were.
    expect(saidAfter(book, { [at(baseColumn + 1, other)]: 0, [at(baseColumn + 2, other)]: 0.01 }, rows).marks).toEqual([
      '',
      'changed',
    ])
    expect(saidAfter(book, { [at(baseColumn + 2, other)]: 'nil' }, rows).marks).toEqual(['', 'changed'])
  })

  it('what was changed says so before its figures, where it is printed with them', () => {
    const kinds = (typed: Readonly<Record<string, number>>): unknown[] => {
      const calculated = ironCalculated(typedInto(book, new Map(Object.entries(typed))))
      return rows.map((row) => calculated.get(at(kindColumn, row)))
    }
    const { blocks = [], highlights = [] } = book.sheets.find(({ name }) => name === 'Inputs') ?? {}
    const marked = highlights.filter(({ range }) => range.startsWith('D'))

    expect(kinds({})).toEqual(['Input', 'Input'])
    expect(kinds({ [at(plainColumn, acute)]: 0.03 })).toEqual(['changed', 'Input'])
    expect(kinds({ [at(baseColumn + 2, other)]: 0.01 })).toEqual(['Input', 'changed'])
    expect(blocks[0]).toMatchObject({ from: 1, to: baseColumn + count })
    expect(marked.map(({ word }) => word)).toEqual(['changed', 'typed over'])
  })

  it('a source says that it is of the figure as issued once that was changed, and of a figure without a source nothing is said', () => {
    const sourced = plan('{ value: 2%, source: "Settlement, table 1", quality: amber }').replace(
      '{ 2018/19: 1%, 2019/20: 0%, 2020/21: 3% }',
      '{ value: { 2018/19: 1%, 2019/20: 0%, 2020/21: 3% }, quality: red }',
    )
    const own = liveBook(projectText(sourced).scenario)
    const [row = 0] = rowsOf(own, 'lines.acute.growth')
    const [marked = 0] = rowsOf(own, 'lines.other.growth')
    const [base = 0] = rowsOf(own, 'lines.acute.base')
    const inRow = [...cellsByPlace(own).values()].filter(({ sheet, row: one }) => sheet === 'Inputs' && one === row)
    const source = inRow.find(({ cell }) => cell.value === 'Settlement, table 1')?.column ?? 0
    const heading = [...cellsByPlace(own).values()].find(
      ({ sheet, row: one, column }) => sheet === 'Inputs' && one === 6 && column === source - 1,
    )
    const said = (typed: Readonly<Record<string, number>>): unknown[] => {
      const calculated = ironCalculated(typedInto(own, new Map(Object.entries(typed))))
      return [row, marked, base].map((one) => calculated.get(at(source - 1, one)))
    }

    expect(heading?.cell.value).toBe('Source is of')
    expect(said({})).toEqual(['', '', ''])
    expect(said({ [at(plainColumn, row)]: 0.05 })).toEqual(['the figure as issued', '', ''])
    expect(
      said({ [at(plainColumn, row)]: 0.05, [at(baseColumn + 2, marked)]: 0.04, [at(baseColumn, base)]: 70 }),
    ).toEqual(['the figure as issued', 'the figure as issued', ''])
    // Put back, it is vouched for again.
    expect(said({ [at(plainColumn, row)]: 0.02 })).toEqual(['', '', ''])
    const { highlights = [] } = own.sheets.find(({ name }) => name === 'Inputs') ?? {}
    expect(highlights.find(({ word }) => word === 'the figure as issued')?.as).toBe('warn')
  })

  it('inputs are counted, and a number of a formula is one of them', () => {
    const number = [...cellsByPlace(book).values()].find(
      ({ sheet, cell }) => sheet === 'Inputs' && cell.value === 2.5 && cell.look === 'fixed',
    )
    const typed = {
      [at(plainColumn, acute)]: 0.03,
      [at(baseColumn + 1, other)]: 0.02,
      [at(plainColumn, number?.row ?? 0)]: 3,
    }

    expect(saidAfter(book, typed, rows)).toEqual({
      head: '3 inputs changed since this workbook was issued',
      marks: ['changed', 'changed'],
    })
  })
})

describe('of several scenarios', () => {
  const book = liveBook(named('one', '2%'), named('two', '{ 2018/19: 2%, 2019/20: 4%, 2020/21: 5% }'))
  const [shown = 0, first = 0, second = 0] = rowsOf(book, 'lines.acute.growth')
  const rows = [shown, first, second]
  const said = (own: number, all: number): string =>
    `Inputs changed since this workbook was issued: ${own} of the scenario shown, ${all} of all scenarios`

  it.each(['one', 'two'])('nothing is changed as it was issued, when %s is shown', (name) => {
    expect(saidAfter(withChosen(book, name), {}, rows)).toEqual({
      head: 'No input changed since this workbook was issued',
      marks: ['', '', ''],
    })
  })

  it('a change of a scenario that is not shown is told as that, and as one of the figures once it is', () => {
    const typed = { [at(baseColumn + 3, second)]: 0.06 }

    expect(saidAfter(book, typed, rows)).toEqual({ head: said(0, 1), marks: ['', '', 'changed'] })
    expect(saidAfter(withChosen(book, 'two'), typed, rows)).toEqual({
      head: said(1, 1),
      marks: ['changed', '', 'changed'],
    })
  })

  it('a figure that is typed where the one of the chosen scenario is read is found too', () => {
    expect(saidAfter(book, { [at(baseColumn + 1, shown)]: 0.07 }, rows)).toEqual({
      head: said(1, 1),
      marks: ['typed over', '', ''],
    })
  })

  it('beside what is shown stands what the chosen scenario had', () => {
    const issuedIn = (name: string): unknown => ironCalculated(withChosen(book, name)).get(at(issuedColumn, shown))

    // The second states it by year, which stands in a row of its own.
    expect([issuedIn('one'), issuedIn('two')]).toEqual([0.02, ''])
  })
})

const shipped = readdirSync('scenarios').filter((name) => /\.(?:yaml|csv)$/.test(name))

it.each(shipped)(
  'every figure that may be typed in the workbook of %s has what it was beside it or below it',
  (name) => {
    const scenario = project(load(`scenarios/${name}`)).scenario
    const cells = cellsByPlace(liveBook(scenario))
    const column = columnAfter(scenario.definition.horizon, 3)
    const typed = [...cells.values()].filter(
      ({ sheet, cell }) =>
        sheet === 'Inputs' && ['input', 'fixed'].includes(cell.look) && typeof cell.value === 'number',
    )
    const apart = typed.flatMap((own) => {
      const beside = cells.get(at(column, own.row))?.cell.value
      const below = /^row (\d+)$/.exec(String(beside))?.[1]
      const issued = below === undefined ? beside : cells.get(at(own.column, Number(below)))?.cell.value
      return issued === own.cell.value ? [] : [[own.row, own.column, own.cell.value, issued]]
    })

    expect(typed.length).toBeGreaterThan(10)
    expect(apart).toEqual([])
  },
)
