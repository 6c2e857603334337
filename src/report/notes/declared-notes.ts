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
  return eachOnce(texts, titles).map(([declared, of]) => [of === undefined ? declared : `${of}: ${declared}`])
}

/** What is assumed of several, each text once, with the titles of those that it is of where it is not of all; `start` is `Assumed`. */
export function assumedNotes(start: string, texts: readonly string[], titles: readonly string[]): Sentence[] {
  return eachOnce(texts, titles).map(([text, of]) => [`${start}${of === undefined ? '' : ` for ${of}`}: ${text}.`])
}

/** Every text there is, with the titles of those that it is of; undefined where it is of all. */
function eachOnce(texts: readonly string[], titles: readonly string[]): (readonly [string, string | undefined])[] {
  const by = new Map<string, string[]>()
  for (const [at, text] of texts.entries()) {
    if (text === '') continue
    const same = by.get(text)
    if (same === undefined) by.set(text, [titles[at] ?? ''])
    else same.push(titles[at] ?? '')
  }
  return [...by].map(([text, of]) => [text, of.length === texts.length ? undefined : listInWords(of)])
}
