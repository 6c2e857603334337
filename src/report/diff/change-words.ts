import { cutApart, cutTo } from '../../base/cut-apart.ts'
import { listInWords } from '../../base/list-in-words.ts'
import type { ChangedPart, DefinitionChange } from '../../questions/changes.ts'
import { lowerFirst, type Sentence } from '../sentence.ts'

/** So many changes are told one by one. */
const mostTold = 20
/** Longer texts are cut. */
const longest = 80

/** What parts are called where several of them are counted. */
const partNames: Readonly<Record<ChangedPart, readonly [one: string, many: string]>> = {
  value: ['value', 'values'],
  text: ['text', 'texts'],
  source: ['source', 'sources'],
  owner: ['owner', 'owners'],
  date: ['date', 'dates'],
  quality: ['mark of quality', 'marks of quality'],
  impact: ['mark of impact', 'marks of impact'],
  note: ['note', 'notes'],
  range: ['range', 'ranges'],
  'review-by': ['date of review', 'dates of review'],
}

/** How many changes there are of each kind, in one sentence. */
export function countsOfChanges(changes: readonly DefinitionChange[]): Sentence {
  const values = changes.filter(({ part }) => part === 'value')
  const count = (is: DefinitionChange['is']): number => values.filter((one) => one.is === is).length
  const counted = (number: number, word: string, more: string): string[] =>
    number === 0 ? [] : [`${number} ${number === 1 ? word : more}`]
  const changed = new Set(values.filter(({ is }) => is === 'changed').map(({ path }) => path)).size
  const others = (Object.keys(partNames) as ChangedPart[])
    .filter((part) => part !== 'value')
    .flatMap((part) => {
      const own = changes.filter((one) => one.part === part).reduce((sum, one) => sum + one.count, 0)
      return counted(own, ...partNames[part])
    })
  const figures = [
    ...counted(changed, 'value is changed', 'values are changed'),
    ...counted(count('added'), 'item is added', 'items are added'),
    ...counted(count('removed'), 'item is removed', 'items are removed'),
  ]
  const told = figures.length === 0 ? 'No figure is changed' : listInWords(figures)
  return [`${told}${others.length === 0 ? '' : `; of words: ${listInWords(others)}`}.`]
}

/** Each change in a sentence, the first of many. */
export function changesInWords(all: readonly DefinitionChange[], ofValues: boolean): Sentence[] {
  const changes = all.filter(({ part }) => (part === 'value') === ofValues)
  const left = changes.length - mostTold
  const shown = left > 1 ? changes.slice(0, mostTold) : changes
  return [
    ...shown.map((change): Sentence => [changeSentence(change)]),
    ...(left > 1 ? [[`${left} changes more, all of which --json and --csv tell.`]] : []),
  ]
}

function changeSentence({ label, is, part, was, now, years, count }: DefinitionChange): string {
  const of = count === 1 ? label : `${count} values of ${label}`
  const [before, after] = told(was, now)
  if (part === 'value') {
    if (is === 'added' && now === undefined) return `Added: "${label}".`
    if (is === 'removed' && was === undefined) return `Removed: "${label}".`
    const when = years === undefined ? '' : ` in ${years}`
    return `${label} is now ${after ?? 'not stated'}${when}; it was ${before ?? 'not stated'}.`
  }
  const name = part === 'text' ? '' : `The ${partNames[part][0]} of ${count === 1 ? lowerFirst(of) : of} `
  if (part === 'text') return `${label} now reads ${quoted(after)}; it read ${quoted(before)}.`
  if (was === undefined) return `${name}is given: ${quoted(after)}.`
  if (now === undefined) return `${name}is given no longer; it was ${quoted(before)}.`
  return `${name}is now ${quoted(after)}; it was ${quoted(before)}.`
}

/** What it was and is, cut so that the difference is seen. */
function told(was: string | undefined, now: string | undefined): readonly [string | undefined, string | undefined] {
  if (was !== undefined && now !== undefined) return cutApart(was, now, longest)
  return [was && cutTo(was, longest), now && cutTo(now, longest)]
}

function quoted(text: string | undefined): string {
  return text === undefined ? 'nothing' : `"${text}"`
}
