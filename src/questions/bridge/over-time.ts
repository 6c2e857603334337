import { type Decimal, one, zero } from '../../base/decimal.ts'
import { exact } from '../../engine/exact.ts'
import { printsAsNought } from '../../engine/meanings.ts'
import { row as rowNode } from '../../formula/build.ts'
import type { Numeric, RowName } from '../../formula/node.ts'
import { stepKinds } from '../../formula/step-kind.ts'
import type { Row, RowAt } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import { rowAt } from '../../open/project.ts'
import type { Bridge, BridgeStep } from './bridge.ts'
import { FiguresByYear } from './figures-by-year.ts'
import { growthBy, keyOf } from './gain.ts'
import { type ChangeSource, leadFactors, leadThrough } from './led-through.ts'
import { type Between, refuseRow } from './no-bridge.ts'
import { joiningShare, multipliedBy, type Part, signIn } from './parts-of-row.ts'
import { type Divisor, revalued } from './revalued.ts'
import { movesOf, type RowMove } from './row-moves.ts'
import { nameOfFigure, nameOfRest, nameOfRow, type StepName } from './step-names.ts'

/**
 * How a row of money moves from one year to a later one, in the unit of the definition, in cash or over `divisors`; METHODS.md,
 * "What moved it". The steps are the changes from year to year added up, each signed as it moves the row, so that in cash bridges of
 * years that follow one another add up step by step. They come in the order of their kinds, the largest first; steps of nothing
 * are left out. Throws `NoBridge` for a row that no steps lead to, and for years without a value.
 */
export function bridgeOverTime(
  scenario: Scenario,
  row: Row,
  { from, to }: Between,
  divisors: readonly Divisor[] = [],
): Bridge {
  refuseRow(scenario, row, { from, to }, divisors.length > 0)
  const walk = new Walk(scenario, row)
  for (let year = from + 1; year <= to; year++) walk.through(year)
  const figures = new FiguresByYear(scenario.projection)
  const [start, end] = [from, to].map((index) => figures.value(rowNode(row.path), index)) as [Decimal, Decimal]
  return revalued({ start, steps: walk.steps(), end }, { from, to }, divisors, scenario.definition.horizon.base)
}

/** Goes through years one by one and adds up what moves a row. */
class Walk {
  private readonly scenario: Scenario
  private readonly figures: FiguresByYear
  private readonly rowAt: RowAt
  private readonly top: RowName
  private readonly rows: ReturnType<typeof movesOf>
  private readonly found = new Map<string, { readonly name: StepName; value: Decimal }>()

  constructor(scenario: Scenario, top: Row) {
    this.scenario = scenario
    this.figures = new FiguresByYear(scenario.projection)
    this.rowAt = (path) => rowAt(scenario.projection, path)
    this.top = top.path
    this.rows = movesOf(top, this.rowAt)
  }

  /** From the year before to a year: how often each row counts is known before it is met. */
  through(year: number): void {
    const counts = new Map<RowName, Decimal>([[this.top, one]])
    for (const { row, move } of this.rows) {
      const times = counts.get(row.path)
      if (times === undefined || times.isZero()) continue
      if (move.is === 'step') this.whole(row, times, year)
      else if (move.is === 'rolled') this.rolled(row, move, times, year)
      else this.sum(row, move, times, year, counts)
    }
  }

  steps(): BridgeStep[] {
    return [...this.found.values()]
      .filter(({ value }) => !value.isZero() && !printsAsNought(value, exact))
      .map(({ name, value }) => ({ ...name, value }))
      .sort(inOrder)
  }

  private whole(row: Row, times: Decimal, year: number): void {
    this.add(
      nameOfRow(row, this.scenario.definition),
      times.times(this.value(row, year).minus(this.value(row, year - 1))),
    )
  }

  /** What was there grows, and what joins is whole in the year in which it does. */
  private rolled(row: Row, { factors, parts }: Extract<RowMove, { is: 'rolled' }>, times: Decimal, year: number): void {
    const before = times.times(this.value(row, year - 1))
    const { at, by } = growthBy(factors, {
      value: (formula) => this.figures.value(formula, year),
      isThere: (inForce) => inForce[year] === true,
      name: (formula) => this.nameOf(formula, row),
      behind: (formula) => this.behind(formula),
    })
    for (const { name, value } of by) this.add(name, before.times(value))
    this.add(nameOfRest(row, this.scenario.definition), before.times(at))
    for (const part of parts) this.join(part, row, times, year)
  }

  /** The changes of what it adds up. A part counts as often as it does here, in the mean of the two years. */
  private sum(
    row: Row,
    { base, formula }: Extract<RowMove, { is: 'sum' }>,
    times: Decimal,
    year: number,
    counts: Map<RowName, Decimal>,
  ): void {
    if (year === 1 && base !== formula) {
      this.fromBase(row, { base, formula }, times, counts)
      return
    }
    const source = this.changesOf(row, year, counts)
    for (const part of formula) {
      const [before, now] = [this.figures.scale(part.scale, year - 1), this.figures.scale(part.scale, year)]
      if (before === undefined) this.join(part, row, times, year)
      else if (now === undefined) this.join(part, row, times.neg(), year - 1)
      else {
        leadThrough(part.of, times.times(meanOf(now, before)), source)
        // It counts for more or less of itself, by what it is multiplied by.
        const mean = meanOf(source.now(part.of), source.before(part.of))
        leadFactors(multipliedBy(part.scale), times.times(mean).times(signIn(part.scale)), source)
      }
    }
  }

  /** From the base year, in which a row is made by a formula of its own. */
  private fromBase(
    row: Row,
    { base, formula }: Pick<Extract<RowMove, { is: 'sum' }>, 'base' | 'formula'>,
    times: Decimal,
    counts: Map<RowName, Decimal>,
  ): void {
    const added = new Map<RowName, Weights>()
    const read = (parts: readonly Part[], when: keyof Weights): void => {
      const index = when === 'now' ? 1 : 0
      for (const part of parts) {
        if (part.of.op !== 'row' || part.of.lag > 0) {
          this.join(part, row, when === 'now' ? times : times.neg(), index)
          continue
        }
        const weight = this.figures.scale(part.scale, index)
        if (weight === undefined) continue
        const weights = added.get(part.of.path) ?? { now: undefined, before: undefined }
        weights[when] = (weights[when] ?? zero).plus(weight)
        added.set(part.of.path, weights)
      }
    }
    read(formula, 'now')
    read(base, 'before')
    for (const [path, { now, before }] of added) {
      const of = rowNode(path)
      const value = (index: number): Decimal => this.figures.value(of, index)
      if (before === undefined) this.add(this.nameOf(of, row), times.times(now ?? zero).times(value(1)))
      else if (now === undefined) this.add(this.nameOf(of, row), times.times(before.neg()).times(value(0)))
      else {
        counts.set(path, (counts.get(path) ?? zero).plus(times.times(meanOf(now, before))))
        if (now.eq(before)) continue
        // It counts for more or less of itself, which nobody but this row says.
        const change = now.minus(before).times(meanOf(value(1), value(0)))
        this.add(nameOfRest(row, this.scenario.definition), times.times(change))
      }
    }
  }

  /** Where the changes of the parts of a row go: rows count and are met later, all else is a step. */
  private changesOf(row: Row, year: number, counts: Map<RowName, Decimal>): ChangeSource {
    const before = (of: Numeric): Decimal => this.figures.value(of, year - 1)
    const now = (of: Numeric): Decimal => this.figures.value(of, year)
    return {
      before,
      now,
      wasThere: (inForce) => inForce[year - 1] === true,
      isThere: (inForce) => inForce[year] === true,
      changes: (of, times) => {
        if (of.op === 'row' && of.lag === 0) counts.set(of.path, (counts.get(of.path) ?? zero).plus(times))
        else this.add(this.nameOf(of, row), times.times(now(of).minus(before(of))))
      },
      joins: (of, value) => this.add(this.nameOf(of, row), value),
    }
  }

  /** A part that joins in a year, with all that it is then. */
  private join(part: Part, row: Row, times: Decimal, year: number): void {
    const value = this.figures.part(part, year)
    if (value !== undefined) this.add(this.nameOf(joiningShare(part.scale) ?? part.of, row), times.times(value))
  }

  /** What a part of a row is called: as it says itself; what is no row and no figure is the row's own. */
  private nameOf(of: Numeric, row: Row): StepName {
    const { definition } = this.scenario
    if (of.op === 'input') return nameOfFigure(of, row, definition)
    const own = of.op === 'row' ? this.rowAt(of.path) : undefined
    return own === undefined ? nameOfRest(row, definition) : nameOfRow(own, definition)
  }

  /** The rates that a row of rates is made of. */
  private behind(formula: Numeric): Numeric | undefined {
    const row = formula.op === 'row' && formula.lag === 0 ? this.rowAt(formula.path) : undefined
    return row === undefined || row.step !== undefined || row.unit === 'money' ? undefined : row.formula
  }

  private value({ path }: Row, index: number): Decimal {
    return this.figures.value(rowNode(path), index)
  }

  private add(name: StepName, value: Decimal): void {
    if (value.isZero()) return
    const key = keyOf(name)
    const known = this.found.get(key)
    if (known === undefined) this.found.set(key, { name, value })
    else known.value = known.value.plus(value)
  }
}

/** What a row is multiplied by in a year and in the one before; undefined where it is no part of that year. */
interface Weights {
  now: Decimal | undefined
  before: Decimal | undefined
}

function meanOf(one: Decimal, other: Decimal): Decimal {
  return one.eq(other) ? one : one.plus(other).div(2)
}

function inOrder(one: BridgeStep, other: BridgeStep): number {
  const kind = stepKinds.indexOf(one.kind) - stepKinds.indexOf(other.kind)
  return kind || other.value.abs().comparedTo(one.value.abs()) || (one.path < other.path ? -1 : 1)
}
