import { type Decimal, isMore, zero } from '../../base/decimal.ts'
import type { Risk } from '../../definition/definition.ts'
import type { Scenario } from '../../open/open.ts'
import { rowValueIfAny } from '../../open/project.ts'
import type { Addition, Table, TableRow } from '../document.ts'
import type { Cell } from '../figure.ts'
import { mostTold } from '../most-told.ts'
import { type SaidFigure, type Sentence, saidText, say } from '../sentence.ts'
import { cellOf, FiguresInView } from '../views/figures-in-view.ts'
import { basisOf, type View } from '../views/view.ts'
import { headWords, priceWords } from '../views/view-words.ts'
import { placesOfShares } from './places-of-shares.ts'

const blank: Cell = { is: 'blank' }

/** What a register adds up of each risk, in the order of its columns: impact, gross, mitigated and net. */
const names = ['happens', 'before-mitigation', 'mitigated', 'expected'] as const
const net = names.length
/** Of the columns net is gross less what is mitigated. */
const across: Addition = {
  total: net,
  parts: [
    { row: net - 2, sign: 1 },
    { row: net - 1, sign: -1 },
  ],
}

/** The risk register, the highest score first: what each costs if it happens and is expected to cost, in its worst year. */
export function riskTables(scenario: Scenario, view: View): Table[] {
  const { definition } = scenario
  const risks = definition.members.length > 0 ? [] : [...definition.risks]
  if (risks.length === 0) return []
  risks.sort((left, right) => scoreOf(scenario, right).comparedTo(scoreOf(scenario, left)))
  const figures = new FiguresInView(scenario, view)
  const { last } = figures
  /** Some risks together in one year, that in which they are expected to cost most where none is asked for. */
  const row = (
    role: TableRow['role'],
    label: string,
    some: readonly Risk[],
    likely: Cell,
    asked?: number,
  ): TableRow => {
    const all = names.map((name) => figures.togetherByYear(some.map(({ id }) => `risks.${id}.${name}` as const)))
    const year = asked ?? worstYear(figures, all[net - 1] ?? nothingIn)
    return { role, label, cells: [likely, ...all.map((figureIn) => cellOf(figureIn(year))), yearCell(figures, year)] }
  }
  const told = risks.slice(0, mostTold)
  const others = risks.slice(mostTold)
  const each = [
    ...told.map((risk) => row('item', risk.title, [risk], probability(risk, figures))),
    ...(others.length === 0 ? [] : [row('item', `Other risks (${others.length})`, others, blank)]),
  ]
  // Without funding there is no headroom.
  const left = figures.cell('headroom.risk-adjusted', last)
  const [worst, happening] = (['risks.total', 'risks.all-happen'] as const).map((path) =>
    worstYear(figures, figures.togetherByYear([path])),
  ) as [number, number]
  return [
    {
      heading: 'Risk register',
      basis: `${basisOf(view)}; highest score first, each in its worst year: gross is probability x impact, net is gross less mitigated`,
      decimals: view.decimals,
      percentDecimals: placesOfShares(
        view,
        told.map((risk) => risk.probability.values[0]),
      ),
      columns: ['Probability', 'Impact', 'Gross', 'Mitigated', 'Net', 'Year'].map((label) => ({ label, note: '' })),
      rows: [
        ...each,
        row('total', 'All risks', risks, blank),
        ...(worst === last ? [] : [row('total', 'All risks, last year', risks, blank, last)]),
        {
          role: 'total',
          label: 'If all risks happen',
          cells: [
            blank,
            figures.cell('risks.all-happen', happening),
            blank,
            blank,
            blank,
            yearCell(figures, happening),
          ],
        },
        ...(left.is === 'blank'
          ? []
          : [
              {
                role: 'position' as const,
                label: 'Headroom less risks',
                cells: [blank, blank, blank, blank, left, yearCell(figures, last)],
              },
            ]),
      ],
      additions: [],
      across: [across],
      notes: [...(isOneYear(each) ? [] : [differentYears]), ...told.flatMap((risk) => careFor(scenario, risk))],
    },
  ]
}

const differentYears: Sentence = [
  'Risks are at their worst in different years, so that they do not add up to the totals.',
]

function isOneYear(rows: readonly TableRow[]): boolean {
  const years = rows.map(({ cells }) => cells.at(-1)).map((cell) => (cell?.is === 'text' ? cell.text : ''))
  return new Set(years).size < 2
}

function nothingIn(): undefined {
  return undefined
}

function yearCell(figures: FiguresInView, index: number): Cell {
  return { is: 'text', text: figures.yearText(index) }
}

/** As it is stated of the base year. */
function probability({ probability: { path, values } }: Risk, figures: FiguresInView): Cell {
  return { is: 'share', value: values[0] ?? zero, of: { rows: [path], year: figures.yearAt(0) } }
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

function scoreInWords(scenario: Scenario, risk: Risk): string[] {
  const { likelihood, consequence } = risk
  if (likelihood === undefined || consequence === undefined) return []
  const score = scoreOf(scenario, risk).toFixed()
  return [`scored ${likelihood.values[0]?.toFixed()} x ${consequence.values[0]?.toFixed()} = ${score}`]
}

/** How a risk is scored, who answers for it and what is done about it. */
function careFor(scenario: Scenario, risk: Risk): Sentence[] {
  const { title, owner, mitigation } = risk
  const parts = [...scoreInWords(scenario, risk), ...[owner, mitigation?.text].flatMap((text) => text ?? [])]
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
