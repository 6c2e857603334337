import { readdirSync } from 'node:fs'
import { fc } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { printYear } from '../../src/base/financial-year.ts'
import { load, project } from '../../src/index.ts'
import type { Scenario } from '../../src/open/open.ts'
import { writeWorkbook } from '../../src/render/xlsx/write-workbook.ts'
import type { Workbook } from '../../src/workbook/sheet.ts'
import { baseColumn, plainColumn } from '../../src/workbook/timeline.ts'
import { anySketch } from '../support/any-definition.ts'
import { sharedSheets, withChosen } from '../support/chosen.ts'
import { liveBook } from '../support/live-book.ts'
import { magnitudesOf } from '../support/magnitudes.ts'
import { projectText } from '../support/project-text.ts'
import type { ReadWorkbook } from '../support/read-workbook.ts'
import { runCli } from '../support/run-cli.ts'
import { apartIn } from '../support/same-cells.ts'
import { cellsByPlace, placeOf, typedInto } from '../support/sheet-cells.ts'
import type { At } from '../support/workbook-cells.ts'
import { writeSketch } from '../support/write-sketch.ts'
import { recalculated, savedAgain } from './recalculate.ts'

/** How many definitions are made up, in every how manyth of them an input is changed, and how many are changed in a shipped scenario. */
const sketches = 200
const changedSketch = 2
const usualChanges = 1
const changes = new Map([
  ['mcp.yaml', 20],
  ['icb.yaml', 20],
  ['westminster-place.yaml', 20],
])
/** Where a definition comes nearer to a jump, the engine and a spreadsheet may fall on either side of it. */
const awayFromJump = 1e-6

const writing = { style: 'model', timestamp: undefined, program: 'scenario' } as const

/** A workbook to be calculated, and one with what every cell of it must then come to. */
interface Case {
  readonly name: string
  readonly opened: Workbook
  readonly expected: Workbook
  /** The part of each that is held against the other; all where nothing is said. */
  readonly part?: (book: Workbook) => Workbook
}

type WithSetting = (set: readonly string[]) => Scenario

/** A scenario as it stands, and after each of some inputs was changed in its workbook: what `run --set` gives is what must come of it. */
function casesOf(name: string, withSetting: WithSetting, most: number, seed: number): Case[] {
  const scenario = withSetting([])
  const book = liveBook(scenario)
  const cases: Case[] = [{ name, opened: book, expected: book }]
  const inputs = fc.sample(fc.shuffledSubarray(inputsOf(book)), { seed, numRuns: 1 })[0] ?? []
  for (const input of inputs) {
    if (cases.length > most) break
    const changed = changeOf(input, book, scenario)
    const expected = expectedAfter(changed.setting, withSetting)
    if (expected === undefined) continue
    cases.push({
      name: `${name} after ${changed.setting}`,
      opened: typedInto(book, new Map([[placeOf(input.sheet, input.column, input.row), changed.value]])),
      expected,
    })
  }
  return cases
}

/** Undefined where the definition refuses the change, such as shares that come to more than the whole. */
function expectedAfter(setting: string, withSetting: WithSetting): Workbook | undefined {
  try {
    return liveBook(withSetting([setting]))
  } catch {
    return undefined
  }
}

/** The cells of a workbook that a person may change, and that hold a number. */
function inputsOf(book: Workbook): At[] {
  return [...cellsByPlace(book).values()].filter(
    ({ cell, column }) => cell.look === 'input' && typeof cell.value === 'number' && column >= plainColumn,
  )
}

/** Another number for an input, and the setting that says the same. */
function changeOf({ sheet, row, column, cell }: At, book: Workbook, { definition }: Scenario) {
  const cells = cellsByPlace(book)
  const path = String(cells.get(placeOf(sheet, 2, row))?.cell.value)
  const year = column < baseColumn ? '' : `.${printYear(definition.horizon.base + column - baseColumn)}`
  const before = Number(cell.value)
  const isPart = cell.number?.is === 'percent'
  const value = Number((isPart ? before * 0.9 + 0.013 : before * 1.07 + 1).toPrecision(5))
  return { value, setting: `${path}${year}=${isPart ? `${Number((value * 100).toPrecision(5))}%` : value}` }
}

async function expectAlike(cases: readonly Case[]): Promise<void> {
  const files: Uint8Array[] = []
  for (const { opened } of cases) files.push(await writeWorkbook(opened, writing))
  const calculated = recalculated(files)
  const apart = cases.flatMap((one, at) =>
    apartFrom(one, calculated[at] as ReadWorkbook).map((cell) => [one.name, cell]),
  )
  expect(apart.slice(0, 20)).toEqual([])
  expect(apart.length).toBe(0)
}

function apartFrom({ opened, expected, part = (book) => book }: Case, calculated: ReadWorkbook): unknown[] {
  const formulas = (book: Workbook): unknown[] =>
    [...cellsByPlace(book)].flatMap(([place, { cell }]) => (cell.formula === undefined ? [] : [[place, cell.formula]]))
  // A change of a figure is a change of a cell, and of nothing else.
  expect(formulas(part(expected))).toEqual(formulas(part(opened)))
  const sheets = new Map(calculated.sheetNames.map((name) => [name, calculated.cells(name)]))
  const calculatedAt = (place: string) => {
    const at = place.lastIndexOf('!')
    const cell = sheets.get(place.slice(0, at))?.get(place.slice(at + 1))
    return cell?.isError === true ? 'an error' : cell?.value
  }
  return apartIn(part(expected), calculatedAt, opened !== expected)
}

it('LibreOffice calculates what it opens, whatever stands in the file', () => {
  const cell = { look: 'calculated', formula: 'A2+1', value: 999 } as const
  const sheet = {
    name: 'Sheet',
    columns: [],
    rows: [{ cells: [cell] }, { cells: [{ look: 'input', value: 4 } as const] }],
  }
  const book: Workbook = { title: '', organisation: undefined, names: [], sheets: [sheet] }

  return writeWorkbook(book, writing).then((bytes) => {
    expect(recalculated([bytes])[0]?.cells('Sheet').get('A1')?.value).toBe(5)
  })
})

it.each([[['run', 'scenarios/mcp.yaml']], [['run', 'scenarios/mcp.yaml', '--xlsx-style', 'publish']]])(
  'what %j records outlives LibreOffice, and verify says who saved it and that its figures are the same',
  async (argv) => {
    const { bytes } = await runCli([...argv, '-o', 'plan.xlsx', '-q'])
    const [again = new Uint8Array()] = savedAgain([bytes.get('plan.xlsx') ?? new Uint8Array()])
    const { exit, out } = await runCli(['verify', 'plan.xlsx', '--json'], { files: { 'plan.xlsx': again } })

    expect([exit, JSON.parse(out).files]).toMatchObject([
      1,
      [{ outcome: 'differs', saved_by: expect.stringContaining('LibreOffice'), difference: null, typed_cells: [] }],
    ])
  },
)

const shipped = readdirSync('scenarios').filter((name) => /\.(?:yaml|csv)$/.test(name))

it('every cell of every shipped scenario is what the engine has, and again after inputs are changed', () =>
  expectAlike(
    shipped.flatMap((name, at) =>
      casesOf(
        name,
        (set) => project(load(`scenarios/${name}`, { set })).scenario,
        changes.get(name) ?? usualChanges,
        at,
      ),
    ),
  ))

it(`every cell of ${sketches} made-up definitions is what the engine has, and again after an input is changed`, () => {
  const texts = fc
    .sample(anySketch, { seed: 20261128, numRuns: 2 * sketches })
    .map(writeSketch)
    .filter((text) => magnitudesOf(projectText(text).scenario.projection).nearestJump >= awayFromJump)
    .slice(0, sketches)
  expect(texts.length).toBe(sketches)
  return expectAlike(
    texts.flatMap((text, at) =>
      casesOf(`sketch ${at}`, (set) => projectText(text, { set }).scenario, at % changedSketch === 0 ? 1 : 0, at),
    ),
  )
})

it('another scenario that is chosen is the one that every sheet shows', () => {
  const scenarioOf = (name: string): Scenario => project(load(`scenarios/${name}.yaml`)).scenario
  const book = liveBook(scenarioOf('6pct'), scenarioOf('3pct'), scenarioOf('nil'))
  const cases = [
    { name: '3pct', expected: liveBook(scenarioOf('3pct'), scenarioOf('6pct'), scenarioOf('nil')) },
    { name: 'nil', expected: liveBook(scenarioOf('nil'), scenarioOf('6pct'), scenarioOf('3pct')) },
  ]
  return expectAlike(
    cases.map(({ name, expected }) => ({ name, opened: withChosen(book, name), expected, part: sharedSheets })),
  )
})
