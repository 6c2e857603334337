import { Decimal, zero } from '../base/decimal.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import { watchErrors } from '../diagnostics/watch-errors.ts'
import type { BudgetLine } from './budget-lines.ts'
import { tellPerhapsTotals } from './perhaps-totals.ts'
import { poundsText } from './pounds-text.ts'

/** A row that adds up others and is no line itself, and how much it states above their sum: rounding, at most. */
export interface TotalRow {
  readonly line: BudgetLine
  readonly off: Decimal
}

/** The lines of a budget, and the rows that add them up. */
export interface WithoutTotals {
  readonly lines: readonly BudgetLine[]
  readonly totals: readonly TotalRow[]
}

/** What a person said of rows by their names: which are totals, and which are lines whatever they look like. */
export interface SaidOfRows {
  readonly isTotal: (key: string) => boolean
  readonly isLine: (key: string) => boolean
}

const named = /^(?:(?:sub|grand)[ -]?)?totals?\b|\b(?:(?:sub|grand)[ -]?)?totals?$/

/** Whether a row is taken for a total, by what it is known by: a person says so, or it calls itself one, or has no name. */
export function mayBeTotal(key: string, said: SaidOfRows): boolean {
  return said.isTotal(key) || (!said.isLine(key) && (key === '' || named.test(key)))
}

/**
 * Take the totals out of a budget, which would count its lines twice. A row that calls itself one, or has no name, must be the sum of
 * rows beside it; any other row that is exactly the sum of its neighbours is told, and a person says which it is. Undefined where
 * something is wrong.
 */
export function withoutTotals(all: readonly BudgetLine[], said: SaidOfRows, tell: Tell): WithoutTotals | undefined {
  const { tell: watch, hasErrors } = watchErrors(tell)
  const sums = new Sums(all, ({ key }) => mayBeTotal(key, said))
  const totals = sums.candidates.flatMap(({ line, at }): TotalRow[] => {
    const off = sums.off(line, at)
    if (off !== undefined) return [{ line, off }]
    if (said.isTotal(line.key)) return [{ line, off: zero }]
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
    const nearest = this.nearest(line, at)
    const rounding = this.step.times(this.lines.length + 1).div(2)
    return this.lines.length > 1 && nearest.abs().lte(rounding) ? nearest : undefined
  }

  /** How much a row states above the nearest of the sums that it probably is: of its section, since the last total, of all. */
  nearest(line: BudgetLine, at: number): Decimal {
    const starts = [...new Set(this.starts.get(line) ?? [0])].filter((start) => start < at)
    const sums = [...starts.map((start) => this.sumTo(at).minus(this.sumTo(start))), this.sumTo(this.lines.length)]
    const offs = sums.map((sum) => line.pounds.minus(sum))
    return offs.reduce((least, off) => (off.abs().lt(least.abs()) ? off : least))
  }

  private sumTo(place: number): Decimal {
    return this.before[place] ?? zero
  }
}
