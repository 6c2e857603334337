import type { Span } from '../diagnostics/span.ts'
import { formulaLeaves } from '../formula/expression.ts'
import type { RowName } from '../formula/node.ts'
import type { KnownRow } from '../model/row-path.ts'
import type { Scenario } from '../open/open.ts'
import { rowAt } from '../open/project.ts'
import type { CheckResult } from './result.ts'

/**
 * Where the file states what a check is about, for readers who open it there: the check itself where an author wrote it; else what
 * a rule asks for; else the item whose row was measured. Undefined where no file states any of it, as of a sum over all items.
 */
export function statedFor({ span, row, against }: CheckResult, scenario: Scenario): Span | undefined {
  return span ?? (against && ofLimit(against, scenario)) ?? (row && ofItem(row, scenario))
}

/** A limit is stated by the inputs in its own formula, or else by the items whose rows that names. */
function ofLimit(limit: KnownRow, scenario: Scenario): Span | undefined {
  const formula = rowAt(scenario.projection, limit)?.formula
  const leaves = formula === undefined ? [] : formulaLeaves(formula)
  const own = new Set(leaves.flatMap((leaf) => (leaf.op === 'input' ? [leaf.input.path] : [])))
  return (
    ofItem(limit, scenario) ??
    firstInFile(scenario.model.inputs.filter(({ path }) => own.has(path))) ??
    firstOf(
      leaves.flatMap((leaf) => (leaf.op === 'row' ? [leaf.path] : [])),
      scenario,
    )
  )
}

function firstOf(rows: readonly RowName[], scenario: Scenario): Span | undefined {
  for (const row of rows) {
    const found = ofItem(row, scenario)
    if (found !== undefined) return found
  }
  return undefined
}

/** Where the first figure of the item of a row is stated. */
function ofItem(row: KnownRow, { projection, model }: Scenario): Span | undefined {
  const item = rowAt(projection, row)?.item
  if (item === undefined) return undefined
  return firstInFile(model.inputs.filter(({ path }) => path === item.path || path.startsWith(`${item.path}.`)))
}

/** What the command line states has no place that a reader can open. */
function firstInFile(inputs: Scenario['model']['inputs']): Span | undefined {
  return inputs.map(({ entry }) => entry?.span).find((span) => span !== undefined && span.file.path !== '--set')
}
