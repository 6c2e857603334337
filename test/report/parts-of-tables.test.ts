import { readdirSync, readFileSync } from 'node:fs'
import { test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { Decimal, epsilon, toPlain, zero } from '../../src/base/decimal.ts'
import { yearsOf } from '../../src/definition/values/years.ts'
import type { Scenario } from '../../src/open/open.ts'
import type { Addition, Table } from '../../src/report/document.ts'
import { mainTable } from '../../src/report/tables/main-table.ts'
import { viewOf } from '../../src/report/views/view.ts'
import { anySketch } from '../support/any-definition.ts'
import { anyPlace } from '../support/any-place.ts'
import { projectText } from '../support/project-text.ts'
import { writeSketch } from '../support/write-sketch.ts'

const names = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
const files = Object.fromEntries(names.map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]))

// By hand: 100, less reserves 1, repayment 2, required surplus 3 and 14 - 10 = 4 of a ring-fence that is not spent: 90.
const held = `title: Held
years: { base: 2017/18, count: 1 }
funding:
  allocation: { base: 86, growth: 0% }
  mental: { base: 14, growth: 0%, for: [mental], underspend: lost }
reserves: { contingency: { kind: contingency, amount: 1 } }
surplus: { required: { amount: 3 }, repayment: { 2017/18..2018/19: 2 } }
lines:
  acute: { setting: hospital, base: 60, growth: 0% }
  mental: { setting: other, base: 10, growth: 0% }
`

/** The usual table of all years, in cash. */
function tableOf(scenario: Scenario): Table {
  return mainTable(scenario, yearsOf(scenario.definition.horizon), viewOf(scenario))
}

const valueAt = ({ rows }: Table, row: number, column: number): Decimal | undefined => {
  const cell = rows[row]?.cells[column]
  return cell?.is === 'money' ? cell.value : undefined
}

/** What is wrong with a total of a table: that its parts do not come to it, or that a row stands between them that is none. */
function wrongWith(table: Table, { total, parts, isRunning }: Addition): string[] {
  if (isRunning === true) return []
  const label = table.rows[total]?.label
  const gaps = table.columns.flatMap((_, column) => {
    const whole = valueAt(table, total, column)
    if (whole === undefined) return []
    const added = parts.reduce<Decimal>(
      (so, { row, sign }) => so.plus(valueAt(table, row, column)?.times(sign) ?? zero),
      new Decimal(0),
    )
    return added.minus(whole).abs().gt(epsilon) ? [`${label}: ${toPlain(added)} is not ${toPlain(whole)}`] : []
  })
  // What is added up in another total of the table is in that.
  const known = new Set(parts.map(({ row }) => row))
  const elsewhere = new Set(
    table.additions.flatMap((other) => (other.total === total ? [] : other.parts.map(({ row }) => row))),
  )
  const first = Math.min(...known)
  const between = table.rows.flatMap(({ role, label: own, cells }, at) => {
    const isMoney = role === 'item' && cells.some(({ is }) => is === 'money')
    const isAmong = at > first && at < total && !known.has(at) && !elsewhere.has(at)
    return isMoney && isAmong && !own.startsWith('Of which') ? [`${label}: ${own} stands among its parts`] : []
  })
  return [...gaps, ...between]
}

function wrongIn(scenario: Scenario): string[] {
  const table = tableOf(scenario)
  return table.additions.flatMap((addition) => wrongWith(table, addition))
}

it('a table whose parts are worked out by hand adds up, and one that leaves out a row does not', () => {
  const table = tableOf(projectText(held).scenario)
  const available = table.additions.find(({ total }) => table.rows[total]?.label === 'Available to spend')
  if (available === undefined) throw new Error('nothing comes to what is available')

  expect(available.parts.map(({ row }) => valueAt(table, row, 1)?.toNumber())).toEqual([100, -1, -2, -3, -4])
  expect(valueAt(table, available.total, 1)?.toNumber()).toBe(90)
  expect(wrongWith(table, available)).toEqual([])
  for (const left of available.parts) {
    const parts = available.parts.filter((part) => part !== left)
    expect(wrongWith(table, { ...available, parts })).not.toEqual([])
  }
})

it.each(names)('what stands above a total of %s comes to it', (name) => {
  const { scenario } = projectText(files[name] ?? '', { files })
  const { additions } = tableOf(scenario)

  if (scenario.definition.lines.length > 1 && !scenario.model.absent.has('headroom'))
    expect(additions.length).toBeGreaterThan(2)
  expect(wrongIn(scenario)).toEqual([])
})

test.prop([anySketch], { numRuns: 100 })('and so it does of any definition', (sketch) => {
  expect(wrongIn(projectText(writeSketch(sketch)).scenario)).toEqual([])
})

test.prop([anyPlace], { numRuns: 40 })('and of any place', ({ text, files: members }) => {
  expect(wrongIn(projectText(text, { files: members }).scenario)).toEqual([])
})
