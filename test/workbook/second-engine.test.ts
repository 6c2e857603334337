import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { load, project } from '../../src/index.ts'
import type { Workbook } from '../../src/workbook/sheet.ts'
import { plainColumn } from '../../src/workbook/timeline.ts'
import { sharedSheets, withChosen } from '../support/chosen.ts'
import { ironCalculated } from '../support/iron-calc.ts'
import { liveBook } from '../support/live-book.ts'
import { apartIn } from '../support/same-cells.ts'
import { cellsByPlace, placeOf, typedInto } from '../support/sheet-cells.ts'

const names = readdirSync('scenarios').filter((name) => /\.(?:yaml|csv)$/.test(name))

it('a workbook that says something else is found out', () => {
  const book: Workbook = {
    title: '',
    organisation: undefined,
    names: [],
    sheets: [
      {
        name: 'A sheet',
        columns: [],
        rows: [
          {
            cells: [
              { look: 'input', value: 0.1 },
              { look: 'calculated', formula: 'A1*3', value: 0.3 },
            ],
          },
          {
            cells: [
              { look: 'calculated', formula: 'A1*3', value: 0.300001 },
              { look: 'calculated', formula: 'A1/3', value: '' },
            ],
          },
          { cells: [undefined, { look: 'calculated', formula: 'IF(COUNT(A3)=1,A3,"")', value: 0 }] },
          { cells: [{ look: 'check', formula: 'IF(A1>0,"pass","FAIL")', value: 'FAIL' }] },
        ],
      },
    ],
  }
  const calculated = ironCalculated(book)

  expect(apartIn(book, (place) => calculated.get(place)).map((one) => (one as unknown[])[0])).toEqual([
    'A sheet!A2',
    'A sheet!B2',
    'A sheet!B3',
    'A sheet!A4',
  ])
})

it.each(names)('IronCalc calculates every cell of %s as the engine does', (name) => {
  const book = liveBook(project(load(`scenarios/${name}`)).scenario)
  const calculated = ironCalculated(book)

  expect(calculated.size).toBeGreaterThan(50)
  expect(apartIn(book, (place) => calculated.get(place)).slice(0, 10)).toEqual([])
})

const scenarioOf = (name: string, set: readonly string[] = []) =>
  project(load(`scenarios/${name}.yaml`, { set })).scenario

it.each(['3pct', 'nil'])('and of several scenarios those of %s when it is chosen', (name) => {
  const all = ['6pct', '3pct', 'nil']
  const book = withChosen(liveBook(scenarioOf('6pct'), scenarioOf('3pct'), scenarioOf('nil')), name)
  const others = all.filter((one) => one !== name).map((one) => scenarioOf(one))
  const calculated = ironCalculated(book)

  expect(calculated.get('Summary!A2')).toBe(scenarioOf(name).definition.title)
  expect(
    apartIn(sharedSheets(liveBook(scenarioOf(name), ...others)), (place) => calculated.get(place), true).slice(0, 10),
  ).toEqual([])
})

it('after an input is changed every figure is that of run --set, and About says which are changed', () => {
  const book = liveBook(scenarioOf('mcp'))
  const place = [...cellsByPlace(book)].find(
    ([, { sheet, column, cell }]) => sheet === 'Inputs' && column === 2 && cell.value === 'lines.acute.growth',
  )?.[1]
  if (place === undefined) throw new Error('There is no growth of acute care')
  const calculated = ironCalculated(typedInto(book, new Map([[placeOf('Inputs', plainColumn, place.row), 0.045]])))
  const expected = liveBook(scenarioOf('mcp', ['lines.acute.growth=4.5%']))
  const verdictOf = (path: string): unknown => {
    const at = [...cellsByPlace(book).values()].find(
      ({ sheet, column, cell }) => sheet === 'About' && column === 2 && cell.value === path,
    )
    return calculated.get(placeOf('About', plainColumn, at?.row ?? 0))
  }

  expect(apartIn(expected, (one) => calculated.get(one), true).slice(0, 10)).toEqual([])
  expect(['funding.total', 'lines.acute.spend', 'headroom'].map(verdictOf)).toEqual(['same', 'changed', 'changed'])
})
