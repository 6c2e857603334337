import type { Decimal } from '../../base/decimal.ts'
import { epsilon } from '../../base/decimal.ts'
import type { FinancialYear } from '../../base/financial-year.ts'
import { grouped } from '../../base/grouped.ts'
import { listInWords } from '../../base/list-in-words.ts'
import type { Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import { valueAt } from '../../open/project.ts'
import { lowerFirst, type Sentence } from '../sentence.ts'
import { labelInItem } from './label-in-item.ts'

/** A row that is shown, with rows of the same thing that are to the digit the same in every year shown. */
export interface SaidRow {
  readonly row: Row
  readonly others: readonly Row[]
  /** Whether they are all nought in those years. */
  readonly isNought: boolean
}

/** With more things than these the sentences about what is the same would be as long as the rows. */
const mostItems = 3
/** A few rows that are nought say something each. */
const fewNoughts = 3

type Values = readonly (Decimal | undefined)[]

/**
 * Rows that repeat another row of the same thing, such as a contract, in all years shown are said once; in the order in which they
 * stand. Parts of one amount are never the same as one another.
 */
export function sameInItem(rows: readonly Row[], years: readonly FinancialYear[], scenario: Scenario): SaidRow[] {
  const { projection, definition } = scenario
  const valuesOf = ({ path }: Row): Values =>
    years.map((year) => valueAt(projection, path, year - definition.horizon.base))
  const all = rows.map((row) => ({ row, values: valuesOf(row), others: [] as Row[] }))
  const ofItem = grouped(all, ({ row }) => row.item?.path ?? '')
  const isOfFew = [...ofItem.keys()].filter(Boolean).length <= mostItems
  if (!isOfFew) return all.map((own) => ({ ...own, isNought: false }))
  const noughts = new Set(
    [...ofItem].flatMap(([path, own]) =>
      own.filter(({ values }) => isNought(values)).length > fewNoughts ? path : [],
    ),
  )
  const said: typeof all = []
  for (const own of all) {
    const isKept =
      own.row.item === undefined || isPart(own.row) || (isNought(own.values) && !noughts.has(own.row.item.path))
    const same = isKept
      ? undefined
      : said.find((other) => isSame(other.row, own.row) && areEqual(other.values, own.values))
    if (same === undefined) said.push(own)
    else same.others.push(own.row)
  }
  return said.map(({ row, values, others }) => ({ row, others, isNought: isNought(values) }))
}

function isSame(one: Row, other: Row): boolean {
  if (one.item !== other.item || isPart(one)) return false
  return one.unit === other.unit && one.realPrices === other.realPrices && one.people === other.people
}

/** Of the same years; where neither has any value there is nothing to be the same. */
function areEqual(values: Values, others: Values): boolean {
  return (
    values.some((value) => value !== undefined) &&
    values.every((value, at) => {
      const beside = others[at]
      return value === undefined || beside === undefined ? value === beside : value.minus(beside).abs().lte(epsilon)
    })
  )
}

function isNought(values: Values): boolean {
  return values.some((value) => value !== undefined) && values.every((value) => value?.isZero() !== false)
}

function isPart({ cut }: Row): boolean {
  return cut !== undefined && cut !== 'whole'
}

/** Which rows are the same as one that is shown. */
export function sameAsRow({ row, others, isNought: areNought }: SaidRow): Sentence[] {
  const named = others.map((other) => lowerFirst(labelInItem(other)))
  const same = areNought ? 'nought in the years shown, as are' : 'in the years shown the same for'
  return named.length === 0 ? [] : [[`${row.label}: ${same} ${listInWords(named)}.`]]
}
