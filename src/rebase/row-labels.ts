import { once } from '../base/once.ts'
import type { Scenario } from '../open/open.ts'

/** What a row is called; its name where there is no such row. */
export type LabelOf = (row: string) => string

/** What the rows of a plan are called. */
export function rowLabels({ model }: Scenario): LabelOf {
  const labels = once(() => new Map<string, string>(model.rows.map(({ path, label }) => [path, label])))
  return (row) => labels().get(row) ?? row
}
