import { listInWords } from '../base/list-in-words.ts'
import { nearest } from '../base/nearest.ts'
import { matcher } from '../formula/pattern.ts'
import type { Registered } from '../questions/register/assumption.ts'
import { doubtOf } from '../questions/register/order.ts'
import { UsageError } from './host.ts'

/** What `--only` may ask for, and what it means. */
const kinds: Readonly<Record<string, (one: Registered) => boolean>> = {
  gaps: ({ gaps }) => gaps.length > 0,
  unsourced: ({ gaps }) => gaps.includes('no source'),
  unowned: ({ gaps }) => gaps.includes('no owner'),
  overdue: ({ gaps }) => gaps.includes('past review'),
  red: (one) => doubtOf(one) === 'little',
  contradicted: ({ isContradicted }) => isContradicted,
  replaced: ({ lineage }) => (lineage?.replaced.length ?? 0) > 0,
  set: ({ entry }) => entry?.span.file.path === '--set' || entry?.overlay !== undefined,
  default: ({ kind }) => kind === 'default',
}

/** The words that `--only` takes. */
export const kindsOfRegister: readonly string[] = Object.keys(kinds)

/** Which assumptions are asked for: of any of the kinds, at any of the paths. All where nothing is asked for. */
export interface RegisterChoice {
  readonly only: readonly string[]
  readonly paths: readonly string[]
}

/** Whether a path is one that is asked for; all are where none is named. */
export function isAtPaths({ paths }: Pick<RegisterChoice, 'paths'>): (path: string) => boolean {
  const tests = paths.map(matcher)
  return (path) => tests.length === 0 || tests.some((test) => test(path))
}

/** Those of a register that are asked for. */
export function chosenOf(all: readonly Registered[], { only, paths }: RegisterChoice): readonly Registered[] {
  const isAtPath = isAtPaths({ paths })
  const isAt = ({ path, also }: Registered): boolean => [path, ...also].some(isAtPath)
  const isOf = (one: Registered): boolean => only.length === 0 || only.some((kind) => kinds[kind]?.(one) === true)
  return all.filter((one) => isAt(one) && isOf(one))
}

/** What was asked for, in words; undefined where all are listed. */
export function choiceInWords({ only, paths }: RegisterChoice): string | undefined {
  const asked = [
    ...(only.length === 0 ? [] : [listInWords(only, 'or')]),
    ...(paths.length === 0 ? [] : [listInWords(paths, 'or')]),
  ]
  return asked.length === 0 ? undefined : asked.join(', at ')
}

/** Refuse paths at which none of some registers has anything. Throws a `UsageError` that says what is called nearly the same. */
export function refuseUnknownPaths(all: readonly (readonly Registered[])[], { paths }: RegisterChoice): void {
  const known = all.flatMap((own) => own.flatMap(({ path, also }) => [path, ...also]))
  for (const pattern of paths) {
    const test = matcher(pattern)
    if (known.some(test)) continue
    const close = pattern.includes('*') ? undefined : nearest(pattern, known)
    const meant = close === undefined ? '' : ` Did you mean ${close}?`
    throw new UsageError(`--paths ${pattern} is no assumption of the register.${meant} All of them: leave --paths out.`)
  }
}
