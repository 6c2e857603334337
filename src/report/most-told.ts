import type { Sentence } from './sentence.ts'

/** So many things of one kind are told of where nobody asked for each of them: nobody reads more, and rows can be asked for. */
export const mostTold = 50

/** The first of some sentences, each of one thing; where there are more, how many of how many, and the rows that tell of all. */
export function firstTold(sentences: readonly Sentence[], what: string, rows: string): Sentence[] {
  if (sentences.length <= mostTold) return [...sentences]
  return [
    ...sentences.slice(0, mostTold),
    [`Told of here: ${mostTold} of ${sentences.length} ${what}. All: --rows '${rows}'.`],
  ]
}
