import type { Decimal } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import type { InputPath } from '../definition/definition.ts'
import { leavesOf } from '../formula/expression.ts'
import { isPercent } from '../formula/unit-print.ts'
import { inputAt } from '../model/inputs.ts'
import type { KnownRow } from '../model/row-path.ts'
import { leavesIn } from '../open/in-year.ts'
import type { Scenario } from '../open/open.ts'
import { rowAt, valueAt } from '../open/project.ts'
import type { Explanation, Named, ValueLeaf } from './explanation.ts'
import { inputLabel, shortLabel } from './input-label.ts'

/** A rate by which a part of a figure is made, in the year of that part. */
export interface RateBehind extends Named {
  readonly path: KnownRow | InputPath
  readonly value: Decimal
}

/** A part of a figure, and the rates that its own formula names. */
export interface PartByRates {
  readonly label: string
  readonly year: FinancialYear
  readonly rates: readonly RateBehind[]
}

/**
 * The rates that make the parts of a figure, where an explanation stops at these: a part that is a price times 8% is not understood
 * before the 8% is seen. In the order of the formula; parts that are nought, or that name no rate themselves, are left out.
 */
export function ratesBehind({ scenario, steps }: Explanation): PartByRates[] {
  const [asked] = steps
  if (asked?.is !== 'figure') return []
  const told = new Set(
    steps.flatMap(({ path, aliases }) => [path, ...aliases.flatMap(({ names }) => names.map((name) => name.path))]),
  )
  const leaves = asked.workings.flatMap(({ years }) =>
    leavesOf<ValueLeaf>(years.at(-1)?.of ?? { op: 'sum', terms: [] }),
  )
  const seen = new Set<string>()
  return leaves.flatMap((leaf): PartByRates[] => {
    if (
      leaf.op !== 'figure' ||
      isPercent(leaf.unit) ||
      leaf.value.isZero() ||
      told.has(leaf.path) ||
      seen.has(leaf.path)
    )
      return []
    seen.add(leaf.path)
    const rates = ratesOf(scenario, leaf.path, leaf.year)
    const row = rowAt(scenario.projection, leaf.path)
    if (row === undefined || rates.length === 0) return []
    return [{ label: shortLabel(row, asked.path, scenario.definition), year: leaf.year, rates }]
  })
}

/** The rates that the formula of a row names for the year itself, each once: inputs, and rows that are rates. */
function ratesOf(scenario: Scenario, path: KnownRow, year: FinancialYear): RateBehind[] {
  const { definition, projection, model } = scenario
  const index = year - definition.horizon.base
  const row = rowAt(projection, path)
  const formula = index === 0 ? (row?.base ?? row?.formula) : row?.formula
  if (row === undefined || formula === undefined) return []
  const found = new Map<string, RateBehind>()
  for (const leaf of leavesIn(formula, index, projection)) {
    if (leaf.op === 'input' && leaf.lag === 0 && isPercent(leaf.input.unit)) {
      const input = inputAt(model, leaf.input.path)
      const value = input?.values[index]
      if (input === undefined || value === undefined) continue
      const label = shortLabel({ path: input.path, label: inputLabel(input.path, definition) }, path, definition)
      found.set(input.path, { path: input.path, label, value })
    }
    if (leaf.op === 'row' && leaf.lag === 0) {
      const other = rowAt(projection, leaf.path)
      const value = other !== undefined && isPercent(other.unit) ? valueAt(projection, leaf.path, index) : undefined
      if (other !== undefined && value !== undefined)
        found.set(leaf.path, { path: leaf.path, label: shortLabel(other, path, definition), value })
    }
  }
  return [...found.values()]
}
