import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { liveBook } from '../support/live-book.ts'
import { projectText } from '../support/project-text.ts'

const names = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
const files = Object.fromEntries(names.map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]))

it('steps on the way that stand below the rows that are read are not printed, and every row that is read is', () => {
  const book = liveBook(projectText('extends: mcp.yaml\ntitle: Printed\n', { files }).scenario)
  const sheets = book.sheets.filter(({ name, printedTo }) => printedTo !== undefined && name !== 'Inputs')

  expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['Lines', 'Positions', 'Contracts', 'About']))
  for (const { rows, printedTo } of sheets) {
    const areSteps = [...rows].map(({ isWorking }) => isWorking === true)
    expect(areSteps.slice(0, printedTo)).not.toContain(true)
    // The first row that is not printed may be the heading of the steps.
    expect(areSteps.slice((printedTo ?? 0) + 1)).not.toContain(false)
  }
})

it('inputs are printed with where they come from, without what tells whether they are in order and what was issued', () => {
  const book = liveBook(projectText('extends: mcp.yaml\ntitle: Printed\n', { files }).scenario)
  const inputs = book.sheets.find(({ name }) => name === 'Inputs')
  const rows = [...(inputs?.rows ?? [])].map(({ cells }) => cells.map((cell) => cell?.value))
  const printed = (inputs?.blocks ?? []).map(({ from, to }) => [rows[5]?.[from - 1], rows[5]?.[to - 1]])
  const below = rows[inputs?.printedTo ?? 0]?.[0]

  expect(printed).toEqual([
    ['Input', '2029/30'],
    ['Source is of', 'Where it stands'],
  ])
  expect(below).toContain('As issued, by year')
})

it('words that are printed beside the figures are as wide as the page of these', () => {
  const book = liveBook(projectText('extends: mcp.yaml\ntitle: Printed\n', { files }).scenario)

  for (const { name, columns, blocks = [] } of book.sheets) {
    const [figures = 0, words] = blocks.map(({ from, to }) =>
      columns.slice(from - 1, to).reduce((sum, { width }) => sum + width, 0),
    )
    if (words === undefined) continue
    expect(words + (columns[0]?.width ?? 0), name).toBeLessThanOrEqual(figures)
  }
})

it('a few rows are printed on one page with the words that are said of them, and no title runs into what stands beside it', () => {
  const book = liveBook(projectText('extends: 3pct.yaml\ntitle: Printed\n', { files }).scenario)
  const widthOf = (name: string): number =>
    (book.sheets.find((sheet) => sheet.name === name)?.columns ?? []).reduce((sum, { width }) => sum + width, 0)
  const inTwo = book.sheets.filter(({ blocks = [] }) => blocks.length > 1).map(({ name }) => name)

  expect(inTwo).toEqual(expect.arrayContaining(['Inputs', 'Lines', 'Checks']))
  for (const name of ['Risks', 'People and prices']) {
    expect(inTwo).not.toContain(name)
    // A page on its side is 10.89 inches of 96 pixels within its margins, a digit 7 pixels: at 60% they are 248 wide.
    expect(widthOf(name), name).toBeLessThan(248)
  }
  // The title is in 16 points where figures are in 10.
  for (const { name, columns } of book.sheets) expect(columns[0]?.width ?? 0, name).toBeGreaterThan(name.length * 1.6)
})

it('no section of the cover is cut by the end of a page', () => {
  const [cover] = liveBook(projectText('extends: mcp.yaml\ntitle: Printed\n', { files }).scenario).sheets
  const rows = [...(cover?.rows ?? [])]
  const [last] = (cover?.together ?? []).slice(-1)
  const list = rows.slice((last?.from ?? 0) - 1, last?.to).map(({ cells }) => cells[0]?.value)

  expect(list[0]).toBe('Sheets')
  expect(list.at(1)).toBe('Summary')
  expect(list.at(-1)).toBe('About')
})
