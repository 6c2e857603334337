import type { Scenario } from '../open/open.ts'
import type { Alike } from './alike.ts'
import type { DoubtedRows } from './counted-checks.ts'
import { doubtCells, doubts } from './doubted.ts'
import { namesOf } from './input-rows.ts'
import type { SheetLine } from './line.ts'
import type { InputPart } from './place-inputs.ts'

/** The inputs of scenarios that are in doubt as they were stated, each with what is said of it, in the order of their rows. */
export function doubtedIn(parts: readonly InputPart[], scenarios: Alike<Scenario>, growth: SheetLine): DoubtedRows {
  const found = { refused: [] as string[], unlikely: [] as string[] }
  for (const [at, { definition }] of scenarios.entries())
    for (const part of parts) {
      if (part.is !== 'input') continue
      // What is said does not hang on the row that it is said of.
      const [word, why] = doubtCells(part.inputs[at] ?? part.inputs[0], 1, definition.horizon, growth)
      const [label] = namesOf(part, at, definition)
      const told = `${label?.value}: ${why?.value}`
      if (word?.value === doubts.refused) found.refused.push(told)
      if (word?.value === doubts.unlikely) found.unlikely.push(told)
    }
  return found
}
