import { Decimal, one } from '../base/decimal.ts'
import type { Definition, Line, Month, Saving } from '../definition/definition.ts'
import { fundingAndLines } from '../definition/keys/need.ts'
import {
  at,
  divide,
  during,
  input,
  less,
  max,
  number,
  plus,
  previous,
  row,
  sum,
  times,
  toDate,
} from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import { boardTerms } from './board-terms.ts'
import { factorOf } from './lines.ts'
import {
  addingUp,
  again,
  always,
  asStep,
  explained,
  firstYear,
  fromFirstYear,
  inUnit,
  money,
  needing,
  nothing,
  ofItem,
  onLine,
  type Row,
  working,
  yearOnYear,
  yearsFrom,
} from './row.ts'

/** METHODS.md, section 4: savings schemes and the recurrent savings needed beyond them. */
export function savingRows({ savings, lines, horizon }: Definition): Row[] {
  const delivered = (schemes: readonly Saving[]): Numeric =>
    sum(...schemes.map(({ id }) => plus(row(`savings.${id}.delivered`))))
  const lineOf = new Map(lines.map((line) => [line.id, line]))
  const totals = [
    fromFirstYear('savings.total', 'New savings in the year', delivered(savings)),
    fromFirstYear(
      'savings.unidentified',
      'Unidentified savings',
      delivered(savings.filter(({ identified }) => !identified)),
    ),
  ]
  return [
    // A saving is made on a line: without lines there is none, and a place of others adds up theirs.
    ...(lines.length === 0 ? [] : totals.map(addingUp)),
    ...requirementRows(),
    ...savings.flatMap((saving) => schemeRows(saving, lineOf.get(saving.line), horizon.base)),
  ]
}

/** What one member of a place has left over finds nothing for another: that would take a pooled budget. */
function requirementRows(): Row[] {
  return [
    always(
      'savings.requirement',
      'Further recurrent savings needed',
      max(nothing, sum(less(row('headroom.recurrent')))),
    ),
    yearOnYear('savings.requirement-new', 'Further recurrent savings needed, new in the year', 'savings.requirement'),
    again(
      inUnit(
        'share',
        always(
          'savings.requirement-share',
          'Further recurrent savings needed, share of recurrent funding',
          divide(row('savings.requirement'), row('funding.recurrent')),
        ),
      ),
    ),
  ].map((one) => needing(fundingAndLines, addingUp(one)))
}

function schemeRows(saving: Saving, line: Line | undefined, baseYear: number): readonly Row[] {
  const path = `savings.${saving.id}`
  const { title, benchmark, cost } = saving
  const fullYear = `${path}.full-year-effect`
  const first = times(...deliveryOf(saving, 0), ...partOf(saving.month), row(`${path}.planned`))
  const later = fullYearOf(saving, line)
  const own = (one: Row): Row => onLine(saving.line, one)
  const stillToCome = savingStillToCome(saving)
  return ofItem('savings', saving, [
    own(fromFirstYear(`${path}.planned`, `${title}, planned`, plannedOf(saving, baseYear))),
    asStep(
      saving.recurrent ? 'saving' : 'non-recurrent',
      'item',
      own(
        fromFirstYear(
          `${path}.delivered`,
          `${title}, delivered`,
          later === undefined ? first : sum(plus(first), plus(row(fullYear))),
        ),
      ),
    ),
    again(
      own(
        money(`${path}.to-date`, `${title}, new savings delivered, added up`, { formula: toDate(`${path}.delivered`) }),
      ),
    ),
    own(
      explained(
        boardTerms.fullYearEffect,
        fromFirstYear(fullYear, `${title}, full-year effect of the year before`, later ?? nothing),
      ),
    ),
    asStep(
      'non-recurrent',
      'row',
      onLine(
        saving.costLine,
        fromFirstYear(`${path}.cost`, `${title}, cost of delivery`, cost === undefined ? nothing : input(cost)),
      ),
    ),
    addingUp(
      fromFirstYear(
        `${path}.net`,
        `${title}, new savings delivered less their cost`,
        sum(plus(row(`${path}.delivered`)), less(row(`${path}.cost`))),
      ),
    ),
    ...(stillToCome === undefined
      ? []
      : [
          asStep(
            'saving',
            'item',
            own(working(money(stillToComePath(path), `${title}, full-year effect still to come`, stillToCome))),
          ),
        ]),
    ...(benchmark === undefined ? [] : [own(gapRow(saving, benchmark.to))]),
  ])
}

/**
 * What tranches of the year before bring beside what that year had of them; undefined where there is nothing of the kind. That of the
 * base year is stated by itself: the base holds what that year had of it.
 */
function fullYearOf(saving: Saving, line: Line | undefined): Numeric | undefined {
  const { id, recurrent, month, started } = saving
  if (!recurrent || line === undefined) return undefined
  const of = [
    ...(month.number === 1
      ? []
      : [times(...deliveryOf(saving, 1), restOf(month), previous(`savings.${id}.planned`), factorOf(line))]),
    ...(started === undefined ? [] : [during(firstYear, startedRest(started, line), 'nothing')]),
  ]
  return of.length === 0 ? undefined : sum(...of.map(plus))
}

function startedRest(started: NonNullable<Saving['started']>, line: Line): Numeric {
  return times(...deliveredOf(started), restOf(started.month), input(started.planned), factorOf(line))
}

function deliveredOf({ delivery }: NonNullable<Saving['started']>): Numeric[] {
  return delivery === undefined ? [] : [input(delivery)]
}

/** The full-year amount of the tranche that starts in the year, after any delay. */
function plannedOf({ id, line, amount, share, benchmark, delayYears: lag }: Saving, baseYear: number): Numeric {
  if (amount !== undefined) return input(amount, lag)
  if (share !== undefined) return times(input(share, lag), previous(`lines.${line}.recurrent`))
  if (benchmark === undefined) return nothing
  const { close, years, from, until } = benchmark
  const whole = times(input(close, lag), at(`savings.${id}.gap`, baseYear))
  // In equal parts over the years of closing, which a delay moves.
  return during(yearsFrom(from + lag, until + lag), from === until ? whole : divide(whole, input(years)), 'nothing')
}

/** What the line costs above the benchmark in the base year, never negative. */
function gapRow({ id, line, title }: Saving, to: string): Row {
  const gap = max(nothing, row(`lines.${line}.benchmarks.${to}.variance`))
  return working(money(`savings.${id}.gap`, `${title}, gap to the benchmark`, { base: gap }))
}

/** The row of what becomes a full year only next year, for the underlying position. */
export function stillToComePath(item: string): string {
  return `${item}.still-to-come`
}

/** What becomes a full year only next year: `(1 - part) x delivery x planned`; in the base year, of what is stated as started. */
export function savingStillToCome(saving: Saving): StillToCome | undefined {
  const { id, recurrent, month, started } = saving
  if (!recurrent) return undefined
  return stillToComeOf(
    started && partYear(started.month, input(started.planned), deliveredOf(started)),
    partYear(month, row(`savings.${id}.planned`), deliveryOf(saving, 0)),
  )
}

/** What is still to come of a full year, in the base year and in later ones. */
export interface StillToCome {
  readonly base: Numeric
  readonly formula: Numeric
}

/** Undefined where neither year has anything of the kind. */
export function stillToComeOf(base: Numeric | undefined, formula: Numeric | undefined): StillToCome | undefined {
  return base === undefined && formula === undefined
    ? undefined
    : { base: base ?? nothing, formula: formula ?? nothing }
}

/** The rest of the year of some whole; undefined where it began in April, so that nothing is left. */
export function partYear(month: Month, whole: Numeric, delivery: readonly Numeric[] = []): Numeric | undefined {
  return month.number === 1 ? undefined : times(...delivery, restOf(month), whole)
}

function deliveryOf({ delivery }: Saving, lag: number): Numeric[] {
  return delivery === undefined ? [] : [input(delivery, lag)]
}

/** The part of the first year: `(13 - month) / 12`, as what is left of the year; nothing to multiply by from April. */
export function partOf(month: Month): Numeric[] {
  return month.number === 1 ? [] : [sum(plus(number(one)), less(gone(month)))]
}

/** The rest of the year: `1 - part`. */
export function restOf(month: Month): Numeric {
  return gone(month)
}

/** The part of the year that is gone when the month begins. */
function gone({ input: month }: Month): Numeric {
  return divide(sum(plus(input(month)), less(number(one))), number(monthsOfYear))
}

const monthsOfYear = new Decimal(12)
