import type { RowPeople } from '../../model/row.ts'
import type { Whose } from './people-of.ts'
import type { View } from './view.ts'

/** ` per head` after an amount that is; nothing after others. */
export function headWords({ isPerHead }: View): string {
  return isPerHead ? ' per head' : ''
}

/** ` in 2017/18 prices` beside amounts that are; cash, the usual, is not said. */
export function priceWords({ isReal, prices }: View): string {
  return isReal ? ` in ${prices}` : ''
}

/** The same set off by a comma, where a year stands before it. */
export function pricesAside(view: View): string {
  return view.isReal ? `,${priceWords(view)}` : ''
}

/** ` (own people)` after the name of an amount per head where it is not plain whose people are counted. */
export function peopleWords(whose: Whose | undefined, { within }: Pick<RowPeople, 'within'> = {}): string {
  if (whose === 'own') return ' (own people)'
  if (whose === 'inner') return ` (people of ${within ?? ''})`
  return whose === 'place' ? " (place's people)" : ''
}
