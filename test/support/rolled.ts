import type { Scenario } from '../../src/open/open.ts'

/** Growth of the first year, sums to date, averages, real terms and doing nothing begin anew; a counted change is against the year before. */
const beginsAnew =
  /growth|to-date|average|real|prices\.|do-nothing|requirement-new|yearly|distance|opening|benchmark|counterfactual-index|contracts\.[^.]+\.(?:price|index|people)|people-index|full-year|savings\.[^.]+\.gap|lines\.[^.]+\.amount$|appraisal|net$|hospital\.moved|measures\.rise|responsibilities|ago|aged|months|risk|providers\.[^.]+\.change$/

/**
 * Of shipped scenarios these alone: sums to date, real terms, appraisals, doing nothing, what is counted against the base year, and what a
 * contract counts from its start.
 */
export const beginsAnewInShipped = new RegExp(
  [
    String.raw`(?:^|\.)(?:[a-z-]*to-date|do-nothing|do-nothing-core|do-nothing-gap)$`,
    String.raw`^(?:members\.[a-z0-9-]+\.)?(?:prices\.|appraisal\.)`,
    String.raw`^(?:savings\.requirement-new|measures\.rise)$`,
    String.raw`contracts\.[^.]+\.(?:price|index|people-index|counterfactual-index\.[^.]+)$`,
  ].join('|'),
)

/** The rows that are not the same in a year after the new base year, the first year of each. */
export function rolledDifferences(before: Scenario, after: Scenario, moved: number, isAnew = beginsAnew): string[] {
  const { plan, values } = before.projection
  return after.model.rows.flatMap(({ path }) => {
    const [was, is] = [plan.position.get(path), after.projection.plan.position.get(path)]
    if (was === undefined || is === undefined || isAnew.test(path)) return []
    for (let index = moved + 1; index <= before.definition.horizon.count; index++) {
      const [old, own] = [values[was]?.[index], after.projection.values[is]?.[index - moved]]
      const isSame =
        old === undefined || own === undefined ? old === own : own.minus(old).abs().lte(old.abs().plus(1).times(1e-25))
      if (!isSame) return [`${path} in year ${index}: ${old?.toFixed(8)}, now ${own?.toFixed(8)}`]
    }
    return []
  })
}
