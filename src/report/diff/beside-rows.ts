import { listInWords } from '../../base/list-in-words.ts'
import { lineText, type Sentence } from '../sentence.ts'
import type { SavedCheck, SavedFact, SavedResult } from './saved.ts'
import { savedFigure } from './saved-figure.ts'

/** A check that is another than it was, or that one of two results does not have. */
export interface CheckChange {
  readonly was: SavedCheck | undefined
  readonly now: SavedCheck | undefined
}

/** What differs between two saved results besides their rows. */
export interface BesideRows {
  /** Undefined where a format that holds none stands on one side. */
  readonly checks: readonly CheckChange[] | undefined
  readonly facts: { readonly added: readonly string[]; readonly removed: readonly string[] } | undefined
  /** Files that only one of the two was made from, by what is in them; undefined where that is not recorded in both. */
  readonly files: readonly string[] | undefined
}

/** What differs besides rows; of results of one scenario each (`isSingle`), whatever the two are called. */
export function besideRows([first, second]: readonly [SavedResult, SavedResult], isSingle: boolean): BesideRows {
  const nameOf = ({ scenario }: { readonly scenario: string }): string => (isSingle ? '' : scenario)
  return {
    checks: first.checks && second.checks && changedChecks(first.checks, second.checks, nameOf),
    facts: first.facts &&
      second.facts && {
        added: factsBeyond(second.facts, first.facts, nameOf),
        removed: factsBeyond(first.facts, second.facts, nameOf),
      },
    files: changedFiles(first, second),
  }
}

/** Whether nothing is known to differ. */
export function isNothing({ checks = [], facts, files = [] }: BesideRows): boolean {
  return checks.length + files.length + (facts?.added.length ?? 0) + (facts?.removed.length ?? 0) === 0
}

type NameOf = (one: { readonly scenario: string }) => string

function changedChecks(before: readonly SavedCheck[], after: readonly SavedCheck[], nameOf: NameOf): CheckChange[] {
  const [was, now] = [keyed(before, nameOf), keyed(after, nameOf)]
  return [...new Set([...now.keys(), ...was.keys()])].flatMap((key) => {
    const change = { was: was.get(key), now: now.get(key) }
    return textOf(change.was) === textOf(change.now) ? [] : [change]
  })
}

/** Checks by scenario and id, and by their order where several have one id. */
function keyed(checks: readonly SavedCheck[], nameOf: NameOf): Map<string, SavedCheck> {
  const counts = new Map<string, number>()
  return new Map(
    checks.map((check) => {
      const key = `${nameOf(check)}\n${check.id}`
      const count = counts.get(key) ?? 0
      counts.set(key, count + 1)
      return [`${key}\n${count}`, check]
    }),
  )
}

/** What a check is held against another by; in what it was measured, earlier results do not say. */
function textOf(check: SavedCheck | undefined): string {
  return check === undefined ? '' : JSON.stringify({ ...check, scenario: '', unit: '' })
}

function factsBeyond(facts: readonly SavedFact[], others: readonly SavedFact[], nameOf: NameOf): string[] {
  const known = new Set(others.map((one) => `${nameOf(one)}\n${one.text}`))
  return facts.filter((one) => !known.has(`${nameOf(one)}\n${one.text}`)).map(({ text }) => text)
}

function changedFiles({ provenance: was }: SavedResult, { provenance: now }: SavedResult): string[] | undefined {
  if (was === undefined || now === undefined) return undefined
  const [before, after] = [Object.entries(was.inputs), Object.entries(now.inputs)]
  const beyond = (own: typeof before, others: typeof before): string[] => {
    const hashes = new Set(others.map(([, hash]) => hash))
    return own.flatMap(([name, hash]) => (hashes.has(hash) ? [] : [name]))
  }
  return [...new Set([...beyond(before, after), ...beyond(after, before)])]
}

const outcomes = new Map([
  ['pass', 'passes'],
  ['fail', 'fails'],
  ['not-tested', 'is not tested'],
])

/** What became of a check, in a sentence. */
export function checkChangeInWords({ was, now }: CheckChange): Sentence {
  const id = (now ?? was)?.id ?? ''
  if (was === undefined || now === undefined)
    return [`Check ${id} is in the ${was === undefined ? 'second' : 'first'} result alone: ${stateOf(now ?? was)}.`]
  return [`Check ${id} ${stateOf(now)} now; before, it ${stateOf(was)}.`]
}

function stateOf(check: SavedCheck | undefined): string {
  if (check === undefined) return ''
  const { outcome, severity, title, year, measured, unit } = check
  const figure = measured === '' || unit === '' ? measured : lineText([savedFigure(measured, unit)])
  const found = [...(figure === '' ? [] : [`measured ${figure}`]), ...(year === '' ? [] : [`in ${year}`])].join(' ')
  return `${outcomes.get(outcome) ?? outcome} (${[title, ...(found === '' ? [] : [found]), severity].join('; ')})`
}

/** What could not be compared, so that nobody takes it for alike. */
export function notComparedInWords({ checks, files }: BesideRows): Sentence[] {
  return [
    ...(checks === undefined ? [['Checks are not compared: only JSON holds them, CSV has none.']] : []),
    ...(files === undefined
      ? [['What they were made from is not recorded in both, so what was changed is not known.']]
      : []),
  ]
}

/** What differs besides rows, in sentences, each kind no longer than `most`. Facts follow from figures, and are told where those are alike. */
export function besideRowsInWords(
  { checks = [], facts, files = [] }: BesideRows,
  areRowsAlike: boolean,
  most: number,
): Sentence[] {
  const shortened = (sentences: readonly Sentence[], what: string): Sentence[] => [
    ...sentences.slice(0, most),
    ...(sentences.length > most ? [[`${sentences.length - most} ${what} more differ.`]] : []),
  ]
  const told = [
    ...(facts?.added ?? []).map((text): Sentence => [`Told now: ${text}`]),
    ...(facts?.removed ?? []).map((text): Sentence => [`Told no longer: ${text}`]),
  ]
  return [
    ...shortened(checks.map(checkChangeInWords), 'checks'),
    ...(areRowsAlike ? shortened(told, 'facts') : []),
    ...(files.length === 0 ? [] : [[`What they were made from is not the same: ${listInWords(files)}.`]]),
  ]
}
