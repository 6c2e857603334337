import type { Decimal } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import type { Contract } from '../definition/definition.ts'
import { figuresWithin } from '../definition/stated/figures-within.ts'
import { qualityOf } from '../definition/values/quality.ts'
import { envelope, hasEnvelope } from '../model/care-settings.ts'
import type { RowPath } from '../model/row-path.ts'
import type { Scenario } from '../open/open.ts'
import { yearMarksOf, yearsToldApart } from './chart-years.ts'
import type { Chart, ChartSeries } from './document.ts'
import { ownContracts } from './tables/contracts.ts'
import { FiguresInView } from './views/figures-in-view.ts'
import { basisOf, moneyOfFigures, type View } from './views/view.ts'

/** What the picture of what is left for care out of hospital against its cost is called, wherever it is drawn. */
export const envelopeTitle = 'What is left for care out of hospital, and what it costs as projected'

/** Charts that stand by themselves: what is left for care out of hospital against its cost, and the budget of each contract. */
export function picturesOf(scenario: Scenario, view: View): Chart[] {
  const pictures = new Pictures(scenario, view)
  return [...pictures.envelope(), ...ownContracts(scenario).flatMap((contract) => pictures.contract(contract))]
}

/** What is left for care out of hospital against its cost; none where there is nothing left or no year to draw. */
export function envelopeChart(scenario: Scenario, view: View): Chart[] {
  return new Pictures(scenario, view).envelope()
}

class Pictures {
  private readonly scenario: Scenario
  private readonly view: View
  private readonly figures: FiguresInView

  constructor(scenario: Scenario, view: View) {
    this.scenario = scenario
    this.view = view
    this.figures = new FiguresInView(scenario, view)
  }

  envelope(): Chart[] {
    const { definition } = this.scenario
    const { base, count } = definition.horizon
    const spend: RowPath = 'out-of-hospital.spend'
    if (!hasEnvelope(definition) || count < 1 || !this.figures.hasFormula(envelope) || !this.figures.hasFormula(spend))
      return []
    const years = Array.from({ length: count + 1 }, (_, index) => base + index)
    return this.chart('envelope', envelopeTitle, years, [
      this.line('Out-of-hospital envelope', envelope, years, 'left'),
      this.line('Out-of-hospital spend', spend, years, 'services'),
    ])
  }

  /** The price, what is paid and what the services cost, over the years of a contract; what is paid only where it is not the price. */
  contract(contract: Contract): Chart[] {
    const { id, title, from, starts, ends } = contract
    const { base } = this.scenario.definition.horizon
    const years = Array.from({ length: ends - from + 1 }, (_, at) => base + from + at)
    const price = this.line('Indexed price', `contracts.${id}.value`, years)
    const cost = this.line('Projected cost of the services', `contracts.${id}.cost`, years)
    const worked = this.line('Payment', `contracts.${id}.payment`, years)
    // Of a year in shadow a payment is worked out, and nothing is paid.
    const paidAt = starts - from
    const payment = { ...worked, values: worked.values.map((value, at) => (at < paidAt ? undefined : value)) }
    const isPaid = years.every((_, at) => at < paidAt || isSame(price.values[at], payment.values[at]))
    const lines = isPaid ? [{ ...price, label: 'Indexed price, which is paid' }, cost] : [price, cost, payment]
    const named = `Contract "${title}": its indexed price, and what its services cost`
    const chart = this.chart('contract', named, years, lines).map((own) => ({
      ...own,
      unit: `${own.unit}${shadowInWords(years.slice(0, Math.max(0, paidAt)))}${this.chosenInWords(contract)}`,
    }))
    return lines.every(({ values }) => values.every((value) => value === undefined)) ? [] : chart
  }

  /** How many of the figures that state a contract nobody has found, which whoever sees its picture alone must know. */
  private chosenInWords(contract: Contract): string {
    const own = [...figuresWithin(contract, new Set(this.scenario.model.inputs))]
    const stated = [...new Set(own.flatMap(({ entry, isSetting }) => (isSetting === undefined ? (entry ?? []) : [])))]
    const chosen = stated.filter(({ provenance }) => qualityOf(provenance) === 'illustrative').length
    if (chosen === 0) return ''
    const of = chosen === stated.length ? 'all' : chosen
    return `; illustrative: ${stated.length === 1 ? "the contract's one figure" : `${of} of the contract's ${stated.length} figures`}`
  }

  private line(label: string, path: RowPath, years: readonly FinancialYear[], is?: ChartSeries['is']): ChartSeries {
    const { base } = this.scenario.definition.horizon
    const values = years.map((year) => this.figures.money(path, year - base)?.value)
    return { label, rows: [path], values, ...(is !== undefined && { is }) }
  }

  private chart(
    name: NonNullable<Chart['name']>,
    title: string,
    years: readonly FinancialYear[],
    series: ChartSeries[],
  ): Chart[] {
    const { view } = this
    return [
      {
        title,
        name,
        unit: basisOf(view),
        years,
        series,
        decimals: view.decimals,
        money: moneyOfFigures(view),
        ...(series.length === 2 && { gap: { from: 0, to: 1, label: 'Gap' } }),
        ...yearsToldApart(years, [yearMarksOf(this.scenario)]),
      },
    ]
  }
}

/** Which of the years are in shadow. */
function shadowInWords(years: readonly FinancialYear[]): string {
  const [first, last] = [years[0], years.at(-1)]
  if (first === undefined || last === undefined) return ''
  return `; ${printYear(first)}${first === last ? '' : ` to ${printYear(last)}`} in shadow, not paid`
}

function isSame(one: Decimal | undefined, other: Decimal | undefined): boolean {
  return one === undefined ? other === undefined : other !== undefined && one.eq(other)
}
