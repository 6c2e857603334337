import { Decimal, one } from '../base/decimal.ts'
import type { Definition, Line, Saving } from '../definition/definition.ts'
import { at, divide, input, less, max, number, plus, previous, row, sum, times, toDate } from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import { factorOf } from './lines.ts'
import { always, fromFirstYear, inUnit, money, nothing, type Row, working } from './row.ts'

/** METHODS.md, section 4: savings schemes and the saving still to be found. */
export function savingRows({ savings, lines, horizon }: Definition): Row[] {
  const delivered = (schemes: readonly Saving[]): Numeric =>
    sum(...schemes.map(({ id }) => plus(row(`savings.${id}.delivered`))))
  const lineOf = (id: string): Line | undefined => lines.find((line) => line.id === id)
  return [
    fromFirstYear('savings.total', 'Savings delivered', delivered(savings)),
    fromFirstYear(
      'savings.unidentified',
      'Savings nobody has found yet',
      delivered(savings.filter(({ identified }) => !identified)),
    ),
    always(
      'savings.requirement',
      'Recurrent savings still to be found',
      max(nothing, sum(less(row('headroom.recurrent')))),
    ),
    money('savings.requirement-new', 'Recurrent savings still to be found, new in the year', {
      formula: sum(plus(row('savings.requirement')), less(previous('savings.requirement'))),
    }),
    inUnit(
      'share',
      always(
        'savings.requirement-share',
        'Recurrent savings still to be found, share of recurrent funding',
        divide(row('savings.requirement'), row('funding.recurrent')),
      ),
    ),
    ...savings.flatMap((saving) => schemeRows(saving, lineOf(saving.line), horizon.base)),
  ]
}

function schemeRows(saving: Saving, line: Line | undefined, baseYear: number): Row[] {
  const path = `savings.${saving.id}`
  const { title, benchmark, cost } = saving
  const fullYear = `${path}.full-year-effect`
  const first = times(...deliveryOf(saving, 0), ...partOf(saving.month), row(`${path}.planned`))
  const hasFullYear = saving.recurrent && saving.month > 1 && line !== undefined
  return [
    fromFirstYear(`${path}.planned`, `${title}, planned`, plannedOf(saving, baseYear)),
    fromFirstYear(
      `${path}.delivered`,
      `${title}, delivered`,
      hasFullYear ? sum(plus(first), plus(row(fullYear))) : first,
    ),
    money(`${path}.to-date`, `${title}, new savings delivered, added up`, { formula: toDate(`${path}.delivered`) }),
    fromFirstYear(
      fullYear,
      `${title}, full-year effect of the year before`,
      hasFullYear
        ? times(...deliveryOf(saving, 1), restOf(saving.month), previous(`${path}.planned`), factorOf(line))
        : nothing,
    ),
    fromFirstYear(`${path}.cost`, `${title}, cost of delivery`, cost === undefined ? nothing : input(cost)),
    fromFirstYear(
      `${path}.net`,
      `${title}, new savings delivered less their cost`,
      sum(plus(row(`${path}.delivered`)), less(row(`${path}.cost`))),
    ),
    ...(benchmark === undefined ? [] : [gapRow(saving, benchmark.to)]),
  ]
}

/** The full-year amount of the tranche that starts in the year, after any delay. */
function plannedOf({ id, line, amount, share, benchmark, delayYears: lag }: Saving, baseYear: number): Numeric {
  if (amount !== undefined) return input(amount, lag)
  if (share !== undefined) return times(input(share, lag), previous(`lines.${line}.recurrent`))
  if (benchmark === undefined) return nothing
  const part = times(input(benchmark.close, lag), at(`savings.${id}.gap`, baseYear))
  return benchmark.years === 1 ? part : divide(part, number(new Decimal(benchmark.years)))
}

/** What the line costs above the benchmark in the base year, never negative. */
function gapRow({ id, line, title }: Saving, to: string): Row {
  const gap = max(nothing, row(`lines.${line}.benchmarks.${to}.variance`))
  return working(money(`savings.${id}.gap`, `${title}, gap to the benchmark`, { base: gap }))
}

/** What becomes a full year only next year: `(1 - part) x delivery x planned`, for the underlying position. */
export function savingStillToCome(saving: Saving): Numeric | undefined {
  if (!saving.recurrent || saving.month === 1) return undefined
  return times(...deliveryOf(saving, 0), restOf(saving.month), row(`savings.${saving.id}.planned`))
}

function deliveryOf({ delivery }: Saving, lag: number): Numeric[] {
  return delivery === undefined ? [] : [input(delivery, lag)]
}

/** The part of the first year: `(13 - month) / 12`; nothing to multiply by from April. */
export function partOf(month: number): Numeric[] {
  return month === 1 ? [] : [divide(number(new Decimal(13 - month)), number(new Decimal(12)))]
}

/** The rest of the year: `1 - part`. */
export function restOf(month: number): Numeric {
  return sum(plus(number(one)), ...partOf(month).map(less))
}
