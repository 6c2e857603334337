import type { Scenario } from '../../src/open/open.ts'
import type { Alike } from '../../src/workbook/alike.ts'
import type { Workbook } from '../../src/workbook/sheet.ts'
import { liveWorkbook } from '../../src/workbook/workbook.ts'
import { made } from './made.ts'

/** The live workbook of scenarios, as `run -o` makes it. Its rows are made once, because tests read them again and again. */
export function liveBook(...scenarios: Alike<Scenario>): Workbook {
  const book = liveWorkbook(scenarios, made('run', 'results'))
  return { ...book, sheets: book.sheets.map((sheet) => ({ ...sheet, rows: [...sheet.rows] })) }
}
