import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { load, project } from '../../src/index.ts'
import type { Workbook } from '../../src/workbook/sheet.ts'
import { ironCalculated } from '../support/iron-calc.ts'
import { liveBook } from '../support/live-book.ts'
import { projectText } from '../support/project-text.ts'
import { apartIn } from '../support/same-cells.ts'
import { functionsIn } from '../support/sheet-formula.ts'
import { cellsOf } from '../support/workbook-cells.ts'

/*
 * That the second engine is asked for every function that a workbook can hold: a function that no shipped scenario shows would be proved
 * by nobody. The list comes of the code that writes formulas, so that a new function must be shown as well.
 */

const folder = 'src/workbook'

/** The functions that code writes into formulas: before a bracket in a text, or chosen just before one. */
function functionsWritten(code: string): string[] {
  const plain = code.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*/g, '')
  const direct = Array.from(plain.matchAll(/\b([A-Z]{2,})\(/g), ([, name = '']) => name)
  const chosen = Array.from(plain.matchAll(/\$\{([^{}]*)\}\(/g), ([, choice = '']) =>
    Array.from(choice.matchAll(/'([A-Z]{2,})'/g), ([, name = '']) => name),
  )
  return [...direct, ...chosen.flat()]
}

const written = new Set(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => functionsWritten(readFileSync(`${folder}/${name}`, 'utf8'))),
)

const scenarioOf = (name: string) => project(load(`scenarios/${name}`)).scenario
/** A formula without its texts and the names of sheets. */
const bare = (formula: string): string => formula.replaceAll(/'[^']+'!|"[^"]*"/g, '')

/** What no shipped scenario has: a root, whose exponent is asked whether it is whole, and a condition turned round. */
const shownByNone = `title: Rare
years: { base: 2017/18, count: 3 }
funding: { main: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 90, growth: 10% } }
measures:
  root: { title: A root, formula: "(headroom / funding.total) ^ 0.5", unit: share }
  square: { title: A square, formula: "(headroom / funding.total) ^ (funding.total / lines.acute.spend)", unit: share }
checks:
  never: { that: "not (headroom >= 20 or lines.acute.spend < 90)" }
`
const calledIn = (book: Workbook): Set<string> =>
  new Set(cellsOf(book).flatMap(({ cell }) => (cell.formula === undefined ? [] : functionsIn(cell.formula))))

/**
 * What is asked of a whole range cell by cell, of which engines may take the first cell alone: worked by hand, because a workbook as issued has
 * little that differs. IronCalc does take ISNUMBER of a range for that of its first cell, so no workbook asks it.
 */
const cellByCell: readonly (readonly [formula: string, expected: number])[] = [
  // The second of A is empty, which is equal to nought and is no number; the third is another number.
  ['SUMPRODUCT((A1:A3<>B1:B3)*1)', 1],
  ['SUMPRODUCT(((A1:A3="")<>(B1:B3=""))*1)', 1],
  ['SUMPRODUCT((A1:A3<>B1:B3)+((A1:A3="")<>(B1:B3="")))', 2],
  ['SUMPRODUCT((A1:A3<>INDEX(B1:C3,0,1))*1)', 1],
  ['SUMPRODUCT((A1:A3>=0)*(B1:B3<1-A1:A3))', 1],
  // -1 and 1, 0 and 0, 3 and 2 once their signs are gone: two pairs are alike, of which one is so without.
  ['SUMPRODUCT((ABS(C1:C3)=ABS(B1:B3))*1)', 2],
]

/** What is written of a figure that never has a value, in years in which it is not in force: of no definition that is known. Worked by hand. */
const ofNoDefinition: readonly (readonly [formula: string, expected: number])[] = [['IF(NOT(A1=0),B1,"")', 1]]

it('finds functions in code, those that are chosen too, and none in what is said of it', () => {
  const code =
    "// SUMIF( is said\n/** NOT( too */\nconst cell = `IF(${isAny ? 'MAX' : 'MIN'}(${range})>0,${word},\"FAIL\")`"

  expect(functionsWritten(code)).toEqual(['IF', 'MAX', 'MIN'])
  expect(written.size).toBeGreaterThan(15)
})

it('every function that a workbook can hold is in one that IronCalc calculates as the engine does', () => {
  const several = liveBook(scenarioOf('6pct.yaml'), scenarioOf('3pct.yaml'), scenarioOf('nil.yaml'))
  const shipped = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
  const left = new Set(written)
  for (const [formula] of ofNoDefinition) for (const name of functionsIn(formula)) left.delete(name)
  const apart: unknown[] = []
  const prove = (book: Workbook): void => {
    const own = [...calledIn(book)].filter((name) => left.has(name))
    if (own.length === 0) return
    const calculated = ironCalculated(book)
    apart.push(...apartIn(book, (place) => calculated.get(place)))
    for (const name of own) left.delete(name)
  }
  prove(several)
  prove(liveBook(projectText(shownByNone).scenario))
  for (const name of shipped) if (left.size > 0) prove(liveBook(scenarioOf(name)))

  expect([...left]).toEqual([])
  expect(apart).toEqual([])
})

it('no workbook calls a function that is not found in the code that writes it', () => {
  const book = liveBook(scenarioOf('mcp.yaml'))

  expect([...calledIn(book)].filter((name) => !written.has(name))).toEqual([])
})

it.each([...cellByCell, ...ofNoDefinition])('IronCalc takes %s as it is worked by hand', (formula, expected) => {
  const input = (value: number) => ({ look: 'input', value }) as const
  const rows = [
    [input(1), input(1), input(-1)],
    [undefined, input(0), input(0)],
    [input(3), input(2), input(3)],
  ]
  const book: Workbook = {
    title: '',
    organisation: undefined,
    names: [],
    sheets: [
      {
        name: 'A sheet',
        columns: [],
        rows: [...rows, [{ look: 'calculated', formula, value: '' } as const]].map((cells) => ({ cells })),
      },
    ],
  }

  expect(ironCalculated(book).get('A sheet!A4')).toBe(expected)
})

it('a function of one cell that a workbook gives a whole range is among those', () => {
  const ofRange = /\b(ABS|IF|INT|ISNUMBER|NOT|ROUND|TEXT)\((?:[^(),]*:[^(),]*)[,)]/g
  const given = (formula: string): string[] => Array.from(bare(formula).matchAll(ofRange), ([, name = '']) => name)
  const books = ['mcp.yaml', 'icb.yaml'].map((name) => liveBook(scenarioOf(name)))
  const all = [...books, liveBook(scenarioOf('6pct.yaml'), scenarioOf('3pct.yaml'), scenarioOf('nil.yaml'))]
  const found = new Set(all.flatMap(cellsOf).flatMap(({ cell }) => given(cell.formula ?? '')))
  const worked = new Set(cellByCell.flatMap(([formula]) => given(formula)))

  expect(found.size).toBeGreaterThan(0)
  expect([...found].filter((name) => !worked.has(name))).toEqual([])
})
