import type { Command, Sentence } from './sentence.ts'

/** So many things of one kind are told of where nobody asked for each of them: nobody reads more, and rows can be asked for. */
export const mostTold = 50

/** The first of some sentences, each of one thing; where there are more, how many of how many, and the command that tells of all. */
export function firstTold(sentences: readonly Sentence[], what: string, all: Command): Sentence[] {
  if (sentences.length <= mostTold) return [...sentences]
  return [...sentences.slice(0, mostTold), [`Told of here: ${mostTold} of ${sentences.length} ${what}. All: `, all]]
}
