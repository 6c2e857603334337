import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../src/open/open.ts'
import { columnLetters } from '../../src/workbook/address.ts'
import { changesOf, inputCells, unlessRefused } from '../support/changed-input.ts'
import { liveBook } from '../support/live-book.ts'
import { projectText } from '../support/project-text.ts'
import { placeOf } from '../support/sheet-cells.ts'
import { type At, cellsOf } from '../support/workbook-cells.ts'

const names = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
const files = Object.fromEntries(names.map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]))
const scenarioOf = (name: string, set: readonly string[] = []) =>
  projectText(`extends: ${name}\ntitle: Workbook\n`, { files, set }).scenario

/** A scenario after as many changes at once as it takes: where it refuses some of them, those are left out a few at a time. */
function afterChanges(all: readonly string[], withSetting: (set: readonly string[]) => Scenario) {
  const least = all.length / 64
  return taken({ set: [], scenario: withSetting([]) }, all)

  function taken(so: Taken, more: readonly string[]): Taken {
    const set = [...so.set, ...more]
    const scenario = unlessRefused(() => withSetting(set))
    if (scenario !== undefined) return { set, scenario }
    if (more.length <= least || more.length === 1) return so
    const middle = Math.ceil(more.length / 2)
    return taken(taken(so, more.slice(0, middle)), more.slice(middle))
  }
}

interface Taken {
  readonly set: readonly string[]
  readonly scenario: Scenario
}

/** A formula without the texts in quotes and the names of sheets. */
const bare = (formula: string): string => formula.replaceAll(/'[^']+'!|"[^"]*"/g, '')

/** A formula as it reads in any column: each reference by how far away its column is. */
const relative = ({ cell, column }: At): string =>
  bare(cell.formula ?? '').replaceAll(/(?<![$A-Za-z])([A-Z]{1,2})(?=\$?\d)/g, (letters) => {
    const number = [...letters].reduce((so, letter) => so * 26 + letter.charCodeAt(0) - 64, 0)
    return `[${number - column}]`
  })

const firstProjected = 9
const functions =
  /^(?:IF|AND|OR|NOT|ISNUMBER|COUNT|COUNTA|COUNTIF|COUNTIFS|COLUMNS|SUM|SUMIF|MAX|MIN|ABS|INDEX|MATCH|INT|ROUND|TEXT|SUMPRODUCT)$/

describe.each(names)('the workbook of %s', (name) => {
  const scenario = scenarioOf(name)
  const book = liveBook(scenario)
  const cells = cellsOf(book)
  const formulas = cells.filter(({ cell }) => cell.formula !== undefined)

  it('has one formula a row across the projected years', () => {
    const byRow = new Map<string, Set<string>>()
    for (const at of formulas.filter(
      ({ column }) => column >= firstProjected && column < firstProjected + scenario.definition.horizon.count,
    )) {
      const row = `${at.sheet} ${at.row}`
      byRow.set(row, (byRow.get(row) ?? new Set()).add(relative(at)))
    }

    expect(byRow.size).toBeGreaterThan(0)
    expect([...byRow].filter(([, own]) => own.size > 1)).toEqual([])
  })

  it('has no number in a formula but 0, 1 and 12', () => {
    const numbers = formulas.flatMap(({ sheet, row, cell }) =>
      Array.from(
        bare(cell.formula ?? '').matchAll(/(?<![\w$.])\d+(?:\.\d+)?(?:E[+-]?\d+)?/gi),
        ([number]) => `${sheet} ${row}: ${number}`,
      ),
    )

    expect(numbers.filter((one) => !/: (?:0|1|12)$/.test(one))).toEqual([])
  })

  it('calls what every spreadsheet since 2016 has, nothing volatile, and stays within what a cell takes', () => {
    const called = new Set(
      formulas.flatMap(({ cell }) =>
        Array.from(bare(cell.formula ?? '').matchAll(/([A-Z]+)\(/g), ([, own]) => own ?? ''),
      ),
    )

    expect([...called].filter((one) => !functions.test(one))).toEqual([])
    expect(Math.max(...formulas.map(({ cell }) => cell.formula?.length ?? 0))).toBeLessThan(8192)
  })

  it('has the same formulas, whatever values its inputs have', () => {
    const formulasOf = (all: readonly At[]) =>
      new Map(
        all.flatMap((at) =>
          at.cell.formula === undefined ? [] : [[placeOf(at.sheet, at.column, at.row), at.cell.formula]],
        ),
      )
    const own = formulasOf(cells)
    const changed = afterChanges(
      changesOf(inputCells(book), book, scenario)
        .map(({ setting }) => setting)
        // What a member states is changed in its own file.
        .filter((setting) => !setting.startsWith('members.')),
      (set) => scenarioOf(name, set),
    )

    const others = formulasOf(cellsOf(liveBook(changed.scenario)))
    const apart = [...new Set([...own.keys(), ...others.keys()])].filter((at) => own.get(at) !== others.get(at))

    expect(changed.set.length).toBeGreaterThan(0)
    expect(apart.map((at) => [at, own.get(at), others.get(at)])).toEqual([])
  })

  it('reads no cell that does not stand there', () => {
    const there = new Set(cells.map(({ sheet, row, column }) => `${sheet}!${columnLetters(column)}${row}`))
    const rows = new Set(cells.map(({ sheet, row }) => `${sheet}!${row}`))
    const read = formulas.flatMap(({ sheet, cell: { formula = '' } }) =>
      Array.from(
        formula
          .replaceAll(/"[^"]*"/g, '')
          .matchAll(/(?:'([^']+)'!|([A-Za-z]+)!)?\$?([A-Z]{1,2})\$?(\d+)(?::\$?([A-Z]{1,2})\$?(\d+))?/g),
        ([, quoted, plain, ...corners]) =>
          [corners.slice(0, 2), corners.slice(2)]
            .filter(([column]) => column !== undefined)
            .map(([column, row]) => ({
              of: `${quoted ?? plain ?? sheet}!${column}${row}`,
              row: `${quoted ?? plain ?? sheet}!${row}`,
            })),
      ).flat(),
    )

    expect(read.length).toBeGreaterThan(0)
    // A year without a value is an empty cell of a row that is there.
    expect(read.filter(({ of, row }) => !there.has(of) && !rows.has(row))).toEqual([])
  })

  it('carries the value that the engine has for every row and year', () => {
    const { plan, values } = scenario.projection
    const byRow = new Map<string, At[]>()
    for (const at of cells) byRow.set(`${at.sheet} ${at.row}`, [...(byRow.get(`${at.sheet} ${at.row}`) ?? []), at])
    const told = [...byRow.values()].flatMap((own) => {
      const path = own.find(({ column }) => column === 2)
      const position = plan.position.get(String(path?.cell.value))
      const isModel = path !== undefined && path.sheet !== 'Inputs' && path.sheet !== 'Checks'
      if (position === undefined || !isModel) return []
      const years = new Map(own.map(({ column, cell }) => [column - firstProjected + 1, cell.value]))
      return [
        {
          path: path.cell.value,
          apart: (values[position] ?? []).filter(
            (value, index) => (years.get(index) ?? '') !== (value?.toNumber() ?? ''),
          ),
        },
      ]
    })
    const shown = scenario.model.rows.filter((row) => row.shown).map(({ path }) => path)

    expect(told.filter(({ apart }) => apart.length > 0)).toEqual([])
    expect(told.map(({ path }) => path)).toEqual(expect.arrayContaining(shown))
  })
})
