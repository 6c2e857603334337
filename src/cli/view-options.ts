import { printYear } from '../base/financial-year.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import { type Diagnostic, diagnose } from '../diagnostics/catalogue.ts'
import { everybodyCounted } from '../model/row.ts'
import { inMembers, type RowPath } from '../model/row-path.ts'
import type { Scenario } from '../open/open.ts'
import { type Projection, rowNamed, rowValueIfAny } from '../open/project.ts'
import { whyFormula, whyNoValue } from '../open/why.ts'
import type { ViewChoice } from '../report/views/view.ts'
import { UsageError } from './host.ts'
import type { Problems } from './problems.ts'
import type { Opened } from './read-scenarios.ts'

/** Options on which view of money to show, as commander hands them over. */
export interface ViewOptions {
  readonly prices?: 'cash' | 'real'
  readonly perHead?: true
  readonly unit?: MoneyUnit
}

/** The view that was asked for. Throws a `UsageError` where two options ask for different units. */
export function viewChoice({ prices, perHead, unit }: ViewOptions): ViewChoice {
  if (perHead === true && unit !== undefined) {
    throw new UsageError(`Money per head is in pounds: give --per-head or --unit ${unit}, not both.`)
  }
  return { prices, perHead, unit }
}

/**
 * Take out a scenario that cannot be viewed so: without a deflator there are no real terms, without a population nothing is
 * per head. That is noted as a problem of its definition.
 */
export function viewable(opened: Opened, choice: ViewChoice, problems: Problems): Opened {
  if (opened.scenario === undefined || (choice.prices !== 'real' && choice.perHead !== true)) return opened
  const found = lacking(opened.scenario, choice)
  for (const diagnostic of found) problems.tell(diagnostic)
  return found.length === 0 ? opened : { ...opened, scenario: undefined, problems: [...opened.problems, ...found] }
}

function lacking({ definition, files, projection }: Scenario, { prices, perHead }: ViewChoice): Diagnostic[] {
  const outer = files.at(-1)?.source
  const whole = outer && { file: outer, start: 0, end: 0 }
  const { horizon, prices: own } = definition
  const hasPrices = (index: number): boolean => rowValueIfAny(projection, 'prices.index', index) !== undefined
  const isUndeflated = prices === 'real' && !hasPrices(own.base - horizon.base)
  const years = Array.from({ length: horizon.count + 1 }, (_, index) => index)
  const unlike = prices === 'real' && !isUndeflated ? years.find((index) => !hasPrices(index)) : undefined
  // A place may have the people of its members.
  const isUnpeopled = perHead === true && rowValueIfAny(projection, everybodyCounted, 0) === undefined
  /** The members of a place that lack what others of them have. */
  const membersWithout = (path: RowPath): string[] => {
    const without = definition.members.filter(
      ({ id }) => rowValueIfAny(projection, inMembers([id], path), own.base - horizon.base) === undefined,
    )
    return without.length === definition.members.length ? [] : without.map(({ title }) => title)
  }
  return [
    ...(isUndeflated
      ? [
          diagnose('no-deflator', definition.entries.get('prices.base')?.span ?? whole, {
            members: membersWithout('prices.index'),
          }),
        ]
      : []),
    ...(unlike === undefined
      ? []
      : [
          diagnose('unlike-prices', definition.entries.get('prices.base')?.span ?? whole, {
            year: printYear(horizon.base + unlike),
            why: whyUnlike(projection, unlike),
          }),
        ]),
    ...(isUnpeopled ? [diagnose('no-population', whole, { members: membersWithout(everybodyCounted) })] : []),
  ]
}

/** Which members differ, or what one of them lacks. */
function whyUnlike(projection: Projection, index: number): string {
  const formula = rowNamed(projection, 'prices.index')?.formula
  const own = formula && whyFormula(projection, formula, index)
  return own === undefined ? (whyNoValue(projection, 'prices.index', index).at(-1) ?? '') : `${own}.`
}
