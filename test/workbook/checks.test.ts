import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checksOf } from '../../src/checks/checks.ts'
import type { CheckResult } from '../../src/checks/result.ts'
import type { SheetCell, Workbook } from '../../src/workbook/sheet.ts'
import { ironCalculated } from '../support/iron-calc.ts'
import { liveBook } from '../support/live-book.ts'
import { type Projected, projectText } from '../support/project-text.ts'
import { cellsByPlace, placeOf, typedInto } from '../support/sheet-cells.ts'

const names = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
const files = Object.fromEntries(names.map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]))

/** The rows of the sheet of checks, by what stands in their second column. */
function checksIn({ scenario }: Projected): ReadonlyMap<unknown, readonly (SheetCell | undefined)[]> {
  const sheet = liveBook(scenario).sheets.find(({ name }) => name === 'Checks')
  return new Map([...(sheet?.rows ?? [])].map(({ cells }) => [cells[1]?.value, cells]))
}

const wordOf = ({ outcome, severity }: CheckResult): string => {
  if (outcome === 'not-tested') return 'not tested'
  if (outcome === 'pass') return 'pass'
  return severity === 'warn' ? 'warn' : 'FAIL'
}

it.each(names)(
  'every check of %s has the verdict, and the figure in the year that decides, that the engine gives it',
  (name) => {
    const projected = projectText(`extends: ${name}\ntitle: Checked\n`, { files })
    const rows = checksIn(projected)
    const results = checksOf(projected.scenario)
    const told = results.map(({ id }) => [id, rows.get(id)?.[6]?.value])
    const measured = results.flatMap((result) => {
      const cell = rows.get(result.id)?.[4]
      return cell === undefined || result.outcome === 'not-tested'
        ? []
        : [[result.id, cell.value, result.measured?.toNumber()]]
    })

    expect(told).toEqual(results.map((result) => [result.id, wordOf(result)]))
    for (const [id, cell, own] of measured) expect(cell, String(id)).toBeCloseTo(Number(own), 9)
  },
)

const small = `
title: Checked
years: { base: 2017/18, count: 3 }
funding: { main: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 10% } }
`

it.each([
  // Spend is 110, 121 and 133.1; headroom -10, -21 and -33.1.
  ['that: headroom >= -25', 'FAIL', -33.1, '2020/21'],
  ['that: headroom >= -40', 'pass', -33.1, '2020/21'],
  ['that: headroom >= -25, in: any', 'pass', -10, '2018/19'],
  ['that: headroom >= 0, in: any', 'FAIL', -10, '2018/19'],
  ['that: headroom >= 0, in: any, severity: warn', 'warn', -10, '2018/19'],
  // 100 x 1.1 x 1.1 is 121 in decimals, and not quite in binary fractions.
  ['that: lines.acute.spend <= 121, in: 2018/19..2019/20', 'pass', 121, '2019/20'],
  ['that: lines.acute.spend < 121, in: 2019/20', 'FAIL', 121, '2019/20'],
  ['that: headroom = 0, in: 2017/18', 'pass', 0, '2017/18'],
  ['that: headroom >= 0, not-testable: Nobody knows.', 'not tested', undefined, undefined],
])('%s', (check, verdict, measured, year) => {
  const cells = checksIn(projectText(`${small}checks: { own: { ${check} } }\n`)).get('checks.own')

  expect(cells?.[6]?.value).toBe(verdict)
  expect(cells?.[4]?.value).toBe(measured)
  // The years stand in four columns from H on, and an empty one after them.
  expect(cells?.[7 + 4 + 1]?.value).toBe(year)
})

it('a condition of several comparisons has a row for each, and one that joins them', () => {
  const rows = checksIn(projectText(`${small}checks: { own: { that: headroom >= -25 or lines.acute.spend >= 130 } }\n`))
  const years = rows.get('checks.own')?.slice(7, 11)

  // 2018/19 and 2019/20 by headroom, 2020/21 by spend; the base year is not asked.
  expect(years?.map((cell) => cell?.value)).toEqual([undefined, 1, 1, 1])
  expect(years?.[1]?.formula).toMatch(
    /^IF\(OR\(I\d+=1,I\d+=1\),1,IF\(AND\(ISNUMBER\(I\d+\),ISNUMBER\(I\d+\)\),0,""\)\)$/,
  )
})

/** What the sheet of checks says after something was typed for an input: the verdict and the remark of a check, and how many fail. */
function saidAfter(text: string, path: string, column: number, value: number | string, id: string) {
  const book = liveBook(projectText(text).scenario)
  const cells = [...cellsByPlace(book).values()]
  const row = cells.find(({ sheet, cell }) => sheet === 'Inputs' && cell.value === path)?.row ?? 0
  return said(typedInto(book, new Map([[placeOf('Inputs', column, row), value]])), id)
}

function said(book: Workbook, id: string) {
  const calculated = ironCalculated(book)
  const own =
    [...cellsByPlace(book).values()].find(({ sheet, cell }) => sheet === 'Checks' && cell.value === id)?.row ?? 0
  const years = 4
  const at = (column: number) => calculated.get(placeOf('Checks', column, own))
  const fails = calculated.get(placeOf('Summary', 1, 4))
  return { verdict: at(7), remark: at(7 + years + 1 + 3), fails }
}

it('a text typed for a number is a failure that is named, and so is a number taken away', () => {
  const id = 'arithmetic.finite'

  expect(saidAfter(small, 'lines.acute.growth', 7, 0.04, id)).toEqual({
    verdict: 'pass',
    remark: '',
    fails: 'Checks that fail: 0; that warn: 0. Plan: does not balance in 3 of 3 years',
  })
  for (const typed of ['4%', ''])
    expect(saidAfter(small, 'lines.acute.growth', 7, typed, id)).toMatchObject({
      verdict: 'FAIL',
      remark: expect.stringMatching(/^Inputs: .*growth/i),
      // What rests on it is missing too, and so are the sums of it.
      fails: expect.stringMatching(/^Checks that fail: [1-9]/),
    })
})

it('a formula that is typed over so that a total is not its parts, or that a line is below nought, fails', () => {
  const book = liveBook(projectText(small).scenario)
  const at = (path: string) => {
    const row = [...cellsByPlace(book).values()].find(({ sheet, cell }) => sheet === 'Lines' && cell.value === path)
    return placeOf('Lines', 9, row?.row ?? 0)
  }
  const over = (path: string, value: number): Workbook => {
    const { sheets } = typedInto(book, new Map([[at(path), value]]))
    const place = at(path)
    return {
      ...book,
      sheets: sheets.map((sheet) => ({
        ...sheet,
        rows: [...sheet.rows].map((row, y) => ({
          ...row,
          cells: row.cells.map((cell, x) =>
            placeOf(sheet.name, x + 1, y + 1) === place ? ({ look: 'calculated', value } as const) : cell,
          ),
        })),
      })),
    }
  }

  expect(said(over('lines.acute.spend', 110), 'arithmetic.lines-not-negative').verdict).toBe('pass')
  expect(said(over('lines.acute.spend', -1), 'arithmetic.lines-not-negative').verdict).toBe('FAIL')
})

it('a credit that is typed over so that it is above nought fails, and says how much room it had', () => {
  const credit = small.replace('lines: {', 'lines: { rebate: { setting: other, kind: credit, base: -2, growth: 0% },')
  const after = (base: number) => saidAfter(credit, 'lines.rebate.base', 7, base, 'arithmetic.credits-not-positive')

  expect(after(-3).verdict).toBe('pass')
  expect(after(3)).toMatchObject({ verdict: 'FAIL', fails: expect.stringMatching(/^Checks that fail: 1;/) })
})

const rooms = /^Room/

it.each(names)('the room of every comparison of %s says what its verdict says', (name) => {
  const projected = projectText(`extends: ${name}\ntitle: Checked\n`, { files })
  const sheet = [...(liveBook(projected.scenario).sheets.find((one) => one.name === 'Checks')?.rows ?? [])]
  expect(opposed(sheet.map(({ cells }) => cells.map((cell) => cell?.value)))).toEqual([])
})

/** Comparisons whose room is of another sign than their verdict, by row and column. */
function opposed(rows: readonly (readonly unknown[])[]): unknown[] {
  return rows.flatMap((room, at) => {
    if (!rooms.test(String(room[0]))) return []
    const topAt = rows.findLastIndex(
      (row, above) => above < at && String(rows[above + 1]?.[0]) === 'What is measured' && row !== room,
    )
    const top = rows[topAt] ?? []
    const isStrict = /above nought$/.test(String(room[0]))
    return room.flatMap((own, column) => {
      if (column < 7 || typeof own !== 'number') return []
      const holds = isStrict ? own > 0 : own >= 0
      return holds === (top[column] === 1) ? [] : [[at, column, own, top[column]]]
    })
  })
}

it.each([
  // Spend is 110, 121, 133.1; half a million is allowed.
  ['at-least', 'headroom >= -10, in: 2018/19', 0],
  ['above', 'headroom > -10, in: 2018/19', 0],
])('room of %s', (_, check, room) => {
  const projected = projectText(`${small}checks: { own: { that: ${check} } }\n`)
  const sheet = [...(liveBook(projected.scenario).sheets.find((one) => one.name === 'Checks')?.rows ?? [])]
  const own = sheet.findIndex(({ cells }) => cells[1]?.value === 'checks.own')
  const found = sheet.slice(own).find(({ cells }) => rooms.test(String(cells[0]?.value)))
  expect(found?.cells[8]?.value).toBe(room)
})

it('the room of a total that agrees give or take is what it may be out by less what it is', () => {
  // Spend is 100 against 100.4, give or take 0.5: 0.5 - 0.4.
  const text = `${small}controls: { published: { row: spend.total, year: 2017/18, amount: 100.4, tolerance: 0.5 } }\n`
  const projected = projectText(text)
  const sheet = [...(liveBook(projected.scenario).sheets.find((one) => one.name === 'Checks')?.rows ?? [])]
  const own = sheet.findIndex(({ cells }) => cells[1]?.value === 'controls.published')
  const found = sheet.slice(own).find(({ cells }) => rooms.test(String(cells[0]?.value)))
  expect(found?.cells[7]?.value).toBeCloseTo(0.1, 9)
})
