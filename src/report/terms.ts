import { nearest } from '../base/nearest.ts'
import { matcher } from '../formula/pattern.ts'
import type { Meaning } from '../model/glossary/entry.ts'
import { glossary } from '../model/glossary/glossary.ts'
import { bareChapter } from './bare-chapter.ts'
import type { Chapter } from './document.ts'

/**
 * The terms that are meant by a word or a row: the row itself, of any item and of any member of a place; a pattern of rows;
 * a name; or else every term with those words in its name, in whatever number; or, where none has, in what is told of it. Empty where
 * there is none.
 */
export function termsFor(asked: string): readonly Meaning[] {
  const wanted = asked.trim().toLowerCase().split(/\s+/).join(' ')
  if (wanted === '*') return glossary
  const asRow = wanted.split('.')
  const asOwn = ofPlace(asRow)
  const readings: readonly ((meaning: Meaning) => boolean)[] = [
    ({ rows }) => rows.some((row) => isOf(row.split('.'), asRow)),
    ({ rows }) => rows.some((row) => isOf(row.split('.'), asOwn)),
    ({ name, words }) => [name, ...words].some((one) => one.toLowerCase() === wanted),
    ({ rows }) => wanted.includes('*') && rows.some((row) => fits(row, asOwn)),
    ({ name, words, rows }) => {
      const said = [name, ...words, ...rows].flatMap((text) => wordsOf(text))
      return wordsOf(wanted).every((one) => said.includes(one))
    },
    ({ name, words, rows }) => holdsAll([name, ...words, ...rows], wanted),
    ({ name, words, rows, meaning, formula = '' }) => holdsAll([name, ...words, ...rows, meaning, formula], wanted),
  ]
  for (const isMeant of readings) {
    const found = glossary.filter(isMeant)
    if (found.length > 0) return found
  }
  return []
}

/** The name or row nearest to what was asked for: one mistyped, or else the first that shares most of its words. */
export function nearestTerm(asked: string): string | undefined {
  const known = glossary.flatMap(({ name, words, rows }) => [name, ...words, ...rows])
  return (
    nearest(asked.trim(), [...new Set(known)]) ??
    nearest(asked.trim(), [...new Set(known.flatMap(wordsOf))]) ??
    sharingMost(asked)
  )
}

/** The name of the term that shares most words with what was asked for, and of those the shortest; undefined where none shares more than half. */
function sharingMost(asked: string): string | undefined {
  const wanted = stemsOf(asked).filter((one) => !plain.has(one))
  let best: { readonly name: string; readonly shared: number } | undefined
  for (const { name, words } of glossary) {
    const said = new Set([name, ...words].flatMap(stemsOf))
    const shared = wanted.filter((one) => said.has(one)).length
    const isBetter =
      best === undefined || shared > best.shared || (shared === best.shared && name.length < best.name.length)
    if (shared * 2 > wanted.length && isBetter) best = { name, shared }
  }
  return best?.name
}

/** The chapter of an answer that tells what terms mean. */
export function termsChapter(meanings: readonly Meaning[], isBrief: boolean): Chapter {
  return { ...bareChapter('terms', 'Terms'), terms: { meanings, isBrief } }
}

/** A row without the members of a place before it: their rows mean the same. */
function ofPlace(parts: readonly string[]): readonly string[] {
  const own = parts[0] === 'members' && parts.length > 2 ? parts.slice(2) : parts
  return own.length < parts.length ? ofPlace(own) : own
}

/** Whether a row is of a pattern in which `<id>` and `<n>` stand for any name or number. */
function isOf(pattern: readonly string[], parts: readonly string[]): boolean {
  return (
    pattern.length === parts.length &&
    pattern.every((one, index) => {
      const part = parts[index] ?? ''
      const open = one.indexOf('<')
      return open === -1 ? one === part : part.length > open && part.startsWith(one.slice(0, open))
    })
  )
}

/** Whether a row may be of a pattern in which `*` stands for any text, whatever items it names. */
function fits(row: string, asked: readonly string[]): boolean {
  const named = row.split('.').map((one, index) => {
    const part = asked[index] ?? '*'
    return one.startsWith('<') && !part.includes('*') ? part : one
  })
  return matcher(asked.join('.'))(named.join('.'))
}

/** Words by which nothing is told apart, those among them that a table puts before the name of a row. */
const plain = new Set('a an and by for from in is it less of on or per still that the to what which with'.split(' '))

/** Whether texts hold every word that was asked for, of one and of many alike. */
function holdsAll(texts: readonly string[], asked: string): boolean {
  const wanted = stemsOf(asked).filter((one) => !plain.has(one))
  const said = new Set(texts.flatMap(stemsOf))
  return wanted.length > 0 && wanted.every((one) => said.has(one))
}

/** Words as those of one: `deficits` and `deficit`, `responsibilities` and `responsibility`. */
function stemsOf(text: string): string[] {
  return wordsOf(text).map((one) =>
    one.endsWith('ies') ? `${one.slice(0, -3)}y` : one.endsWith('s') && !one.endsWith('ss') ? one.slice(0, -1) : one,
  )
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((one) => one !== '')
}
