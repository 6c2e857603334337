import { type FinancialYear, printYear } from '../base/financial-year.ts'
import type { Transfer } from '../definition/definition.ts'
import { listYears } from '../definition/values/years.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import { type MemberPart, partsOfRow } from '../questions/by-member.ts'
import type { Block, Cell } from './report.ts'
import { basisOf, type View } from './view.ts'
import { amountIn } from './view-words.ts'

const told = ['funding.total', 'spend.total', 'headroom'] as const

/** What each member of a place brings to it, at the start and at the end. */
export function memberBlocks(scenario: Scenario, view: View): Block[] {
  const { definition, projection } = scenario
  const { members, transfers, horizon } = definition
  if (members.length === 0) return []
  const last = horizon.count
  const parts = new Map(told.map((path) => [path, partsOfRow(scenario, path)]))
  const money = (value: ReturnType<typeof valueAt>, index: number): Cell => {
    const viewed = value && view.money(value, index)
    return viewed === undefined ? { is: 'blank' } : { is: 'money', value: viewed }
  }
  const part = (path: (typeof told)[number], id: string, index: number): Cell => {
    const own = parts.get(path)?.find(({ member }) => member.id === id)
    return money(own && contribution(own, index), index)
  }
  const columns: { label: string; note: string; cell: (id: string | undefined) => Cell }[] = [
    {
      label: 'Share',
      note: '',
      cell: (id) => shareCell(parts.get('headroom')?.find(({ member }) => member.id === id)),
    },
    ...([0, last] as const).flatMap((index) =>
      told
        .filter((path) => index === last || path === 'funding.total')
        .map((path) => ({
          label: labels[path],
          note: printYear(horizon.base + index),
          cell: (id: string | undefined) =>
            id === undefined ? money(valueAt(projection, path, index), index) : part(path, id, index),
        })),
    ),
  ]
  return [
    {
      table: {
        heading: 'By member',
        basis: `${basisOf(view)}; each member times its share here${view.isPerHead ? ', by the people of the place' : ''}`,
        decimals: view.decimals,
        percentDecimals: view.cash.decimals,
        columns,
        rows: [
          ...members.map(({ id, title }) => ({
            role: 'item' as const,
            label: title,
            cells: columns.map(({ cell }) => cell(id)),
          })),
          { role: 'total', label: 'Together', cells: columns.map(({ cell }) => cell(undefined)) },
        ],
        additions: [{ total: members.length, parts: members.map((_, row) => ({ row, sign: 1 as const })) }],
      },
      notes: [
        "A member's surplus is added to the others' deficits here. No other member can spend it without a pooled budget.",
        ...transfers.map((transfer) => transferInWords(transfer, scenario, view)),
        ...(definition.contracts.length === 0 ? [] : ["Contracts are those of the members: --rows 'contracts.*'."]),
      ],
    },
  ]
}

/** Who gives what to whom, and when. It changes no figure of the place. */
function transferInWords({ title, from, to, amount }: Transfer, { definition }: Scenario, view: View): string {
  const { members, horizon } = definition
  const name = (id: string): string => members.find((member) => member.id === id)?.title ?? id
  const yearsOf = new Map<string, FinancialYear[]>()
  for (const [index, value] of amount.values.entries()) {
    const viewed = value?.isZero() === false ? view.money(value, index) : undefined
    if (viewed === undefined) continue
    const text = amountIn(view, viewed)
    yearsOf.set(text, [...(yearsOf.get(text) ?? []), horizon.base + index])
  }
  const amounts = [...yearsOf].map(
    ([text, years]) => `${text}${years.length > 1 ? ' a year' : ''} in ${listYears(years)}`,
  )
  return `Transfer, which changes no figure of the place: ${title}, ${name(from)} to ${name(to)}, ${amounts.join('; ')}.`
}

const labels: Readonly<Record<(typeof told)[number], string>> = {
  'funding.total': 'Funding',
  'spend.total': 'Spend',
  headroom: 'Headroom',
}

function shareCell(part: MemberPart | undefined): Cell {
  return part?.share === undefined || part.isPart ? { is: 'blank' } : { is: 'share', value: part.share }
}

/** What a member brings to a row of the place in a year. */
export function contribution({ share, values }: MemberPart, index: number): ReturnType<typeof valueAt> {
  const value = values[index]
  return value === undefined || share === undefined ? undefined : value.times(share)
}
