import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { upperFirst } from '../../base/upper-first.ts'
import type { Contract } from '../../definition/definition.ts'
import type { Table } from '../document.ts'
import { mostTold } from '../most-told.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'
import { basisOf } from '../views/view.ts'
import { TableBuilder } from './table-builder.ts'

/** What of the price of a contract that follows people is for each group of them; none of another contract. */
export function segmentTables(contract: Contract, figures: FiguresInView, years: readonly FinancialYear[]): Table[] {
  const { id, title, capitation } = contract
  if (capitation === undefined) return []
  const { scenario, view } = figures
  const pathsOf = (groups: typeof capitation.groups) =>
    groups.map(({ id: group }) => `contracts.${id}.segments.${group}` as const)
  const table = new TableBuilder(scenario, years, view)
  const [told, others] = [capitation.groups.slice(0, mostTold), capitation.groups.slice(mostTold)]
  const parts = told.flatMap((group) => table.row('item', upperFirst(group.title), pathsOf([group])) ?? [])
  if (others.length > 0)
    parts.push(...[table.row('item', `Other groups (${others.length})`, pathsOf(others)) ?? []].flat())
  const total = table.row('total', 'Indexed price', [`contracts.${id}.value`])
  table.adds(total, parts)
  return [
    table.build({
      heading: `Contract: ${title}, by group of people`,
      basis: basisOf(view),
      isChangeShown: false,
      noteOf: (year) => shadowNote(contract, year - scenario.definition.horizon.base),
      notes: [[countedIn(contract, scenario.definition.horizon.base)]],
    }),
  ]
}

/** What is said of a year, by index, in which a contract is shown and not paid. */
export function shadowNote({ from, starts }: Contract, index: number): string | undefined {
  return from < starts && index < starts ? 'shadow' : undefined
}

/** The years in which the people of a price are counted anew. */
export function countedIn({ counted, priced, ends }: Contract, base: FinancialYear): string {
  const later = counted.flatMap((is, index) => (is && index > priced && index <= ends ? [printYear(base + index)] : []))
  if (later.length === ends - priced) return 'People are counted anew in every year.'
  const until = later.length === 0 ? 'for all years' : `and anew in ${listInWords(later)}`
  return `People are counted in ${printYear(base + priced)}, the pricing year, ${until}.`
}

/** The last year, up to one that is told of, in which the people of a price were counted. */
export function lastCounted({ counted }: Contract, index: number): number {
  return counted.lastIndexOf(true, index)
}
