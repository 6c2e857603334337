import { listYears } from '../../definition/values/years.ts'
import type { Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import { notCalculatedIn } from '../../open/why.ts'
import type { Hint } from '../hint.ts'
import { firstTold } from '../most-told.ts'
import type { Sentence } from '../sentence.ts'

/** Why measures that were asked for have blank cells in years that are shown: nobody must read them as nought. */
export function blankNotes(
  { projection }: Scenario,
  years: readonly number[],
  asked: ((row: Row) => boolean) | undefined,
  hint: Hint,
): Sentence[] {
  const { base } = projection.model.horizon
  const shown = new Set(years)
  const measures = projection.model.rows.filter((row) => row.section === 'measures' && asked?.(row) === true)
  const told = measures.flatMap((row) =>
    notCalculatedIn(projection, row).flatMap(({ years: all, why }): Sentence[] => {
      const blank = all.map((index) => base + index).filter((year) => shown.has(year))
      return blank.length === 0 ? [] : [[`${row.label} has no value in ${listYears(blank)}: ${why}.`]]
    }),
  )
  return firstTold(told, 'blank measures', hint('run', '--rows', 'measures.*'))
}
