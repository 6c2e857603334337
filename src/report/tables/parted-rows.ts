import type { Row } from '../../model/row.ts'
import type { Addition } from '../document.ts'
import type { Sentence } from '../sentence.ts'

/** Rows of a table with their positions there. */
type Placed = readonly (readonly [Row, number])[]

/** What parts of one row add up to, for each thing by which it is parted. Whether all of them are shown is for who has the figures. */
export function partedAdditions(rows: Placed): Addition[] {
  return [...cutsOf(rows).values()].flatMap(({ whole, parts }): Addition[] =>
    whole === undefined
      ? []
      : [...parts.values()].map((own) => ({
          total: whole.position,
          parts: own.map((row) => ({ row, sign: 1 as const })),
        })),
  )
}

/** That rows which part the same amount by different things are alternatives, so that nobody adds them together. */
export function partedNotes(rows: Placed): Sentence[] {
  return [...cutsOf(rows).values()].flatMap(({ title, parts }): Sentence[] =>
    parts.size < 2
      ? []
      : [[`${title}: budgets by ${[...parts.keys()].join(' and by ')} are alternatives, each of the whole price.`]],
  )
}

interface Cuts {
  readonly title: string
  whole: { readonly position: number } | undefined
  /** The positions of the parts, by what they are parts by. */
  readonly parts: Map<string, number[]>
}

function cutsOf(rows: Placed): ReadonlyMap<string, Cuts> {
  const found = new Map<string, Cuts>()
  for (const [{ item, cut }, position] of rows) {
    if (item === undefined || cut === undefined) continue
    const cuts = found.get(item.path) ?? { title: item.title, whole: undefined, parts: new Map<string, number[]>() }
    found.set(item.path, cuts)
    if (cut === 'whole') cuts.whole = { position }
    else cuts.parts.set(cut, [...(cuts.parts.get(cut) ?? []), position])
  }
  return found
}
