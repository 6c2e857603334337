import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { load, project } from '../../src/index.ts'
import type { Workbook } from '../../src/workbook/sheet.ts'
import { ironCalculated } from '../support/iron-calc.ts'
import { liveBook } from '../support/live-book.ts'
import { apartIn } from '../support/same-cells.ts'

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
