import { nearest } from '../base/nearest.ts'
import { matcher } from '../formula/pattern.ts'
import type { Meaning } from '../model/glossary/entry.ts'
import { glossary } from '../model/glossary/glossary.ts'
import { bareChapter } from './bare-chapter.ts'
import type { Chapter } from './document.ts'

/**
 * The terms that are meant by a word or a row: the row itself, of any item and of any member of a place; a pattern of rows;
 * a name; or else every term with that word in its name. Empty where there is none.
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
  ]
  for (const isMeant of readings) {
    const found = glossary.filter(isMeant)
    if (found.length > 0) return found
  }
  return []
}

/** The name or row nearest to what was asked for. */
export function nearestTerm(asked: string): string | undefined {
  const known = glossary.flatMap(({ name, words, rows }) => [name, ...words, ...rows])
  return nearest(asked.trim(), [...new Set(known)]) ?? nearest(asked.trim(), [...new Set(known.flatMap(wordsOf))])
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

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((one) => one !== '')
}
