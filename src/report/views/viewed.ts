import { type Decimal, one } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { RowName } from '../../formula/node.ts'
import { unitAsData } from '../../formula/unit-print.ts'
import { runningTotalOf } from '../../model/adds-up.ts'
import type { Row } from '../../model/row.ts'
import { type ByYear, rowAt, valueAt } from '../../open/project.ts'
import type { MemberPart } from '../../questions/by-member.ts'
import { joinedInView, joinedYears } from './joined-years.ts'
import { type Whose, whoseOf } from './people-of.ts'
import { totalsOf } from './totals.ts'
import { isPlain, type View } from './view.ts'

/** How the figures of a row are shown in a view, and what they are then measured in, for data. */
export interface Viewed {
  /** A value of the row in a year, by index from the base year, or a part of it: `times` that. */
  readonly value: (value: Decimal, index: number, times?: Decimal) => Decimal | undefined
  readonly unit: string
  readonly priceBase: string
  /** Where no view can tell the row, so that it is shown in cash: how that is said, and its decimal places. */
  readonly apart?: { readonly words: string; readonly decimals: number }
}

/**
 * A row in a view. Per head its money is divided by the people it belongs to; rates, shares, people and indices never change.
 * What joins years is viewed year by year and then put together: money of different years is only then alike. What joins
 * them in a way that no view can tell stays in cash.
 */
export function viewed(view: View, row: Row): Viewed {
  if (isPlain(view)) return viewedByYear(view, row)
  const known = alreadyViewed.get(view) ?? new Map<string, Viewed>()
  alreadyViewed.set(view, known)
  const key = `${row.path} ${row.people.path}`
  const shown = known.get(key) ?? viewedAnew(view, row)
  known.set(key, shown)
  return shown
}

/** Each row once in a view, because measures may rest on one another in many ways. */
const alreadyViewed = new WeakMap<View, Map<string, Viewed>>()

function viewedAnew(view: View, row: Row): Viewed {
  const byYear = viewedByYear(view, row)
  const joined = amountsInView(view, row)
  if (joined === undefined) return byYear
  if (joined === 'apart') return inCash(view, row)
  return { ...byYear, value: (_, index, times) => part(joined(index), times) }
}

/**
 * A row that puts amounts of years together, each as it is viewed in its own; undefined where the whole is viewed alike, `apart` where
 * no view can tell it. Of a part of the row that stands in a row of its own, `of`, what that puts together.
 */
function amountsInView(view: View, row: Row, of = row): ByYear | 'apart' | undefined {
  const total = totalInView(view, row, of)
  if (total !== undefined) return total
  // Whose people are counted the row says, whichever holds the part.
  const told = { ...of, people: row.people }
  const amounts = joinedYears(view, told)
  if (amounts === undefined || amounts === 'apart') return amounts
  return eachOnce(joinedInView(view, told, amounts, (other) => viewed(view, other)))
}

function eachOnce(valueIn: (index: number) => Decimal | undefined): (index: number) => Decimal | undefined {
  const known = new Map<number, Decimal | undefined>()
  return (index) => {
    if (!known.has(index)) known.set(index, valueIn(index))
    return known.get(index)
  }
}

/** A row of money as the model has it, whatever the view. */
function inCash({ cash }: View, { unit, words, realPrices }: Row): Viewed {
  const isMoney = unit === 'money'
  const prices = realPrices === undefined ? 'cash' : `real ${printYear(realPrices)}`
  return {
    value: (value, _, times) => {
      const own = times === undefined ? value : value.times(times)
      return isMoney ? cash.money(own) : own
    },
    unit: unitAsData(unit, cash.unit, words),
    priceBase: prices,
    apart: {
      words: [...(isMoney ? [cash.unit] : []), ...(realPrices === undefined ? ['cash'] : [])].join(', '),
      decimals: isMoney ? cash.decimals : 2,
    },
  }
}

/** The total of a row that is added up over years, each year as it is viewed; undefined where the whole is viewed alike. */
function totalInView(view: View, row: Row, of = row): ((index: number) => Decimal | undefined) | undefined {
  if (isPlain(view)) return undefined
  const { projection } = view.scenario
  const { base, count } = view.scenario.definition.horizon
  const named = (path: RowName): Row | undefined => rowAt(projection, path)
  const added = runningTotalOf(row, named)
  const flow = added && named(added.path)
  // Of a part of the row that stands in a row of its own, what that adds up.
  const amounts = of === row ? added : runningTotalOf(of, named)
  if (added === undefined || flow === undefined || amounts === undefined) return undefined
  // Whose people are counted the row says, whichever it adds up.
  const { value: inView } = viewed(view, { ...flow, people: row.people })
  const totals = totalsOf((index) => {
    const cash = valueAt(projection, amounts.path, index)
    return cash && inView(cash, index)
  }, count)
  const { until } = added
  return (index) => totals(until === 'now' ? index : until === 'end' ? count : until - base)
}

function part(whole: Decimal | undefined, times: Decimal | undefined): Decimal | undefined {
  return times === undefined ? whole : whole?.times(times)
}

/** A row in a view, every year by itself. */
function viewedByYear(view: View, row: Row): Viewed {
  const { unit, words, realPrices } = row
  if (unit === 'money') {
    const { money, realMoney } = view.by(row.people.path)
    const own = realPrices === undefined ? money : realMoney
    return {
      value: (value, index, times) => own(times === undefined ? value : value.times(times), index),
      unit: view.machineUnit,
      priceBase: realPrices === undefined ? view.priceBase : `real ${printYear(realPrices)}`,
    }
  }
  const isPounds = unit === 'pounds' || unit === 'unit-cost'
  return {
    value: (value, index, times) => {
      const own = times === undefined ? value : value.times(times)
      return isPounds ? view.pounds(own, index) : own
    },
    unit: unitAsData(unit, view.cash.unit, words),
    priceBase: isPounds ? view.priceBase : '',
  }
}

/** A member behind a row of a place, in a view. */
export interface ViewedPart extends Viewed {
  /** What its values are multiplied by to add up to the row; undefined where they do not. */
  readonly share: Decimal | undefined
  /** Whether its values are the part that belongs here already, and not the member's own. */
  readonly isPart: boolean
  /** Whose people its money is for; undefined where nothing is divided by people. */
  readonly whose: Whose | undefined
}

/**
 * What a member brings to a row of a place. Per head, the money of a member taken whole or by one share is told whole, by its
 * own people, and no share of it adds up to the place. Of a member taken line by line no people are here but those of the
 * place: what is told is its part, by them, and it adds up as it stands.
 */
export function viewedPart(view: View, { member, told, own, share, isPart }: MemberPart, row: Row): ViewedPart {
  const isDivided = view.isPerHead && row.unit === 'money'
  if (!isDivided) return { ...viewed(view, told), share, isPart, whose: undefined }
  if (member.lines === undefined) return { ...viewed(view, own), share: undefined, isPart: false, whose: 'own' }
  const shown = viewedByYear(view, row)
  const joined = amountsInView(view, row, told)
  const value: Viewed['value'] = (whole, index, times = one) => {
    const by = times.times(share ?? one)
    return typeof joined === 'function' ? part(joined(index), by) : shown.value(whole, index, by)
  }
  return { ...shown, value, share: one, isPart: true, whose: 'place' }
}

/** Whose people the money of a row is for; undefined where nothing is divided by people. */
export function whoseIn(view: View, row: Row): Whose | undefined {
  return view.isPerHead && row.unit === 'money' ? whoseOf(row) : undefined
}
