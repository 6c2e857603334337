import { matcher } from './pattern.ts'

/** The rows that a pattern takes in, and one of them that adds others of them up. */
export interface Matches {
  readonly rows: readonly string[]
  readonly twice: string | undefined
}

/** The rows that a row adds up; none where it is no total. */
export type AddedUpBy = (path: string) => readonly string[]

/** So many rows may be named by patterns and repeated by growth( ), previous( ) and at( ) in all formulas together. */
export const mostRepeated = 100_000
/** So many rows may be held against patterns. */
const mostLooked = 2_000_000

const indexes = new WeakMap<readonly string[], RowIndex>()

/** The index of a list of rows, made once for all the formulas that are read over it. */
export function rowIndexOf(rows: readonly string[]): RowIndex {
  const known = indexes.get(rows)
  if (known !== undefined) return known
  const made = new RowIndex(rows)
  indexes.set(rows, made)
  return made
}

/** Rows by the first and by the last part of their paths, so that a pattern costs little more than it takes in. */
export class RowIndex {
  private readonly rows: readonly string[]
  private readonly byFirst = new Map<string, string[]>()
  private readonly byLast = new Map<string, string[]>()
  private readonly known = new Map<string, Matches>()
  private all: ReadonlySet<string> | undefined
  private looked = 0
  private repeated = 0

  constructor(rows: readonly string[]) {
    this.rows = rows
    for (const row of rows) {
      add(this.byFirst, firstOf(row), row)
      add(this.byLast, lastOf(row), row)
    }
  }

  /** The rows that a pattern takes in, in their order; undefined where the formulas have come to too many. */
  matching(pattern: string, addedUpBy: AddedUpBy): Matches | undefined {
    const matches = this.known.get(pattern) ?? this.find(pattern, addedUpBy)
    this.known.set(pattern, matches)
    return this.looked <= mostLooked && this.repeat(matches.rows.length) ? matches : undefined
  }

  /** Note that a formula names so many rows once more; false where that is too many. */
  repeat(count: number): boolean {
    this.repeated += count
    return this.repeated <= mostRepeated
  }

  /** Whether there is a row of that name. */
  has(path: string): boolean {
    this.all ??= new Set(this.rows)
    return this.all.has(path)
  }

  /** The rows worth offering for a mistyped one: those that share its first part, or else all of them. */
  near(path: string): readonly string[] {
    return this.byFirst.get(firstOf(path)) ?? this.rows
  }

  private find(pattern: string, addedUpBy: AddedUpBy): Matches {
    if (this.looked > mostLooked) return { rows: [], twice: undefined }
    const candidates = this.candidates(pattern)
    this.looked += candidates.length
    const rows = candidates.filter(matcher(pattern))
    return { rows, twice: this.countedTwice(rows, addedUpBy) }
  }

  /** A row that stands among rows that it adds up. */
  private countedTwice(rows: readonly string[], addedUpBy: AddedUpBy): string | undefined {
    const among = new Set(rows)
    return rows.find((row) => {
      const added = addedUpBy(row)
      this.looked += added.length
      return added.some((path) => among.has(path))
    })
  }

  private candidates(pattern: string): readonly string[] {
    const [first, last] = [firstOf(pattern), lastOf(pattern)]
    const ofFirst = first.includes('*') ? this.rows : (this.byFirst.get(first) ?? [])
    const ofLast = last.includes('*') ? this.rows : (this.byLast.get(last) ?? [])
    return ofFirst.length < ofLast.length ? ofFirst : ofLast
  }
}

function firstOf(path: string): string {
  const dot = path.indexOf('.')
  return dot === -1 ? path : path.slice(0, dot)
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

function add(groups: Map<string, string[]>, group: string, row: string): void {
  const found = groups.get(group)
  if (found === undefined) groups.set(group, [row])
  else found.push(row)
}
