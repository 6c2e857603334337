import { wrap } from '../../base/text-width.ts'
import { checkCountsInWords, namedInWords, untestedInWords } from '../../report/checks/check-words.ts'
import type { Chapter, CheckCounts, CheckRemark } from '../../report/document.ts'
import { toAscii } from '../ascii.ts'
import type { Page } from '../page.ts'
import { checkTable } from './checks.ts'

/** Lines of a first screen, at most, where the title, the facts and the table leave room for more. */
export const mostLines = 70

/** A part of a screen that may be left out: its name, and its lines, from the shortest form to the whole, laid out when asked for. */
export interface Part {
  readonly what: string
  /** The lower, the earlier it has room. */
  readonly rank: number
  /** Whether its shortest form stands even where there is no room. */
  readonly isNeeded?: boolean
  readonly forms: readonly (() => readonly string[])[]
  /** How many lines a form takes at least, where that is known before it is laid out: what has no room is not drawn to see it. */
  readonly fewest?: (form: number) => number
  /** Which of its forms it has first where that fits, else one before it: the shortest, where nothing is said. */
  readonly first?: number
}

/**
 * The parts of a screen whole, in their order; undefined where they take more lines than `room`. What has the lowest rank is laid
 * out first, and once there is no room nothing more is.
 */
export function allWhole(parts: readonly Part[], room: number): string[] | undefined {
  const wholes = new Map<Part, readonly string[]>()
  let used = 0
  for (const part of byRank(parts)) {
    if (used + (part.fewest?.(part.forms.length - 1) ?? 0) > room) return undefined
    const lines = part.forms.at(-1)?.() ?? []
    used += lines.length
    if (used > room) return undefined
    wholes.set(part, lines)
  }
  return parts.flatMap((part) => wholes.get(part) ?? [])
}

/**
 * The parts of a screen that fit, in their order: first each in its shortest form, then each by a step in turn, while there is room. The
 * last lines say what is left out, and the command that shows it.
 */
export function fitted(
  head: readonly string[],
  parts: readonly Part[],
  closing: (left: ReadonlySet<string>) => string[],
): string[] {
  const shown = new Map<Part, Shown>()
  const left = new LeftOut(parts)
  let last: { readonly of: string; readonly lines: readonly string[] } | undefined
  const closed = (): readonly string[] => {
    const names = left.names()
    const of = names.join()
    if (last?.of !== of) last = { of, lines: closing(new Set(names)) }
    return last.lines
  }
  const put = (part: Part, now: Shown | undefined): void => {
    left.put(part, now?.form === part.forms.length - 1)
    if (now === undefined) shown.delete(part)
    else shown.set(part, now)
  }
  let used = head.length
  const show = (part: Part, form: number): boolean => {
    const isForced = form === 0 && part.isNeeded === true
    // Every form has a line more than the one before: where no line is free, none need be laid out.
    if (!isForced && used + closed().length >= mostLines) return false
    const before = shown.get(part)
    const others = used - (before?.lines.length ?? 0)
    // With the last form the part is whole, and fewer lines may have to close the screen.
    const isLast = form === part.forms.length - 1
    if (!isForced && !isLast && others + (part.fewest?.(form) ?? 0) + closed().length > mostLines) return false
    const lines = part.forms[form]?.() ?? []
    const after = others + lines.length
    put(part, { form, lines })
    if (after + closed().length <= mostLines || isForced) {
      used = after
      return true
    }
    put(part, before)
    return false
  }
  const ranked = byRank(parts)
  for (const part of ranked) {
    let form = part.first ?? 0
    while (!show(part, form) && form > 0) form--
  }
  // A step each in turn: a chart that can be read is worth more than the last word of the checks.
  const growing = new Set(ranked)
  while (growing.size > 0) {
    for (const part of ranked) {
      const form = (shown.get(part)?.form ?? -1) + 1
      if (growing.has(part) && !(form < part.forms.length && show(part, form))) growing.delete(part)
    }
  }
  return [...head, ...parts.flatMap((part) => shown.get(part)?.lines ?? []), ...closed()]
}

/**
 * What the parts that are not whole are called, each name once, in the order of the first of each: kept as they change, because there
 * may be a part for each of very many contracts.
 */
class LeftOut {
  private readonly named = new Map<string, { readonly of: readonly Part[]; first: number }>()
  private readonly places = new Map<Part, { readonly among: number; readonly all: number }>()
  private readonly whole = new Set<Part>()

  constructor(parts: readonly Part[]) {
    const named = new Map<string, Part[]>()
    for (const [all, part] of parts.entries()) {
      if (part.forms.length === 0) continue
      const of = named.get(part.what) ?? []
      this.places.set(part, { among: of.length, all })
      of.push(part)
      named.set(part.what, of)
    }
    for (const [what, of] of named) this.named.set(what, { of, first: 0 })
  }

  put(part: Part, isWhole: boolean): void {
    const own = this.named.get(part.what)
    const among = this.places.get(part)?.among
    if (own === undefined || among === undefined) return
    if (isWhole) this.whole.add(part)
    else this.whole.delete(part)
    if (!isWhole) own.first = Math.min(own.first, among)
    for (let next = own.of[own.first]; next !== undefined && this.whole.has(next); next = own.of[own.first]) own.first++
  }

  names(): string[] {
    const left = [...this.named].flatMap(([what, { of, first }]) => {
      const place = this.places.get(of[first] as Part)
      return place === undefined ? [] : [{ what, at: place.all }]
    })
    return left.sort((one, other) => one.at - other.at).map(({ what }) => what)
  }
}

function byRank(parts: readonly Part[]): Part[] {
  return parts.filter(({ forms }) => forms.length > 0).sort((one, other) => one.rank - other.rank)
}

/** How far a part is shown: which of its forms, and its lines. */
interface Shown {
  readonly form: number
  readonly lines: readonly string[]
}

/** Lines at the end of a first screen that say what is left out. */
const closingLines = 3

/**
 * Checks in the fewest lines: how many came out how and whether the plan balances; and because a count alone does not say what is
 * wrong, what failed and what is warned of, where it fits so many lines with those that close the screen.
 */
export function briefChecks(checks: Chapter['checks'], counts: CheckCounts, page: Page, room: number): string[] {
  const say = (text: string): string[] => wrap(page.ascii ? toAscii(text) : text, page.width)
  const counted = say(`Checks: ${checkCountsInWords(counts)}`)
  const named = say([`Checks: ${checkCountsInWords(counts)}`, ...namedInWords(checks)].join(' '))
  return named.length + closingLines <= room ? named : counted
}

/** The same with what could not be tested by name: once all else of the screen has its place. */
export function namedChecks(checks: Chapter['checks'], counts: CheckCounts, page: Page): string[] {
  const told = [`Checks: ${checkCountsInWords(counts)}`, ...namedInWords(checks), ...untestedInWords(checks)].join(' ')
  return wrap(page.ascii ? toAscii(told) : told, page.width)
}

/**
 * Checks in few lines: how many came out how and whether the plan balances, then what failed and what is warned of by name, because a
 * count alone does not say what is wrong, and notes.
 */
export function countedChecks(checks: Chapter['checks'], counts: CheckCounts, page: Page): string[] {
  const told = checks.flatMap((check): CheckRemark[] => {
    const { mark } = check
    if (mark === 'pass' || mark === 'not-tested') return []
    return [{ mark, sentence: 'title' in check ? [check.title] : check.sentence }]
  })
  const counted = [`Checks: ${checkCountsInWords(counts)}`, ...untestedInWords(checks)].join(' ')
  return [...wrap(counted, page.width), ...checkTable(told, page)]
}
