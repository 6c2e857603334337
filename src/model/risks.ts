import type { Definition, Risk } from '../definition/definition.ts'
import { input, less, plus, row, sum, times } from '../formula/build.ts'
import { eventRows } from './risk-events.ts'
import { addingUp, alone, always, fromFirstYear, inUnit, nothing, ofItem, onLine, type Row } from './row.ts'

/** METHODS.md, section 9: the expected value of each risk, after what its mitigation is expected to save. */
export function riskRows({ risks, streams, lines }: Definition): Row[] {
  // Of no risks the total is nothing, which only headroom is held against.
  if (risks.length === 0 && (streams.length === 0 || lines.length === 0)) return []
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
    ...eventRows(risk),
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

/** METHODS.md, section 9: what each risk costs where it happens, and all of them together. Of a place there are none. */
export function riskImpactRows({ members, risks }: Definition): Row[] {
  if (members.length > 0 || risks.length === 0) return []
  return [
    ...risks.flatMap((risk) =>
      ofItem('risks', risk, [
        fromFirstYear(`risks.${risk.id}.happens`, `${risk.title}, impact where it happens`, input(risk.impact)),
      ]),
    ),
    fromFirstYear(
      'risks.all-happen',
      'Impact where all risks happen',
      sum(...risks.map(({ impact }) => plus(input(impact)))),
    ),
  ]
}
