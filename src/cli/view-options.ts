import { type Command, Option } from 'commander'
import { printYear } from '../base/financial-year.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import { type Diagnostic, diagnose } from '../diagnostics/catalogue.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import { areDeflatedAlike } from '../report/deflated-alike.ts'
import type { ViewChoice } from '../report/view.ts'
import { UsageError } from './host.ts'
import type { Problems } from './problems.ts'
import type { Opened } from './read-scenarios.ts'

/** Options on which view of money to show, as commander hands them over. */
export interface ViewOptions {
  readonly prices?: 'cash' | 'real'
  readonly perHead?: true
  readonly unit?: MoneyUnit
}

/** Add `--prices` and `--per-head`. */
export function addViewOptions(command: Command): Command {
  return command
    .addOption(new Option('--prices <which>', 'money in cash, or in real terms').choices(['cash', 'real']))
    .option('--per-head', 'money for each resident, in pounds')
}

/** The view that was asked for. Throws a `UsageError` where two options ask for different units. */
export function viewChoice({ prices, perHead, unit }: ViewOptions): ViewChoice {
  if (perHead === true && unit !== undefined) {
    throw new UsageError(`Money per head is in pounds: give --per-head or --unit ${unit}, not both.`)
  }
  return { prices, perHead, unit }
}

/**
 * Take out the scenarios that cannot be viewed so: without a deflator there are no real terms, without a population
 * nothing is per head. Each is noted as a problem of its definition.
 */
export function viewable(opened: readonly Opened[], choice: ViewChoice, problems: Problems): readonly Opened[] {
  if (choice.prices !== 'real' && choice.perHead !== true) return opened
  return opened.map((one) => {
    const found = one.scenario === undefined ? [] : lacking(one.scenario, choice)
    for (const diagnostic of found) problems.tell(diagnostic)
    return found.length === 0 ? one : { ...one, scenario: undefined, problems: [...one.problems, ...found] }
  })
}

function lacking({ definition, files, projection }: Scenario, { prices, perHead }: ViewChoice): Diagnostic[] {
  const outer = files.at(-1)?.source
  const whole = outer && { file: outer, start: 0, end: 0 }
  const { deflator, index } = definition.prices
  const isUndeflated = prices === 'real' && deflator === undefined && index === undefined
  // A place may have the people of its members.
  const isUnpeopled = perHead === true && valueAt(projection, 'population.total', 0) === undefined
  return [
    ...(isUndeflated ? [diagnose('no-deflator', definition.entries.get('prices.base')?.span ?? whole, {})] : []),
    ...(isUnpeopled ? [diagnose('no-population', whole, {})] : []),
  ]
}

/** Refuse real terms of unlike price bases in one result: they must not stand side by side. */
export function refuseUnlikeBases(scenarios: readonly Scenario[], { prices }: ViewChoice): void {
  if (prices !== 'real') return
  const baseOf = ({ definition }: Scenario): string => printYear(definition.prices.base)
  const [first] = scenarios
  const other = scenarios.find((scenario) => first !== undefined && baseOf(scenario) !== baseOf(first))
  if (first === undefined || other === undefined) return
  throw new UsageError(
    `${first.name} is in ${baseOf(first)} prices and ${other.name} in ${baseOf(other)} prices: real terms of unlike price bases do not go together. Give them one prices.base, or a file each with {scenario} in -o.`,
  )
}

/** What to say of scenarios that go together and are deflated by unlike prices; empty where there are none. */
export function unlikePricesNote(scenarios: readonly Scenario[], { prices }: ViewChoice): string {
  if (prices !== 'real' || areDeflatedAlike(scenarios)) return ''
  return `These scenarios have unlike deflators, so their real terms compare only with care: ${scenarios.map(({ name }) => name).join(', ')}.\n`
}
