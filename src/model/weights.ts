import type { Line, PlaceMember } from '../definition/definition.ts'
import { divide, input, row, sum, times } from '../formula/build.ts'
import type { Numeric, Term } from '../formula/node.ts'
import { changeStillToCome } from './changes.ts'
import { inMember, memberRows } from './member-rows.ts'
import { always, inUnit, type Row, working } from './row.ts'
import { savingStillToCome } from './savings.ts'

/** What of a member belongs to its place. */
export interface Weighed {
  readonly member: PlaceMember
  /** A row of the member times what of it belongs here; undefined where none of it does. */
  readonly part: (path: string, lag?: number) => Numeric | undefined
  /** The share that a row of the member is multiplied by; undefined for a row that is put together from others. */
  readonly shareOf: (path: string) => Numeric | 'whole' | 'none' | undefined
}

/** How a member is weighed: by one share for everything, or line by line. */
export function weigh(member: PlaceMember): Weighed {
  return member.lines === undefined ? byShare(member) : byLine(member)
}

/** The share of a member that its residents here make, as a row of its own. */
export function shareRows({ id, title, residents }: PlaceMember): Row[] {
  if (residents === undefined) return []
  const share = divide(input(residents), row(inMember(id, 'population.total')))
  return [
    working(
      inUnit('share', {
        ...always(sharePath(id), `${title}, share of its residents who live here`, share),
        formula: row(sharePath(id), 1),
      }),
    ),
  ]
}

function sharePath(id: string): string {
  return `members.${id}.share-of-residents`
}

function byShare(member: PlaceMember): Weighed {
  const { id, share, residents } = member
  const weight = residents !== undefined ? row(sharePath(id)) : share === undefined ? undefined : input(share)
  return {
    member,
    shareOf: () => weight ?? 'whole',
    part: (path, lag = 0) => {
      const own = row(inMember(id, path), lag)
      return weight === undefined ? own : times(weight, own)
    },
  }
}

/** What a line, a scheme on it or a move from it brings follows the share of that line; money in follows that of funding. */
function byLine(member: PlaceMember): Weighed {
  const { id, definition } = member
  const lines = member.lines ?? new Map()
  const shares = new Map([...lines].map(([line, share]) => [line, input(share)]))
  const lineOf = new Map<string, string>([
    ...definition.lines.map((line) => [`lines.${line.id}`, line.id] as const),
    ...definition.savings.map((saving) => [`savings.${saving.id}`, saving.line] as const),
    ...definition.shifts.map((shift) => [`shifts.${shift.id}`, shift.from] as const),
    ...definition.changes.map((change) => [`${change.kind}.${change.id}`, change.line] as const),
    ...definition.risks.map((risk) => [`risks.${risk.id}`, risk.line ?? 'funding'] as const),
  ])
  const shareOf = (path: string): Numeric | 'none' | undefined => {
    if (composed.has(path) || /^(?:savings|shifts)\..+\.net$|^providers\./.test(path)) return undefined
    const [first = '', second = '', third = ''] = path.split('.')
    const shift = first === 'shifts' ? definition.shifts.find((one) => one.id === second) : undefined
    const responsibility = definition.responsibilities.find((one) => first === 'responsibilities' && one.id === second)
    const line =
      third === 'cost' && first === 'savings'
        ? definition.savings.find((one) => one.id === second)?.costLine
        : shift !== undefined && third === 'reprovided'
          ? shift.to
          : responsibility !== undefined && third === 'spend'
            ? responsibility.line
            : (lineOf.get(`${first}.${second}`) ?? 'funding')
    return shares.get(line ?? 'funding') ?? 'none'
  }
  const part = (path: string, lag = 0): Numeric | undefined => {
    const share = shareOf(path)
    if (share === 'none') return undefined
    if (share !== undefined) return times(share, row(inMember(id, path), lag))
    const whole = compose(path, (other) => part(other), member, shares)
    return lag === 0 ? whole : undefined
  }
  return { member, shareOf, part }
}

/** Rows of money that add up others, whose parts have shares of their own. */
const composed: ReadonlySet<string> = new Set([
  'available',
  'spend.total',
  'spend.do-nothing',
  'spend.recurrent',
  'savings.total',
  'savings.unidentified',
  'headroom',
  'headroom.recurrent',
  'headroom.risk-adjusted',
  'out-of-hospital.spend',
  'out-of-hospital.envelope',
  'in-year',
  'underlying',
  'underlying.full-year-effects',
  'underlying.non-recurrent-spend',
  'underlying.non-recurrent-savings',
  'do-nothing-gap',
  'risks.total',
])

/** A row that adds up others, put together from the parts of them that belong here. */
function compose(
  path: string,
  part: (path: string) => Numeric | undefined,
  { id, title, definition }: PlaceMember,
  shares: ReadonlyMap<string, Numeric>,
): Numeric | undefined {
  const { lines, savings, changes, risks, streams } = definition
  const terms = (signs: 1 | -1, ...paths: readonly string[]): Term[] =>
    paths.flatMap((one) => {
      const of = part(one)
      return of === undefined ? [] : [{ sign: signs, of }]
    })
  const spend = (name: string): string[] => lines.map((line) => `lines.${line.id}.${name}`)
  const outside = lines.filter(({ setting }) => setting === 'out-of-hospital').map((line) => `lines.${line.id}.spend`)
  const lost = streams.filter(({ ringFence }) => ringFence?.isLost === true).map((one) => `funding.${one.id}.lost`)
  const delivered = (wanted: (saving: (typeof savings)[number]) => boolean): string[] =>
    savings.filter(wanted).map((saving) => `savings.${saving.id}.delivered`)
  /** A formula over the member's own rows, times the share of its line. */
  const onLine = (line: string, formula: Numeric | undefined, sign: 1 | -1): Term[] => {
    const share = shares.get(line)
    if (share === undefined || formula === undefined) return []
    const [own] = memberRows(id, title, [always('', '', formula)])
    return own?.formula === undefined ? [] : [{ sign, of: times(share, own.formula) }]
  }
  switch (path) {
    case 'spend.total':
      return sum(...terms(1, ...spend('spend')))
    case 'spend.do-nothing':
      return sum(...terms(1, ...spend('do-nothing')))
    case 'spend.recurrent':
      return sum(...terms(1, ...spend('recurrent')))
    case 'available':
      return sum(
        ...terms(1, 'funding.total'),
        ...terms(-1, 'reserves.total', 'surplus.repayment', 'surplus.required', ...lost),
      )
    case 'in-year':
      return sum(
        ...terms(1, 'funding.total'),
        ...terms(-1, 'reserves.total', 'surplus.repayment', ...lost, ...spend('spend')),
      )
    case 'headroom':
      return sum(...terms(1, 'available'), ...terms(-1, 'spend.total'))
    case 'headroom.risk-adjusted':
      return sum(...terms(1, 'headroom'), ...terms(-1, 'risks.total'))
    case 'headroom.recurrent':
      return sum(
        ...terms(1, 'funding.recurrent'),
        ...terms(-1, 'reserves.total', 'surplus.required', 'surplus.drawdown', 'spend.recurrent'),
      )
    case 'do-nothing-gap':
      return sum(...terms(1, 'available'), ...terms(-1, 'spend.do-nothing'))
    case 'out-of-hospital.spend':
      return sum(...terms(1, ...outside))
    case 'out-of-hospital.envelope':
      return sum(...terms(1, 'headroom', 'out-of-hospital.spend'))
    case 'savings.total':
      return sum(...terms(1, ...delivered(() => true)))
    case 'savings.unidentified':
      return sum(...terms(1, ...delivered(({ identified }) => !identified)))
    case 'underlying.non-recurrent-savings':
      return sum(...terms(-1, ...delivered(({ recurrent }) => !recurrent)))
    case 'underlying.non-recurrent-spend':
      return sum(...terms(1, ...spend('non-recurrent'), ...delivered(({ recurrent }) => !recurrent)))
    case 'underlying.full-year-effects':
      return sum(
        ...savings.flatMap((saving) => onLine(saving.line, savingStillToCome(saving), 1)),
        ...changes.flatMap((change) => onLine(change.line, changeStillToCome(change), -1)),
      )
    case 'underlying':
      return sum(...terms(1, 'funding.recurrent', 'underlying.full-year-effects'), ...terms(-1, 'spend.recurrent'))
    case 'risks.total':
      return sum(...terms(1, ...risks.map((risk) => `risks.${risk.id}.expected`)))
    default: {
      const [kind, item = ''] = path.split('.')
      if (kind === 'shifts')
        return sum(...terms(1, `shifts.${item}.released`), ...terms(-1, `shifts.${item}.reprovided`))
      if (kind === 'savings') return sum(...terms(1, `savings.${item}.delivered`), ...terms(-1, `savings.${item}.cost`))
      return sum(...lines.flatMap((line) => onLine(line.id, paidTo(line, item), 1)))
    }
  }
}

/** What a line pays a provider. */
function paidTo({ id, providers }: Line, provider: string): Numeric | undefined {
  const share = providers.find((one) => one.id === provider)?.share
  return share && times(input(share), row(`lines.${id}.spend`))
}
