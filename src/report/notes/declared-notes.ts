import { listInWords } from '../../base/list-in-words.ts'
import type { Definition } from '../../definition/definition.ts'
import { type Sentence, sentenceText } from '../sentence.ts'
import { documentNote } from './definition-notes.ts'

/** What the author says of a definition itself, as one text; nothing where that is nothing. */
export function declaredIn(definition: Definition): string {
  return documentNote(definition).map(sentenceText).join(' ')
}

/** What the authors of several say of them, each text once, with the titles of those that it is of where it is not of all. */
export function declaredNotes(texts: readonly string[], titles: readonly string[]): Sentence[] {
  const by = new Map<string, string[]>()
  for (const [at, declared] of texts.entries()) {
    if (declared === '') continue
    const same = by.get(declared)
    if (same === undefined) by.set(declared, [titles[at] ?? ''])
    else same.push(titles[at] ?? '')
  }
  return [...by].map(([declared, of]) => [of.length === texts.length ? declared : `${listInWords(of)}: ${declared}`])
}
