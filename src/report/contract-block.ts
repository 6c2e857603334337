import type { Decimal } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import type { Contract } from '../definition/definition.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import type { Block } from './report.ts'
import { TableBuilder } from './table-builder.ts'
import { basisOf, type View } from './view.ts'
import { amountIn, headWords, priceWords } from './view-words.ts'

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
  const { from, starts, ends } = contract
  const table = new TableBuilder(scenario, yearsOf(contract, years, base), view)
  const price = table.row('item', 'Indexed price', [`${path}.value`])
  const steps = [
    table.rowIfAny('Less withheld for outcomes', [`${path}.withheld`], -1),
    table.rowIfAny('Earned by outcomes', [`${path}.earned`], 1),
    table.rowIfAny('Less gain to the commissioner', [`${path}.gain-to-commissioner`], -1),
    table.rowIfAny('Loss to the commissioner', [`${path}.loss-to-commissioner`], 1),
    table.rowIfAny('For lines beyond the scope', [`${path}.beyond`], 1),
  ].flatMap((row) => row ?? [])
  const payment = table.row('total', 'Payment', [`${path}.payment`])
  table.adds(payment, [price, ...steps])
  const cost = table.row('item', 'Projected cost of the services', [`${path}.cost`])
  const result = table.row('position', "Provider's result", [`${path}.provider-result`])
  table.adds(result, [payment], [cost])
  table.row('position', 'Money left for the scope less indexed price', [`${path}.affordability`])
  return {
    table: table.build(`Contract: ${contract.title}`, `${basisOf(view)}; ${termInWords(contract, base)}`, {
      isChangeShown: false,
      noteOf: (year) => (from < starts && year - base < starts ? 'not paid' : undefined),
    }),
    notes: joinedLater(contract, scenario, ends),
  }
}

/** The years shown that a contract is in force, its first, its first paid and its last among them. */
function yearsOf({ from, starts, ends }: Contract, years: readonly FinancialYear[], base: FinancialYear): number[] {
  const own = [from, starts, ends].map((index) => base + index)
  const shown = years.filter((year) => year - base >= from && year - base <= ends)
  return [...new Set([...shown, ...own])].sort((left, right) => left - right)
}

/** Lines that join after the first year, so that a step is not read as growth. */
function joinedLater({ scope, from }: Contract, { definition }: Scenario, ends: number): string[] {
  const { base } = definition.horizon
  const later = scope.flatMap(({ line, share, joins: stated = from }) => {
    const joins = share.values.findIndex(
      (value, index) => index >= Math.max(from, stated) && index <= ends && value?.isZero() === false,
    )
    const title = definition.lines.find(({ id }) => id === line)?.title ?? line
    return joins > from ? [`${title} in ${printYear(base + joins)}`] : []
  })
  return later.length === 0 ? [] : [`Joins later: ${later.join('; ')}.`]
}

function termInWords({ from, starts, ends, priced }: Contract, base: FinancialYear): string {
  const shadow =
    from === starts
      ? ''
      : `${from === starts - 1 ? '' : `${printYear(base + from)} to `}${printYear(base + starts - 1)} in shadow, `
  return `${shadow}paid from ${printYear(base + starts)} to ${printYear(base + ends)}, priced in ${printYear(base + priced)}`
}

function standing(left: Decimal, view: View): string {
  return left.isNegative()
    ? `is ${amountIn(view, left.neg())} short in that year`
    : `has ${amountIn(view, left)} left in that year`
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
    const heads = `${headWords(view)}${priceWords(view)}`
    const whole =
      short === undefined ? '' : ` With the price paid in full the commissioner as a whole ${standing(short, view)}.`
    return [
      `Contract "${title}": in ${printYear(base + ends)} its indexed price is ${price}${heads} for services projected to cost ${cost}.${whole}`,
    ]
  })
}
