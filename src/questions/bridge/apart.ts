import { howOften } from '../../base/how-often.ts'
import { kindOfItem, type Standing } from './paths.ts'

/** A name that people read, and where in a definition what it names stands. */
export interface NamedThing {
  readonly label: string
  readonly place: Standing
}

/** What is told beside a name, so that it can be told from others: what it is, and by which id the definition has it. */
export interface Apart {
  readonly kind?: string
  readonly id?: string
}

/**
 * What tells names apart, in their order: nothing where a name stands once and is none of those taken, else its kind; its id too where two of
 * one kind are called alike.
 */
export function tellApart(named: readonly NamedThing[], taken: readonly string[]): readonly Apart[] {
  const withKind = ({ label, place }: NamedThing): string => JSON.stringify([label, kindOfItem(place)])
  const [labels, kinds] = [howOften(named.map(({ label }) => label)), howOften(named.map(withKind))]
  return named.map((one) => {
    const { label, place } = one
    if (!taken.includes(label) && labels.get(label) === 1) return {}
    const kind = kindOfItem(place)
    return kinds.get(withKind(one)) === 1 || !place.isItem ? { kind } : { kind, id: idOf(place) }
  })
}

/** As it stands behind a name, in brackets; nothing where the name is enough. */
export function inBrackets({ kind, id }: Apart): string {
  if (kind === undefined) return ''
  return id === undefined ? ` (${kind})` : ` (${kind} ${id})`
}

/** The id of an item; under a member its whole path, since members may have the same ids. */
function idOf({ owner, section, key }: Standing): string {
  return section === key ? owner.slice(section.length + 1) : owner
}
