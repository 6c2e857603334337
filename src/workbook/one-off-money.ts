import type { Scenario } from '../open/open.ts'
import { lowerFirst } from '../report/sentence.ts'
import { oneOffStreams } from '../report/tables/one-off-funding.ts'
import { absolute } from './address.ts'
import type { SheetLine } from './line.ts'
import { type Said, saidIf, verbatim } from './said.ts'
import { cellsInYears, type SummaryRow, type SummaryRows } from './summary-rows.ts'
import { plainColumn } from './timeline.ts'

/** What streams are called where it would take too long to name each. */
export const moneyOfSingleYears = 'money of single years'

/** A stream that may be given for single years alone: all of it, and what of it recurs. */
interface Stream {
  readonly title: string
  readonly total: SummaryRow
  readonly recurrent: SummaryRow
}

/** Streams that give something for single years: which of them never recur hangs on what is stated of them. */
export type OneOffMoney = readonly Stream[]

/** More streams than these are not followed: a formula has at most 8,192 characters. */
const mostFollowed = 8

/** Undefined where no stream gives anything for single years, or too many do. */
export function oneOffMoney(rows: SummaryRows, { definition }: Scenario): OneOffMoney | undefined {
  const streams = definition.streams.flatMap(({ id, title, nonRecurrent }): Stream[] => {
    if (nonRecurrent === undefined) return []
    const [total, recurrent] = [rows.of(`funding.${id}.total`), rows.of(`funding.${id}.recurrent`)]
    return total === undefined || recurrent === undefined ? [] : [{ title, total, recurrent }]
  })
  return streams.length === 0 || streams.length > mostFollowed ? undefined : streams
}

/** In how many projected years a plan balances only with streams that never recur, as a formula. */
export function yearsOnOneOff(
  streams: OneOffMoney,
  inYear: SummaryRow,
  negligible: SheetLine,
  { definition }: Scenario,
): string {
  const { count } = definition.horizon
  if (count === 0) return '0'
  const left = cellsInYears(inYear.settled, 1, count)
  const given = streams.map(({ total }) => cellsInYears(total.line, 1, count))
  const isThere = [left, ...given].map((cells) => `COUNT(${cells})=COLUMNS(${cells})`).join()
  const without = `${left}-(${streams.map((stream, at) => `${neverRecurs(stream, count)}*${given[at]}`).join('+')})`
  // What binary fractions leave of a year that balances without them to the penny is no deficit. Of years that balance nothing is below nought.
  const nothing = `${absolute(negligible.sheet, plainColumn, negligible.row)}*ABS(${left})`
  return `IF(AND(${isThere}),SUMPRODUCT((${left}>=0)*(${without}<0-${nothing})),0)`
}

/** What these streams are called: one by its title, several together. */
export function saidOneOff(streams: OneOffMoney, scenario: Scenario): Said {
  const { count } = scenario.definition.horizon
  const now = oneOffStreams(scenario).map(({ title }) => title)
  const flags = streams.map((stream) => neverRecurs(stream, count))
  const named = streams.reduceRight<Said>(
    (rest, { title }, at) => saidIf(`${flags[at]}=1`, now.includes(title), verbatim(lowerFirst(title)), rest),
    verbatim(''),
  )
  return saidIf(`${flags.join('+')}=1`, now.length === 1, named, verbatim(moneyOfSingleYears))
}

/** 1 where a stream gives something and nothing of it recurs, else 0. */
export function neverRecurs({ total, recurrent }: Stream, count: number): string {
  const given = (line: SheetLine): string => {
    const cells = cellsInYears(line, 0, count)
    return `COUNT(${cells})-COUNTIF(${cells},0)`
  }
  return `IF(AND(${given(recurrent.line)}=0,${given(total.line)}>0),1,0)`
}
