import type { Definition } from '../definition/definition.ts'

/** A row by its name, and the one that says the same where it is not there. */
export interface PromisedRow {
  readonly path: string
  readonly orElse?: string
}

/**
 * The rows that a plan rolled forward without actuals has as the plan had them, in every year after the new base year: funding, core
 * and recurrent spend, cost, spend, payments and positions. Not growth, sums to date, real terms and doing nothing, which begin anew.
 * Core spend has no row of its own where no level stands beside it: it is the recurrent spend then.
 */
export function promisedRows({
  streams,
  reserves,
  lines,
  contracts,
  savings,
  shifts,
  changes,
  population,
}: Definition): PromisedRow[] {
  const of = (collection: string, items: readonly { readonly id: string }[], ...names: readonly string[]): string[] =>
    items.flatMap(({ id }) => names.map((name) => `${collection}.${id}.${name}`))
  const rows = [
    ...positions,
    ...of('funding', streams, 'total', 'recurrent', 'target', 'distance', 'lost'),
    ...reserves.map(({ id }) => `reserves.${id}`),
    ...of('lines', lines, 'recurrent', 'cost', 'spend', 'non-recurrent', 'activity'),
    ...of('savings', savings, 'planned', 'delivered', 'cost'),
    ...of('shifts', shifts, 'value', 'reprovided', 'released', 'stranded'),
    ...changes.map(({ kind, id }) => `${kind}.${id}.amount`),
    ...of('contracts', contracts, 'value', 'cost', 'payment', 'provider-result', 'affordability', 'per-head'),
    ...contracts.flatMap(({ id, lists, capitation }) => [
      ...lists.map((list) => `contracts.${id}.lists.${list.id}`),
      ...(capitation?.groups ?? []).map((group) => `contracts.${id}.segments.${group.id}`),
    ]),
    ...(population?.is === 'groups' ? population.groups.map(({ id }) => `population.groups.${id}`) : []),
  ]
  return [
    ...rows.map((path) => ({ path })),
    ...lines.map(({ id }) => ({ path: `lines.${id}.core`, orElse: `lines.${id}.recurrent` })),
  ]
}

const positions = [
  'population.total',
  'funding.total',
  'funding.recurrent',
  'reserves.total',
  'surplus.required',
  'surplus.carried',
  'surplus.repayment',
  'surplus.drawdown',
  'available',
  'spend.total',
  'in-year',
  'headroom',
  'headroom.recurrent',
  'underlying',
  'out-of-hospital.spend',
  'out-of-hospital.envelope',
  'savings.total',
  'savings.requirement',
]
