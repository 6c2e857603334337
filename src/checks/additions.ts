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
 * METHODS.md, section 12: what totals and positions are made of, told from the lines, streams, reserves and contracts of the definition and
 * not from the formulas of the rows, so that a row left out of a formula is found. Without those that are not there because nothing is
 * stated that they rest on.
 */
export function additionChecks(figures: CheckFigures): AdditionCheck[] {
  const { definition } = figures.scenario
  const parts = partsOf(figures)
  const checks: readonly (readonly [of: RowPath | undefined, check: () => AdditionCheck])[] = [
    ['spend.total', () => linesSum(figures, parts)],
    ['funding.total', () => streamsSum(parts)],
    ['headroom', () => headroom(parts)],
    ['in-year', () => inYear(parts)],
    ['headroom', () => headroomOfInYear],
    ['headroom.recurrent', () => recurrentHeadroom(parts)],
    ['underlying', () => underlying(figures)],
    [undefined, () => contractsSum(definition)],
  ]
  return checks
    .filter(([of]) => of === undefined || !figures.isAbsent(of))
    .map(([, check]) => check())
    .filter(({ additions }) => additions.length > 0)
}

/** The rows that totals and positions are made of: one list each, so that what several checks add up is added up once. */
interface Parts {
  readonly funding: Kinds
  readonly spend: Kinds
  readonly reserves: readonly RowPath[]
  /** What is lost of streams with a ring-fence. */
  readonly lost: Kinds
  /** What contracts take beyond the recurrent cost of their lines. */
  readonly contracts: readonly RowPath[]
  readonly losesUnderspends: boolean
}

/** Rows of a year, and those of what lasts of it. */
interface Kinds {
  readonly total: readonly RowPath[]
  readonly recurrent: readonly RowPath[]
}

function partsOf(figures: CheckFigures): Parts {
  const { definition } = figures.scenario
  const { lines, streams, reserves, contracts } = definition
  // Of a place the row tells whether any member loses what is left of a stream.
  const fenced = streams.filter(({ id }) => figures.has(`funding.${id}.lost`))
  return {
    funding: {
      total: streams.map(({ id }): RowPath => `funding.${id}.total`),
      recurrent: streams.map(({ id }): RowPath => `funding.${id}.recurrent`),
    },
    spend: {
      total: lines.map(({ id }): RowPath => `lines.${id}.spend`),
      recurrent: lines.map(({ id }): RowPath => `lines.${id}.recurrent`),
    },
    reserves: reserves.map(({ id }): RowPath => `reserves.${id}`),
    lost: {
      total: fenced.map(({ id }): RowPath => `funding.${id}.lost`),
      recurrent: fenced.map(({ id }): RowPath => `funding.${id}.lost-recurrent`),
    },
    contracts: contracts.map(({ id }): RowPath => `contracts.${id}.adjustment-recurrent`),
    losesUnderspends: losesUnderspends(definition),
  }
}

function linesSum(figures: CheckFigures, { spend }: Parts): AdditionCheck {
  const { lines } = figures.scenario.definition
  const totals: readonly TotalOfParts[] = [
    { of: 'spend.total', added: spend.total, less: [] },
    { of: 'spend.do-nothing', added: lines.map(({ id }): RowPath => `lines.${id}.do-nothing`), less: [] },
    { of: 'spend.recurrent', added: spend.recurrent, less: [] },
  ]
  const rowsOf = ({ of, added }: TotalOfParts): CheckedRow[] => [of, ...added]
  const additions = totals.filter(
    (total, at) => !totals.slice(0, at).some((other) => figures.isSame(rowsOf(total), rowsOf(other))),
  )
  return { id: 'lines-sum', title: 'Lines sum to total spend', additions }
}

function streamsSum({ funding }: Parts): AdditionCheck {
  const additions = (['total', 'recurrent'] as const).map(
    (part): TotalOfParts => ({ of: `funding.${part}`, added: funding[part], less: [] }),
  )
  return { id: 'streams-sum', title: 'Streams sum to funding', additions }
}

const repayment: readonly RowPath[] = ['surplus.repayment']
const required: readonly RowPath[] = ['surplus.required']

function headroom({ funding, reserves, lost, spend, losesUnderspends: loses }: Parts): AdditionCheck {
  const less = [reserves, repayment, required, lost.total, spend.total]
  return {
    id: 'headroom',
    title: loses
      ? 'Headroom is funding less reserves, repayment, required surplus, ring-fence underspend and spend'
      : 'Headroom is funding less reserves, repayment, required surplus and spend',
    additions: [{ of: 'headroom', added: funding.total, less }],
  }
}

function inYear({ funding, reserves, lost, spend, losesUnderspends: loses }: Parts): AdditionCheck {
  return {
    id: 'in-year',
    title: loses
      ? 'The in-year position is funding less reserves, repayment, ring-fence underspend and spend'
      : 'The in-year position is funding less reserves, repayment and spend',
    additions: [{ of: 'in-year', added: funding.total, less: [reserves, repayment, lost.total, spend.total] }],
  }
}

/** Between the two lies the required surplus alone: what is taken off one of them and not off the other is found, whatever it is. */
const headroomOfInYear: AdditionCheck = {
  id: 'headroom-of-in-year',
  title: 'Headroom is the in-year position less the required surplus',
  additions: [{ of: 'headroom', added: ['in-year'], less: [required] }],
}

function recurrentHeadroom({
  funding,
  reserves,
  lost,
  spend,
  contracts,
  losesUnderspends: loses,
}: Parts): AdditionCheck {
  const held = ['reserves', 'required surplus', 'drawdown', ...(loses ? ['ring-fence underspend of every year'] : [])]
  const lasting = contracts.length > 0 ? 'recurrent spend with contracts at full price' : 'recurrent spend'
  const drawdown: readonly RowPath[] = ['surplus.drawdown']
  const less = [reserves, required, drawdown, lost.recurrent, spend.recurrent, contracts]
  return {
    id: 'recurrent-headroom',
    title: `Recurrent headroom is recurrent funding less ${held.join(', ')} and ${lasting}`,
    additions: [{ of: 'headroom.recurrent', added: funding.recurrent, less }],
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
