import type { Definition, Responsibility } from '../definition/definition.ts'
import { input, plus, row } from '../formula/build.ts'
import type { Term } from '../formula/node.ts'
import { fromFirstYear, type Row } from './row.ts'

/** METHODS.md, section 1: services that move with their money, each side in the year of the change. */
export function responsibilityRows({ responsibilities }: Definition): Row[] {
  return responsibilities.flatMap(({ id, title, amount, fundingAmount }) => [
    fromFirstYear(`responsibilities.${id}.funding`, `${title}, funding that comes with it`, input(fundingAmount)),
    fromFirstYear(`responsibilities.${id}.spend`, `${title}, spend that comes with it`, input(amount)),
  ])
}

/** What changes of responsibility bring to funding in the year. */
export function broughtIn(responsibilities: readonly Responsibility[]): Term[] {
  return responsibilities.map(({ id }) => plus(row(`responsibilities.${id}.funding`)))
}

/** What changes of responsibility bring to a line in the year. */
export function takenOn(responsibilities: readonly Responsibility[], line: string): Term[] {
  return responsibilities.filter((one) => one.line === line).map(({ id }) => plus(row(`responsibilities.${id}.spend`)))
}
