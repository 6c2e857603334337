import { upperFirst } from '../../base/upper-first.ts'
import type { Row } from '../../model/row.ts'

/** The label of a row without the title of what it belongs to, for a place where that was just named: `Indexed price`. */
export function labelInItem({ label, item }: Pick<Row, 'label' | 'item'>): string {
  const title = item === undefined ? '' : `${item.title}, `
  return title !== '' && label.startsWith(title) ? upperFirst(label.slice(title.length)) : label
}
