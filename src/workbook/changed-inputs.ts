import type { Scenario } from '../open/open.ts'
import type { Alike } from './alike.ts'
import { blocksOfInputs, shownInputs } from './input-blocks.ts'
import { changed, countedChanged, typedOver } from './issued.ts'
import type { PlacedInputs } from './place-inputs.ts'
import type { SheetCell } from './sheet.ts'

/** A count of inputs that are not as issued: what it is of, and the formula that counts. */
export interface ChangedCount {
  readonly label: string
  readonly formula: string
}

const since = 'since this workbook was issued'

/** How many inputs were changed; of several scenarios in all of them, and then of the one that is shown. */
export function changedCounts(
  { parts }: PlacedInputs,
  scenarios: Alike<Scenario>,
): readonly [ChangedCount, ...ChangedCount[]] {
  const [{ definition }] = scenarios
  const { horizon } = definition
  const shown = shownInputs(parts.length)
  const all = { label: `Inputs changed ${since}`, formula: countedChanged(shown, changed, horizon) }
  if (scenarios.length === 1) return [all]
  const over = countedChanged(shown, typedOver, horizon)
  const blocks = blocksOfInputs(parts.length, scenarios.length)
  return [
    { ...all, formula: `${countedChanged(blocks, changed, horizon)}+${over}` },
    { label: 'Of these, of the scenario that is shown', formula: `${countedChanged(shown, changed, horizon)}+${over}` },
  ]
}

/** The same in words, from the cells that hold the counts: `all`, and of several scenarios `shown`. */
export function changedCell([all, shown]: readonly [string, ...string[]]): SheetCell {
  const none = `No input changed ${since}`
  const some =
    shown === undefined
      ? `IF(${all}=1,"1 input changed ${since}",${all}&" inputs changed ${since}")`
      : `"Inputs changed ${since}: "&${shown}&" of the scenario shown, "&${all}&" of all scenarios"`
  return { value: none, formula: `IF(${all}=0,"${none}",${some})`, look: 'check' }
}
