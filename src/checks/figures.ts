import { Decimal, zero } from '../base/decimal.ts'
import { poundsIn } from '../base/money-unit.ts'
import type { Unit } from '../formula/unit.ts'
import type { Row } from '../model/row.ts'
import type { RowPath } from '../model/row-path.ts'
import type { Scenario } from '../open/open.ts'
import { positionNamed, rowNamed } from '../open/project.ts'
import { decide, type Reading } from './measure.ts'
import type { CheckResult } from './result.ts'

/** A row by the name that the program knows, or as the model has it. */
export type CheckedRow = RowPath | Pick<Row, 'path'>

/** Values by year, the base year first; undefined where there is none. */
export type YearValues = readonly (Decimal | undefined)[]

/** The values of a scenario, and readings of them year by year. */
export class CheckFigures {
  readonly scenario: Scenario
  readonly years: readonly number[]
  readonly halfPenny: Decimal

  constructor(scenario: Scenario) {
    this.scenario = scenario
    const { horizon, unit } = scenario.definition
    this.years = Array.from({ length: horizon.count + 1 }, (_, index) => index)
    this.halfPenny = new Decimal('0.005').div(poundsIn(unit))
  }

  /** The values of a row by year. A row that is not there is a fault of the program, and throws. */
  private valuesOf(row: CheckedRow): YearValues {
    const { plan, values } = this.scenario.projection
    const path = typeof row === 'string' ? row : row.path
    const own = values[plan.position.get(path) ?? -1]
    if (own === undefined) throw new Error(`No row is called ${path}`)
    return own
  }

  has(path: RowPath): boolean {
    return positionNamed(this.scenario.projection, path) !== undefined
  }

  /** Whether a row is not there because what it rests on is not stated. */
  isAbsent(path: RowPath): boolean {
    return this.scenario.model.absent.has(path)
  }

  /** Some rows added up by year; undefined where one of them has no value. */
  sums(rows: readonly CheckedRow[]): YearValues {
    const parts = rows.map((row) => this.valuesOf(row))
    return this.years.map((index) => {
      let total: Decimal | undefined = zero
      for (let at = 0; at < parts.length && total !== undefined; at++) total = added(total, parts[at]?.[index])
      return total
    })
  }

  /** Rows without those that are another row under a second name, such as the spend of a line that is its cost. */
  private distinct(rows: readonly Row[]): Row[] {
    const seen = new Set<unknown>()
    return rows.filter((row) => {
      const values = this.valuesOf(row)
      if (seen.has(values)) return false
      seen.add(values)
      return true
    })
  }

  /** Whether some rows are the very rows of others, so that adding them up again would tell nothing. */
  isSame(paths: readonly CheckedRow[], others: readonly CheckedRow[]): boolean {
    return (
      paths.length === others.length &&
      paths.every((path, at) => this.valuesOf(path) === this.valuesOf(others[at] ?? path))
    )
  }

  label(path: RowPath): string {
    return rowNamed(this.scenario.projection, path)?.label ?? path
  }

  /** In every year, a figure worked out here against the row that states it. */
  equal(row: RowPath, worked: YearValues): Reading[] {
    const what = this.label(row)
    const stated = this.valuesOf(row)
    return this.years.map((index) => ({
      index,
      measured: worked[index],
      how: 'equal to',
      limit: stated[index],
      what,
      row,
    }))
  }

  /** In every year in which they are in force, some rows that must be on one side of zero. What is no item's needs no name. */
  onOneSide(rows: readonly Row[], how: 'at least' | 'at most'): Reading[] {
    const distinct = this.distinct(rows).map((row) => ({ row, values: this.valuesOf(row) }))
    const readings: Reading[] = []
    for (const index of this.years) {
      for (const { row, values } of distinct) {
        const measured = values[index]
        if (measured === undefined && row.formula?.op === 'during' && row.formula.otherwise === 'none') continue
        const what = row.item === undefined ? undefined : row.label
        readings.push({ index, measured, how, limit: zero, what, row: row.path })
      }
    }
    return readings
  }

  result(id: string, title: string, readings: readonly Reading[], unit: Unit = 'money'): CheckResult | undefined {
    const tolerance = unit === 'money' ? this.halfPenny : zero
    const decided = decide(readings, tolerance)
    if (decided === undefined) return undefined
    const { passes } = decided
    // Of sums that agree none is nearer to failing: the first is as good as any.
    const reading = passes && decided.reading.how === 'equal to' ? (readings[0] ?? decided.reading) : decided.reading
    return {
      id: `arithmetic.${id}`,
      kind: 'arithmetic',
      title,
      outcome: passes ? 'pass' : 'fail',
      severity: 'error',
      year: this.scenario.definition.horizon.base + reading.index,
      row: reading.row,
      measured: reading.measured,
      unit,
      limit: reading.limit === undefined ? undefined : { how: reading.how, value: reading.limit },
      tolerance,
      detail: whichOf(reading, passes),
      span: undefined,
    }
  }
}

/** A sum and one more; undefined where that has no value. Nothing costs no addition. */
function added(total: Decimal, value: Decimal | undefined): Decimal | undefined {
  if (value === undefined || total.isZero()) return value
  return value.isZero() ? total : total.plus(value)
}

/** Which line, stream or share was measured. Where sums agree there is none to speak of. */
function whichOf({ what, how }: Reading, passes: boolean): string | undefined {
  if (what === undefined || (passes && how === 'equal to')) return undefined
  return `${passes ? 'The nearest to it' : 'The first'} is ${what}`
}
