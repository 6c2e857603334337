import { stringify } from 'csv-stringify/sync'
import { type Decimal, zero } from '../base/decimal.ts'
import { defuse } from '../base/defuse.ts'
import { grouped } from '../base/grouped.ts'
import type { BudgetLine } from './budget-lines.ts'
import type { Mapping } from './mapping.ts'
import { ownSetting } from './own-setting.ts'
import type { Budget } from './read-budget.ts'

/**
 * A mapping to be filled in, as CSV: a row for each name of a budget with what it comes to in pounds, and what an earlier mapping, or else
 * the budget's own column "setting", says of it. It is filled in with a spreadsheet, so a text that one would run as a formula is defused: `readMapping` takes a title back as it
 * was, and a name is known without its apostrophe.
 */
export function mappingToFill({ lines }: Budget, earlier: Mapping | undefined): string {
  const rows = [...grouped(lines, ({ key }) => key)].map(([key, parts]) => {
    const mapped = earlier?.rows.get(key)
    const setting = mapped?.setting?.text ?? settingOfAll(parts)
    const pounds = parts.reduce<Decimal>((sum, part) => sum.plus(part.pounds), zero)
    return [defuse(parts[0]?.name ?? ''), mapped?.id ?? '', setting, defuse(mapped?.title ?? ''), pounds.toFixed()]
  })
  return stringify([['budget', 'line', 'setting', 'title', 'amount (£)'], ...rows], { record_delimiter: '\n' })
}

/** What the rows of a name say that they are; nothing where they do not agree, or say what nothing can be, so that a person says it. */
function settingOfAll(parts: readonly BudgetLine[]): string {
  const said = new Set(parts.map((part) => ownSetting(part, () => {})?.text))
  const [only] = said
  return said.size === 1 && only !== undefined ? only : ''
}
