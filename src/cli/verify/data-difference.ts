import type { FoundDifference } from '../../report/proof.ts'
import { isRecord } from '../parts/read-part.ts'

/** A leaf that differs, and how good a witness it is: a figure of a year before any other figure, and that before words. */
interface Leaf extends FoundDifference {
  readonly rank: number
}

const decimal = /^-?\d+(?:\.\d+)?$/

/** Keys by which an object is told from the others of its list, and those that tell it where it has none of these. */
const names = ['scenario', 'row', 'id', 'path', 'step', 'statistic', 'member', 'year'] as const
const titles = ['label', 'title'] as const
const told: ReadonlySet<string> = new Set([...names, ...titles])

/** A hash of a file is no figure: that the file has changed is told by itself. */
const hash = /^[0-9a-f]{64}$/

/** The first figure that differs between two documents of JSON, by the names of what it stands in. */
export function differenceInData(was: unknown, is: unknown): FoundDifference | undefined {
  const best: { leaf: Leaf | undefined } = { leaf: undefined }
  const name = nameOf(is)
  compare(was, is, { words: name === undefined ? [] : [name], years: undefined, unit: '' }, best)
  if (best.leaf === undefined) return undefined
  const { what, was: before, is: now } = best.leaf
  return { what, was: before, is: now }
}

/** What is known of where a value stands. */
interface Where {
  readonly words: readonly string[]
  readonly years: readonly unknown[] | undefined
  readonly unit: string
}

function compare(was: unknown, is: unknown, where: Where, best: { leaf: Leaf | undefined }): void {
  if (best.leaf?.rank === 0) return
  if (Array.isArray(was) && Array.isArray(is)) {
    compareLists(was, is, where, best)
    return
  }
  if (isRecord(was) && isRecord(is)) {
    const years = Array.isArray(is.years) ? is.years : where.years
    const unit = typeof is.unit === 'string' && is.row !== undefined ? ` ${is.unit}` : where.unit
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const isList = typeof is[key] === 'object' && is[key] !== null
      const isSaid = isList || told.has(key) || (key === 'value' && where.words.length > 0)
      const words = isSaid ? where.words : [...where.words, key]
      compare(was[key], is[key], { words, years, unit }, best)
    }
    return
  }
  if (was === is) return
  note(was, is, where, '', best)
}

function compareLists(
  was: readonly unknown[],
  is: readonly unknown[],
  where: Where,
  best: { leaf: Leaf | undefined },
): void {
  const isByYear = where.years !== undefined && where.years.length === is.length && is.length === was.length
  for (let at = 0; at < Math.max(was.length, is.length); at++) {
    const [before, now] = [was[at], is[at]]
    if (before === now) continue
    const [own, other] = [nameOf(before), nameOf(now)]
    if (own !== other || before === undefined || now === undefined) {
      note(own ?? before, other ?? now, where, '', best, 0)
      return
    }
    if (typeof now === 'object' && now !== null) {
      compare(before, now, { ...where, words: other === undefined ? where.words : [...where.words, other] }, best)
    } else
      note(
        before,
        now,
        where,
        isByYear && isFigure(before) && isFigure(now) ? ` in ${String(where.years?.[at])}` : '',
        best,
      )
    if (best.leaf?.rank === 0) return
  }
}

/** A decimal as text, or that there is none. */
function isFigure(value: unknown): boolean {
  return value === null || (typeof value === 'string' && decimal.test(value))
}

function nameOf(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined
  const textsOf = (keys: readonly string[]): string[] =>
    keys.flatMap((key) => (typeof value[key] === 'string' ? [value[key]] : []))
  const found = textsOf(names)
  return found.length > 0 ? found.join(', ') : textsOf(titles)[0]
}

function note(
  was: unknown,
  is: unknown,
  { words, unit }: Where,
  year: string,
  best: { leaf: Leaf | undefined },
  own?: number,
): void {
  if (typeof is === 'string' && hash.test(is)) return
  const areFigures = isFigure(was) && isFigure(is)
  const rank = own ?? (areFigures ? (year === '' ? 1 : 0) : 2)
  if (best.leaf !== undefined && best.leaf.rank <= rank) return
  const said = (one: unknown): string =>
    one === undefined || one === null ? 'nothing' : typeof one === 'string' ? one : JSON.stringify(one)
  const shown = areFigures ? unit : ''
  const what = `${words.length === 0 ? 'the document' : words.join(', ')}${year}`
  best.leaf = { rank, what, was: `${said(was)}${shown}`, is: `${said(is)}${shown}` }
}
