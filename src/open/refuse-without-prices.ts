import { printYear } from '../base/financial-year.ts'
import type { DefinitionOfOptions } from '../definition/appraisal/of-options.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import { pricesPath } from '../model/appraisal-paths.ts'
import { type Projection, rowNamed, rowValueIfAny } from './project.ts'

/** Refuse an appraisal in real terms where a year of it has no index that all its options share. Told once, for the first such year. */
export function refuseWithoutPrices(
  { appraisal, horizon, merged }: DefinitionOfOptions,
  projection: Projection,
  tell: Tell,
): void {
  if (rowNamed(projection, pricesPath) === undefined) return
  for (let index = appraisal.base; index <= horizon.count; index++) {
    if (rowValueIfAny(projection, pricesPath, index)?.gt(0) === true) continue
    const span = merged.entries.get('appraisal.counterfactual')?.keySpan ?? merged.groups.get('appraisal')
    tell(diagnose('appraisal-without-prices', span, { year: printYear(horizon.base + index) }))
    return
  }
}
