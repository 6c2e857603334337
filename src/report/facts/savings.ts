import { Decimal, epsilon, isMore, zero } from '../../base/decimal.ts'
import { listInWords } from '../../base/list-in-words.ts'
import type { Definition } from '../../definition/definition.ts'
import type { Scenario } from '../../open/open.ts'
import { rowValue } from '../../open/project.ts'
import { headroomWithoutUnidentified } from '../../questions/without-unidentified.ts'
import {
  lowerFirst,
  type SaidFigure,
  type Sentence,
  say,
  seenDigitsOf,
  toldApart,
  unroundedAside,
} from '../sentence.ts'
import { type OneOffStream, oneOffStreams, oneOffThatBalances } from '../tables/one-off-funding.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'
import { headWords, pricesAside, priceWords } from '../views/view-words.ts'
import { headroomAsPaid } from './headroom-apart.ts'

/** From here on a part is most of the whole. */
export const half = new Decimal('0.5')

/** The recurrent savings that must be found by the last year; where none are needed, the headroom there is. */
export function toBeFound(figures: FiguresInView): Sentence[] {
  const { scenario, view, last } = figures
  const requirement = figures.money('savings.requirement', last)
  const recurrent = figures.money('headroom.recurrent', last)
  const [heads, prices, year] = [headWords(view), priceWords(view), figures.yearText(last)]
  if (requirement === undefined || recurrent === undefined) return []
  const found = toFind(scenario.definition)
  if (requirement.value.isZero()) {
    // What the base year is short of cannot be found by then any more.
    const most = largest(figures, last, undefined)
    // That none are needed rests on all that is in the plan, found or not.
    const rests = openPlan(figures)
    const open = rests && say`, ${rests.open}${rests.most} unidentified${withoutOpen(figures, rests.open)}`
    const nil = recurrent.value.isZero()
    const paid = nil ? undefined : headroomAsPaid(figures)
    const aside = paid === undefined ? '' : say` (${paid} with contracts as paid)`
    const there = nil ? ['nil'] : say`${recurrent}${heads}${prices}${aside}`
    // In the order of the years: what is needed first is said first.
    if (most === undefined) {
      const none =
        rests === undefined
          ? `${noneToFind(scenario.definition)} are needed by then`
          : say`no savings are needed by then beyond the ${rests.planned} to be saved over the years${pricesAside(view)}${open}`
      return [say`If services grow as projected, recurrent headroom in ${year} is ${there}: ${none}.`]
    }
    const later =
      rests === undefined
        ? ': no further savings are needed'
        : say` with ${rests.planned} to be saved${pricesAside(view)}${open}`
    return [
      say`If services grow as projected, ${found} of ${most.figure}${heads} a year${prices} must be found by ${most.year}${metBy(figures, most.index)}. In ${year} recurrent headroom is ${there}${later}.`,
    ]
  }
  const most = largest(figures, last - 1, requirement)
  const early = asMuchBefore(figures, requirement)
  const how =
    most !== undefined
      ? say`; ${most.figure} must be found as early as ${most.year}${metBy(figures, most.index)}`
      : early !== undefined
        ? say`, all of it as early as ${figures.yearText(early)}${metBy(figures, early)}`
        : yearly(figures)
  return [
    say`If services grow as projected, ${found} of ${requirement}${heads} a year${prices} must be found by ${year}${how}.`,
  ]
}

/** What must be found, by its name: beyond what a plan holds, where it or any member's holds savings. */
export function toFind(definition: Definition): 'further recurrent savings' | 'recurrent savings' {
  return holdsSavings(definition) ? 'further recurrent savings' : 'recurrent savings'
}

/** That nothing must be found, by the same name. */
export function noneToFind(definition: Definition): 'no further savings' | 'no savings' {
  return holdsSavings(definition) ? 'no further savings' : 'no savings'
}

function holdsSavings({ savings, members }: Definition): boolean {
  return savings.length > 0 || members.some(({ definition }) => holdsSavings(definition))
}

/** The first projected year before the last that needs as much as the last: nothing of that can be spread over the years. */
function asMuchBefore(figures: FiguresInView, { value }: SaidFigure): number | undefined {
  for (let index = 1; index < figures.last; index++) {
    const needed = figures.money('savings.requirement', index)
    if (needed?.value.minus(value).abs().lte(epsilon)) return index
  }
  return undefined
}

/** Where a year balances because of streams that never recur, and these are as much as was to be found: with which. */
function metBy({ scenario }: FiguresInView, index: number): string {
  const giving = meetingNeed(scenario, index)
  return giving.length === 0 ? '' : ` (met then by ${listInWords(giving.map(({ title }) => lowerFirst(title)))})`
}

/** Those streams; none where a year does not balance, or what was to be found is more than they give. */
export function meetingNeed(scenario: Scenario, index: number): readonly OneOffStream[] {
  const streams = oneOffStreams(scenario)
  const given = oneOffThatBalances(scenario, streams, index)
  const needed = rowValue(scenario.projection, 'savings.requirement', index)
  if (given === undefined || needed === undefined || isMore(needed, given)) return []
  // Savings are counted from headroom, so that a surplus that is asked for must be there as well.
  if (isMore(zero, rowValue(scenario.projection, 'headroom', index) ?? zero)) return []
  return streams.filter(({ path }) => rowValue(scenario.projection, path, index)?.isZero() === false)
}

/** Of a place whose members need more than it does as a whole: why it does. */
export function addedNeeds({ scenario: { definition, projection }, last }: FiguresInView): Sentence[] {
  if (definition.members.length === 0) return []
  const isMore = Array.from({ length: last }, (_, at) => at + 1).some((index) => {
    const [needed, left] = [
      rowValue(projection, 'savings.requirement', index),
      rowValue(projection, 'headroom.recurrent', index),
    ]
    return needed !== undefined && left !== undefined && needed.plus(left).gt(epsilon) && needed.gt(epsilon)
  })
  if (!isMore) return []
  return [
    [
      "Savings to be found are what the members need, added up: one member's surplus does not pay for another's gap, so they can be needed beside recurrent headroom.",
    ],
  ]
}

/** How much more must be found each year, and what that is of recurrent funding. */
function yearly(figures: FiguresInView): Sentence {
  const { scenario, view, last } = figures
  const average = say`: ${figures.money('savings.requirement-yearly', last)} more a year on average`
  const share = figures.percent('savings.requirement-yearly-share', last, 1)
  const isFunded = rowValue(scenario.projection, 'funding.recurrent', last)?.gt(0) === true
  if (share === undefined || !isFunded) return average
  const places = view.percentPlaces(share.value.lt('0.0005') ? 2 : 1)
  return say`: ${figures.money('savings.requirement-yearly', last)} (${{ ...share, places }} of recurrent funding${isSameEveryYear(figures) ? '' : ' then'}) more a year on average`
}

/** Whether recurrent funding is the same in every projected year, so that nobody asks which year's a share is of. */
function isSameEveryYear(figures: FiguresInView): boolean {
  const end = figures.money('funding.recurrent', figures.last)
  return Array.from({ length: figures.last - 1 }, (_, at) => figures.money('funding.recurrent', at + 1)).every(
    (one) => one !== undefined && end !== undefined && one.value.minus(end.value).abs().lte(epsilon),
  )
}

/** The largest requirement of the projected years up to one of them, where it is larger than another one. */
function largest(
  figures: FiguresInView,
  until: number,
  than: SaidFigure | undefined,
): { readonly figure: SaidFigure; readonly year: string; readonly index: number } | undefined {
  let found: { figure: SaidFigure; year: string; index: number } | undefined
  for (let index = 1; index <= until; index++) {
    const figure = figures.money('savings.requirement', index)
    const most = found?.figure.value ?? than?.value ?? zero
    if (figure !== undefined && isMore(figure.value, most)) found = { figure, year: figures.yearText(index), index }
  }
  return found
}

/** A plan that rests on savings nobody has found must not read as one that is settled. Said where no further need is told of it. */
export function unidentified(figures: FiguresInView): Sentence[] {
  const { view, last } = figures
  const rests = figures.money('savings.requirement', last)?.value.isZero() === true ? undefined : openPlan(figures)
  if (rests === undefined) return []
  return [
    say`The figures rest on ${rests.planned}${headWords(view)} of new savings over the years${pricesAside(view)}, ${rests.open}${rests.most} unidentified${withoutOpen(figures, rests.open)}.`,
  ]
}

/**
 * What the unidentified savings are worth in the last year, where that is not what was planned of them, and what recurrent headroom comes
 * to if none is found. Planned amounts are of their own years: they grow with their lines, and may be delivered in part or end.
 */
function withoutOpen(figures: FiguresInView, open: SaidFigure): Sentence {
  const { scenario, view, last } = figures
  const inCash = headroomWithoutUnidentified(scenario)
  const value = inCash && view.money(inCash, last)
  const all = figures.money('headroom.recurrent', last)
  if (value === undefined || all === undefined) return []
  const needed = figures.money('savings.requirement', last)?.value.isZero() === true
  const there = figures.amount(value, undefined)
  const worth = figures.amount(all.value.minus(value), undefined)
  const isAsPlanned = seenDigitsOf(worth).eq(seenDigitsOf({ ...open, places: worth.places }))
  if (needed) {
    const then = isAsPlanned ? [] : say`, worth ${worth} by then`
    return say`${then}: ${there} without it${unroundedAside(there, worth, all)}`
  }
  const then = isAsPlanned ? [] : say`, worth ${worth} by then,`
  return say`; without it${then} recurrent headroom in ${figures.yearText(last)} is ${there}`
}

/** The same for whoever reads nothing else: how much of the savings nobody has found, and what is left without them. */
export function openInBrief(figures: FiguresInView): Sentence[] {
  const { scenario, view, last } = figures
  const rests = openPlan(figures)
  if (rests === undefined) return []
  const inCash = headroomWithoutUnidentified(scenario)
  const value = inCash && view.money(inCash, last)
  const without =
    value === undefined
      ? ''
      : say`: without them recurrent headroom in ${figures.yearText(last)} would be ${figures.amount(value, undefined)}`
  return [
    say`${rests.open}${headWords(view)}${pricesAside(view)} of the savings in these figures are not identified${without}.`,
  ]
}

export interface OpenPlan {
  readonly planned: SaidFigure
  readonly open: SaidFigure
  /** Where most of the plan is open, its share: ` (81%)`; else nothing. */
  readonly most: Sentence | ''
}

/** The new savings of all years, and those of them that nobody has found; undefined where all are found. */
export function openPlan(figures: FiguresInView): OpenPlan | undefined {
  const all = figures.money('savings.total-to-date', figures.last)
  const unfound = figures.money('savings.unidentified-to-date', figures.last)
  if (all === undefined || unfound === undefined || unfound.value.isZero()) return undefined
  const [planned, open] = toldApart([all, unfound])
  if (planned === undefined || open === undefined) return undefined
  const share = figures.percent('savings.unidentified-share', figures.last, 0)
  // In the prices of one year it would be the share of other amounts than those beside it.
  const isOfThese = share !== undefined && open.value.minus(planned.value.times(share.value)).abs().lt(epsilon)
  return { planned, open, most: isOfThese && share.value.gt(half) ? say` (${share})` : '' }
}
