import { upperFirst } from '../base/upper-first.ts'
import type { Definition } from '../definition/definition.ts'

/** What a definition says of itself as a document: its version, status, owner, next review and so on, each with its text. */
export type DocumentControl = Definition['document']

/** The same under names for people, in the order in which it is stated. */
export function controlInWords(document: DocumentControl): (readonly [name: string, text: string])[] {
  return [...document].map(([name, text]) => [upperFirst(name.replaceAll('-', ' ')), text])
}

/** What all of several definitions say alike. */
export function sharedControl([first, ...others]: readonly Pick<Definition, 'document'>[]): DocumentControl {
  return new Map(
    [...(first?.document ?? [])].filter(([name, text]) => others.every(({ document }) => document.get(name) === text)),
  )
}
