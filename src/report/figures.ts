import type { Decimal } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import type { Values } from '../engine/arithmetic.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import { partsOfRow } from '../questions/by-member.ts'
import type { Asked } from './asked.ts'
import type { View } from './views/view.ts'
import { type Viewed, viewed, viewedPart } from './views/viewed.ts'

/** Whether a figure rests on a confirmed year, an assumed one, or the base year, or has no value. */
export type Status = '' | 'base' | 'confirmed' | 'assumed' | 'not-applicable'

/** Whose figures a row of a place holds: those times the share, added over the members, are the row. */
export interface MemberOfFigures {
  readonly id: string
  /** Its own figures, whole; or already its part of the place, where lines with shares of their own leave no one share to take. */
  readonly figures: 'own' | 'part'
  /** What the figures are multiplied by to be added, 1 for a part; undefined where they are not added. */
  readonly share: Decimal | undefined
}

/** A row with its values, for formats that machines read. */
export interface FigureRow {
  readonly row: Row
  /** `GBP m`, `GBP per head`, `rate`, `share`, `people`, `index`. */
  readonly unit: string
  /** `cash` or `real 2017/18` for money and what is money for each of something, empty otherwise. */
  readonly priceBase: string
  /** By the years of the table; undefined where the row has none. */
  readonly values: readonly (Decimal | undefined)[]
  /** The member of a place whose figures these are. */
  readonly member?: MemberOfFigures
}

/** The figures of a scenario for machines. */
export interface FigureTable {
  /** The scenario: the shortest name that tells the files of one command apart. */
  readonly name: string
  readonly years: readonly FinancialYear[]
  /** What each year rests on. */
  readonly statuses: readonly Status[]
  readonly rows: readonly FigureRow[]
  /** Whether the rows are followed by those of the members. */
  readonly isByMember: boolean
}

/** The chosen rows and years of a scenario, exact, in the order in which the model lists them. */
export function figuresOf(scenario: Scenario, { rows: chosen, years, isByMember }: Asked, view: View): FigureTable {
  const { projection } = scenario
  const { horizon, rows, views } = projection.model
  const indices = years.map((year) => year - horizon.base)
  // Rows that are one another under two names share their values.
  const known = new Map<
    Values<Decimal>[number],
    { readonly value: Viewed['value']; readonly values: FigureRow['values'] }
  >()
  const valuesIn = (values: Values<Decimal>[number], { value: shown }: Viewed): FigureRow['values'] => {
    const earlier = known.get(values)
    if (earlier?.value === shown) return earlier.values
    const inView = indices.map((index) => {
      const own = values[index]
      return own && shown(own, index)
    })
    known.set(values, { value: shown, values: inView })
    return inView
  }
  const figureRow = (row: Row, values: Values<Decimal>[number], shown: Viewed): FigureRow => ({
    row,
    unit: shown.unit,
    priceBase: shown.priceBase,
    values: valuesIn(values, shown),
  })
  const everyYear = Array.from({ length: horizon.count + 1 }, (_, index) => index)
  // What is calculated when it is asked for stands behind what every run calculates.
  const valuesOf = ({ path }: Row, position: number): Values<Decimal>[number] =>
    projection.values[position] ?? everyYear.map((index) => valueAt(projection, path, index))
  const figureRows = [...rows, ...(chosen === undefined ? [] : views())].flatMap((row, position): FigureRow[] => {
    if (!(chosen ?? isListed)(row)) return []
    const parts = isByMember ? partsOfRow(scenario, row.path) : []
    return [
      figureRow(row, valuesOf(row, position), viewed(view, row)),
      ...parts.map((part) => {
        const shown = viewedPart(view, part, row)
        const figures: MemberOfFigures['figures'] = shown.isPart ? 'part' : 'own'
        return { ...figureRow(row, part.values, shown), member: { id: part.member.id, figures, share: shown.share } }
      }),
    ]
  })
  const statuses = years.map((year) => statusOf(year, scenario))
  return { name: scenario.name, years, statuses, rows: figureRows, isByMember }
}

/** Whether a row is listed where none is asked for by name: not a step on the way, and not that of a member of a place. */
function isListed({ shown, member }: Row): boolean {
  return shown && member === undefined
}

/** The status of a figure: what its year rests on, or that there is none. */
export function statusIn({ statuses }: Pick<FigureTable, 'statuses'>, { values }: FigureRow, at: number): Status {
  return values[at] === undefined ? 'not-applicable' : (statuses[at] ?? '')
}

/** Base, confirmed or assumed; empty where the definition does not say which years are confirmed. */
export function statusOf(year: FinancialYear, { definition }: Scenario): Status {
  if (year === definition.horizon.base) return 'base'
  if (definition.confirmed === undefined) return ''
  return year <= definition.confirmed ? 'confirmed' : 'assumed'
}

/** First and last day of a financial year, ISO 8601. */
export function daysOf(year: FinancialYear): { readonly start: string; readonly end: string } {
  return { start: `${year}-04-01`, end: `${year + 1}-03-31` }
}
