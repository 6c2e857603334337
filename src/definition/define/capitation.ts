import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { mostListed } from '../../base/list-in-words.ts'
import type { Capitation, Contract, Item, ItemId } from '../definition.ts'
import { isAgreedBefore } from './agreed.ts'
import { weightOf } from './population.ts'
import type { Reader } from './reader.ts'
import type { Refusing } from './refusing.ts'

const collection = 'population.groups'

/** How the price of a contract follows people; undefined where it does not, or where that was refused. */
export function defineCapitation(reader: Reader, path: string): Capitation | undefined {
  const weighted = `${path}.capitation`
  const segments = `${path}.segments`
  if (reader.plainIfThere<string>(weighted) === 'weighted') {
    const groups = reader.items(collection)
    if (groups.length === 0 && !reader.stands(collection))
      reader.refuse('needs-groups', reader.entry(weighted)?.span, { path: weighted })
    return { by: 'weights', groups: groups.map((id) => ({ ...named(reader, id), each: weightOf(reader, id) })) }
  }
  const stated = reader.items(segments)
  if (stated.length === 0) return undefined
  for (const group of stated)
    if (!reader.hasItem(collection, group) && !reader.stands(`${collection}.${group}`))
      reader.refuseName(reader.spanOf(`${segments}.${group}`), 'group of people', group, collection)
  refuseLeftOut(reader, segments, stated)
  const groups = stated.map((id) => ({ ...named(reader, id), each: reader.one(`${segments}.${id}`, 'pounds') }))
  if (!reader.hasUnread(segments) && groups.every(({ each }) => each.values[0]?.isZero()))
    reader.refuse('not-positive', reader.spanOf(segments), { path: segments })
  return { by: 'prices', groups }
}

/** Refuse a list by group that says nothing of some: nobody is left out by a slip. */
export function refuseLeftOut(reader: Reader, path: string, stated: readonly string[]): void {
  if (reader.hasUnread(path)) return
  const all = reader.items(collection)
  const named = new Set(stated.filter((group) => reader.hasItem(collection, group)))
  const count = all.length - named.size
  if (count === 0) return
  // No more are looked for than are told: there may be thousands of groups, and of lists that say nothing of most of them.
  const groups: string[] = []
  for (const group of all) {
    if (groups.length === mostListed) break
    if (!named.has(group)) groups.push(group)
  }
  reader.refuse('groups-left-out', reader.spanOf(path), { path, groups, count })
}

/** A price that follows people follows them once. */
export function refusePeopleTwice(to: Refusing, path: string, index: Contract['index']): void {
  const at = `${path}.index`
  const twice = index.is === 'allocation' ? at : followsPeople(index.population) ? `${at}.population` : undefined
  if (twice !== undefined) to.refuse('people-in-price-twice', to.spanOf(twice), { path: twice })
}

/** Whether an index moves with people: a growth of nought says that it does not. */
function followsPeople(population: Extract<Contract['index'], { is: 'formula' }>['population']): boolean {
  return population === 'own' || population?.values.some((value) => value?.isZero() === false) === true
}

/** The years in which people are counted: those until the pricing year, and of later ones those that are named, or all. */
export function defineCounted(
  reader: Reader,
  path: string,
  term: Pick<Contract, 'priced' | 'ends'> | undefined,
): readonly boolean[] {
  const at = `${path}.reviewed`
  const { base, count } = reader.horizon
  const everyYear = Array.from({ length: count + 1 }, () => true)
  const content = term && reader.entry(at)?.content
  const named = content?.form === 'list' ? content.items : content?.form === 'plain' ? [content.plain] : []
  if (term === undefined || content === undefined) return everyYear
  const first = base + term.priced
  // Of what was agreed before the base year, people may have been counted before it too.
  const isAgreed = isAgreedBefore(reader, path)
  const reviews = new Set<number>()
  for (const { value, node } of named) {
    const year = value as FinancialYear
    const must =
      year <= first && !isAgreed
        ? `be after ${printYear(first)}, the year that prices the contract`
        : year > base + count
          ? `not be after ${printYear(base + count)}, the last year`
          : undefined
    if (must !== undefined) reader.refuse('year-order', node.span, { path: at, year: printYear(year), must })
    if (reviews.has(year - base)) reader.refuse('named-twice', node.span, { path: at, name: printYear(year) })
    reviews.add(year - base)
  }
  return everyYear.map((_, index) => index <= term.priced || reviews.has(index))
}

function named(reader: Reader, id: ItemId): Item {
  return { id, title: reader.text(`${collection}.${id}.title`) ?? id }
}
