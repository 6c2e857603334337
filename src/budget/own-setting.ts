import { withoutBlanks } from '../definition/text/csv-cells.ts'
import type { Tell } from '../diagnostics/catalogue.ts'
import type { BudgetLine } from './budget-lines.ts'
import { type RowSetting, readSetting } from './mapping.ts'

/** What the column "setting" of a budget says that a row is; undefined where it says nothing, or what nothing can be, which is told. */
export function ownSetting({ setting }: Pick<BudgetLine, 'setting'>, tell: Tell): RowSetting | undefined {
  if (setting === undefined) return undefined
  const { text, span } = withoutBlanks(setting)
  return readSetting({ is: 'scalar', text, span }, 'csv', tell)
}
