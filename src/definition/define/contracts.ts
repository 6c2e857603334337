import { type Decimal, one, toPlain, zero } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { listInWords } from '../../base/list-in-words.ts'
import type { Contract, Input, ItemId, ScopePart, Sharing } from '../definition.ts'
import type { BaseYear } from '../values/series.ts'
import { defineAgreed, isAgreedBefore } from './agreed.ts'
import { defineCapitation, defineCounted } from './capitation.ts'
import { defineLimit } from './limit.ts'
import type { Reader } from './reader.ts'
import type { Refusing } from './refusing.ts'

const keepsAll: Sharing = { share: undefined, band: undefined, cap: undefined }

type Term = Pick<Contract, 'from' | 'starts' | 'ends' | 'priced'>

/** Whole-population contracts, in the order in which they are first named. */
export function defineContracts(reader: Reader): Contract[] {
  const contracts = reader.items('contracts').flatMap((id) => defineContract(reader, id) ?? [])
  refuseOverlap(reader, contracts)
  return contracts
}

function defineContract(reader: Reader, id: ItemId): Contract | undefined {
  const path = `contracts.${id}`
  const term = defineTerm(reader, path)
  const scope = defineScope(reader, path, term)
  if (term !== undefined) refuseEmptyScope(reader, path, scope, term.starts)
  const agreed = defineAgreed(reader, path, scope, term?.starts)
  const outcomes = `${path}.outcomes`
  const baseYear = baseYearOf(term)
  const outcomeShare = reader.series(`${outcomes}.share`, 'share', baseYear)
  const parts = {
    value: reader.has(`${path}.value`) ? reader.one(`${path}.value`, 'money') : undefined,
    index: defineIndex(reader, `${path}.index`),
    capitation: defineCapitation(reader, path),
    outcomes:
      outcomeShare === undefined
        ? undefined
        : {
            share: outcomeShare,
            achievement: reader.series(`${outcomes}.achievement`, 'share', baseYear),
            isWithin: reader.choice(`${outcomes}.basis`) === 'within',
          },
    // Without a share the provider keeps every gain, so that a band or a cap changes nothing and is told as unused.
    gain: reader.stands(`${path}.gain.share`) ? defineSharing(reader, `${path}.gain`, term) : keepsAll,
    loss: defineSharing(reader, `${path}.loss`, term),
    beyond: defineBeyond(reader, path, new Set(scope.map(({ line }) => line)), term),
    lists: reader
      .items(`${path}.lists`)
      .map((list) => ({ id: list, people: peopleOf(reader, `${path}.lists.${list}`) })),
  }
  const { lists, capitation } = parts
  // Where nobody is counted, years of review change nothing and are told as unused.
  const counted = defineCounted(reader, path, lists.length > 0 || capitation !== undefined ? term : undefined)
  return term === undefined
    ? undefined
    : { id, title: reader.text(`${path}.title`) ?? id, ...term, agreed, scope, ...parts, counted }
}

/** Somebody must be on the lists that a contract is shared by. */
export function refuseEmptyLists(to: Refusing, path: string, lists: Contract['lists']): void {
  if (lists.length > 0 && lists.every(({ people }) => people.values.every((value) => value?.isZero())))
    to.refuse('not-positive', to.spanOf(`${path}.lists`), { path: `${path}.lists` })
}

/** The years of a contract, by index; undefined where one of them was refused. */
function defineTerm(reader: Reader, path: string): Term | undefined {
  const { base, count } = reader.horizon
  // What was agreed before the base year may have started before it.
  const isAgreed = isAgreedBefore(reader, path)
  const started = isAgreed ? reader.plain<FinancialYear>(`${path}.starts`) : undefined
  const starts = started !== undefined && started <= base ? started : reader.projectedYear(`${path}.starts`)
  const ends = reader.plain<FinancialYear>(`${path}.ends`)
  const shadow = reader.plain<FinancialYear>(`${path}.shadow`)
  const priced = reader.plain<FinancialYear>(`${path}.priced`) ?? base
  if (starts === undefined) return undefined
  const must = (name: string, year: FinancialYear | undefined, right: boolean, what: string): void => {
    if (year === undefined || right) return
    const entry = reader.entry(`${path}.${name}`)
    reader.refuse('year-order', entry?.span, { path: `${path}.${name}`, year: printYear(year), must: what })
  }
  const first = printYear(base)
  must('ends', ends, (ends ?? starts) >= starts, `not be before ${printYear(starts)}, the start`)
  must('ends', ends, (ends ?? base) >= base, `not be before ${first}, the base year`)
  must('shadow', shadow, isAgreed || (shadow ?? base) >= base, `not be before ${first}, the base year`)
  must('shadow', shadow, (shadow ?? base) < starts, `be before ${printYear(starts)}, the start`)
  must('priced', priced, priced >= base, `not be before ${first}, the base year`)
  must('priced', priced, isAgreed || priced <= starts, `not be after ${printYear(starts)}, the start`)
  return {
    from: Math.max(0, (shadow ?? starts) - base),
    starts: Math.max(0, starts - base),
    ends: Math.min(ends ?? base + count, base + count) - base,
    priced: priced - base,
  }
}

function defineScope(reader: Reader, path: string, term: Term | undefined): Contract['scope'] {
  return reader.items(`${path}.scope`).flatMap((line) => {
    const at = `${path}.scope.${line}`
    const plain = reader.has(at)
    const stated = plain ? at : `${at}.share`
    const from = plain ? undefined : reader.plain<FinancialYear>(`${at}.from`)
    const share = reader.one(stated, 'share')
    // What is no share may be a key that was meant for another place.
    const isRead = share.entry === undefined || share.values[0] !== undefined
    if (isRead && !reader.hasItem('lines', line) && !reader.stands(`lines.${line}`))
      reader.refuseName(reader.spanOf(at), 'spend line', line, 'lines')
    const { base, count } = reader.horizon
    const isAgreed = isAgreedBefore(reader, path)
    if (from !== undefined && ((from < base && !isAgreed) || from > base + count))
      reader.refuse('year-not-projected', reader.entry(`${at}.from`)?.span, {
        path: `${at}.from`,
        year: printYear(from),
        first: printYear(base + 1),
        last: printYear(base + count),
      })
    const joins = from === undefined || term === undefined ? undefined : Math.max(0, from - base)
    // A price that is stated is that of all lines.
    const isPriced =
      !plain &&
      !reader.has(`${path}.value`) &&
      !reader.stands(`${path}.segments`) &&
      !reader.has(`${path}.agreed.price.${line}`)
    return [{ line, share, joins, priced: isPriced ? definePriced(reader, at, joins, term) : undefined }]
  })
}

/** The year that sets the price of one line: not before that of the contract, whose money the price is in, nor after it joins. */
function definePriced(
  reader: Reader,
  at: string,
  joins: number | undefined,
  term: Term | undefined,
): number | undefined {
  const year = reader.plain<FinancialYear>(`${at}.priced`)
  if (year === undefined || term === undefined) return undefined
  const { base } = reader.horizon
  const first = Math.max(joins ?? term.from, term.from)
  const must =
    year - base < term.priced
      ? `not be before ${printYear(base + term.priced)}, the year that prices the contract`
      : year - base > first
        ? `not be after ${printYear(base + first)}, the year the line joins`
        : undefined
  if (must !== undefined)
    reader.refuse('year-order', reader.entry(`${at}.priced`)?.span, {
      path: `${at}.priced`,
      year: printYear(year),
      must,
    })
  return year - base
}

/** The share of a line that is in scope in a year. */
function shareIn({ share, joins }: ScopePart, index: number): Decimal | undefined {
  return joins !== undefined && index < joins ? zero : share.values[index]
}

/** What is paid is spread over the lines in scope, so that there must be one as soon as anything is paid. */
function refuseEmptyScope(reader: Reader, path: string, scope: Contract['scope'], starts: number): void {
  // A line that could not be read may be the one that is in scope.
  if (reader.hasUnread(`${path}.scope`)) return
  if (scope.length === 0 || !scope.every((part) => shareIn(part, starts)?.isZero())) return
  const year = printYear(reader.horizon.base + starts)
  reader.refuse('nothing-in-scope', reader.spanOf(`${path}.scope`), { path: `${path}.scope`, year })
}

/** The people of a list, which may be fewer or more in other years. */
function peopleOf(reader: Reader, path: string): Input {
  return reader.series(path, 'people', 'held') ?? reader.constant(path, 'people', zero)
}

function defineIndex(reader: Reader, path: string): Contract['index'] {
  if (reader.plain<string>(path) === 'allocation') {
    reader.refuseWithout(['funding'], reader.entry(path)?.span, `${path} rests on the growth of funding`)
    return { is: 'allocation' }
  }
  const at = `${path}.population`
  const entry = reader.entry(at)
  const isOwn = entry?.content.form === 'plain' && entry.content.plain.value === 'population'
  if (isOwn) reader.needPopulation(at)
  return {
    is: 'formula',
    population: isOwn ? 'own' : reader.series(at, 'rate'),
    inflation: reader.series(`${path}.inflation`, 'rate'),
    productivity: reader.series(`${path}.productivity`, 'rate'),
  }
}

/** Where a contract is reckoned in the base year too, its terms hold there as in any other year. */
function baseYearOf(term: Term | undefined): BaseYear {
  return term?.from === 0 ? 'alike' : 'named'
}

function defineSharing(reader: Reader, path: string, term: Term | undefined): Sharing {
  const baseYear = baseYearOf(term)
  return {
    share: reader.series(`${path}.share`, 'share', baseYear),
    band: defineLimit(reader, `${path}.band`, undefined, baseYear),
    cap: defineLimit(reader, `${path}.cap`, term, baseYear),
  }
}

function defineBeyond(
  reader: Reader,
  path: string,
  scope: ReadonlySet<string>,
  term: Term | undefined,
): Contract['beyond'] {
  return reader.items(`${path}.beyond`).flatMap((line) => {
    const at = `${path}.beyond.${line}`
    if (!reader.hasItem('lines', line) && !reader.stands(`lines.${line}`))
      reader.refuseName(reader.spanOf(at), 'spend line', line, 'lines')
    if (scope.has(line)) reader.refuse('beyond-in-scope', reader.spanOf(at), { path: at, line })
    const counterfactual = reader.series(`${at}.counterfactual`, 'rate')
    const [gain, loss] = (['gain', 'loss'] as const).map((name) =>
      reader.has(`${at}.${name}.share`) ? defineSharing(reader, `${at}.${name}`, term) : undefined,
    )
    return counterfactual === undefined ? [] : [{ line, counterfactual, gain, loss }]
  })
}

/** Of one line no more can be paid for under contracts than there is. A shadow year is not paid. */
function refuseOverlap(reader: Reader, contracts: readonly Contract[]): void {
  const byLine = new Map<string, { readonly id: string; readonly inputs: readonly Decimal[] }[]>()
  for (const { id, starts, ends, scope } of contracts)
    for (const part of scope) {
      const inputs = Array.from({ length: reader.horizon.count + 1 }, (_, index) =>
        index >= starts && index <= ends ? (shareIn(part, index) ?? zero) : zero,
      )
      const own = byLine.get(part.line)
      if (own === undefined) byLine.set(part.line, [{ id, inputs }])
      else own.push({ id, inputs })
    }
  for (const [line, own] of byLine) {
    const last = own.at(-1)
    if (own.length < 2 || last === undefined) continue
    const totals = reader.everyYear((index) =>
      own.reduce<Decimal>((so, { inputs }) => so.plus(inputs[index] ?? zero), zero),
    )
    const index = totals.findIndex((total) => total?.gt(one))
    const most = totals[index]
    if (most === undefined) continue
    const year = printYear(reader.horizon.base + index)
    const names = listInWords(own.flatMap(({ id, inputs }) => (inputs[index]?.isZero() ? [] : [id])))
    const what = `In ${year} the contracts ${names} take ${toPlain(most.times(100))}% of lines.${line}`
    reader.refuse('over-whole', reader.spanOf(`contracts.${last.id}.scope.${line}`), { what })
  }
}
