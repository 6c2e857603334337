import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checksOf } from '../../src/checks/checks.ts'
import type { CheckResult } from '../../src/checks/result.ts'
import type { SheetCell } from '../../src/workbook/sheet.ts'
import { liveBook } from '../support/live-book.ts'
import { type Projected, projectText } from '../support/project-text.ts'

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
    const results = checksOf(projected.scenario).filter(({ kind }) => kind !== 'arithmetic')
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
