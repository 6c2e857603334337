import type { Definition, Line, Responsibility } from '../definition/definition.ts'
import { during, input, plus, row, sum } from '../formula/build.ts'
import type { Numeric, Term } from '../formula/node.ts'
import { linesIn } from './care-settings.ts'
import { addingUp, asStep, fromFirstYear, ofItem, onLine, type Row, yearsFrom } from './row.ts'

/** METHODS.md, section 1: services that move with their money, each side in the year of the change. */
export function responsibilityRows({ responsibilities, lines }: Definition): Row[] {
  const each = responsibilities.flatMap((one) => {
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
    return ofItem('responsibilities', one, [
      asStep('responsibility', 'row', funding),
      asStep('responsibility', 'item', onLine(line, spend)),
    ])
  })
  return [...each, ...movedToHospital(lines, responsibilities)]
}

/** The path of what services that moved cost on hospital lines. */
export const hospitalMoved = 'hospital.moved'

/**
 * What changes of responsibility bring to hospital lines: no growth of what was there. It is a row, because members of a place
 * may move services of one name to lines of unlike settings, and each of them says to which.
 */
function movedToHospital(lines: readonly Line[], responsibilities: readonly Responsibility[]): Row[] {
  if (responsibilities.length === 0) return []
  const ids = new Set(linesIn({ lines }, 'hospital').map(({ id }) => id))
  const moved = responsibilities.filter(({ line }) => ids.has(line))
  if (moved.length === 0) return []
  const spend = sum(...moved.map(({ id }) => plus(row(`responsibilities.${id}.spend`))))
  const label = 'Hospital care, spend that comes with changes of responsibility'
  return [{ ...addingUp(fromFirstYear(hospitalMoved, label, spend)), shown: false }]
}

/** What changes of responsibility bring to funding in the year. */
export function broughtIn(responsibilities: readonly Responsibility[]): Term[] {
  return responsibilities.map(({ id }) => plus(row(`responsibilities.${id}.funding`)))
}
