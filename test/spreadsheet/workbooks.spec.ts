import { readdirSync } from 'node:fs'
import { fc } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { load, project } from '../../src/index.ts'
import type { Scenario } from '../../src/open/open.ts'
import { writeWorkbook } from '../../src/render/xlsx/write-workbook.ts'
import type { SheetCell, Workbook } from '../../src/workbook/sheet.ts'
import { anySketch } from '../support/any-definition.ts'
import { anyPlace, type Written } from '../support/any-place.ts'
import { changesOf, inputCells, unlessRefused } from '../support/changed-input.ts'
import { sharedSheets, withChosen } from '../support/chosen.ts'
import { liveBook } from '../support/live-book.ts'
import { magnitudesOf } from '../support/magnitudes.ts'
import { projectText } from '../support/project-text.ts'
import type { ReadWorkbook } from '../support/read-workbook.ts'
import { rolledScenario } from '../support/rolled-scenario.ts'
import { runCli } from '../support/run-cli.ts'
import { apartIn } from '../support/same-cells.ts'
import { cellsByPlace, placeOf, typedInto } from '../support/sheet-cells.ts'
import { writeSketch } from '../support/write-sketch.ts'
import { atOnce, recalculated, savedAgain } from './recalculate.ts'

/**
 * How many definitions are made up; a tenth of that are others in every run, and so many inputs of each shipped scenario are changed.
 * SCENARIO_PROOF makes it less where time is short.
 */
const size = Number(process.env.SCENARIO_PROOF ?? 200)
const tenth = Math.ceil(size / 10)
/** Where a definition comes nearer to a jump, the engine and a spreadsheet may fall on either side of it. */
const awayFromJump = 1e-6

const writing = { style: 'model', timestamp: undefined, program: 'scenario' } as const

/** A workbook to be calculated, and one with what every cell of it must then come to. */
interface Case {
  readonly name: string
  readonly opened: Workbook
  readonly expected: Workbook
  /** Whether it is opened as users have it, and not bare of all but what is calculated. */
  readonly isWhole?: boolean
  /** The part of each that is held against the other; all where nothing is said. */
  readonly part?: (book: Workbook) => Workbook
}

type WithSetting = (set: readonly string[]) => Scenario

/** A scenario as it stands, and after each of some inputs was changed in its workbook: what `run --set` gives is what must come of it. */
function* casesOf(name: string, withSetting: WithSetting, most: number, seed: number, isWhole = true): Generator<Case> {
  const scenario = withSetting([])
  const book = liveBook(scenario)
  yield { name, opened: book, expected: book, isWhole }
  let changes = 0
  for (const { setting, place, value } of changesOf(shuffled(inputCells(book), seed), book, scenario)) {
    if (changes === most) return
    const changed = unlessRefused(() => withSetting([setting]))
    if (changed === undefined) continue
    changes++
    yield {
      name: `${name} after ${setting}`,
      opened: typedInto(book, new Map([[place, value]])),
      expected: liveBook(changed),
      isWhole: false,
    }
  }
}

function shuffled<T>(all: readonly T[], seed: number): readonly T[] {
  return fc.sample(fc.shuffledSubarray([...all], { minLength: all.length }), { seed, numRuns: 1 })[0] ?? []
}

async function expectAlike(cases: Iterable<Case>): Promise<void> {
  const apart: unknown[] = []
  const hold = async (some: readonly Case[], files: readonly Uint8Array[]): Promise<void> => {
    const calculated = await recalculated(files)
    for (const [at, one] of some.entries())
      apart.push(...apartFrom(one, calculated[at] as ReadWorkbook).map((cell) => [one.name, cell]))
  }
  // The next workbooks are made while LibreOffice calculates those before them.
  let held: Promise<void> | undefined
  for (const some of inGroups(cases, atOnce)) {
    const [files] = await Promise.all([written(some), held])
    held = hold(some, files)
  }
  await held
  expect(apart.slice(0, 20)).toEqual([])
  expect(apart.length).toBe(0)
}

function* inGroups<T>(all: Iterable<T>, most: number): Generator<T[]> {
  let group: T[] = []
  for (const one of all) {
    group.push(one)
    if (group.length < most) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

async function written(cases: readonly Case[]): Promise<Uint8Array[]> {
  const files: Uint8Array[] = []
  for (const { opened, isWhole } of cases)
    files.push(await writeWorkbook(isWhole === false ? bare(opened) : opened, writing))
  return files
}

/** A workbook with nothing but what is calculated, for which LibreOffice takes less than half the time. */
function bare(book: Workbook): Workbook {
  const plain = ({ value, formula }: SheetCell): SheetCell => ({
    look: 'label',
    ...(value === undefined ? {} : { value }),
    ...(formula === undefined ? {} : { formula }),
  })
  const sheets = book.sheets.map(({ name, rows }) => ({
    name,
    columns: [],
    rows: [...rows].map(({ cells }) => ({ cells: cells.map((cell) => cell && plain(cell)) })),
  }))
  return { ...book, sheets }
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

it('LibreOffice calculates what it opens, whatever stands in the file', async () => {
  const cell = { look: 'calculated', formula: 'A2+1', value: 999 } as const
  const sheet = {
    name: 'Sheet',
    columns: [],
    rows: [{ cells: [cell] }, { cells: [{ look: 'input', value: 4 } as const] }],
  }
  const book: Workbook = { title: '', organisation: undefined, names: [], sheets: [sheet] }

  const [calculated] = await recalculated(await written([{ name: '', opened: book, expected: book }]))
  expect(calculated?.cells('Sheet').get('A1')?.value).toBe(5)
})

it.each([[['run', 'scenarios/mcp.yaml']], [['run', 'scenarios/mcp.yaml', '--xlsx-style', 'publish']]])(
  'what %j records outlives LibreOffice, and verify says who saved it and that its figures are the same',
  async (argv) => {
    const { bytes } = await runCli([...argv, '-o', 'plan.xlsx', '-q'])
    const [again = new Uint8Array()] = await savedAgain([bytes.get('plan.xlsx') ?? new Uint8Array()])
    const { exit, out } = await runCli(['verify', 'plan.xlsx', '--json'], { files: { 'plan.xlsx': again } })

    expect([exit, JSON.parse(out).files]).toMatchObject([
      1,
      [{ outcome: 'differs', saved_by: expect.stringContaining('LibreOffice'), difference: null, typed_cells: [] }],
    ])
  },
)

it('a formula that is wrong is found on every sheet', async () => {
  const book = liveBook(project(load('scenarios/mcp.yaml')).scenario)
  const spoilt = new Map<string, string>()
  for (const [place, { sheet, cell }] of cellsByPlace(book))
    if (typeof cell.value === 'number' && cell.formula !== undefined && !spoilt.has(sheet)) spoilt.set(sheet, place)
  const sheets = book.sheets.map((sheet) => ({
    ...sheet,
    rows: [...sheet.rows].map((row, at) => ({
      ...row,
      cells: row.cells.map((cell, column) =>
        cell !== undefined && spoilt.get(sheet.name) === placeOf(sheet.name, column + 1, at + 1)
          ? { ...cell, formula: `${cell.formula}+0.001` }
          : cell,
      ),
    })),
  }))
  const wrong = { ...book, sheets }
  const [calculated] = await recalculated(await written([{ name: 'mcp', opened: wrong, expected: wrong }]))
  const apart = apartFrom({ name: 'mcp', opened: wrong, expected: wrong }, calculated as ReadWorkbook)

  expect(spoilt.size).toBeGreaterThan(8)
  expect(apart.map((one) => (one as unknown[])[0])).toEqual(expect.arrayContaining([...spoilt.values()]))
})

const shipped = readdirSync('scenarios').filter((name) => /\.(?:yaml|csv)$/.test(name))

function* shippedCases(): Generator<Case> {
  for (const [at, name] of shipped.entries())
    yield* casesOf(name, (set) => project(load(`scenarios/${name}`, { set })).scenario, tenth, at)
}

it('every cell of every shipped scenario is what the engine has, and again after inputs are changed', () =>
  expectAlike(shippedCases()))

/** Plans rolled forward, with what was begun before their base year, and with a base that came out. */
const rolledPlans = [
  ['looking-back', 2022],
  ['mcp', 2021],
  ['mcp', 2025],
  ['icb', 2028],
  ['icb-capitated', 2030],
] as const

it('every cell of plans that were rolled forward is what the engine has', () =>
  expectAlike(
    rolledPlans.map(([name, to]) => {
      const book = liveBook(rolledScenario(name, to))
      return { name: `${name} to ${to}`, opened: book, expected: book }
    }),
  ))

/** Any definition: one in four is a place of others. */
const anyWritten = fc.oneof(
  { weight: 3, arbitrary: anySketch.map((sketch): Written => ({ text: writeSketch(sketch), files: {} })) },
  { weight: 1, arbitrary: anyPlace },
)

/** Definitions that are made up, each with the workbook of one of its inputs changed. */
function* madeUpCases(seed: number, count: number): Generator<Case> {
  let made = 0
  for (const [at, { text, files }] of fc.sample(anyWritten, { seed, numRuns: 2 * count }).entries()) {
    if (made === count) return
    const { scenario } = projectText(text, { files })
    if (magnitudesOf(scenario.projection).nearestJump < awayFromJump) continue
    made++
    // One in ten as users have it: what a workbook holds beside its cells calculates nothing.
    yield* casesOf(`${at} of seed ${seed}`, (set) => projectText(text, { set, files }).scenario, 1, at, made % 10 === 1)
  }
  expect(made).toBe(count)
}

it.each([
  [size, 'the same in every run', 20261128],
  [tenth, 'others in every run', Date.now() % 2 ** 31],
])(
  'every cell of %i made-up definitions, %s, is what the engine has, and again after an input is changed: seed %i',
  (count, _, seed) => expectAlike(madeUpCases(seed, count)),
)

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
