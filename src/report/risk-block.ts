import type { Scenario } from '../analysis/open.ts'
import { type Decimal, zero } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import type { Risk } from '../definition/definition.ts'
import { valueAt } from '../engine/project.ts'
import type { Block, Cell } from './report.ts'
import { basisOf, type View } from './view.ts'
import { amountIn } from './view-words.ts'

/** The risk register, the highest score first, with what each risk is expected to cost. */
export function riskBlocks(scenario: Scenario, years: readonly FinancialYear[], view: View): Block[] {
  const { definition, projection } = scenario
  const { base, count } = definition.horizon
  const risks = definition.members.length > 0 ? [] : [...definition.risks]
  if (risks.length === 0) return []
  const shown = [...new Set([years.find((year) => year > base) ?? base + count, base + count])]
  risks.sort((left, right) => scoreOf(right).comparedTo(scoreOf(left)))
  const money = (path: string, year: FinancialYear): Cell => {
    const value = valueAt(projection, path, year - base)
    const viewed = value && view.money(value, year - base)
    return viewed === undefined ? { is: 'blank' } : { is: 'money', value: viewed }
  }
  const row = (risk: Risk): Cell[] => [
    { is: 'text', text: scoreInWords(risk) },
    { is: 'share', value: risk.probability.values[0] as Decimal },
    ...shown.map((year) => money(`risks.${risk.id}.expected`, year)),
  ]
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
          ...shown.map((year) => ({ label: 'Expected', note: printYear(year) })),
        ],
        rows: [
          ...risks.map((risk) => ({ role: 'item' as const, label: risk.title, cells: row(risk) })),
          {
            role: 'total',
            label: 'All risks',
            cells: [{ is: 'blank' }, { is: 'blank' }, ...shown.map((year) => money('risks.total', year))],
          },
          {
            role: 'position',
            label: 'Headroom less risks',
            cells: [{ is: 'blank' }, { is: 'blank' }, ...shown.map((year) => money('headroom.risk-adjusted', year))],
          },
        ],
        additions: [],
      },
      notes: risks.flatMap((risk) => careFor(risk) ?? []),
    },
  ]
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
  const number = definition.risks.length
  return `${number === 1 ? 'One risk has' : `${number} risks have`} an expected value of ${amountIn(view, expected)} in ${printYear(base + count)}, beside headroom and not in it: headroom less that is ${amountIn(view, left)}.`
}
