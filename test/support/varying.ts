import type { Decimal } from '../../src/base/decimal.ts'
import type { Argument, Result } from '../../src/engine/compiled/program.ts'
import type { Plan } from '../../src/engine/plan.ts'
import type { Ran } from '../../src/engine/running.ts'

/** Every figure of a plan that is there and may vary. */
export function argumentsOf({ plan, inputs }: Pick<Ran<Decimal>, 'plan' | 'inputs'>): Argument[] {
  return plan.inputs.flatMap(({ isSetting }, input) =>
    isSetting === true
      ? []
      : (inputs[input] ?? []).flatMap((value, year) => (value === undefined ? [] : [{ input, year }])),
  )
}

/** Every year of every row, the rows in the order of the plan. */
export function resultsOf(plan: Plan): Result[] {
  return plan.paths.flatMap((_, row) => Array.from({ length: plan.count + 1 }, (_, year) => ({ row, year })))
}
