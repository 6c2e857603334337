import { printYear } from '../../src/base/financial-year.ts'
import type { Scenario } from '../../src/open/open.ts'
import type { Workbook } from '../../src/workbook/sheet.ts'
import { baseColumn, plainColumn } from '../../src/workbook/timeline.ts'
import { cellsByPlace, placeOf } from './sheet-cells.ts'
import type { At } from './workbook-cells.ts'

/** The cells of a workbook that a person may change, and that hold a number. */
export function inputCells(book: Workbook): At[] {
  return [...cellsByPlace(book).values()].filter(
    ({ cell, column }) => cell.look === 'input' && typeof cell.value === 'number' && column >= plainColumn,
  )
}

/** Another number for each of some of these cells, and the setting that says the same. */
export function changesOf(inputs: readonly At[], book: Workbook, { definition }: Scenario) {
  const cells = cellsByPlace(book)
  return inputs.map(({ sheet, row, column, cell }) => {
    const path = String(cells.get(placeOf(sheet, 2, row))?.cell.value)
    const year = column < baseColumn ? '' : `.${printYear(definition.horizon.base + column - baseColumn)}`
    const before = Number(cell.value)
    const isPart = cell.number?.is === 'percent'
    // With as many decimals as before: half the last digit that is given is how far off a stated total may be.
    const decimals = String(before).split('.')[1]?.length ?? 0
    const value = isPart ? Number((before * 0.9 + 0.013).toPrecision(5)) : Number((before * 1.07 + 1).toFixed(decimals))
    return {
      place: placeOf(sheet, column, row),
      value,
      setting: `${path}${year}=${isPart ? `${Number((value * 100).toPrecision(5))}%` : value}`,
    }
  })
}

/** What a change comes to; undefined where the definition refuses it, such as shares that come to more than the whole. */
export function unlessRefused<T>(change: () => T): T | undefined {
  try {
    return change()
  } catch (problem) {
    if (problem instanceof TypeError || problem instanceof RangeError) throw problem
    return undefined
  }
}
