import { type Decimal, one } from '../../base/decimal.ts'
import type { Numeric } from '../../formula/node.ts'
import { type ByYear, type Projection, valueAt, valuesOfFormula } from '../../open/project.ts'
import type { Part, Scale } from './parts-of-row.ts'

/** The figures that bridges are made of, by index from the base year, each formula and scale worked out once. */
export class FiguresByYear {
  private readonly projection: Projection
  private readonly formulas = new Map<Numeric, ByYear>()
  private readonly scales = new Map<Scale, (Decimal | 'absent' | undefined)[]>()

  constructor(projection: Projection) {
    this.projection = projection
  }

  /** The value of a formula that a row with a value rests on. */
  value(formula: Numeric, index: number): Decimal {
    const own = formula.op === 'row' ? valueAt(this.projection, formula.path, index - formula.lag) : undefined
    const value = own ?? this.byYear(formula)(index)
    if (value === undefined) throw new Error(`A part of a bridge has no value in year ${index}`)
    return value
  }

  /** What a part is multiplied by; undefined where there is no such part in the year. */
  scale(scale: Scale | undefined, index: number): Decimal | undefined {
    if (scale === undefined) return one
    const byYear = this.scales.get(scale) ?? []
    this.scales.set(scale, byYear)
    const known = byYear[index] ?? this.scaleAnew(scale, index) ?? 'absent'
    byYear[index] = known
    return known === 'absent' ? undefined : known
  }

  /** The value of a part; nothing where there is no such part in the year. */
  part({ of, scale }: Part, index: number): Decimal | undefined {
    return this.scale(scale, index)?.times(this.value(of, index))
  }

  private scaleAnew(scale: Scale, index: number): Decimal | undefined {
    if (scale.is === 'during' && scale.inForce[index] !== true) return undefined
    const outer = this.scale(scale.outer, index)
    if (scale.is === 'during') return outer
    return scale.is === 'sign' ? outer?.neg() : outer?.times(this.value(scale.by, index))
  }

  private byYear(formula: Numeric): ByYear {
    const known = this.formulas.get(formula) ?? valuesOfFormula(this.projection, formula)
    this.formulas.set(formula, known)
    return known
  }
}
