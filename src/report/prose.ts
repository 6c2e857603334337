import type { Sentence } from './sentence.ts'

/** A stretch of narrative in one look. Its text is text in every format: nothing in it is markup. */
export interface ProsePart {
  readonly said: Sentence
  readonly look: 'plain' | 'strong' | 'emphasis' | 'code'
}

/** A block of narrative. */
export type Prose =
  | { readonly is: 'heading' | 'paragraph'; readonly parts: readonly ProsePart[] }
  | {
      readonly is: 'list'
      /** The number of the first item; undefined where items have none. */
      readonly start: number | undefined
      readonly items: readonly (readonly ProsePart[])[]
    }
