import type { FinancialYear } from '../base/financial-year.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import { whyNoValue } from '../open/why.ts'
import type { Explanation } from './explanation.ts'
import { inMoneyUnit } from './in-money-unit.ts'
import { needsOf } from './needs.ts'
import { outlineOf } from './outline.ts'
import { stepOf } from './steps.ts'

/** A row in a year, or an input in a year. */
export interface Question {
  readonly path: string
  /** A year of the horizon. */
  readonly year: FinancialYear
  /** The unit money is shown in; the definition's own where undefined. */
  readonly unit?: MoneyUnit | undefined
  /** How many levels of figures to go down; all the way to the inputs where undefined. */
  readonly depth?: number | undefined
}

/** Explain a row of the scenario down to the inputs it rests on; why there is no figure, where it has none in the year. */
export function explainRow(scenario: Scenario, row: Row, { year, depth, unit: shown }: Question): Explanation {
  const { definition, projection } = scenario
  const { path, label } = row
  const unit = shown ?? definition.unit
  const index = year - definition.horizon.base
  const value = valueAt(projection, path, index)
  const inUnit = inMoneyUnit(definition, unit)
  const asked = {
    path,
    label,
    unit: row.unit,
    words: row.words,
    realPrices: row.realPrices,
    year,
    value: value === undefined ? undefined : inUnit(value, row.unit),
  }
  if (value === undefined) {
    return { scenario, asked, unit, steps: [], why: whyNoValue(projection, path, index), isCut: false }
  }
  const needs = needsOf(projection, path, index, unit)
  const outline = outlineOf(needs, path, depth ?? Number.POSITIVE_INFINITY, definition)
  const steps = outline.targets.map((target) => stepOf(target, { scenario, unit, needs, outline }))
  return { scenario, asked, unit, steps, why: [], isCut: outline.isCut }
}
