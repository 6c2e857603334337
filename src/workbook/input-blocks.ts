import type { AskedRows } from './missing.ts'
import { inputsSheet, rowOfPart } from './place-inputs.ts'

// Where the rows of the sheet of inputs stand, of one scenario and of several: first the block that formulas read, then the two rows that
// choose, and a block for each scenario under a heading.

/** The first row of the block of a scenario. `count` is how many rows a block has. */
export function rowOfBlock(count: number, scenario: number): number {
  return rowOfPart(count) + 3 + scenario * (count + 1)
}

/** The rows that formulas read. */
export function shownInputs(count: number): AskedRows {
  return { sheet: inputsSheet, from: rowOfPart(0), to: rowOfPart(count - 1), lacking: [] }
}

/** The rows in which several scenarios are stated, one block after the other. */
export function blocksOfInputs(count: number, scenarios: number): AskedRows {
  return {
    sheet: inputsSheet,
    from: rowOfBlock(count, 0),
    to: rowOfBlock(count, scenarios - 1) + count - 1,
    lacking: [],
  }
}

/** The rows that state figures, of one scenario or of several, and what stands between them. */
export function allInputs(count: number, scenarios: number): AskedRows {
  const shown = shownInputs(count)
  return scenarios === 1 ? shown : { ...shown, to: blocksOfInputs(count, scenarios).to }
}
