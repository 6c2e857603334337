import { type FinancialYear, lastYear, printYear } from '../../base/financial-year.ts'
import type { MoneyUnit } from '../../base/money-unit.ts'
import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { Span } from '../../diagnostics/span.ts'
import { watchErrors } from '../../diagnostics/watch-errors.ts'
import type { Definition, MemberReference, PlaceMember } from '../definition.ts'
import { definitionKeys } from '../keys/keys.ts'
import type { Merged } from '../layers/merge.ts'
import type { Horizon } from '../values/years.ts'
import { defineActuals } from './actuals.ts'
import { defineAppraisal, refuseUnheld, statesOptions } from './appraisal.ts'
import { defineChecks, defineMeasures } from './author-tests.ts'
import { defineChanges } from './changes.ts'
import { defineContracts } from './contracts.ts'
import { defineControls } from './controls.ts'
import { defineCorrelations } from './correlations.ts'
import { defineDrivers } from './drivers.ts'
import { defineLines } from './lines.ts'
import { defineReserves, defineResponsibilities, defineStreams, defineSurplus } from './money-in.ts'
import { optionsKeys, refuseBesideOptions, withOptions } from './options.ts'
import { defineMembers, defineTransfers, placeHorizon, placeKeys, refuseInPlace, withMembers } from './place.ts'
import { definePopulation } from './population.ts'
import { refuseRanges } from './ranges.ts'
import { Reader } from './reader.ts'
import { requireKeys } from './required.ts'
import { defineRisks } from './risks.ts'
import { defineSavings } from './savings.ts'
import { defineShifts } from './shifts.ts'
import { refuseUnfounded } from './stated.ts'
import { titledApart } from './titled-apart.ts'
import { refuseTogether } from './together.ts'
import { anyYears } from './without-years.ts'

/**
 * Check a merged definition as a whole and give it its types: required keys present, names defined, years covered. All
 * problems are reported; the result is undefined only where there is no horizon to work on. After an error it must not be
 * projected.
 */
export function define(
  merged: Merged,
  unit: MoneyUnit,
  outer: Span,
  tell: Tell,
  members: readonly PlaceMember[] = [],
): Definition | undefined {
  const { tell: watch, hasErrors } = watchErrors(tell)
  const reader = new Reader(merged, unit, { base: 0, count: 0 }, outer, watch)
  const isOptions = statesOptions(reader)
  const isPlace = !isOptions && merged.groups.has('combine')
  const hasMembers = isOptions || isPlace
  if (isOptions) refuseBesideOptions(reader)
  else if (isPlace) refuseInPlace(reader)
  else refuseUnfounded(reader)
  // Members that could not be read may bring what a definition by itself lacks.
  requireKeys(
    reader,
    '',
    isOptions ? optionsKeys() : isPlace || merged.unread.has('combine') ? placeKeys() : definitionKeys,
  )
  if (isOptions) refuseUnheld(reader)
  const horizon = hasMembers ? placeHorizon(reader, members) : ownHorizon(reader)
  if (horizon === undefined) {
    const years = hasMembers ? undefined : anyYears(reader)
    const told: Tell = (found) => (years?.holds(found) === true ? watch(found) : undefined)
    if (years !== undefined) defineWithin(new Reader(merged, unit, years.horizon, outer, told))
    return undefined
  }
  const read = new Set(['unit', 'years.base', 'years.count'])
  const within = reader.over(horizon)
  const own = defineWithin(within)
  refuseRanges(within)
  // The years are known only now, so that the shares of the members are spread over them only now.
  const definition = isPlace
    ? withMembers(own, inYears(members, defineMembers(within)), within.inputs)
    : isOptions
      ? withOptions(own, members)
      : own
  // "And without this?" is a question: what only that rests on is no slip.
  const isAsked = [...merged.off.values()].some(({ span }) => span.file.path === '--set')
  if (!hasErrors() && merged.flawed !== true && !isAsked)
    for (const { path, keySpan } of within.unused(read)) {
      // A parent serves other children too: what this one leaves unused there is no slip of either.
      const isOwn = keySpan.file === outer.file || keySpan.file.path === '--set'
      if (isOwn) tell(diagnose('unused-input', keySpan, { path }))
    }
  return titledApart(definition)
}

function inYears(members: readonly PlaceMember[], references: readonly MemberReference[]): PlaceMember[] {
  const byId = new Map(references.map((reference) => [reference.id, reference]))
  return members.map((member) => ({ ...member, ...byId.get(member.id) }))
}

function ownHorizon(reader: Reader): Horizon | undefined {
  const base = reader.plain<FinancialYear>('years.base')
  const count = reader.plain<number>('years.count')
  if (base === undefined || count === undefined) return undefined
  if (base + count > lastYear)
    reader.refuse('year-order', reader.entry('years.base')?.span, {
      path: 'years.base',
      year: printYear(base),
      must: `be at most ${printYear(lastYear - count)}, so that the last projected year is no later than ${printYear(lastYear)}`,
    })
  return { base, count }
}

function defineWithin(reader: Reader): Definition {
  const { horizon } = reader
  const lines = defineLines(reader)
  const definition: Definition = {
    title: reader.text('title') ?? '',
    organisation: reader.text('organisation'),
    description: reader.text('description'),
    unit: reader.unit,
    horizon,
    confirmed: reader.confirmed(),
    rolled: reader.rolled(),
    prices: definePrices(reader),
    population: definePopulation(reader),
    streams: defineStreams(reader),
    reserves: defineReserves(reader),
    surplus: defineSurplus(reader),
    drivers: defineDrivers(reader),
    lines,
    savings: defineSavings(reader),
    shifts: defineShifts(reader),
    changes: [...defineChanges(reader, 'pressures'), ...defineChanges(reader, 'investments')],
    responsibilities: defineResponsibilities(reader),
    contracts: defineContracts(reader),
    risks: defineRisks(reader),
    correlations: defineCorrelations(reader),
    measures: defineMeasures(reader),
    members: [],
    transfers: defineTransfers(reader),
    appraisal: defineAppraisal(reader),
    checks: defineChecks(reader),
    controls: defineControls(reader),
    actuals: defineActuals(reader),
    document: reader.document(),
    off: reader.merged.off,
    entries: reader.merged.entries,
    merged: reader.merged,
    inputs: reader.inputs,
  }
  refuseTogether(definition, reader)
  return definition
}

function definePrices(reader: Reader): Definition['prices'] {
  const { horizon } = reader
  const stated = reader.merged.entries.get('prices.base')
  const base = reader.plain<FinancialYear>('prices.base') ?? horizon.base
  const last = horizon.base + horizon.count
  if (stated !== undefined && (base < horizon.base || base > last)) {
    reader.refuse('price-base-outside', stated.span, {
      year: printYear(base),
      first: printYear(horizon.base),
      last: printYear(last),
    })
  }
  return {
    base,
    deflator: reader.series('prices.deflator', 'rate'),
    index: reader.series('prices.index', 'price-index', 'every'),
    publisher: reader.text('prices.publisher'),
    vintage: reader.text('prices.vintage'),
  }
}
