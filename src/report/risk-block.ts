import { type Decimal, zero } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import type { Risk } from '../definition/definition.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import type { Block, Cell } from './report.ts'
import { basisOf, type View } from './view.ts'
import { amountIn, headWords, priceWords } from './view-words.ts'

/** The risk register, the highest score first: what each risk is expected to cost at its worst, and in the last year. */
export function riskBlocks(scenario: Scenario, view: View): Block[] {
  const { definition, projection } = scenario
  const { base, count } = definition.horizon
  const risks = definition.members.length > 0 ? [] : [...definition.risks]
  if (risks.length === 0) return []
  risks.sort((left, right) => scoreOf(right).comparedTo(scoreOf(left)))
  const money = (path: string, index: number): Cell => {
    const value = valueAt(projection, path, index)
    const viewed = value && view.money(value, index)
    return viewed === undefined ? { is: 'blank' } : { is: 'money', value: viewed }
  }
  const expected = (path: string): Cell[] => {
    const worst = worstYear(scenario, path)
    return [money(path, worst), { is: 'text', text: printYear(base + worst) }, money(path, count)]
  }
  const blank: Cell = { is: 'blank' }
  return [
    {
      table: {
        heading: 'Risk register',
        basis: `${basisOf(view)}; expected value is probability times impact, less that of the mitigation`,
        decimals: view.decimals,
        percentDecimals: 0,
        columns: [
          { label: 'Score', note: '' },
          { label: 'Probability', note: '' },
          { label: 'Expected', note: 'at worst' },
          { label: 'Year', note: '' },
          { label: 'Expected', note: printYear(base + count) },
        ],
        rows: [
          ...risks.map((risk) => ({
            role: 'item' as const,
            label: risk.title,
            cells: [
              { is: 'text' as const, text: scoreInWords(risk) },
              { is: 'share' as const, value: risk.probability.values[0] ?? zero },
              ...expected(`risks.${risk.id}.expected`),
            ],
          })),
          { role: 'total', label: 'All risks', cells: [blank, blank, ...expected('risks.total')] },
          {
            role: 'position',
            label: 'Headroom less risks',
            cells: [blank, blank, blank, blank, money('headroom.risk-adjusted', count)],
          },
        ],
        additions: [],
      },
      notes: risks.flatMap((risk) => careFor(risk) ?? []),
    },
  ]
}

/** The projected year, by index, in which a row is largest; the first of several. */
function worstYear(
  { definition: { horizon }, projection }: Pick<Scenario, 'definition' | 'projection'>,
  path: string,
): number {
  let worst = 1
  for (let index = 2; index <= horizon.count; index++) {
    const [value, most] = [index, worst].map((at) => valueAt(projection, path, at))
    if (value !== undefined && most !== undefined && value.gt(most)) worst = index
  }
  return worst
}

function scoreOf({ likelihood, consequence }: Risk): Decimal {
  return (likelihood?.values[0] ?? zero).times(consequence?.values[0] ?? zero)
}

/** Likelihood times consequence, both out of five. */
function scoreInWords(risk: Risk): string {
  const { likelihood, consequence } = risk
  if (likelihood === undefined || consequence === undefined) return ''
  return `${likelihood.values[0]?.toFixed()} x ${consequence.values[0]?.toFixed()} = ${scoreOf(risk).toFixed()}`
}

/** Who answers for a risk and what is done about it. */
function careFor({ title, owner, mitigation }: Risk): string | undefined {
  const parts = [...(owner === undefined ? [] : [owner]), ...(mitigation === undefined ? [] : [mitigation.text])]
  return parts.length === 0 ? undefined : `${title}: ${parts.join('; ').replace(/\.$/, '')}.`
}

/** What the risks of the register take off headroom if they cost what is expected of them. */
export function riskFact({ definition, projection }: Scenario, view: View): string | undefined {
  const { base, count } = definition.horizon
  if (definition.risks.length === 0) return undefined
  const [expected, left] = ['risks.total', 'headroom.risk-adjusted'].map((path) => {
    const value = valueAt(projection, path, count)
    return value && view.money(value, count)
  })
  if (expected === undefined || left === undefined) return undefined
  const worst = worstYear({ definition, projection }, 'risks.total')
  const most = valueAt(projection, 'risks.total', worst)
  const peak = most && view.money(most, worst)
  const atMost =
    peak === undefined || amountIn(view, peak) === amountIn(view, expected)
      ? ''
      : ` (at worst ${amountIn(view, peak)}, in ${printYear(base + worst)})`
  const number = definition.risks.length
  return `${number === 1 ? 'One risk has' : `${number} risks have`} an expected value of ${amountIn(view, expected)}${headWords(view)}${priceWords(view)} in ${printYear(base + count)}${atMost}, beside headroom and not in it: headroom less that is ${amountIn(view, left)}.`
}
