import { Decimal, zero } from '../base/decimal.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import { watchErrors } from '../diagnostics/watch-errors.ts'
import type { BudgetLine } from './budget-lines.ts'
import { tellPerhapsTotals } from './perhaps-totals.ts'
import { poundsText } from './pounds-text.ts'

/**
 * A row that adds up others and is no line itself, and how much it states above their sum: rounding, at most. Undefined where a person says
 * that it is a total, and it is the sum of no rows beside it.
 */
export interface TotalRow {
  readonly line: BudgetLine
  readonly off: Decimal | undefined
}

/** The lines of a budget, and the rows that add them up. */
export interface WithoutTotals {
  readonly lines: readonly BudgetLine[]
  readonly totals: readonly TotalRow[]
}

/** What a person said of rows by their names, or in the column "setting": which are totals, and which are lines whatever they look like. */
export interface SaidOfRows {
  readonly isTotal: (row: NamedInBudget) => boolean
  readonly isLine: (row: NamedInBudget) => boolean
}

/** What a row is known by, and its cell of the column "setting". */
export type NamedInBudget = Pick<BudgetLine, 'key' | 'setting'>

const named = /^(?:(?:sub|grand)[ -]?)?totals?\b|\b(?:(?:sub|grand)[ -]?)?totals?$/

/** Whether a row is taken for a total, by what it is known by: a person says so, or it calls itself one, or has no name. */
export function mayBeTotal(row: NamedInBudget, said: SaidOfRows): boolean {
  return said.isTotal(row) || (!said.isLine(row) && (row.key === '' || named.test(row.key)))
}

/**
 * Take the totals out of a budget, which would count its lines twice. A row that calls itself one, or has no name, must be the sum of
 * rows beside it; any other row that is exactly the sum of its neighbours is told, and a person says which it is. Undefined where
 * something is wrong.
 */
export function withoutTotals(all: readonly BudgetLine[], said: SaidOfRows, tell: Tell): WithoutTotals | undefined {
  const { tell: watch, hasErrors } = watchErrors(tell)
  const sums = new Sums(all, (line) => mayBeTotal(line, said))
  const totals = sums.candidates.flatMap(({ line, at }): TotalRow[] => {
    const off = sums.off(line, at)
    if (off !== undefined) return [{ line, off }]
    if (said.isTotal(line)) return [{ line, off }]
    const nearest = sums.nearest(line, at)
    const args = {
      row: line.row,
      name: line.name,
      states: poundsText(line.pounds),
      sum: poundsText(line.pounds.minus(nearest)),
    }
    watch(
      line.key === ''
        ? diagnose('budget-without-name', line.span, { row: line.row, amount: args.states })
        : diagnose('budget-total', line.span, args),
    )
    return []
  })
  tellPerhapsTotals(sums.lines, said.isLine, watch)
  return hasErrors() ? undefined : { lines: sums.lines, totals }
}

/** Running sums of the lines of a budget, and the places between them at which a total may begin or end. */
class Sums {
  readonly lines: readonly BudgetLine[]
  /** Rows that may be totals, with the number of lines above them. */
  readonly candidates: readonly { readonly line: BudgetLine; readonly at: number }[]
  /** The sum of the lines before each place. */
  private readonly before: readonly Decimal[]
  /** The first and the last place of each sum, of the places where a section or a total stands. */
  private readonly places = new Map<string, { readonly first: number; last: number }>()
  /** For each line the place where its section begins, and for each candidate the place of the one before it. */
  private readonly starts = new Map<BudgetLine, readonly number[]>()
  private readonly step: Decimal

  constructor(all: readonly BudgetLine[], mayBeTotal: (line: BudgetLine) => boolean) {
    const lines: BudgetLine[] = []
    const candidates: { line: BudgetLine; at: number }[] = []
    const before = [zero]
    const edges = [0]
    let [section, sectionAt, totalAt] = [-1, 0, 0]
    this.step = all.reduce((least, { step }) => Decimal.min(least, step), new Decimal('1e12'))
    for (const line of all) {
      if (line.section !== section) {
        edges.push(lines.length)
        sectionAt = lines.length
      }
      section = line.section
      if (mayBeTotal(line)) {
        candidates.push({ line, at: lines.length })
        edges.push(lines.length)
        this.starts.set(line, [0, sectionAt, totalAt])
        totalAt = lines.length
      } else {
        before.push((before.at(-1) ?? zero).plus(line.pounds))
        lines.push(line)
      }
    }
    edges.push(lines.length)
    this.lines = lines
    this.candidates = candidates
    this.before = before
    for (const edge of edges) {
      const key = this.sumTo(edge).toFixed()
      const known = this.places.get(key)
      if (known === undefined) this.places.set(key, { first: edge, last: edge })
      else known.last = edge
    }
  }

  /** How much a row states above the sum of some rows next to it, which is nought or rounding; undefined where it is the sum of none. */
  off(line: BudgetLine, at: number): Decimal | undefined {
    const above = this.places.get(this.sumTo(at).minus(line.pounds).toFixed())
    const below = this.places.get(this.sumTo(at).plus(line.pounds).toFixed())
    if ((above !== undefined && above.first < at) || (below !== undefined && below.last > at)) return zero
    const near = this.sumsBy(line, at).filter(({ off, count }) => count > 1 && off.abs().lte(this.rounding(count)))
    return near.length === 0 ? undefined : leastOff(near)
  }

  /**
   * How far the sum of so many rounded lines may be from a total that was rounded by itself: three standard deviations of the sum of so many
   * and one uniform roundings, each of a variance of a twelfth of its step squared, and a step at least. What they could make at the very
   * worst grows with every line, and would hide a row that is missing.
   */
  private rounding(count: number): Decimal {
    return this.step.times(Decimal.max(1, new Decimal(count + 1).div(12).sqrt().times(3)))
  }

  /** How much a row states above the nearest of the sums that it probably is: of its section, since the last total, of all. */
  nearest(line: BudgetLine, at: number): Decimal {
    return leastOff(this.sumsBy(line, at))
  }

  /** How much a row states above each of those sums, and of how many lines that is one. */
  private sumsBy(line: BudgetLine, at: number): readonly OffBy[] {
    const starts = [...new Set(this.starts.get(line) ?? [0])].filter((start) => start < at)
    const ranges = [...starts.map((start): [number, number] => [start, at]), [0, this.lines.length] as const]
    return ranges.map(([from, to]) => ({
      off: line.pounds.minus(this.sumTo(to).minus(this.sumTo(from))),
      count: to - from,
    }))
  }

  private sumTo(place: number): Decimal {
    return this.before[place] ?? zero
  }
}

interface OffBy {
  readonly off: Decimal
  readonly count: number
}

function leastOff(all: readonly OffBy[]): Decimal {
  return all.map(({ off }) => off).reduce((least, off) => (off.abs().lt(least.abs()) ? off : least))
}
