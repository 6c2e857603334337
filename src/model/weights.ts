import type { Line, PlaceMember } from '../definition/definition.ts'
import { divide, input, less, max, plus, row, sum, times } from '../formula/build.ts'
import type { Numeric, Term } from '../formula/node.ts'
import { changeStillToCome } from './changes.ts'
import { inMember, memberRows } from './member-rows.ts'
import { always, fromFirstYear, inUnit, nothing, type Row, working } from './row.ts'
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

/** Full-year effects of a member that is weighed line by line, as a row of its own: in the base year there are none. */
export function fullYearRows(member: PlaceMember): Row[] {
  if (member.lines === undefined) return []
  const { id, title, definition } = member
  const effects = sum(
    ...definition.savings.flatMap((saving) => onLine(member, saving.line, savingStillToCome(saving), 1)),
    ...definition.changes.flatMap((change) => onLine(member, change.line, changeStillToCome(change), -1)),
  )
  return [working(fromFirstYear(fullYearPath(id), `${title}, part of full-year effects still to come`, effects))]
}

function fullYearPath(id: string): string {
  return `members.${id}.full-year-effects-here`
}

/** A formula over a member's own rows, times the share of the line that it belongs to. */
function onLine({ id, title, lines }: PlaceMember, line: string, formula: Numeric | undefined, sign: 1 | -1): Term[] {
  const share = lines?.get(line)
  if (share === undefined || formula === undefined) return []
  const [own] = memberRows(id, title, [always('', '', formula)])
  return own?.formula === undefined ? [] : [{ sign, of: times(input(share), own.formula) }]
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
    return compose(path, part, member, lag)
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
  'savings.requirement',
  'savings.requirement-new',
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
  part: (path: string, lag?: number) => Numeric | undefined,
  member: PlaceMember,
  lag: number,
): Numeric | undefined {
  const { lines, savings, risks, streams } = member.definition
  const terms = (sign: 1 | -1, ...paths: readonly string[]): Term[] =>
    paths.flatMap((one) => {
      const of = part(one, lag)
      return of === undefined ? [] : [{ sign, of }]
    })
  const spend = (name: string): string[] => lines.map((line) => `lines.${line.id}.${name}`)
  const outside = lines.filter(({ setting }) => setting === 'out-of-hospital').map((line) => `lines.${line.id}.spend`)
  const lost = streams.filter(({ ringFence }) => ringFence?.isLost === true).map((one) => `funding.${one.id}.lost`)
  const lostEveryYear = lost.map((one) => `${one}-recurrent`)
  const delivered = (wanted: (saving: (typeof savings)[number]) => boolean): string[] =>
    savings.filter(wanted).map((saving) => `savings.${saving.id}.delivered`)
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
        ...terms(-1, 'reserves.total', 'surplus.required', 'surplus.drawdown', 'spend.recurrent', ...lostEveryYear),
      )
    case 'do-nothing-gap':
      return sum(...terms(1, 'available'), ...terms(-1, 'spend.do-nothing'))
    case 'out-of-hospital.spend':
      return sum(...terms(1, ...outside))
    case 'out-of-hospital.envelope':
      return sum(...terms(1, 'headroom', 'out-of-hospital.spend'))
    case 'savings.total':
      return sum(...terms(1, ...delivered(() => true)))
    case 'savings.requirement': {
      const left = part('headroom.recurrent', lag)
      return left && max(nothing, sum(less(left)))
    }
    case 'savings.requirement-new': {
      const [now, before] = [part('savings.requirement', lag), part('savings.requirement', lag + 1)]
      return now && before && sum(plus(now), less(before))
    }
    case 'savings.unidentified':
      return sum(...terms(1, ...delivered(({ identified }) => !identified)))
    case 'underlying.non-recurrent-savings':
      return sum(...terms(-1, ...delivered(({ recurrent }) => !recurrent)))
    case 'underlying.non-recurrent-spend':
      return sum(...terms(1, ...spend('non-recurrent'), ...delivered(({ recurrent }) => !recurrent)))
    case 'underlying.full-year-effects':
      return row(fullYearPath(member.id), lag)
    case 'underlying':
      return sum(
        ...terms(1, 'funding.recurrent', 'underlying.full-year-effects'),
        ...terms(-1, 'spend.recurrent', ...lostEveryYear),
      )
    case 'risks.total':
      return sum(...terms(1, ...risks.map((risk) => `risks.${risk.id}.expected`)))
    default: {
      const [kind, item = ''] = path.split('.')
      if (kind === 'shifts')
        return sum(...terms(1, `shifts.${item}.released`), ...terms(-1, `shifts.${item}.reprovided`))
      if (kind === 'savings') return sum(...terms(1, `savings.${item}.delivered`), ...terms(-1, `savings.${item}.cost`))
      return lag > 0 ? undefined : sum(...lines.flatMap((line) => onLine(member, line.id, paidTo(line, item), 1)))
    }
  }
}

/** What a line pays a provider. */
function paidTo({ id, providers }: Line, provider: string): Numeric | undefined {
  const share = providers.find((one) => one.id === provider)?.share
  return share && times(input(share), row(`lines.${id}.spend`))
}
