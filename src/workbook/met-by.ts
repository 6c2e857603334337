import type { Scenario } from '../open/open.ts'
import { meetingNeed } from '../report/facts/savings.ts'
import { lowerFirst } from '../report/sentence.ts'
import { moneyOfSingleYears, neverRecurs, type OneOffMoney } from './one-off-money.ts'
import { type Said, saidAll, saidIf, verbatim } from './said.ts'
import { cellsInYears, type SummaryRow } from './summary-rows.ts'

/** A year that meets what it needs with money of single years: the positions that say so, and the streams that may give it. */
export interface MetRows {
  readonly inYear: SummaryRow
  readonly headroom: SummaryRow
  readonly streams: OneOffMoney
}

/** More streams than these are told together, and beyond the other number not followed: a formula has at most 8,192 characters. */
const [mostNamed, mostMet] = [2, 6]

/** The year, of the first so many projected ones, in which most is to be found: its position among them as a formula, and its index. */
interface NeedyYear {
  readonly of: number
  readonly position: string
  readonly index: number
  /** What is to be found in it, as a formula. */
  readonly needed: string
}

/** ` (met then by deficit support)`, as the first screen tells it; nothing where the year does not balance by that. `nothing` is what counts as nought. */
export function saidMetBy(
  { inYear, headroom, streams }: MetRows,
  { of, position, index, needed }: NeedyYear,
  nothing: string,
  scenario: Scenario,
): Said {
  if (streams.length > mostMet) return verbatim('')
  const { count } = scenario.definition.horizon
  const cells = (row: SummaryRow): string => cellsInYears(row.settled, 1, of)
  const then = (row: SummaryRow): string => `INDEX(${cells(row)},${position})`
  const given = streams.map((stream) => `${neverRecurs(stream, count)}*${then(stream.total)}`)
  const all = `(${given.join('+')})`
  const rows = [inYear, headroom, ...streams.map(({ total }) => total)]
  const areThere = `AND(${rows.map((row) => `ISNUMBER(${then(row)})`).join()})`
  const isMet = `AND(${then(inYear)}>=0-${nothing},${then(headroom)}>=0-${nothing},${then(inYear)}-${all}<0-${nothing},${needed}<=${all}+${nothing})`
  const giving = meetingNeed(scenario, index).map(({ title }) => title)
  const gives = (one: number): string => `${given[one]}<>0`
  const names = streams.map(({ title }, at) =>
    saidIf(gives(at), giving.includes(title), verbatim(lowerFirst(title)), verbatim('')),
  )
  const flags = given.map((one) => `IF(${one}<>0,1,0)`).join('+')
  const isMany = giving.length > 1
  const both = saidIf(`${flags}>1`, isMany, verbatim(' and '), verbatim(''))
  const [first, ...others] = names
  const told =
    streams.length > mostNamed
      ? saidIf(`${flags}>1`, isMany, verbatim(moneyOfSingleYears), saidAll(...names))
      : saidAll(...(first === undefined ? [] : [first]), ...others.flatMap((name) => [both, name]))
  return saidIf(
    areThere,
    true,
    saidIf(isMet, giving.length > 0, saidAll(verbatim(' (met then by '), told, verbatim(')')), verbatim('')),
    verbatim(''),
  )
}
