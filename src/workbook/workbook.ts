import type { Scenario } from '../open/open.ts'
import { calculationSheet, placeRows } from './calculations.ts'
import type { Head } from './frame.ts'
import { inputSheet, placeInputs } from './inputs.ts'
import { ModelRows } from './model-rows.ts'
import type { Workbook } from './sheet.ts'

/** A scenario as a workbook that is the model itself: change an input, and every figure follows. */
export function liveWorkbook(scenario: Scenario): Workbook {
  const rows = new ModelRows([scenario])
  for (const { path, shown } of scenario.model.rows) if (shown) rows.add(path)
  const calculations = placeRows(rows.all)
  const inputs = placeInputs(scenario, rows.stated)
  const head: Head = {
    scenario,
    shown: { value: scenario.definition.title, look: 'subtitle' },
    failing: { value: '', look: 'note' },
  }
  return {
    title: scenario.definition.title,
    organisation: scenario.definition.organisation,
    sheets: [inputSheet(inputs, rows.stated, head), ...calculations.map((sheet) => calculationSheet(sheet, head))],
    names: inputs.names,
  }
}
