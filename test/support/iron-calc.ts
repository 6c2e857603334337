import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initSync, Model } from '@ironcalc/wasm'
import type { Workbook } from '../../src/workbook/sheet.ts'
import { cellsByPlace } from './sheet-cells.ts'
import type { At } from './workbook-cells.ts'

initSync({ module: readFileSync(createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm')) })

/** What IronCalc calculates of a workbook: a number, a text or a truth for every cell with a formula, by its place. */
export function ironCalculated(book: Workbook): ReadonlyMap<string, number | string | boolean> {
  const model = new Model('workbook', 'en', 'UTC', 'en')
  model.pauseEvaluation()
  const sheetOf = new Map(book.sheets.map(({ name }, at) => [name, at]))
  book.sheets.forEach(({ name }, at) => {
    if (at > 0) model.newSheet()
    model.renameSheet(at, name)
  })
  for (const { name, refers } of book.names) model.newDefinedName(name, undefined, refers)
  const cells = cellsByPlace(book)
  const at = ({ sheet, row, column }: At) => [sheetOf.get(sheet) ?? 0, row, column] as const
  for (const placed of cells.values()) {
    const { value, formula } = placed.cell
    // An apostrophe before a text keeps it one.
    if (formula !== undefined) model.setUserInput(...at(placed), `=${formula}`)
    else if (typeof value === 'string') model.setUserInput(...at(placed), `'${value}`)
    else if (value !== undefined) model.setUserInput(...at(placed), String(value).toUpperCase())
  }
  model.resumeEvaluation()
  model.evaluate()
  const results = new Map<string, number | string | boolean>()
  for (const [place, placed] of cells) {
    if (placed.cell.formula === undefined) continue
    const [sheet, row, column] = at(placed)
    model.updateRangeStyle({ sheet, row, column, width: 1, height: 1 }, 'num_fmt', '0.00000000000000E+00')
    const shown = model.getFormattedCellValue(sheet, row, column)
    const type = model.getCellType(sheet, row, column)
    results.set(place, type === types.number ? Number(shown) : type === types.truth ? shown === 'TRUE' : shown)
  }
  model.free()
  return results
}

/** How it tells what a cell holds. */
const types = { number: 1, truth: 4 } as const
