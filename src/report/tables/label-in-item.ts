import { upperFirst } from '../../base/upper-first.ts'
import type { Row } from '../../model/row.ts'
import type { Within } from '../document.ts'

/** What a row belongs to, and its label without that title: `Provider` and `Indexed price`. Undefined where it belongs to nothing. */
export function withinOf({ label, item }: Pick<Row, 'label' | 'item'>): Within | undefined {
  if (item === undefined) return undefined
  // Before the title of a thing that a member of a place has stands that of the member.
  const named = `${item.title}, `
  const at = label.indexOf(named)
  const isTold = at === 0 || label.slice(0, Math.max(0, at)).endsWith(': ')
  if (!isTold) return undefined
  const end = at + named.length
  return { path: item.path, title: label.slice(0, end - ', '.length), label: upperFirst(label.slice(end)) }
}

/** The label of a row without the title of what it belongs to, for a place where that was just named: `Indexed price`. */
export function labelInItem(row: Pick<Row, 'label' | 'item'>): string {
  return withinOf(row)?.label ?? row.label
}
