import type { Scenario } from '../analysis/open.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import type { Contract } from '../definition/definition.ts'
import { valueAt } from '../engine/project.ts'
import type { Block } from './report.ts'
import { TableBuilder } from './table-builder.ts'
import { basisOf, type View } from './view.ts'
import { amountIn } from './view-words.ts'

/** Each whole-population contract in a few rows: the price, what the services cost, what is paid, and who gains. */
export function contractBlocks(scenario: Scenario, years: readonly FinancialYear[], view: View): Block[] {
  return ownContracts(scenario).map((contract) => blockOf(contract, scenario, years, view))
}

/** The contracts of a definition. Those of the members of a place are told of with the members. */
export function ownContracts({ definition }: Scenario): readonly Contract[] {
  return definition.members.length > 0 ? [] : definition.contracts
}

function blockOf(contract: Contract, scenario: Scenario, years: readonly FinancialYear[], view: View): Block {
  const path = `contracts.${contract.id}`
  const { base } = scenario.definition.horizon
  const inTerm = years.filter((year) => year - base >= contract.from && year - base <= contract.ends)
  const table = new TableBuilder(scenario, inTerm, view)
  const cost = table.row('item', 'Projected cost of the services', [`${path}.cost`])
  table.row('item', 'Indexed price', [`${path}.value`])
  const payment = table.row('total', 'Payment', [`${path}.payment`])
  const result = table.row('position', "Provider's result", [`${path}.provider-result`])
  table.adds(result, [payment], [cost])
  table.row('position', 'Money left for the scope less indexed price', [`${path}.affordability`])
  return {
    table: table.build(`Contract: ${contract.title}`, `${basisOf(view)}; ${termInWords(contract, base)}`),
    notes: [],
  }
}

function termInWords({ from, starts, ends, priced }: Contract, base: FinancialYear): string {
  const shadow =
    from === starts
      ? ''
      : `${from === starts - 1 ? '' : `${printYear(base + from)} to `}${printYear(base + starts - 1)} in shadow, `
  return `${shadow}paid from ${printYear(base + starts)} to ${printYear(base + ends)}, priced in ${printYear(base + priced)}`
}

/** What a contract promises against the money there is for it, in its last year. */
export function contractFacts(scenario: Scenario, view: View): string[] {
  const { projection, definition } = scenario
  const { base } = definition.horizon
  return ownContracts(scenario).flatMap(({ id, title, ends }) => {
    const at = (name: string): string | undefined => {
      const value = valueAt(projection, `contracts.${id}.${name}`, ends)
      const viewed = value && view.money(value, ends)
      return viewed && amountIn(view, viewed)
    }
    const [price, cost, left] = [at('value'), at('cost'), valueAt(projection, `contracts.${id}.affordability`, ends)]
    if (price === undefined || cost === undefined || left === undefined) return []
    const short = view.money(left, ends)
    const money =
      short === undefined
        ? ''
        : short.isNegative()
          ? `; the money left for them falls ${amountIn(view, short.neg())} short of the price`
          : `; the money left for them is ${amountIn(view, short)} above the price`
    return [
      `Contract "${title}": in ${printYear(base + ends)} its indexed price is ${price} for services projected to cost ${cost}${money}.`,
    ]
  })
}
