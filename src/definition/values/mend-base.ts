import { listInWords } from '../../base/list-in-words.ts'

/**
 * What an author probably meant by a text that was refused, ready to be written in its place; undefined where that is a
 * guess. It is offered and never taken: a figure is only ever what somebody wrote.
 */
export type Mend = string | undefined

/** Nobody means a figure or a year by a longer text, and no offer is worth looking through a million characters for. */
const longest = 100

/** A mend that is only made of a text as short as what it is to become. */
export function ofShort<A extends readonly unknown[]>(
  mend: (text: string, ...rest: A) => Mend,
): (text: string, ...rest: A) => Mend {
  return (text, ...rest) => (text.length > longest ? undefined : mend(text, ...rest))
}

/** Several mends, each of which makes sense: `3% or 0.03%`. */
export function eitherMend(mends: readonly string[]): Mend {
  return mends.length === 0 ? undefined : listInWords([...new Set(mends)], 'or')
}
