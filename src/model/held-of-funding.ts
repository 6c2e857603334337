import type { Definition } from '../definition/definition.ts'
import { plus, row } from '../formula/build.ts'
import type { Term } from '../formula/node.ts'
import { lostFunding } from './funding.ts'
import type { RowPath } from './row-path.ts'

/** The positions that something held of funding may be taken off; what rests on these, such as headroom, follows. */
type HeldOff = 'available' | 'in-year' | 'headroom.recurrent' | 'underlying'

/** What of funding is not there for services: held, given back, or lost. */
export interface HeldOfFunding {
  /** Its row in tables. */
  readonly row: RowPath
  /** What sentences call it. */
  readonly words: string
  /** The rows that make it up in the year, each added, and those of what lasts of it. */
  readonly ofYear: readonly Term[]
  readonly lasting: readonly Term[]
  /** The positions that it is taken off: of the year `available` and `in-year`, of what lasts the other two. */
  readonly off: readonly HeldOff[]
  /** Of what is taken off in-year, the step by which the underlying position has back what it is not less. */
  readonly addedBack?: { readonly path: string; readonly label: string }
}

/**
 * METHODS.md, sections 1 and 2: all that is held of funding, in the order in which tables show it. Formulas, tables, sentences and the
 * workbook take it from here; what the checks of positions add up they know by themselves (`checks/additions.ts`).
 */
export function heldOfFunding({ streams }: Pick<Definition, 'streams'>): readonly HeldOfFunding[] {
  return [
    {
      ...wholly('reserves.total', 'reserves'),
      off: ['available', 'in-year', 'headroom.recurrent'],
      addedBack: { path: 'underlying.reserves', label: 'Add back reserves' },
    },
    // It does not last.
    {
      ...wholly('surplus.repayment', 'repayment of deficits'),
      off: ['available', 'in-year'],
      addedBack: { path: 'underlying.repayment', label: 'Add back repayment of deficits' },
    },
    // What the in-year position must come to is no part of it.
    { ...wholly('surplus.required', 'the required surplus'), off: ['available', 'headroom.recurrent'] },
    // The required surplus is less by it, which does not last.
    { ...wholly('surplus.drawdown', 'the drawdown of earlier surplus'), off: ['headroom.recurrent'] },
    {
      row: 'funding.lost',
      words: 'ring-fence underspend',
      ofYear: lostFunding(streams),
      lasting: lostFunding(streams, 'lost-recurrent'),
      off: ['available', 'in-year', 'headroom.recurrent', 'underlying'],
      addedBack: { path: 'underlying.lost', label: 'Add back ring-fence underspend of one year only' },
    },
  ]
}

/** One row, of which all lasts. */
function wholly(path: RowPath, words: string): Pick<HeldOfFunding, 'row' | 'words' | 'ofYear' | 'lasting'> {
  const whole = [plus(row(path))]
  return { row: path, words, ofYear: whole, lasting: whole }
}

/** What is held, as the terms by which a position is less. */
export function takenOff(position: HeldOff, definition: Pick<Definition, 'streams'>): Term[] {
  const isOfYear = position === 'available' || position === 'in-year'
  return heldOfFunding(definition)
    .filter(({ off }) => off.includes(position))
    .flatMap(({ ofYear, lasting }) => (isOfYear ? ofYear : lasting).map(taken))
}

/** The same term, taken away. */
export function taken({ sign, of }: Term): Term {
  return { sign: sign === 1 ? -1 : 1, of }
}

const anywhere = heldOfFunding({ streams: [] })

/** The rows of what is held that stand in tables between funding and what is available. */
export const heldRows: readonly RowPath[] = anywhere
  .filter(({ off }) => off.includes('available'))
  .map(({ row: path }) => path)

/** What recurrent headroom is less and the underlying position is not, with the words of sentences. */
export const addedBackToUnderlying: readonly (readonly [RowPath, string])[] = anywhere
  .filter(({ off }) => off.includes('headroom.recurrent') && !off.includes('underlying'))
  .map(({ row: path, words }) => [path, words])
