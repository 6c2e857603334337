import { stringify } from 'csv-stringify/sync'
import { type Decimal, zero } from '../base/decimal.ts'
import { grouped } from '../base/grouped.ts'
import type { Mapping } from './mapping.ts'
import type { Budget } from './read-budget.ts'

/**
 * A mapping to be filled in, as CSV: a row for each name of a budget with what it comes to in pounds, and what an earlier mapping says of
 * it. Nothing is defused, because it is input and not a report: names must come back as the budget has them.
 */
export function mappingToFill({ lines }: Budget, earlier: Mapping | undefined): string {
  const rows = [...grouped(lines, ({ key }) => key)].map(([key, parts]) => {
    const mapped = earlier?.get(key)
    const setting = mapped?.setting ?? (mapped === undefined || mapped.as === 'line' ? '' : mapped.as)
    const pounds = parts.reduce<Decimal>((sum, part) => sum.plus(part.pounds), zero)
    return [parts[0]?.name ?? '', mapped?.id ?? '', setting, mapped?.title ?? '', pounds.toFixed()]
  })
  return stringify([['budget', 'line', 'setting', 'title', 'amount (£)'], ...rows], { record_delimiter: '\n' })
}
