import type { Definition, Responsibility } from '../definition/definition.ts'
import { during, input, plus, row } from '../formula/build.ts'
import type { Numeric, Term } from '../formula/node.ts'
import { fromFirstYear, ofItem, onLine, type Row, yearsFrom } from './row.ts'

/** METHODS.md, section 1: services that move with their money, each side in the year of the change. */
export function responsibilityRows({ responsibilities }: Definition): Row[] {
  return responsibilities.flatMap((one) => {
    const { id, title, line, from, amount, fundingAmount } = one
    const inItsYear = (formula: Numeric): Numeric => during(yearsFrom(from, from), formula, 'nothing')
    const funding = fromFirstYear(
      `responsibilities.${id}.funding`,
      `${title}, funding that comes with it`,
      inItsYear(input(fundingAmount)),
    )
    const spend = fromFirstYear(
      `responsibilities.${id}.spend`,
      `${title}, spend that comes with it`,
      inItsYear(input(amount)),
    )
    return ofItem('responsibilities', one, [funding, onLine(line, spend)])
  })
}

/** What changes of responsibility bring to funding in the year. */
export function broughtIn(responsibilities: readonly Responsibility[]): Term[] {
  return responsibilities.map(({ id }) => plus(row(`responsibilities.${id}.funding`)))
}
