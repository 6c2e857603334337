import type { Contract, ItemId } from '../../definition/definition.ts'
import { linesByScope } from '../../model/contract-terms.ts'
import type { Table, TableRow } from '../document.ts'
import type { Cell } from '../figure.ts'
import { mostTold } from '../most-told.ts'
import type { Sentence } from '../sentence.ts'
import { cellOf, type FiguresInView } from '../views/figures-in-view.ts'
import { basisOf } from '../views/view.ts'
import { placesOfShares } from './places-of-shares.ts'

const blank: Cell = { is: 'blank' }

/** What is in the scope of a contract: services as a whole, and those of which it holds a part or on which it shares. */
export function scopeTable(contract: Contract, titleOf: (line: string) => string, figures: FiguresInView): Table {
  const { id, title, scope, beyond } = contract
  const { view } = figures
  const { whole, part } = linesByScope(contract)
  const shares = new Map(scope.map(({ line, share }) => [line, share]))
  const shareOf = (line: ItemId): Cell => {
    const share = shares.get(line)
    const value = share?.values[0]
    if (share === undefined || value === undefined) return blank
    return { is: 'share', value, of: { rows: [share.path], year: figures.yearAt(0) } }
  }
  const outside = new Set(beyond.map(({ line }) => line))
  const later = joiningLater(contract)
  const aside = (line: ItemId): string => {
    const joins = later.get(line)
    if (outside.has(line)) return ' (shared beyond the scope)'
    return joins === undefined ? '' : ` (joins in ${figures.yearText(joins)})`
  }
  const rows = (lines: readonly ItemId[], cellsOf: (amount: Cell) => Cell[]): TableRow[] => [
    ...lines.slice(0, mostTold).map((line) => ({
      role: 'item' as const,
      label: `${titleOf(line)}${aside(line)}`,
      cells: [...cellsOf(figures.cell(`lines.${line}.spend`, 0)), shareOf(line)],
    })),
    ...othersOf(lines.slice(mostTold), cellsOf, figures),
  ]
  const items = [...rows(whole, (amount) => [amount, blank]), ...rows(part, (amount) => [blank, amount])]
  const total = (name: 'fully-in-scope' | 'partly-in-scope', lines: readonly string[]): Cell =>
    lines.length === 0 ? blank : figures.cell(`contracts.${id}.${name}`, 0)
  return {
    heading: `Contract: ${title}, services in scope`,
    basis: `${basisOf(view)}; spend of ${figures.yearText(0)}`,
    decimals: view.decimals,
    percentDecimals: placesOfShares(
      view,
      scope.map(({ share }) => share.values[0]),
    ),
    columns: ['Fully in scope', 'Partly in scope', 'Share'].map((label) => ({ label, note: '' })),
    rows: [
      ...items,
      {
        role: 'total',
        label: 'Total',
        cells: [total('fully-in-scope', whole), total('partly-in-scope', part), blank],
      },
    ],
    additions: [{ total: items.length, parts: items.map((_, row) => ({ row, sign: 1 })) }],
    notes: beyond.length === 0 ? [] : [beyondNote],
  }
}

/** Lines that join a contract after its first year, each with the year by index. */
export function joiningLater({ scope, from, ends }: Contract): ReadonlyMap<ItemId, number> {
  return new Map(
    scope.flatMap(({ line, share, joins: stated = from }) => {
      const joins = share.values.findIndex(
        (value, index) => index >= Math.max(from, stated) && index <= ends && value?.isZero() === false,
      )
      return joins > from ? [[line, joins] as const] : []
    }),
  )
}

const beyondNote: Sentence = [
  'Shared beyond the scope: not in the price; the provider shares in what such a service costs less or more than expected.',
]

function othersOf(lines: readonly ItemId[], cellsOf: (amount: Cell) => Cell[], figures: FiguresInView): TableRow[] {
  if (lines.length === 0) return []
  const amount = cellOf(
    figures.together(
      lines.map((line) => `lines.${line}.spend` as const),
      0,
    ),
  )
  return [{ role: 'item', label: `Other services (${lines.length})`, cells: [...cellsOf(amount), blank] }]
}
