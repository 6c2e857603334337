import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { load, project } from '../../src/index.ts'
import { writeWorkbook } from '../../src/render/xlsx/write-workbook.ts'
import type { Workbook } from '../../src/workbook/sheet.ts'
import { liveBook } from '../support/live-book.ts'
import { readWorkbook } from '../support/read-workbook.ts'
import { cellsByPlace } from '../support/sheet-cells.ts'
import { readBy } from '../support/sheet-formula.ts'
import { all } from '../support/xml.ts'
import { recalculated } from './recalculate.ts'

/** What openpyxl finds in a workbook. */
interface Found {
  readonly sheets: readonly string[]
  readonly names: Readonly<Record<string, string>>
  readonly validations: Readonly<Record<string, readonly (readonly [string, string, string])[]>>
  readonly charts: Readonly<Record<string, number>>
  readonly cells: Readonly<Record<string, Readonly<Record<string, readonly [unknown, unknown]>>>>
}

function byOpenpyxl(bytes: Uint8Array): Found {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-openpyxl-'))
  try {
    writeFileSync(join(folder, 'plan.xlsx'), bytes)
    // The Python of the system, which has what its packages install.
    const out = execFileSync('/usr/bin/python3', ['test/spreadsheet/read_workbook.py', join(folder, 'plan.xlsx')], {
      maxBuffer: 1e9,
      encoding: 'utf8',
    })
    return JSON.parse(out)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The cells of ranges such as `B3 G7:G9`, in order. */
function cellsIn(ranges: readonly string[]): string[] {
  const cells = ranges
    .flatMap((range) => range.split(' '))
    .flatMap((range) => readBy(range, '').map((place) => place.slice(1)))
  return [...new Set(cells)].sort()
}

/** An empty text is no value, however a program tells it. */
const told = (value: unknown): unknown => (value === '' || value === null ? undefined : value)

const writing = { style: 'model', timestamp: undefined, program: 'scenario' } as const
const scenarioOf = (name: string) => project(load(`scenarios/${name}.yaml`)).scenario
const books: readonly (readonly [string, Workbook])[] = [
  ['mcp', liveBook(scenarioOf('mcp'))],
  ['6pct, 3pct and nil', liveBook(scenarioOf('6pct'), scenarioOf('3pct'), scenarioOf('nil'))],
]

it.each(books)(
  'openpyxl, LibreOffice and SheetJS read the same of %s: cells, formulas, names, validations',
  async (_, book) => {
    const bytes = await writeWorkbook(book, writing)
    const python = byOpenpyxl(bytes)
    const script = readWorkbook(bytes)
    const [office] = await recalculated([bytes])
    const sheets = book.sheets.map(({ name }) => name)

    expect(python.sheets).toEqual(sheets)
    expect(script.sheetNames).toEqual(sheets)
    expect(office?.sheetNames).toEqual(sheets)
    for (const { name, refers } of book.names) {
      expect(python.names[name]).toBe(refers)
      expect(script.names[name]).toBe(refers)
      expect(office?.names[name]?.replaceAll("'", '')).toBe(refers.replaceAll("'", ''))
    }
    const cells = cellsByPlace(book)
    const apart = [...cells].flatMap(([place, { sheet, cell }]) => {
      const at = place.slice(sheet.length + 1)
      const value = told(cell.value)
      const [formula, cached] = python.cells[sheet]?.[at] ?? []
      const read = script.cells(sheet).get(at)
      const isSame =
        told(cached) === value &&
        (cell.formula === undefined || (formula === `=${cell.formula}` && read?.formula === cell.formula)) &&
        told(read?.value) === value &&
        office?.cells(sheet).get(at)?.isError !== true
      return isSame ? [] : [[place, cell.value, cached, read?.value]]
    })
    expect(apart.slice(0, 10)).toEqual([])
    for (const { name, validations = [], charts = [] } of book.sheets) {
      const at = sheets.indexOf(name) + 1
      const found = office === undefined ? [] : all(office.xml(`xl/worksheets/sheet${at}.xml`), 'dataValidation')
      const ranges = validations.map(({ range }) => range)

      // Programs join ranges that take the same, or part them.
      expect(cellsIn(python.validations[name]?.map(([range]) => range) ?? [])).toEqual(cellsIn(ranges))
      expect(cellsIn(found.map(({ attributes }) => attributes.sqref ?? ''))).toEqual(cellsIn(ranges))
      expect(python.charts[name]).toBe(charts.length)
    }
  },
)
