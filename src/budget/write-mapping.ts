import { stringify } from 'csv-stringify/sync'
import { type Decimal, zero } from '../base/decimal.ts'
import { defuse } from '../base/defuse.ts'
import { grouped } from '../base/grouped.ts'
import type { Mapping } from './mapping.ts'
import type { Budget } from './read-budget.ts'

/**
 * A mapping to be filled in, as CSV: a row for each name of a budget with what it comes to in pounds, and what an earlier mapping says of
 * it. It is filled in with a spreadsheet, so a text that one would run as a formula is defused: `readMapping` takes a title back as it
 * was, and a name is known without its apostrophe.
 */
export function mappingToFill({ lines }: Budget, earlier: Mapping | undefined): string {
  const rows = [...grouped(lines, ({ key }) => key)].map(([key, parts]) => {
    const mapped = earlier?.get(key)
    const setting = mapped?.setting ?? (mapped === undefined || mapped.as === 'line' ? '' : mapped.as)
    const pounds = parts.reduce<Decimal>((sum, part) => sum.plus(part.pounds), zero)
    return [defuse(parts[0]?.name ?? ''), mapped?.id ?? '', setting, defuse(mapped?.title ?? ''), pounds.toFixed()]
  })
  return stringify([['budget', 'line', 'setting', 'title', 'amount (£)'], ...rows], { record_delimiter: '\n' })
}
