import { Decimal } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { type BenefitClass, isMonetised } from '../appraisal/benefits.ts'
import { healthSchedule, type ScheduleName, scheduleCalled } from '../appraisal/schedules.ts'
import type {
  Appraisal,
  AppraisedOption,
  Benefit,
  CostAddition,
  Criterion,
  DiscountBand,
  Input,
  Item,
  ItemId,
} from '../definition.ts'
import type { Series } from '../values/series.ts'
import type { Reader } from './reader.ts'

const section = 'appraisal'
const collectionOfOptions = `${section}.options`

/**
 * Whether a definition is about options: one of them says where its own definition is, or there is an appraisal and nothing else that
 * could be projected.
 */
export function statesOptions(reader: Reader): boolean {
  if (!reader.stands(section)) return false
  const isAlone = !['lines', 'funding', 'combine'].some((name) => reader.stands(name))
  if (isAlone) return true
  return reader.items(collectionOfOptions).some((id) => reader.stands(`${collectionOfOptions}.${id}.scenario`))
}

/** What a definition says of options; undefined where it says nothing. */
export function defineAppraisal(reader: Reader): Appraisal | undefined {
  if (!reader.merged.groups.has(section)) return undefined
  const { base: first, count } = reader.horizon
  const stated = reader.plainIfThere<FinancialYear>(`${section}.base`)
  const base = (stated ?? first) - first
  const isWithin = base >= 0 && base <= count
  const start = isWithin ? base : 0
  if (!isWithin)
    reader.refuse('year-order', reader.entry(`${section}.base`)?.span, {
      path: `${section}.base`,
      year: printYear(first + base),
      must: `be one of the years ${printYear(first)} to ${printYear(first + count)}`,
    })
  const criteria = defineCriteria(reader)
  return {
    base: start,
    budget: reader.choice(`${section}.budget`),
    schedule: defineSchedule(reader, start),
    healthRate: reader.figure(`${section}.health-rate`, 'rate', publishedRates(reader, healthSchedule, start)),
    counterfactual: defineCounterfactual(reader),
    life: defineLife(reader, start),
    criteria,
    options: reader.items(collectionOfOptions).map((id) => defineOption(reader, id, criteria, first + start)),
  }
}

/** Refuse an appraisal of options that does not say what their cost is held against, or ranks them by nothing. */
export function refuseUnheld(reader: Reader): void {
  const says = (name: string): boolean => reader.stands(`${section}.${name}`)
  if (!says('options') && reader.merged.flawed !== true)
    reader.missing(section, 'options', 'what is appraised, each with the path of its definition')
  const isOpen = reader.choice(`${section}.budget`) === 'open'
  if (isOpen && !says('counterfactual'))
    reader.missing(section, 'counterfactual', 'the option that the others are held against, such as continue')
  if (isOpen && !says('schedule'))
    reader.missing(section, 'schedule', 'how later years are discounted, such as green-book-2026')
  if (!isOpen && !says('criteria'))
    reader.missing(
      section,
      'criteria',
      'what options are scored against; under a fixed budget they rank on nothing else ("budget: open" ranks them on cost)',
    )
}

/** The option that others are held against. Of a plan that is given as an option among files, these are not known yet. */
function defineCounterfactual(reader: Reader): ItemId | undefined {
  const path = `${section}.counterfactual`
  if (!reader.has(path)) return undefined
  return statesOptions(reader)
    ? reader.reference(path, 'option', collectionOfOptions)
    : reader.plainIfThere<ItemId>(path)
}

function defineCriteria(reader: Reader): Criterion[] {
  return reader.items(`${section}.criteria`).map((id) => {
    const path = `${section}.criteria.${id}`
    return { id, title: reader.text(`${path}.title`) ?? id, weight: reader.one(`${path}.weight`, 'index') }
  })
}

/** The years of the equivalent annual cost. */
function defineLife(reader: Reader, base: number): number {
  const { base: first, count } = reader.horizon
  const most = count - base + 1
  const life = reader.plainIfThere<number>(`${section}.life`) ?? most
  if (life > most)
    reader.refuse('year-order', reader.entry(`${section}.life`)?.span, {
      path: `${section}.life`,
      year: `${life} years`,
      must: `be at most ${most}, the years from ${printYear(first + base)} to ${printYear(first + count)}`,
    })
  return life
}

function defineSchedule(reader: Reader, base: number): readonly DiscountBand[] | undefined {
  const path = `${section}.schedule`
  if (reader.merged.groups.has(path)) return ownSchedule(reader, path)
  const entry = reader.entry(path)
  if (entry === undefined) return undefined
  const name = reader.plain<ScheduleName>(path)
  if (name === undefined) return []
  const { source } = scheduleCalled(name)
  // What is stated is which schedule: its rates are told as that word, with the source of them.
  const told = { ...entry, provenance: { ...entry.provenance, source } }
  return [{ from: 1, rate: reader.setting(path, publishedRates(reader, name, base), told, 'rate') }]
}

/** The published rate of each year after the base. */
function publishedRates(reader: Reader, name: ScheduleName, base: number): Series {
  const { bands } = scheduleCalled(name)
  return reader.everyYear((index) => {
    const band = bands.findLast(({ from }) => from <= index - base)
    return band && new Decimal(band.percent).div(100)
  })
}

function ownSchedule(reader: Reader, path: string): readonly DiscountBand[] {
  const bands: DiscountBand[] = [
    { from: reader.plain<number>(`${path}.from`) ?? 1, rate: reader.one(`${path}.rate`, 'rate') },
  ]
  for (const id of reader.items(`${path}.bands`)) {
    const band = `${path}.bands.${id}`
    const from = reader.plain<number>(`${band}.from`)
    const before = bands.at(-1)?.from ?? 1
    if (from !== undefined && from <= before)
      reader.refuse('year-order', reader.entry(`${band}.from`)?.span, {
        path: `${band}.from`,
        year: `year ${from}`,
        must: `be after year ${before}, in which the rate before it begins`,
      })
    bands.push({ from: from ?? before + 1, rate: reader.one(`${band}.rate`, 'rate') })
  }
  return bands
}

function defineOption(
  reader: Reader,
  id: ItemId,
  criteria: readonly Criterion[],
  base: FinancialYear,
): AppraisedOption {
  const path = `${collectionOfOptions}.${id}`
  const title = reader.text(`${path}.title`) ?? id
  // Where its own definition is was asked before there were years.
  reader.entry(`${path}.scenario`)
  const known = new Set(criteria.map((criterion) => criterion.id))
  for (const name of reader.items(`${path}.scores`))
    if (!known.has(name) && !reader.stands(`${section}.criteria.${name}`))
      reader.refuseName(reader.spanOf(`${path}.scores.${name}`), 'criterion', name, `${section}.criteria`)
  return {
    id,
    title,
    comment: reader.text(`${path}.comment`),
    scores: criteria.flatMap(({ id: criterion }) => scoreOf(reader, path, criterion) ?? []),
    optimismBias: reader.items(`${path}.optimism-bias`).map((one) => {
      const own = `${path}.optimism-bias.${one}`
      return {
        ...additionOf(reader, own, one),
        upper: reader.one(`${own}.upper`, 'rate'),
        mitigation: reader.has(`${own}.mitigation`)
          ? reader.one(`${own}.mitigation`, 'share')
          : reader.constant(`${own}.mitigation`, 'share', new Decimal(0)),
      }
    }),
    contingency: reader.items(`${path}.contingency`).map((one) => {
      const own = `${path}.contingency.${one}`
      return { ...additionOf(reader, own, one), share: reader.one(`${own}.share`, 'rate') }
    }),
    benefits: reader
      .items(`${path}.benefits`)
      .map((one) => defineBenefit(reader, `${path}.benefits.${one}`, one, base)),
  }
}

function scoreOf(reader: Reader, option: string, criterion: ItemId): AppraisedOption['scores'][number] | undefined {
  const path = `${option}.scores.${criterion}`
  // A weighted total over some of the criteria would rank an option by what it was not asked.
  if (!reader.stands(path)) {
    reader.refuse('missing-score', reader.spanOf(`${option}.scores`), { path: `${option}.scores`, criterion })
    return undefined
  }
  return { criterion, score: reader.one(`${path}.score`, 'index'), comment: reader.text(`${path}.comment`) }
}

function additionOf(reader: Reader, path: string, id: ItemId): CostAddition & Item {
  return {
    id,
    title: reader.text(`${path}.title`) ?? id,
    of: reader.plain<string>(`${path}.of`) ?? '',
    ofSpan: reader.entry(`${path}.of`)?.span,
    ofPath: `${path}.of`,
  }
}

function defineBenefit(reader: Reader, path: string, id: ItemId, base: FinancialYear): Benefit {
  const is = reader.choice<BenefitClass>(`${path}.class`)
  const amount: Input | undefined = reader.seriesInPrices(`${path}.amount`, base)
  const comment = reader.text(`${path}.comment`)
  if (reader.has(`${path}.class`)) {
    if (isMonetised(is) && !reader.stands(`${path}.amount`))
      reader.missing(path, 'amount', 'what it is worth in each year, such as { 2019/20..: 1.5 }')
    if (!isMonetised(is) && amount !== undefined)
      reader.refuse('amount-of-unmonetised', reader.entry(`${path}.amount`)?.keySpan, { path })
    if (!isMonetised(is) && !reader.stands(`${path}.comment`)) reader.missing(path, 'comment', 'what it is, in words')
  }
  return {
    id,
    title: reader.text(`${path}.title`) ?? id,
    is,
    amount: isMonetised(is) ? amount : undefined,
    isHealth: reader.plain<boolean>(`${path}.health`) === true,
    comment,
  }
}
