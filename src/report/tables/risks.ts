import { type Decimal, isMore, zero } from '../../base/decimal.ts'
import type { Risk } from '../../definition/definition.ts'
import type { RowPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { rowValueIfAny } from '../../open/project.ts'
import type { Table } from '../document.ts'
import type { Cell } from '../figure.ts'
import { mostTold } from '../most-told.ts'
import { type SaidFigure, type Sentence, saidText, say } from '../sentence.ts'
import { cellOf, FiguresInView } from '../views/figures-in-view.ts'
import { basisOf, type View } from '../views/view.ts'
import { headWords, priceWords } from '../views/view-words.ts'

const blank: Cell = { is: 'blank' }

/** The risk register, the highest score first: what each risk is expected to cost at its worst, and in the last year. */
export function riskTables(scenario: Scenario, view: View): Table[] {
  const { definition } = scenario
  const risks = definition.members.length > 0 ? [] : [...definition.risks]
  if (risks.length === 0) return []
  risks.sort((left, right) => scoreOf(scenario, right).comparedTo(scoreOf(scenario, left)))
  const figures = new FiguresInView(scenario, view)
  const expected = (paths: readonly RowPath[]): Cell[] => {
    const figureIn = figures.togetherByYear(paths)
    const worst = worstYear(figures, figureIn)
    return [cellOf(figureIn(worst)), { is: 'text', text: figures.yearText(worst) }, cellOf(figureIn(figures.last))]
  }
  const told = risks.slice(0, mostTold)
  const others = risks.slice(mostTold)
  return [
    {
      heading: 'Risk register',
      basis: `${basisOf(view)}; expected value is probability times impact, less that of the mitigation`,
      decimals: view.decimals,
      percentDecimals: view.percentPlaces(0),
      columns: [
        { label: 'Score', note: '' },
        { label: 'Probability', note: '' },
        { label: 'Expected', note: 'at worst' },
        { label: 'Year', note: '' },
        { label: 'Expected', note: figures.yearText(figures.last) },
      ],
      rows: [
        ...told.map((risk) => ({
          role: 'item' as const,
          label: risk.title,
          cells: [
            { is: 'text' as const, text: scoreInWords(scenario, risk) },
            probability(risk, figures),
            ...expected([expectedOf(risk)]),
          ],
        })),
        ...(others.length === 0
          ? []
          : [
              {
                role: 'item' as const,
                label: `Other risks (${others.length})`,
                cells: [blank, blank, ...expected(others.map(expectedOf))],
              },
            ]),
        { role: 'total', label: 'All risks', cells: [blank, blank, ...expected(['risks.total'])] },
        {
          role: 'position',
          label: 'Headroom less risks',
          cells: [blank, blank, blank, blank, figures.cell('headroom.risk-adjusted', figures.last)],
        },
      ],
      additions: [],
      notes: told.flatMap(careFor),
    },
  ]
}

/** As it is stated of the base year. */
function probability({ id, probability: { values } }: Risk, figures: FiguresInView): Cell {
  return { is: 'share', value: values[0] ?? zero, of: { rows: [`risks.${id}.probability`], year: figures.yearAt(0) } }
}

function expectedOf({ id }: Risk): RowPath {
  return `risks.${id}.expected`
}

/** The projected year, by index, in which a figure is largest as it is viewed; the first of several. */
function worstYear({ last }: FiguresInView, figureIn: (index: number) => SaidFigure | undefined): number {
  let worst = 1
  let most = figureIn(worst)?.value
  for (let index = 2; index <= last; index++) {
    const value = figureIn(index)?.value
    if (value === undefined || (most !== undefined && !isMore(value, most))) continue
    worst = index
    most = value
  }
  return worst
}

/** Likelihood times consequence, both out of five; nought where they are not stated. */
function scoreOf({ projection }: Scenario, { id }: Risk): Decimal {
  return rowValueIfAny(projection, `risks.${id}.score`, 0) ?? zero
}

function scoreInWords(scenario: Scenario, risk: Risk): string {
  const { likelihood, consequence } = risk
  if (likelihood === undefined || consequence === undefined) return ''
  return `${likelihood.values[0]?.toFixed()} x ${consequence.values[0]?.toFixed()} = ${scoreOf(scenario, risk).toFixed()}`
}

/** Who answers for a risk and what is done about it. */
function careFor({ title, owner, mitigation }: Risk): Sentence[] {
  const parts = [...(owner === undefined ? [] : [owner]), ...(mitigation === undefined ? [] : [mitigation.text])]
  return parts.length === 0 ? [] : [[`${title}: ${parts.join('; ').replace(/\.$/, '')}.`]]
}

/** What the risks of the register take off headroom if they cost what is expected of them. */
export function riskFact(figures: FiguresInView): Sentence[] {
  const { scenario, view, last } = figures
  const number = scenario.definition.risks.length
  if (number === 0) return []
  const [expected, left] = [figures.money('risks.total', last), figures.money('headroom.risk-adjusted', last)]
  if (expected === undefined || left === undefined) return []
  const figureIn = figures.togetherByYear(['risks.total'])
  const worst = worstYear(figures, figureIn)
  const peak = figureIn(worst)
  const isHigher = peak !== undefined && saidText(peak) !== saidText(expected)
  const atMost = isHigher ? say` (at worst ${peak}, in ${figures.yearText(worst)})` : []
  return [
    say`Headroom less the expected value of ${number === 1 ? 'the one risk' : `${number} risks`}, ${expected}${headWords(view)}${priceWords(view)}${atMost}, is ${left} in ${figures.yearText(last)}.`,
  ]
}
