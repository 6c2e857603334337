import type { Decimal } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import type { Actual, Definition, Input } from '../definition/definition.ts'
import type { Provenance } from '../definition/values/entry.ts'
import type { Scenario } from '../open/open.ts'
import { type CameOutIn, cameOutIn, nothingCameOut } from './actuals.ts'
import { digitsOf } from './digits.ts'
import type { DefinitionDraft } from './draft.ts'
import type { WrittenValue } from './draft-value.ts'
import { type LabelOf, rowLabels } from './row-labels.ts'

/** A plan on its way to a later base year. */
export interface Rolling {
  readonly definition: Definition
  readonly draft: DefinitionDraft
  /** The new base year, and which year of the plan it is, from its own base year. */
  readonly base: FinancialYear
  readonly index: number
  /** What a row comes to in the new base year; nothing where it has no value or is not there. */
  readonly at: (path: string, index?: number) => Decimal | undefined
  /** What a row is called. */
  readonly labelOf: LabelOf
  /** What came out in the new base year. */
  readonly cameOut: CameOutIn
  /** What is said of a figure that the plan projects for the new base year. */
  readonly projected: (from?: Input) => Omit<Provenance, 'range'>
}

/** A plan that is about to be rolled forward to a year of it, by index. `name` is what sources call it, `ofPlace` what a place says came out of it. */
export function rollingOf(
  scenario: Scenario,
  draft: DefinitionDraft,
  index: number,
  name: string,
  isByActuals: boolean,
  ofPlace: readonly Actual[],
): Rolling {
  const { definition, projection } = scenario
  const { plan, values } = projection
  const base = definition.horizon.base + index
  const at: Rolling['at'] = (path, year = index) => {
    const position = plan.position.get(path)
    return position === undefined ? undefined : values[position]?.[year]
  }
  return {
    definition,
    draft,
    base,
    index,
    at,
    labelOf: rowLabels(scenario),
    cameOut: isByActuals ? cameOutIn(definition, ofPlace, index, base, name, at) : nothingCameOut,
    projected: (from) => projectedBy(name, base, definition.horizon.base, from),
  }
}

/** Who answers for a figure and how good it is stay with it; what it was, and where that came from, is told in its source. */
function projectedBy(
  name: string,
  base: FinancialYear,
  before: FinancialYear,
  from: Input | undefined,
): Omit<Provenance, 'range'> {
  const { source, owner, quality, impact } = from?.entry?.provenance ?? {}
  const was = from?.values[0]
  const origin = source === undefined ? '' : `: ${source}`
  const since = was === undefined ? '' : `, from ${shortOf(was)} in ${printYear(before)}${origin}`
  return {
    source: `Projected for ${printYear(base)} by ${name}${since}`,
    ...(owner === undefined ? {} : { owner }),
    ...(quality === undefined ? {} : { quality }),
    ...(impact === undefined ? {} : { impact }),
  }
}

/** In a sentence six decimals are enough. */
function shortOf(value: Decimal): string {
  return digitsOf(value.toDecimalPlaces(6))
}

/** The part of an input that lies after the new base year, by year, a lag in years added; nothing where it is nought everywhere. */
export function laterParts(
  { definition: { horizon } }: Rolling,
  index: number,
  values: Input['values'],
  lag: number,
  text: (value: Decimal) => string,
): WrittenValue | undefined {
  const parts = values.flatMap((value, at): [string, string][] => {
    const year = at + lag
    const isLater = at > 0 && year > index && year <= horizon.count
    return isLater && value !== undefined && !value.isZero() ? [[printYear(horizon.base + year), text(value)]] : []
  })
  return parts.length === 0 ? undefined : Object.fromEntries(parts)
}

/** Whether any later year of a row or an input has something. */
export function isSomeLater(
  { definition: { horizon }, index }: Rolling,
  of: (year: number) => Decimal | undefined,
): boolean {
  for (let year = index + 1; year <= horizon.count; year++) if (of(year)?.isZero() === false) return true
  return false
}
