import { Decimal } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import { diagnose, type Report } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import {
  defineChanges,
  defineChecks,
  defineControls,
  defineLines,
  defineSavings,
  defineShifts,
} from './define-items.ts'
import type { Definition, ShareOrAmount, Surplus } from './definition.ts'
import { definitionKeys } from './keys.ts'
import type { Merged } from './merge.ts'
import { Reader } from './reader.ts'
import { requireKeys } from './required.ts'

/**
 * Check a merged definition as a whole and give it its types: required keys present, names defined, years covered. All
 * problems are reported; the result is undefined only where there is no horizon to work on. After an error it must not be
 * projected.
 */
export function define(merged: Merged, unit: MoneyUnit, outer: Span, report: Report): Definition | undefined {
  // Not supported yet, and reported: what it would bring with it is not missed.
  if (merged.unread.has('combine')) return undefined
  const reader = new Reader(merged, unit, { base: 0, count: 0 }, outer, report)
  requireKeys(reader, '', definitionKeys)
  const year = reader.plain<FinancialYear>('years.base')
  const count = reader.plain<number>('years.count')
  if (year === undefined || count === undefined) return undefined
  const horizon = { base: year, count }
  let failed = false
  const read = ['unit', 'years.base', 'years.count']
  const within = new Reader(merged, unit, horizon, outer, (diagnostic) => {
    if (diagnostic.severity === 'error') failed = true
    report(diagnostic)
  })
  const definition = defineWithin(within)
  if (!failed && merged.flawed !== true)
    for (const { path, keySpan } of within.unused(read)) {
      // A parent serves other children too: what this one leaves unused there is no slip of either.
      const isOwn = keySpan.file === outer.file || keySpan.file.path === '--set'
      if (isOwn) report(diagnose('unused-input', keySpan, { path }))
    }
  return definition
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
    prices: definePrices(reader),
    population: definePopulation(reader),
    streams: reader.items('funding').map((id) => ({
      id,
      title: reader.text(`funding.${id}.title`) ?? id,
      base: reader.one(`funding.${id}.base`, 'money'),
      growth: reader.series(`funding.${id}.growth`, 'rate'),
      amounts: reader.series(`funding.${id}.amounts`, 'money'),
      adjustments: reader.adjustments(`funding.${id}`),
      nonRecurrent: reader.series(`funding.${id}.non-recurrent`, 'money', 'named'),
    })),
    reserves: reader.items('reserves').map((id) => ({
      id,
      title: reader.text(`reserves.${id}.title`) ?? id,
      kind: reader.choice(`reserves.${id}.kind`),
      ...shareOrAmount(reader, `reserves.${id}`),
    })),
    surplus: defineSurplus(reader),
    lines,
    savings: defineSavings(reader),
    shifts: defineShifts(reader),
    changes: [...defineChanges(reader, 'pressures'), ...defineChanges(reader, 'investments')],
    checks: defineChecks(reader),
    controls: defineControls(reader),
    document: reader.document(),
    entries: reader.merged.entries,
  }
  return definition
}

function definePrices(reader: Reader): Definition['prices'] {
  const { horizon } = reader
  const stated = reader.merged.entries.get('prices.base')
  const base = reader.plain<FinancialYear>('prices.base') ?? horizon.base
  const last = horizon.base + horizon.count
  if (stated !== undefined && (base < horizon.base || base > last)) {
    reader.refuse('confirmed-outside', stated.span, {
      year: printYear(base),
      first: printYear(horizon.base),
      last: printYear(last),
    })
  }
  const index = reader.series('prices.index', 'index', 'every')
  if (index?.values.some((value) => value?.lte(0))) {
    reader.refuse('index-not-positive', index.entry?.span, { path: index.path })
  }
  return {
    base,
    deflator: reader.series('prices.deflator', 'rate'),
    index,
    publisher: reader.text('prices.publisher'),
    vintage: reader.text('prices.vintage'),
  }
}

function definePopulation(reader: Reader): Definition['population'] {
  if (!reader.has('population.base')) {
    if (reader.has('population.growth') && !reader.stands('population.base'))
      reader.missing('population', 'base', 'people in the base year, such as 220562')
    return undefined
  }
  return {
    base: reader.one('population.base', 'people'),
    growth: reader.series('population.growth', 'rate') ?? reader.constant('population.growth', 'rate', new Decimal(0)),
  }
}

function defineSurplus(reader: Reader): Surplus {
  const stated = reader.merged.groups.has('surplus.required')
  const required = stated ? shareOrAmount(reader, 'surplus.required') : undefined
  if (required !== undefined && required.share === undefined && required.amount === undefined) {
    reader.refuse('needs-surplus-form', reader.spanOf('surplus.required'), { path: 'surplus.required' })
  }
  return {
    required,
    basis: reader.choice('surplus.basis'),
    broughtForward: reader.has('surplus.brought-forward') ? reader.one('surplus.brought-forward', 'money') : undefined,
    drawdown: reader.series('surplus.drawdown', 'money', 'named'),
    repayment: reader.series('surplus.repayment', 'money', 'named'),
  }
}

function shareOrAmount(reader: Reader, path: string): ShareOrAmount {
  const share = reader.series(`${path}.share`, 'share', 'held')
  const written = reader.merged.entries.get(`${path}.of`)
  const stated = share === undefined ? undefined : reader.plain<string>(`${path}.of`)
  const of = stated === undefined || stated === 'funding' ? 'funding.total' : stated
  const streams = reader.items('funding').flatMap((id) => [`funding.${id}.total`, `funding.${id}.recurrent`])
  const known = ['funding.total', 'funding.recurrent', ...streams]
  if (written !== undefined && stated !== undefined && !known.includes(of)) {
    reader.refuse('unknown-name', written.span, { what: 'funding row', name: of, known })
  }
  return { share, amount: reader.series(`${path}.amount`, 'money', 'held'), of }
}
