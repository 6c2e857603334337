import type { Definition, Risk } from '../definition/definition.ts'
import { input, less, plus, row, sum, times } from '../formula/build.ts'
import { addingUp, alone, always, fromFirstYear, inUnit, nothing, ofItem, onLine, type Row } from './row.ts'

/** METHODS.md, section 9: the expected value of each risk, after what its mitigation is expected to save. */
export function riskRows({ risks }: Definition): Row[] {
  return [
    ...risks.flatMap(rowsOf),
    addingUp(
      always(
        'risks.total',
        'Expected value of risks',
        sum(...risks.map(({ id }) => plus(row(`risks.${id}.expected`)))),
      ),
    ),
  ]
}

function rowsOf(risk: Risk): readonly Row[] {
  const { id, title, probability, impact, mitigation, likelihood, consequence, line } = risk
  const path = `risks.${id}`
  const saved =
    mitigation?.impact === undefined
      ? nothing
      : mitigation.probability === undefined
        ? input(mitigation.impact)
        : times(input(mitigation.probability), input(mitigation.impact))
  const rows = [
    fromFirstYear(
      `${path}.expected`,
      `${title}, expected value`,
      sum(plus(row(`${path}.before-mitigation`)), less(row(`${path}.mitigated`))),
    ),
    fromFirstYear(
      `${path}.before-mitigation`,
      `${title}, expected value before mitigation`,
      times(input(probability), input(impact)),
    ),
    fromFirstYear(`${path}.mitigated`, `${title}, expected value of its mitigation`, saved),
    ...(likelihood === undefined || consequence === undefined
      ? []
      : [
          alone(
            inUnit(
              'index',
              always(
                `${path}.score`,
                `${title}, likelihood x consequence`,
                times(input(likelihood), input(consequence)),
              ),
            ),
            // The score of one member is none of what several expect.
            `${path}.expected`,
          ),
        ]),
  ]
  return ofItem('risks', risk, line === undefined ? rows : rows.map((one) => onLine(line, one)))
}
