import { zero } from '../base/decimal.ts'
import type { Scenario } from '../open/open.ts'
import { unidentifiedShare } from '../report/checks/check-counts.ts'
import { type Said, saidAll, saidIf, saidPercent, verbatim } from './said.ts'
import { cellsInYears, type SummaryRow, type SummaryRows } from './summary-rows.ts'

/** New savings of every year, and those of them that nobody has identified yet. */
export interface PlannedSavings {
  readonly all: SummaryRow
  readonly open: SummaryRow
}

export function plannedSavings(rows: SummaryRows): PlannedSavings | undefined {
  const [all, open] = [rows.of('savings.total'), rows.of('savings.unidentified')]
  return all === undefined || open === undefined ? undefined : { all, open }
}

/** What a plan rests on, as `check` tells it in its last line: `, 81% of savings unidentified`; nothing where all are identified. */
export function saidUnidentified({ all, open }: PlannedSavings, { definition, projection }: Scenario): Said {
  const { count } = definition.horizon
  const over = ({ settled }: SummaryRow): string => `SUM(${cellsInYears(settled, 1, count)})`
  const share = unidentifiedShare(projection)
  if (count === 0) return verbatim('')
  const told = saidPercent(`${over(open)}/${over(all)}`, share ?? zero)
  const isThere = `IF(${over(all)}=0,0,${over(open)})`
  return saidIf(
    `${isThere}=0`,
    share === undefined,
    verbatim(''),
    saidAll(
      verbatim(', '),
      // What is there never reads 0%.
      saidIf(`${told.formula}=${verbatim('0%').formula}`, told.text === '0%', verbatim('less than 1%'), told),
      verbatim(' of savings unidentified'),
    ),
  )
}
