import type { Chapter, CheckItem, CheckRemark, Mark } from '../../report/document.ts'
import type { Page } from '../page.ts'
import { checkTable, markWords } from './checks.ts'

/** Lines of a first screen, at most, where the title, the facts and the table leave room for more. */
export const mostLines = 70

/** A part of a screen that may be left out: its name, and its lines, from the shortest form to the whole. */
export interface Part {
  readonly what: string
  /** The lower, the earlier it has room. */
  readonly rank: number
  /** Whether its shortest form stands even where there is no room. */
  readonly isNeeded?: boolean
  readonly forms: readonly (readonly string[])[]
}

/** How far a part is shown: none of its forms, or the one of that index. */
type Shown = Map<Part, number>

/**
 * The parts of a screen that fit, in their order: first each in its shortest form, then each whole, while there is room. The
 * last lines say what is left out, and the command that shows it.
 */
export function fitted(
  head: readonly string[],
  parts: readonly Part[],
  closing: (left: ReadonlySet<string>) => string[],
): string[] {
  const shown: Shown = new Map(parts.flatMap((part) => (part.isNeeded === true ? [[part, 0] as const] : [])))
  const last = ({ forms }: Part): number => forms.length - 1
  const put = (): string[] => {
    const left = parts.filter((part) => part.forms.length > 0 && (shown.get(part) ?? -1) < last(part))
    const lines = parts.flatMap((part) => part.forms[shown.get(part) ?? -1] ?? [])
    return [...head, ...lines, ...closing(new Set(left.map(({ what }) => what)))]
  }
  const lengthOf = ({ forms }: Part, form: number): number => forms[form]?.length ?? 0
  let used = head.length
  for (const [part, form] of shown) used += lengthOf(part, form)
  let isFull = false
  const tryForm = (part: Part, form: number): boolean => {
    const before = shown.get(part)
    const more = lengthOf(part, form) - lengthOf(part, before ?? -1)
    // What is too long by itself need not be laid out; nor, once there is no line left, what has one line more.
    if (used + more > mostLines || (isFull && more > 0)) return false
    shown.set(part, form)
    if (put().length <= mostLines) {
      used += more
      return true
    }
    if (before === undefined) shown.delete(part)
    else shown.set(part, before)
    isFull ||= more === 1
    return false
  }
  const ranked = [...parts].sort((one, other) => one.rank - other.rank)
  for (const part of ranked) if (part.forms.length > 0) tryForm(part, 0)
  for (const part of ranked)
    for (let form = (shown.get(part) ?? -1) + 1; form <= last(part); form++) if (!tryForm(part, form)) break
  return put()
}

/** Checks in few lines: what failed and what is warned of by name, the others counted. */
export function countedChecks(checks: Chapter['checks'], page: Page): string[] {
  const told = checks.flatMap((check): CheckRemark[] =>
    isBad(check.mark) ? [{ mark: check.mark, sentence: 'title' in check ? [check.title] : check.sentence }] : [],
  )
  const counted = (['pass', 'not-tested'] as const).flatMap((mark): CheckRemark[] => {
    const number = checks.filter((check) => check.mark === mark).length
    return number === 0 ? [] : [{ mark, sentence: [countOf(checks, mark, number)] }]
  })
  return checkTable([...told, ...counted], page)
}

function isBad(mark: Mark): boolean {
  return mark === 'fail' || mark === 'warn'
}

/** Remarks that pass tell of several checks in one line already. */
function countOf(checks: readonly (CheckItem | CheckRemark)[], mark: Mark, number: number): string {
  const [only] = checks.filter((check) => check.mark === mark && !('title' in check))
  const rest = mark === 'pass' && only !== undefined ? number - 1 : number
  const many = `${rest} ${rest === 1 ? 'other' : 'others'}`
  if (mark !== 'pass' || only === undefined) return `${number} ${number === 1 ? 'rule or check' : 'rules and checks'}`
  const first = only.sentence.map((part) => (typeof part === 'string' ? part : '')).join('')
  return rest === 0 ? first : `${first}, and ${many}`
}

/** How many checks there are of each mark: `2 warn, 12 pass`. */
export function countsOf(checks: Chapter['checks']): string {
  const marks = ['fail', 'warn', 'not-tested', 'pass'] as const
  return marks
    .flatMap((mark) => {
      const number = checks.filter((check) => check.mark === mark).length
      return number === 0 ? [] : [`${number} ${markWords[mark]}`]
    })
    .join(', ')
}
