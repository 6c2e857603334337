import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import type { Contract } from '../../definition/definition.ts'
import type { Row } from '../../model/row.ts'
import type { RowPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { mostTold } from '../most-told.ts'
import { lowerFirst, type Sentence } from '../sentence.ts'
import { countedIn } from './contract-people.ts'
import { joiningLater } from './contract-scope.ts'

/** Lines that join after the first year, so that a step is not read as growth. */
export function joinedLater(
  contract: Contract,
  titles: ReadonlyMap<string, string>,
  base: FinancialYear,
): readonly string[] {
  const { scope, priced } = contract
  const years = joiningLater(contract)
  const later = scope.flatMap(({ line, priced: own = priced }) => {
    const joins = years.get(line)
    const by = own === priced ? '' : `, priced in ${printYear(base + own)}`
    return joins === undefined ? [] : [`${titles.get(line) ?? line} in ${printYear(base + joins)}${by}`]
  })
  if (later.length === 0) return []
  return [`Joins later${isPricedByLine(contract) ? ', and raises the price from then' : ''}: ${later.join('; ')}.`]
}

/** Why the prices among rows that were asked for rise in steps: what joins, and when people are counted anew, each with its contract. */
export function priceSteps({ definition }: Scenario, rows: readonly Row[]): Sentence[] {
  const paths = new Set<string>(rows.map(({ path }) => path))
  const { contracts, lines, horizon } = definition
  const isShown = ({ id }: Contract): boolean => {
    const prices: readonly RowPath[] = [`contracts.${id}.value`, `contracts.${id}.per-head`]
    return prices.some((path) => paths.has(path))
  }
  const shown = contracts.filter(isShown).slice(0, mostTold)
  if (shown.length === 0) return []
  const titles = new Map<string, string>(lines.map(({ id, title }) => [id, title]))
  return shown.flatMap((contract): Sentence[] =>
    [
      ...joinedLater(contract, titles, horizon.base),
      ...(contract.capitation === undefined ? [] : [countedIn(contract, horizon.base)]),
    ].map((told) => [`${contract.title}: ${lowerFirst(told)}`]),
  )
}

/** Whether a price is that of its lines added up: not where it is stated, or agreed for each person. */
function isPricedByLine({ value, capitation }: Contract): boolean {
  return value === undefined && capitation?.by !== 'prices'
}
