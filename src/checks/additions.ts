import type { Definition } from '../definition/definition.ts'
import type { RowPath } from '../model/row-path.ts'
import type { CheckedRow, CheckFigures } from './figures.ts'

/** A row and what it must come to: rows added up, less others. */
export interface TotalOfParts {
  readonly of: RowPath
  readonly added: readonly CheckedRow[]
  /** What is taken away, in groups: one that other additions add up too is the very same list. */
  readonly less: readonly (readonly CheckedRow[])[]
}

/** A check that some rows are what their parts come to. */
export interface AdditionCheck {
  readonly id: string
  readonly title: string
  readonly additions: readonly TotalOfParts[]
}

/**
 * METHODS.md, section 12: what totals are made of, told from the lines, streams and reserves of the definition and not from the formulas of
 * the rows, so that a row left out of a formula is found. Without those that are not there because nothing is stated that they rest on.
 */
export function additionChecks(figures: CheckFigures): AdditionCheck[] {
  const { definition } = figures.scenario
  const spend = definition.lines.map(({ id }): RowPath => `lines.${id}.spend`)
  const checks: readonly (readonly [of: RowPath | undefined, check: () => AdditionCheck])[] = [
    ['spend.total', () => linesSum(figures, spend)],
    ['funding.total', () => streamsSum(definition)],
    ['headroom', () => headroom(figures, spend)],
    ['underlying', () => underlying(figures)],
    [undefined, () => contractsSum(definition)],
  ]
  return checks
    .filter(([of]) => of === undefined || !figures.isAbsent(of))
    .map(([, check]) => check())
    .filter(({ additions }) => additions.length > 0)
}

function linesSum(figures: CheckFigures, spend: readonly RowPath[]): AdditionCheck {
  const { lines } = figures.scenario.definition
  const totals: readonly TotalOfParts[] = [
    { of: 'spend.total', added: spend, less: [] },
    { of: 'spend.do-nothing', added: lines.map(({ id }): RowPath => `lines.${id}.do-nothing`), less: [] },
    { of: 'spend.recurrent', added: lines.map(({ id }): RowPath => `lines.${id}.recurrent`), less: [] },
  ]
  const rowsOf = ({ of, added }: TotalOfParts): CheckedRow[] => [of, ...added]
  const additions = totals.filter(
    (total, at) => !totals.slice(0, at).some((other) => figures.isSame(rowsOf(total), rowsOf(other))),
  )
  return { id: 'lines-sum', title: 'Lines sum to total spend', additions }
}

function streamsSum({ streams }: Definition): AdditionCheck {
  const additions = (['total', 'recurrent'] as const).map(
    (part): TotalOfParts => ({
      of: `funding.${part}`,
      added: streams.map(({ id }): RowPath => `funding.${id}.${part}`),
      less: [],
    }),
  )
  return { id: 'streams-sum', title: 'Streams sum to funding', additions }
}

function headroom(figures: CheckFigures, spend: readonly RowPath[]): AdditionCheck {
  const { definition } = figures.scenario
  const { streams, reserves } = definition
  // Of a place the row tells whether any member loses what is left of a stream.
  const lost = streams.map(({ id }): RowPath => `funding.${id}.lost`).filter((path) => figures.has(path))
  const used: RowPath[] = [
    ...reserves.map(({ id }): RowPath => `reserves.${id}`),
    'surplus.repayment',
    'surplus.required',
    ...lost,
  ]
  return {
    id: 'headroom',
    title: losesUnderspends(definition)
      ? 'Headroom is funding less reserves, repayment, required surplus, ring-fence underspend and spend'
      : 'Headroom is funding less reserves, repayment, required surplus and spend',
    additions: [
      { of: 'headroom', added: streams.map(({ id }): RowPath => `funding.${id}.total`), less: [used, spend] },
    ],
  }
}

/** Whether any ring-fence loses what is left of it: of a place, one of any of its members. */
function losesUnderspends({ streams, members }: Definition): boolean {
  return members.length > 0
    ? members.some(({ definition }) => losesUnderspends(definition))
    : streams.some(({ ringFence }) => ringFence?.isLost === true)
}

function underlying({ scenario }: CheckFigures): AdditionCheck {
  const { rows } = scenario.projection.model
  const steps = rows.filter(({ stepTo, member }) => stepTo === 'underlying' && member === undefined)
  return {
    id: 'underlying',
    title: 'The in-year position and its steps come to the underlying position',
    additions: [{ of: 'underlying', added: ['in-year', ...steps], less: [] }],
  }
}

function contractsSum({ contracts, members }: Definition): AdditionCheck {
  // Of a place its members' own contracts are checked with them.
  const own = members.length > 0 ? [] : contracts
  const additions = own.map(
    ({ id, scope }): TotalOfParts => ({
      of: `contracts.${id}.adjustment-paid`,
      added: scope.map(({ line }): RowPath => `contracts.${id}.adjustments.${line}`),
      less: [],
    }),
  )
  return { id: 'contracts-sum', title: 'What contracts pay beyond cost is spread over their lines', additions }
}
