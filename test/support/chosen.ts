import type { Workbook } from '../../src/workbook/sheet.ts'
import { cellsByPlace, typedInto } from './sheet-cells.ts'

/** A workbook of several scenarios in which somebody chooses another one. */
export function withChosen(book: Workbook, name: string): Workbook {
  const [choice] = [...cellsByPlace(book)].flatMap(([place, { cell }]) => (cell.look === 'choice' ? [place] : []))
  if (choice === undefined) throw new Error('There is nothing to choose')
  return typedInto(book, new Map([[choice, name]]))
}

/** The sheets of a workbook that are the same whichever of its scenarios stands first: not those that list them or hold their inputs. */
export function sharedSheets(book: Workbook): Workbook {
  const apart = new Set(['Cover', 'Inputs', 'About'])
  return { ...book, sheets: book.sheets.filter(({ name }) => !apart.has(name)) }
}
