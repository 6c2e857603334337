import type { SketchContract, SketchLimit } from './any-contract.ts'
import type { SketchGroup } from './any-definition.ts'

interface Around {
  readonly rows: ReadonlyMap<string, readonly number[]>
  readonly rate: (hundredths: number | undefined) => number
  readonly percent: (value: number | undefined) => number
  readonly money: (thousandths: number | undefined) => number
  readonly put: (path: string, value: number) => void
  readonly at: (path: string, year?: number) => number
  readonly groups: readonly SketchGroup[]
}

interface Paid {
  /** What is paid beyond the cost of the services, nothing in a year that is not paid. */
  readonly adjustment: number
  /** The part of it that lasts. */
  readonly recurrent: number
  /** Payment less the price, or less what is paid where that is more. */
  readonly belowPrice: number
  /** The part of each line that the payment stands in the place of. */
  readonly sharePaid: ReadonlyMap<number, number>
  readonly byLine: ReadonlyMap<number, number>
  readonly recurrentByLine: ReadonlyMap<number, number>
}

const moneyRows =
  'value withheld earned variance gain-to-commissioner loss-to-commissioner loss-to-provider beyond payment provider-result affordability affordability-paid'.split(
    ' ',
  )

/** One year of a contract, straight from section 8 of src/METHODS.md: cost and funding of the year are known, spend is not. */
export function reckonContract(contract: SketchContract, path: string, t: number, around: Around): Paid {
  const { rate, percent, money, put, at } = around
  const { starts, ends = Number.POSITIVE_INFINITY, shadow = starts, priced, index, scope, outcomes } = contract
  for (const name of [...moneyRows, 'cost', 'adjustment']) put(`${path}.${name}`, Number.NaN)
  for (const g of contract.lists.keys()) put(`${path}.lists.g${g}`, Number.NaN)
  for (const { line } of contract.beyond) put(`${path}.beyond.l${line}`, Number.NaN)
  const { capitation } = contract
  const groups = capitation === undefined ? [] : [...around.groups.entries()]
  for (const [e] of groups) put(`${path}.segments.e${e}`, Number.NaN)
  if (capitation !== undefined) put(`${path}.per-head`, Number.NaN)
  const isPaid = t >= starts && t <= ends
  const none = new Map<number, number>()
  const unpaid = { adjustment: 0, recurrent: 0, belowPrice: 0, sharePaid: none, byLine: none, recurrentByLine: none }
  if (t < shadow || t > ends) return unpaid

  const joined = scope.filter(({ from = 0 }) => t >= from)
  const inScope = (name: string, year = t): number =>
    joined.reduce((so, { line, share }) => so + percent(share) * at(`lines.l${line}.${name}`, year), 0)
  const cost = inScope('cost')
  put(`${path}.cost`, cost)
  put(`${path}.adjustment`, 0)
  // A price is not known before its year, nor how a line beyond would have gone before the year it goes from.
  if (t < priced || (contract.beyond.length > 0 && t < starts - 1)) return unpaid

  // People as they were counted last: each group by its weight, or by its price in pounds of the pricing year.
  const counted =
    capitation?.reviewed === undefined ? t : Math.max(priced, ...capitation.reviewed.filter((year) => year <= t))
  const of = (e: number, year: number): number => {
    const { weight } = around.groups[e] as SketchGroup
    const each = capitation?.prices === undefined ? weight / 100 : (capitation.prices[e] ?? 0) / 1e6
    return at(`population.groups.e${e}`, year) * each
  }
  const all = (year: number): number => groups.reduce((so, [e]) => so + of(e, year), 0)
  const first = contract.value === undefined ? inScope('recurrent', priced) : money(contract.value)
  let price = capitation?.prices === undefined ? first : all(priced)
  for (let year = priced + 1; year <= t; year++) {
    if (index.isAllocation) price *= 1 + at('funding.growth', year)
    else {
      const { population } = index
      if (population === 'own') price *= at('population.total', year) / at('population.total', year - 1)
      else if (population !== undefined) price *= 1 + rate(population[year - 1])
      price *= (1 + rate(index.inflation?.[year - 1])) * (1 - rate(index.productivity?.[year - 1]))
    }
  }
  const value = capitation === undefined ? price : (price * all(counted)) / all(priced)
  for (const [e] of groups) put(`${path}.segments.e${e}`, (value * of(e, counted)) / all(counted))
  const heads = groups.reduce((so, [e]) => so + at(`population.groups.e${e}`, counted), 0)
  if (capitation !== undefined) put(`${path}.per-head`, (value * 1e6) / heads)
  put(`${path}.value`, value)

  const limit = ({ amount, share, of }: SketchLimit, usual: number): number =>
    share === undefined ? money(amount?.[t]) : percent(share[t]) * (of === undefined ? usual : Math.max(0, at(of)))
  const bandOf = (band: SketchLimit | undefined, usual: number): number => (band === undefined ? 0 : limit(band, usual))
  const capped = (amount: number, cap: SketchLimit | undefined): number =>
    cap === undefined ? amount : Math.min(amount, limit(cap, value))

  const forOutcomes = value * percent(outcomes?.share[t])
  const earned = forOutcomes * percent(outcomes?.achievement[t])
  const withheld = outcomes?.isWithin === true ? forOutcomes : 0
  const [gain, loss] = [Math.max(0, value - cost), Math.max(0, cost - value)]
  const [gainBand, lossBand] = [bandOf(contract.gain.band, value), bandOf(contract.loss.band, value)]
  const keeps = percent(contract.gain.share?.[t] ?? 100)
  const bears = percent(contract.loss.share?.[t] ?? 100)
  const toCommissioner = capped((1 - keeps) * Math.max(0, gain - gainBand), contract.gain.cap)
  const lossToProvider =
    bears === 0
      ? capped(0, contract.loss.cap)
      : capped(Math.min(loss, lossBand) + bears * Math.max(0, loss - lossBand), contract.loss.cap)

  let beyond = 0
  for (const { line, counterfactual, gain: above, loss: below } of contract.beyond) {
    let expected = at(`lines.l${line}.recurrent`, starts - 1)
    for (let year = starts; year <= t; year++) expected *= 1 + rate(counterfactual[year - 1])
    const saved = expected - at(`lines.l${line}.cost`)
    const part = (sharing: typeof above, off: number): number =>
      sharing === undefined
        ? 0
        : capped(percent(sharing.share?.[t]) * Math.max(0, off - bandOf(sharing.band, expected)), sharing.cap)
    const own = part(above, saved) - part(below, -saved)
    put(`${path}.beyond.l${line}`, own)
    beyond += own
  }

  const payment = value - withheld + earned - toCommissioner + (loss - lossToProvider) + beyond
  put(`${path}.withheld`, withheld)
  put(`${path}.earned`, earned)
  put(`${path}.variance`, value - cost)
  put(`${path}.gain-to-commissioner`, toCommissioner)
  put(`${path}.loss-to-provider`, lossToProvider)
  put(`${path}.loss-to-commissioner`, loss - lossToProvider)
  put(`${path}.beyond`, beyond)
  put(`${path}.payment`, payment)
  put(`${path}.provider-result`, payment - cost)
  const people = contract.lists.reduce((so, one) => so + one, 0)
  for (const [g, one] of contract.lists.entries()) put(`${path}.lists.g${g}`, (value * one) / people)
  if (!isPaid) return unpaid
  put(`${path}.adjustment`, payment - cost)
  return {
    adjustment: payment - cost,
    recurrent: Math.max(value, payment) - inScope('recurrent'),
    belowPrice: payment - Math.max(value, payment),
    sharePaid: new Map(joined.map(({ line, share }) => [line, percent(share)])),
    recurrentByLine: new Map(
      joined.map(({ line, share }) => [
        line,
        ((Math.max(value, payment) - inScope('recurrent')) * percent(share) * at(`lines.l${line}.cost`)) / cost,
      ]),
    ),
    byLine: new Map(
      joined.map(({ line, share }) => [line, ((payment - cost) * percent(share) * at(`lines.l${line}.cost`)) / cost]),
    ),
  }
}
